/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of units and what each has to do, from the window's menus. */
#include "unit-actions.h"

#include <glib/gi18n.h>

#include "assignments-window.h"
#include "body-actions.h"
#include "extracts-window.h"
#include "toast.h"
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

static void
show_units_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  KhEditor *editor = kh_window_get_editor (window);
  g_autoptr (KhAgency) agency = find_agency (window);
  GtkWidget *units;

  if (agency == NULL)
    return;
  if (editor != NULL)
    kh_editor_flush (editor);
  units = kh_units_window_new (kh_window_get_store (window), agency, !kh_window_is_writable (window));
  gtk_window_set_transient_for (GTK_WINDOW (units), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (units), TRUE);
  gtk_window_present (GTK_WINDOW (units));
}

static void
show_assignments_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  KhEditor *editor = kh_window_get_editor (window);
  GtkWidget *assignments;

  if (editor == NULL)
    return;
  kh_editor_flush (editor);
  assignments = kh_assignments_window_new (kh_window_get_store (window), kh_editor_get_plan (editor), !kh_window_is_writable (window));
  gtk_window_set_transient_for (GTK_WINDOW (assignments), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (assignments), TRUE);
  gtk_window_present (GTK_WINDOW (assignments));
}

static void
export_extracts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhEditor *editor = kh_window_get_editor (user_data);
  GtkWidget *extracts;

  if (editor == NULL)
    return;
  kh_editor_flush (editor);
  extracts = kh_extracts_window_new (kh_editor_get_plan (editor));
  gtk_window_set_transient_for (GTK_WINDOW (extracts), GTK_WINDOW (user_data));
  gtk_window_present (GTK_WINDOW (extracts));
}

void
kh_unit_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "show-units", .activate = show_units_action },
    { .name = "show-assignments", .activate = show_assignments_action },
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
  kh_window_set_action_enabled (window, "export-extracts", kh_window_get_editor (window) != NULL);
}
