/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindBar: finds words in the open plan and puts others in their place.
 *
 * While the focus is in the bar, a step shows the hit and leaves the focus; from
 * a form a step takes the focus along. Closing the bar leaves the user at the hit. */
#pragma once

#include <gtk/gtk.h>

#include "find-hit.h"
#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_FIND_BAR (kh_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (KhFindBar, kh_find_bar, KH, FIND_BAR, GtkWidget)

/** kh_find_bar_set_plan: Called once. @read_only: whether the library cannot be written */
void kh_find_bar_set_plan  (KhFindBar *self, KhStore *store, KhPlan *plan, gboolean read_only);

/**
 * kh_find_bar_open:
 * @words: (nullable): what to look for instead of what was looked for before
 * @replace: whether to offer words to put in their place
 */
void kh_find_bar_open      (KhFindBar *self, const char *words, gboolean replace);

/** kh_find_bar_step: goes to the next hit (1) or the one before (-1), around the plan's ends */
void kh_find_bar_step      (KhFindBar *self, int direction);

/** kh_find_bar_set_place: @uuid: the node that the user is at, from where the next search begins */
void kh_find_bar_set_place (KhFindBar *self, const char *uuid);

/** kh_find_bar_get_hits: Returns: (transfer none): #KhFindHit objects */
GListModel *kh_find_bar_get_hits (KhFindBar *self);

/* Signals:
 * KhFindBar::show-hit (KhFindHit *hit, gboolean focus): @hit is to be seen, %NULL for none any more
 * KhFindBar::flush (): what is typed but not saved is to be saved now
 * KhFindBar::notice (char *message), KhFindBar::failed (GError *error): as of #KhEditorPage */

G_END_DECLS
