/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's own XML format (.kehoach), complete; schema data/schema/kehoach.rng. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_xml_write:
 * @plan: the plan, written with its agency, units, UUIDs, findings and progress
 *
 * The files that prove progress are not written: they are in the library, can be
 * large, and are not for everybody who gets the plan.
 *
 * Returns: (transfer full): the file's bytes, the same for the same plan
 */
GBytes *kh_xml_write (KhPlan *plan);

/**
 * kh_xml_write_as_issued:
 *
 * As kh_xml_write(), without what was reported of the tasks since: a document
 * that goes out, and the plan within it, stay the same whatever comes of the plan.
 */
GBytes *kh_xml_write_as_issued (KhPlan *plan);

G_END_DECLS
