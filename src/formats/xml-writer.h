/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's own XML format (.kehoach), complete; schema data/schema/kehoach.rng. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_xml_write:
 * @plan: the plan, written with its agency, units, UUIDs and findings
 *
 * Returns: (transfer full): the file's bytes, the same for the same plan
 */
GBytes *kh_xml_write (KhPlan *plan);

G_END_DECLS
