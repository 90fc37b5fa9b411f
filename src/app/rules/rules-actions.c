/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own rules, from the window's menus. */
#include "rules-actions.h"

#include "plan-checks.h"
#include "rules-window.h"

/* The plan that is open is looked at by the new rules at once. */
static void
changed_cb (KhWindow *window)
{
  KhEditor *editor = kh_window_get_editor (window);
  g_autoptr (KhPlanChecks) checks = NULL;

  if (editor == NULL)
    return;
  checks = kh_plan_checks_of (kh_window_get_store (window), kh_editor_get_plan (editor));
  kh_plan_checks_reload (checks);
}

static void
show_rules_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *rules = kh_rules_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (rules), GTK_WINDOW (user_data));
  g_signal_connect_object (rules, "changed", G_CALLBACK (changed_cb), user_data, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (rules));
}

void
kh_rules_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "show-rules", .activate = show_rules_action },
  };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
