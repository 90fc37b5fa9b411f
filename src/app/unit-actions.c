/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of units and what each has to do, from the window's menus. */
#include "unit-actions.h"

#include <glib/gi18n.h>

#include "assignments-window.h"
#include "body-actions.h"
#include "extracts-window.h"
#include "progress-window.h"
#include "toast.h"
#include "unit-page-window.h"
#include "units-window.h"

/* Returns: (transfer full) (nullable): %NULL after the user was told why */
static KhAgency *
find_agency (KhWindow *window)
{
  g_autoptr (GError) error = NULL;
  KhAgency *agency = kh_body_actions_find (window, &error);

  if (agency == NULL && error != NULL)
    kh_toast_show_error (gtk_window_get_child (GTK_WINDOW (window)), error);
  else if (agency == NULL)
    kh_toast_show (gtk_window_get_child (GTK_WINDOW (window)), _("There is no body yet: units come with its first plan."), NULL,
                   NULL);
  return agency;
}

/* @other: (transfer full) */
static void
present_beside (KhWindow *window, GtkWidget *other)
{
  gtk_window_set_transient_for (GTK_WINDOW (other), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (other), TRUE);
  gtk_window_present (GTK_WINDOW (other));
}

static void
show_units_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  KhEditor *editor = kh_window_get_editor (window);
  g_autoptr (KhAgency) agency = find_agency (window);

  if (agency == NULL)
    return;
  if (editor != NULL)
    kh_editor_flush (editor);
  present_beside (window, kh_units_window_new (kh_window_get_store (window), agency, !kh_window_is_writable (window)));
}

static void
show_assignments_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  KhEditor *editor = kh_window_get_editor (window);

  if (editor == NULL)
    return;
  kh_editor_flush (editor);
  present_beside (window, kh_assignments_window_new (kh_window_get_store (window), kh_editor_get_plan (editor),
                                                     !kh_window_is_writable (window)));
}

static void
show_progress_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  KhEditor *editor = kh_window_get_editor (window);
  GDate today;

  if (editor == NULL)
    return;
  kh_editor_flush (editor);
  kh_date_get_today (&today);
  present_beside (window, kh_progress_window_new (kh_window_get_store (window), kh_editor_get_plan (editor), &today,
                                                  !kh_window_is_writable (window)));
}

static void
go_cb (KhWindow *window, const char *uuid)
{
  KhEditor *editor = kh_window_get_editor (window);

  if (editor != NULL && kh_editor_show_node (editor, uuid))
    gtk_window_present (GTK_WINDOW (window));
}

static void
show_unit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  KhEditor *editor = kh_window_get_editor (window);
  KhAgency *agency = editor != NULL ? kh_plan_get_agency (kh_editor_get_plan (editor)) : NULL;
  GListModel *units = agency != NULL ? kh_agency_get_units (agency) : NULL;

  for (guint i = 0; units != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      GtkWidget *page;

      if (!g_str_equal (kh_node_get_uuid (KH_NODE (unit)), g_variant_get_string (parameter, NULL)))
        continue;
      kh_editor_flush (editor);
      page = kh_unit_page_window_new (kh_window_get_store (window), kh_editor_get_plan (editor), unit);
      g_signal_connect_object (page, "go", G_CALLBACK (go_cb), window, G_CONNECT_SWAPPED);
      present_beside (window, page);
      return;
    }
}

static void
export_extracts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhEditor *editor = kh_window_get_editor (user_data);
  GtkWidget *extracts;

  if (editor == NULL)
    return;
  kh_editor_flush (editor);
  extracts = kh_extracts_window_new (kh_window_get_store (user_data), kh_editor_get_plan (editor));
  gtk_window_set_transient_for (GTK_WINDOW (extracts), GTK_WINDOW (user_data));
  gtk_window_present (GTK_WINDOW (extracts));
}

void
kh_unit_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "show-units", .activate = show_units_action },
    { .name = "show-assignments", .activate = show_assignments_action },
    { .name = "show-progress", .activate = show_progress_action },
    { .name = "show-unit", .parameter_type = "s", .activate = show_unit_action },
    { .name = "export-extracts", .activate = export_extracts_action },
  };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
kh_unit_actions_update (KhWindow *window)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "show-units", kh_window_get_store (window) != NULL);
  kh_window_set_action_enabled (window, "show-assignments", kh_window_get_editor (window) != NULL);
  kh_window_set_action_enabled (window, "show-progress", kh_window_get_editor (window) != NULL);
  kh_window_set_action_enabled (window, "show-unit", kh_window_get_editor (window) != NULL);
  kh_window_set_action_enabled (window, "export-extracts", kh_window_get_editor (window) != NULL);
}
