/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box that holds one widget for each object of a list model, and keeps the
 * widgets of the objects that stay. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** KhModelBoxCreate: Returns: (transfer floating): the widget for @object */
typedef GtkWidget *(*KhModelBoxCreate) (gpointer object, gpointer user_data);

/**
 * kh_model_box_bind:
 * @box: an empty box; it follows @model for as long as it lives
 * @user_data: for @create; must outlive @box
 */
void       kh_model_box_bind   (GtkBox *box, GListModel *model, KhModelBoxCreate create, gpointer user_data);

/** kh_model_box_lookup: Returns: (transfer none) (nullable): the widget for @object */
GtkWidget *kh_model_box_lookup (GtkBox *box, gpointer object);

G_END_DECLS
