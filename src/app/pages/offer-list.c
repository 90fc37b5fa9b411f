/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of offers that comes up beneath what one types into. */
#include "offer-list.h"

GtkWidget *
kh_offer_list_new (GtkWidget *parent, const char *name, GtkListBox **list)
{
  GtkWidget *popover;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);

  popover = gtk_popover_new ();
  *list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (*list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (popover, FALSE);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (*list));
  gtk_widget_set_parent (popover, parent);

  return popover;
}

void
kh_offer_list_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

void
kh_offer_list_select_next (GtkListBox *list, int step)
{
  GtkListBoxRow *row;
  int index;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  row = gtk_list_box_get_selected_row (list);
  index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  gtk_list_box_select_row (list, index >= 0 ? gtk_list_box_get_row_at_index (list, index) : NULL);
}
