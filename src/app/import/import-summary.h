/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import found, in words. */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

/**
 * kh_import_dup_summary:
 * @plan: a plan just imported
 * @with_title: whether the plan is not in sight and must be named
 *
 * Returns: (transfer full): translated sentence that says what was found
 */
char *kh_import_dup_summary (KhPlan *plan, gboolean with_title);

/** kh_import_dup_parts: Returns: (transfer full): translated sentence that says what a plan can use of a text that is none */
char *kh_import_dup_parts   (KhPlan *plan);

G_END_DECLS
