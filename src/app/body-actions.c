/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body and its register of documents, from the window's menus. */
#include "body-actions.h"

#include <glib/gi18n.h>

#include "body-window.h"
#include "register-window.h"
#include "toast.h"

KhAgency *
kh_body_actions_find (KhWindow *window, GError **error)
{
  KhEditor *editor;
  KhAgency *agency;
  KhStore *store;
  g_autoptr (GListModel) plans = NULL;
  g_autoptr (KhPlanInfo) newest = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GListModel) agencies = NULL;

  g_return_val_if_fail (KH_IS_WINDOW (window), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  editor = kh_window_get_editor (window);
  agency = editor != NULL ? kh_plan_get_agency (kh_editor_get_plan (editor)) : NULL;
  if (agency != NULL)
    return g_object_ref (agency);
  store = kh_window_get_store (window);
  plans = kh_store_list_plans (store, error);
  if (plans == NULL)
    return NULL;
  newest = g_list_model_get_item (plans, 0);
  if (newest != NULL)
    {
      plan = kh_store_load_plan (store, kh_plan_info_get_id (newest), error);
      if (plan == NULL)
        return NULL;
      if (kh_plan_get_agency (plan) != NULL)
        return g_object_ref (kh_plan_get_agency (plan));
    }
  agencies = kh_store_list_agencies (store, error);
  return agencies != NULL ? g_list_model_get_item (agencies, 0) : NULL;
}

/* Tells that the body was saved, and offers the way back of a change. */
static void
saved_cb (KhWindow *window, KhAgency *agency)
{
  GtkWidget *library = GTK_WIDGET (kh_window_get_library (window));
  g_autofree char *action = NULL;

  if (agency == NULL)
    {
      kh_toast_show (library, _("The body is in the library"), NULL, NULL);
      return;
    }
  action = g_strdup_printf ("win.undo-body(int64 %" G_GINT64_FORMAT ")", kh_node_get_id (KH_NODE (agency)));
  kh_toast_show (library, _("The body was changed"), _("_Undo"), action);
}

static void
undo_body_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) agencies = kh_store_list_agencies (kh_window_get_store (window), &error);

  for (guint i = 0; agencies != NULL && i < g_list_model_get_n_items (agencies); i++)
    {
      g_autoptr (KhNode) agency = g_list_model_get_item (agencies, i);

      if (kh_node_get_id (agency) == g_variant_get_int64 (parameter))
        kh_store_undo (kh_window_get_store (window), agency, &error);
    }
  if (error != NULL)
    kh_toast_show_error (GTK_WIDGET (kh_window_get_library (window)), error);
}

static void
edit_body_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *body = kh_body_window_new (kh_window_get_store (window), &error);

  if (body == NULL)
    {
      kh_toast_show_error (GTK_WIDGET (kh_window_get_library (window)), error);
      return;
    }
  g_signal_connect_object (body, "saved", G_CALLBACK (saved_cb), window, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (body), GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (body));
}

static void
show_library_register_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhAgency) agency = kh_body_actions_find (window, &error);
  GtkWidget *documents;

  if (agency == NULL)
    {
      if (error != NULL)
        kh_toast_show_error (GTK_WIDGET (kh_window_get_library (window)), error);
      else
        kh_toast_show (GTK_WIDGET (kh_window_get_library (window)), _("A register belongs to a body, and there is none yet"),
                       _("_Set Up"), "win.edit-body");
      return;
    }
  documents = kh_register_window_new (kh_window_get_store (window), agency, !kh_window_is_writable (window));
  gtk_window_set_transient_for (GTK_WINDOW (documents), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (documents), TRUE);
  gtk_window_present (GTK_WINDOW (documents));
}

void
kh_body_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "edit-body", .activate = edit_body_action },
    { .name = "undo-body", .activate = undo_body_action, .parameter_type = "x" },
    { .name = "show-library-register", .activate = show_library_register_action },
  };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
kh_body_actions_update (KhWindow *window)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "edit-body", kh_window_is_writable (window));
  kh_window_set_action_enabled (window, "undo-body", kh_window_is_writable (window));
  kh_window_set_action_enabled (window, "show-library-register", kh_window_get_store (window) != NULL);
}
