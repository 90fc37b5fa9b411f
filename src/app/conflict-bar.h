/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhConflictBar: what two programs changed at once, as long as nobody has chosen. */
#pragma once

#include <gtk/gtk.h>

#include "conflict.h"

G_BEGIN_DECLS

#define KH_TYPE_CONFLICT_BAR (kh_conflict_bar_get_type ())
G_DECLARE_FINAL_TYPE (KhConflictBar, kh_conflict_bar, KH, CONFLICT_BAR, GtkWidget)

/** kh_conflict_bar_set_store: @store: whose conflicts are offered from now on */
void        kh_conflict_bar_set_store    (KhConflictBar *self, KhStore *store);
/** kh_conflict_bar_get_conflict: Returns: (transfer none) (nullable): what is to be chosen now; the others wait */
KhConflict *kh_conflict_bar_get_conflict (KhConflictBar *self);

/* Actions: conflict.keep-mine, conflict.keep-theirs. */

G_END_DECLS
