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

/* @step: 1 or -1; the first offer is next to none, and none is before it */
static void
select_next (GtkListBox *list, GtkListBoxRow *row, int step)
{
  const int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  gtk_list_box_select_row (list, index >= 0 ? gtk_list_box_get_row_at_index (list, index) : NULL);
}

gboolean
kh_offer_list_press (GtkListBox *list, guint keyval)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (GTK_IS_LIST_BOX (list), GDK_EVENT_PROPAGATE);

  row = gtk_list_box_get_selected_row (list);
  if (row == NULL && keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
      select_next (list, row, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      select_next (list, row, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit_by_name (list, "row-activated", row);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}
