/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRowFiller: makes the rows of a long list one after the other.
 *
 * A row is a dozen widgets; a group of some hundred tasks would keep the window
 * waiting. So a row begins as an empty place of about its height. Those in sight
 * are made before they are drawn, all others while nothing else is to be done,
 * the nearest to what is in sight first; what is in sight does not move. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _KhRowFiller KhRowFiller;

/** kh_row_filler_new: @list: (not owned): the widget whose children are #KhItemLine */
KhRowFiller *kh_row_filler_new   (GtkWidget *list);
void         kh_row_filler_free  (KhRowFiller *self);

/** kh_row_filler_start: there are rows to make */
void         kh_row_filler_start (KhRowFiller *self);

G_END_DECLS
