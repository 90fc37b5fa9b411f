/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits of a plan's sections as wholes: add, move, remove. */
#pragma once

#include "edit.h"

G_BEGIN_DECLS

/**
 * kh_section_ops_add:
 * @kind: %KH_SECTION_TASK_GROUP, %KH_SECTION_BUDGET, %KH_SECTION_FREE or %KH_SECTION_APPENDIX
 * @after: (nullable): the section the user is at
 *
 * A task group goes after @after if that is one, else last; an appendix goes
 * last; any other section goes after the top-level section that holds @after.
 *
 * Returns: (transfer full) (nullable): the new section
 */
KhSection *kh_section_ops_add        (KhStore *store, KhPlan *plan, KhSectionKind kind, KhSection *after,
                                      GError **error);
/** kh_section_ops_can_remove: Returns: whether a user may take @section away as a whole */
gboolean   kh_section_ops_can_remove (KhSection *section);
gboolean   kh_section_ops_remove     (KhStore *store, KhPlan *plan, KhSection *section, GError **error);
/** kh_section_ops_can_move: @step: -1 or 1. Returns: whether there is a place to move to */
gboolean   kh_section_ops_can_move   (KhSection *section, int step);
gboolean   kh_section_ops_move       (KhStore *store, KhPlan *plan, KhSection *section, int step, GError **error);

G_END_DECLS
