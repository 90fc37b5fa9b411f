/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports on the plan that is open. */
#include "report-actions.h"

#include <glib/gi18n.h>

#include "report-dialog.h"
#include "toast.h"

static void
chosen_cb (KhWindow *window, gint64 id, gboolean made)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-plan", "x", id);
  if (made && kh_window_get_editor (window) != NULL)
    kh_toast_show (GTK_WIDGET (kh_window_get_editor (window)), _("This is the report. All of it can be edited"), _("_Undo"),
                   "win.trash-open-plan");
}

static void
report_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  KhEditor *editor = kh_window_get_editor (window);
  GtkWidget *dialog;

  kh_editor_flush (editor);
  dialog = kh_report_dialog_new (kh_window_get_store (window), kh_editor_get_plan (editor));
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), window, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
kh_report_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = { { .name = "report", .activate = report_action } };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
kh_report_actions_update (KhWindow *window, gboolean enabled)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "report", enabled);
}
