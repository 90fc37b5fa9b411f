/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWrapLayout: children one after the other, in as many lines as they need. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KH_TYPE_WRAP_LAYOUT (kh_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (KhWrapLayout, kh_wrap_layout, KH, WRAP_LAYOUT, GtkLayoutManager)

/** kh_wrap_layout_new: @spacing: pixels between children and between lines */
GtkLayoutManager *kh_wrap_layout_new (int spacing);

/**
 * kh_wrap_layout_set_optional:
 * @child: a child of a widget with this layout
 * @optional: whether @child is left out where it would need a line more
 */
void              kh_wrap_layout_set_optional (GtkWidget *child, gboolean optional);

/** kh_wrap_box_new: Returns: (transfer floating): a box that is @width pixels wide by nature and whose children wrap */
GtkWidget        *kh_wrap_box_new    (int spacing, int width);

G_END_DECLS
