/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scrolling while something is dragged near the edge of what is in sight. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** kh_drag_scroll_add: @widget: what is dragged over, in a #GtkScrolledWindow by then */
void kh_drag_scroll_add (GtkWidget *widget);

G_END_DECLS
