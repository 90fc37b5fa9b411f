/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhStateBar: how many of some tasks are in each state, as parts of a bar. */
#pragma once

#include <gtk/gtk.h>

#include "standings.h"

G_BEGIN_DECLS

#define KH_TYPE_STATE_BAR (kh_state_bar_get_type ())
G_DECLARE_FINAL_TYPE (KhStateBar, kh_state_bar, KH, STATE_BAR, GtkWidget)

GtkWidget *kh_state_bar_new  (void);
/** kh_state_bar_show: @name: whose tasks they are, for those who do not see the bar */
void       kh_state_bar_show (KhStateBar *self, const char *name, const KhStandingTotal *total);

/** kh_standing_total_dup_words: Returns: (transfer full): "12 done · 3 late · 5 under way", without states that none is in */
char      *kh_standing_total_dup_words (const KhStandingTotal *total);

G_END_DECLS
