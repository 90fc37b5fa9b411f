/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry rows that are saved when they are applied: what the user began with, and
 * that nothing takes the place of what is being typed. */
#include "shown-entry.h"

#define SHOWN "kh-shown"

void
kh_shown_entry_show (AdwEntryRow *row, const char *text)
{
  const char *wanted = text != NULL ? text : "";
  const char *shown, *present;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  shown = g_object_get_data (G_OBJECT (row), SHOWN);
  present = gtk_editable_get_text (GTK_EDITABLE (row));
  if (shown != NULL && !g_str_equal (present, shown) && !g_str_equal (present, wanted))
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  if (!g_str_equal (present, wanted))
    gtk_editable_set_text (GTK_EDITABLE (row), wanted);
  g_object_set_data_full (G_OBJECT (row), SHOWN, g_strdup (wanted), g_free);
}

void
kh_shown_entry_forget (AdwEntryRow *row)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  g_object_set_data (G_OBJECT (row), SHOWN, NULL);
}

char *
kh_shown_entry_take (AdwEntryRow *row)
{
  char *base;

  g_return_val_if_fail (ADW_IS_ENTRY_ROW (row), NULL);

  base = g_object_steal_data (G_OBJECT (row), SHOWN);

  return base != NULL ? base : g_strdup ("");
}

void
kh_shown_entry_keep (AdwEntryRow *row, const char *base)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  g_object_set_data_full (G_OBJECT (row), SHOWN, g_strdup (base), g_free);
}
