/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEvidenceRow: a file of evidence in a list. */
#include "evidence-row.h"

#include <glib/gi18n.h>

#include "describe.h"

static void
add_button (AdwActionRow *row, const char *icon, const char *action, const char *words, const char *about,
            KhEvidence *evidence)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  /* Translators: what a button does, and with which file */
  g_autofree char *name = g_strdup_printf (_("%s: %s"), words, kh_evidence_get_name (evidence));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  kh_describe (button, about);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", kh_node_get_uuid (KH_NODE (evidence)));
  adw_action_row_add_suffix (row, button);
}

GtkWidget *
kh_evidence_row_new (KhEvidence *evidence, gboolean read_only)
{
  GtkWidget *row;
  g_autofree char *size = NULL;

  g_return_val_if_fail (KH_IS_EVIDENCE (evidence), NULL);

  row = adw_action_row_new ();
  size = g_format_size ((guint64) kh_evidence_get_size (evidence));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kh_evidence_get_name (evidence));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  add_button (ADW_ACTION_ROW (row), "document-open-symbolic", "evidence.open", _("Open"), _("Shows the file in the program that it belongs to"),
              evidence);
  add_button (ADW_ACTION_ROW (row), "document-save-as-symbolic", "evidence.save", _("Save a Copy…"),
              _("Writes the file to a place of your choice"), evidence);
  if (!read_only)
    add_button (ADW_ACTION_ROW (row), "user-trash-symbolic", "evidence.remove", _("Remove"),
                _("The file no longer proves this task; can be undone"), evidence);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "evidence.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", kh_node_get_uuid (KH_NODE (evidence)));

  return row;
}
