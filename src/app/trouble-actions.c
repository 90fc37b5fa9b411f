/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged library, and edits that did not fit it any more. */
#include "trouble-actions.h"

#include <glib/gi18n.h>

#include "plan-text.h"
#include "review-actions.h"
#include "salvage-page.h"
#include "toast.h"

static void
salvage_closed_cb (KhWindow *window)
{
  kh_window_show_review (window, NULL);
}

static void
salvage_accepted_cb (KhWindow *window, const char *path)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "app.use-salvaged", "^ay", path);
}

static void
salvage_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  GtkWidget *page = kh_salvage_page_new (kh_window_get_library_path (window));

  g_signal_connect_object (page, "closed", G_CALLBACK (salvage_closed_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "accepted", G_CALLBACK (salvage_accepted_cb), window, G_CONNECT_SWAPPED);
  kh_window_show_review (window, page);
}

static void
rescued_cb (KhWindow *window, KhNode *plan, KhNode *copy)
{
  g_autofree char *title = kh_plan_text_dup_title (KH_PLAN (plan));
  g_autofree char *message = g_strdup_printf (_("Others changed “%s” meanwhile. What you wrote is in a copy beside it."), title);
  g_autofree char *action = g_action_print_detailed_name (
      "win.choose-rescued", g_variant_new ("(xx)", kh_node_get_id (plan), kh_node_get_id (copy)));
  AdwToast *toast = kh_toast_show (GTK_WIDGET (kh_window_get_library (window)), message, _("_Choose…"), action);

  /* Until it is answered: both are in the library meanwhile. */
  if (toast != NULL)
    adw_toast_set_timeout (toast, 0);
}

/* Theirs is what is there, mine is what is accepted; the copy stays for both. */
static void
choose_rescued_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) mine = NULL;
  gint64 id, copy_id;

  g_variant_get (parameter, "(xx)", &id, &copy_id);
  mine = kh_store_load_state (kh_store_get_path (kh_window_get_store (window)), copy_id, 0, &error);
  if (mine == NULL)
    kh_toast_show_error (GTK_WIDGET (kh_window_get_library (window)), error);
  else if (kh_window_open_plan (window, id, NULL))
    kh_review_take_in (window, kh_editor_get_plan (kh_window_get_editor (window)), mine, _("What Others Wrote → What You Wrote"),
                       N_("Take in own changes"), KH_REVISION_MERGE, KH_COMPARISON_DEFAULT);
}

void
kh_trouble_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "salvage", .activate = salvage_action },
    { .name = "choose-rescued", .parameter_type = "(xx)", .activate = choose_rescued_action },
  };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
kh_trouble_actions_watch (KhWindow *window, KhStore *store)
{
  g_return_if_fail (KH_IS_WINDOW (window));
  g_return_if_fail (KH_IS_STORE (store));

  g_signal_connect_object (store, "rescued", G_CALLBACK (rescued_cb), window, G_CONNECT_SWAPPED);
}

void
kh_trouble_actions_update (KhWindow *window)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "salvage", kh_window_get_library_path (window) != NULL);
  kh_window_set_action_enabled (window, "choose-rescued", kh_window_is_writable (window));
}
