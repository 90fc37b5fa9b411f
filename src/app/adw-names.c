/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that libadwaita 1.2 does not give to parts of its widgets, for screen readers. */
#include "adw-names.h"

#include <glib/gi18n.h>

#include "describe.h"

static void
name_children (GtkWidget *parent, GType type, const char *name, const char *description)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_type_is_a (G_OBJECT_TYPE (child), type))
      {
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
        kh_describe (child, description);
      }
    else
      {
        name_children (child, type, name, description);
      }
}

void
kh_adw_name_split_button (AdwSplitButton *button, const char *description)
{
  g_return_if_fail (ADW_IS_SPLIT_BUTTON (button));

  name_children (GTK_WIDGET (button), GTK_TYPE_MENU_BUTTON, adw_split_button_get_dropdown_tooltip (button), description);
}

void
kh_adw_name_password_row (AdwPasswordEntryRow *row)
{
  g_return_if_fail (ADW_IS_PASSWORD_ENTRY_ROW (row));

  name_children (GTK_WIDGET (row), GTK_TYPE_BUTTON, _("Show or hide what is typed"),
                 _("Nobody beside you should read it while it is shown"));
}
