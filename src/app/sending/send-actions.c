/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sending the plan that is open. */
#include "send-actions.h"

#include <glib/gi18n.h>

#include "export.h"
#include "issued-file.h"
#include "send-window.h"
#include "toast.h"

static void
saved_cb (KhWindow *window, GFile *package)
{
  if (kh_window_get_editor (window) != NULL)
    kh_export_show_done (GTK_WIDGET (kh_window_get_editor (window)), package);
}

static void
mailed_cb (KhWindow *window)
{
  if (kh_window_get_editor (window) != NULL)
    kh_toast_show (GTK_WIDGET (kh_window_get_editor (window)), _("The letter is in the mail program now"), NULL, NULL);
}

/* An issued plan goes out as it was signed, or not at all. */
static void
send_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  KhEditor *editor = kh_window_get_editor (window);
  KhStore *store = kh_window_get_store (window);
  KhPlan *plan = kh_editor_get_plan (editor);
  GtkWidget *dialog;

  kh_editor_flush (editor);
  if (kh_plan_is_locked (plan) && !kh_store_has_issued_file (store, plan, NULL))
    {
      kh_toast_show (GTK_WIDGET (editor), _("Attach the signed file or its scan first: that is what is sent"), _("_Attach…"),
                     "win.attach-issued-file");
      return;
    }
  dialog = kh_send_window_new (store, plan);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "mailed", G_CALLBACK (mailed_cb), window, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
kh_send_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = { { .name = "send", .activate = send_action } };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
kh_send_actions_update (KhWindow *window, gboolean open)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), "send")), open);
}
