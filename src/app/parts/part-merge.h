/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units' parts that came back, from the window's menus. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_part_merge_install: gives @window its action "merge-part" */
void kh_part_merge_install (KhWindow *window);

/** kh_part_merge_update: enables it where the library can be written */
void kh_part_merge_update  (KhWindow *window, gboolean writable);

/**
 * kh_part_merge_run:
 * @files: (element-type GFile): parts that came back
 *
 * One after another: reads it in a process of its own, opens its plan, shows what
 * the unit changed, what was changed here and where both changed the same, and
 * merges what the user decides. Nothing is written before.
 */
void kh_part_merge_run     (KhWindow *window, GListModel *files);

G_END_DECLS
