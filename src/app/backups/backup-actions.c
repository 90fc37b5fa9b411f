/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backing the library up and restoring it, from the window's menus. */
#include "backup-actions.h"

#include <glib/gi18n.h>

#include "backup-view.h"
#include "backup.h"
#include "backups-page.h"
#include "toast.h"

static void show_backups (KhWindow *window);

/* Looking into a backup, and restoring it. */

static gboolean
is_damaged (KhWindow *window)
{
  return kh_store_get_trouble (kh_window_get_store (window)) == KH_TROUBLE_DAMAGED;
}

static void
restored_cb (KhWindow *window, const char *kept)
{
  g_autofree char *action = g_action_print_detailed_name ("win.open-backup", g_variant_new_bytestring (kept));

  if (is_damaged (window))
    {
      /* What was opened is no more: the library is another file. */
      gtk_widget_activate_action (GTK_WIDGET (window), "app.reopen-library", NULL);
      return;
    }
  kh_window_close_plan (window);
  kh_window_show_review (window, NULL);
  kh_toast_show (GTK_WIDGET (kh_window_get_library (window)), _("Library restored from the backup"), _("_Go Back"), action);
}

static void
open_backup (KhWindow *window, const char *path)
{
  GtkWidget *view
    = kh_backup_view_new (kh_window_get_store (window), path, kh_window_is_writable (window) || is_damaged (window));

  g_signal_connect_object (view, "closed", G_CALLBACK (show_backups), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "restored", G_CALLBACK (restored_cb), window, G_CONNECT_SWAPPED);
  kh_window_show_review (window, view);
}

static void
open_backup_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_backup (user_data, g_variant_get_bytestring (parameter));
}

/* The list. */

static void
page_closed_cb (KhWindow *window)
{
  kh_window_show_review (window, NULL);
}

static void
show_backups (KhWindow *window)
{
  KhStore *store = kh_window_get_store (window);
  g_autofree char *folder = kh_backup_get_folder (kh_store_get_path (store));
  GtkWidget *page;

  if (kh_window_get_editor (window) != NULL)
    kh_editor_flush (kh_window_get_editor (window));
  page = kh_backups_page_new (store, folder);
  g_signal_connect_object (page, "closed", G_CALLBACK (page_closed_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "opened", G_CALLBACK (open_backup), window, G_CONNECT_SWAPPED);
  kh_window_show_review (window, page);
}

static void
show_backups_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_backups (user_data);
}

static const GActionEntry actions[] = {
  { .name = "show-backups", .activate = show_backups_action },
  { .name = "open-backup", .parameter_type = "ay", .activate = open_backup_action },
};

void
kh_backup_actions_install (KhWindow *window)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

void
kh_backup_actions_update (KhWindow *window)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    kh_window_set_action_enabled (window, actions[i].name, kh_window_get_store (window) != NULL);
}
