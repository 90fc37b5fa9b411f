/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWindow: a window on one library. */
#include "window.h"

#include <glib/gi18n.h>

#include "application.h"
#include "backup-actions.h"
#include "body-actions.h"
#include "conflict-bar.h"
#include "import-actions.h"
#include "issued-page.h"
#include "new-plan-actions.h"
#include "part-merge.h"
#include "plan-actions.h"
#include "plan-text.h"
#include "print-actions.h"
#include "report-actions.h"
#include "review-actions.h"
#include "rules-actions.h"
#include "revision.h"
#include "send-actions.h"
#include "signing-actions.h"
#include "template.h"
#include "toast.h"
#include "trouble-actions.h"
#include "trouble-bar.h"
#include "unit-actions.h"
#include "version-actions.h"
#include "window-state.h"

/* Invariant: editor is set while a plan is open; its actions are then the
 * window's own. */
struct _KhWindow
{
  AdwApplicationWindow parent_instance;

  GtkStack *stack;
  KhLibraryView *library;
  AdwBin *editor_bin;
  AdwBin *review_bin;
  AdwBin *import_bin;
  KhConflictBar *conflict_bar;
  GtkWidget *salvage_button;
  char *failed_path; /* of a library that could not be opened */
  KhTroubleBar *trouble_bar;
  AdwStatusPage *failure;

  KhStore *store;
  gboolean read_only;
  gboolean listed; /* whether the library's list could be read */
  KhEditor *editor;
  KhWindowState state;
  KhImportActions *import_actions;
};

G_DEFINE_FINAL_TYPE (KhWindow, kh_window, ADW_TYPE_APPLICATION_WINDOW)

void
kh_window_set_action_enabled (KhWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (KhWindow *self)
{
  gboolean writable = kh_window_is_writable (self);

  kh_window_set_action_enabled (self, "back", self->editor != NULL);
  kh_window_set_action_enabled (self, "search", self->listed);
  kh_window_set_action_enabled (self, "search-library", self->listed);
  kh_window_set_action_enabled (self, "open-plan", self->listed);
  kh_window_set_action_enabled (self, "show-issued", self->listed);
  kh_window_set_action_enabled (self, "import", writable);
  kh_new_plan_actions_update (self, writable);
  kh_plan_actions_update (self, self->editor != NULL, writable);
  kh_backup_actions_update (self);
  kh_print_actions_update (self, self->editor != NULL);
  kh_send_actions_update (self, self->editor != NULL);
  kh_report_actions_update (self, self->editor != NULL && writable);
  kh_review_actions_update (self, self->editor != NULL, writable);
  kh_version_actions_update (self, self->editor != NULL, writable);
  kh_unit_actions_update (self);
  kh_part_merge_update (self, writable);
  kh_body_actions_update (self);
  kh_trouble_actions_update (self);
}

/* The editor. */

static void
share_actions (KhWindow *self, gboolean share)
{
  GActionMap *actions = kh_editor_get_actions (self->editor);
  g_auto (GStrv) names = g_action_group_list_actions (G_ACTION_GROUP (actions));

  for (guint i = 0; names[i] != NULL; i++)
    if (share)
      g_action_map_add_action (G_ACTION_MAP (self), g_action_map_lookup_action (actions, names[i]));
    else
      g_action_map_remove_action (G_ACTION_MAP (self), names[i]);
}

/* Without writing what the forms hold: there may be nothing left to write it to. */
static void
drop_editor (KhWindow *self)
{
  kh_editor_save_state (self->editor, &self->state);
  share_actions (self, FALSE);
  self->editor = NULL;
  adw_bin_set_child (self->editor_bin, NULL);
  adw_bin_set_child (self->review_bin, NULL);
  gtk_stack_set_visible_child_name (self->stack, "library");
  gtk_window_set_title (GTK_WINDOW (self), _("Kế hoạch"));
  update_actions (self);
  kh_library_view_focus (self->library);
}

static void
close_editor (KhWindow *self)
{
  if (self->editor == NULL)
    return;
  kh_editor_flush (self->editor);
  drop_editor (self);
}

static void
removed_cb (KhWindow *self, KhNode *root)
{
  if (self->editor == NULL || root != KH_NODE (kh_editor_get_plan (self->editor)))
    return;
  /* What was typed and finds no place any more is offered to be copied. */
  kh_editor_flush (self->editor);
  drop_editor (self);
  kh_toast_show (GTK_WIDGET (self->stack), _("The plan that was open has been deleted"), NULL, NULL);
}

gboolean
kh_window_open_plan (KhWindow *self, gint64 id, const char *uuid)
{
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (KH_IS_WINDOW (self), FALSE);
  g_return_val_if_fail (KH_IS_STORE (self->store), FALSE);

  if (self->editor == NULL || kh_node_get_id (KH_NODE (kh_editor_get_plan (self->editor))) != id)
    {
      plan = kh_store_load_plan (self->store, id, &error);
      if (plan == NULL)
        {
          kh_toast_show_error (GTK_WIDGET (self->stack), error);
          return FALSE;
        }
      close_editor (self);
      self->editor = KH_EDITOR (kh_editor_new (self->store, plan, &self->state, self->read_only));
      adw_bin_set_child (self->editor_bin, GTK_WIDGET (self->editor));
      share_actions (self, TRUE);
      update_actions (self);
      if (!self->read_only && !kh_plan_is_locked (plan))
        kh_store_prepare_day (self->store, plan);
    }
  gtk_stack_set_visible_child_name (self->stack, "editor");
  if (uuid == NULL || !kh_editor_show_node (self->editor, uuid))
    kh_editor_focus (self->editor);
  return TRUE;
}

void
kh_window_show_place (KhWindow *self, gint64 id, const char *uuid, const char *words)
{
  /* The words may be those of a citation, which is no text of a field. */
  if (kh_window_open_plan (self, id, uuid) && words != NULL)
    kh_editor_show_words (self->editor, uuid, words);
}

static void
back_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *self = user_data;

  /* Back from what stands before the editor is back to the editor. */
  if (adw_bin_get_child (self->review_bin) != NULL)
    kh_window_show_review (self, NULL);
  else
    close_editor (self);
}

void
kh_window_search_library (KhWindow *self, const char *words)
{
  g_return_if_fail (KH_IS_WINDOW (self));
  g_return_if_fail (KH_IS_STORE (self->store));

  close_editor (self);
  kh_library_view_start_search (self->library, words);
}

static void
search_library_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_window_search_library (user_data, NULL);
}

/* One key for what is in sight: the open plan, or all plans. */
static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (g_action_map_lookup_action (G_ACTION_MAP (user_data), "find") != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (user_data), "find", NULL);
  else
    search_library_action (action, parameter, user_data);
}

static void
open_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_window_open_plan (user_data, g_variant_get_int64 (parameter), NULL);
}

static void
show_plan_findings_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *self = user_data;

  if (self->store != NULL && kh_window_open_plan (self, g_variant_get_int64 (parameter), NULL))
    kh_editor_show_page (self->editor, KH_PAGE_FINDINGS, NULL);
}

static void
open_uri_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_uri (GTK_WINDOW (user_data), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

static void
close_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static const GActionEntry window_actions[] = {
  { .name = "back", .activate = back_action },
  { .name = "search", .activate = search_action },
  { .name = "search-library", .activate = search_library_action },
  { .name = "open-plan", .parameter_type = "x", .activate = open_plan_action },
  { .name = "show-plan-findings", .parameter_type = "x", .activate = show_plan_findings_action },
  { .name = "open-uri", .parameter_type = "s", .activate = open_uri_action },
  { .name = "close", .activate = close_action },
};

/* Window. */

static gboolean
kh_window_close_request (GtkWindow *window)
{
  KhWindow *self = KH_WINDOW (window);

  if (self->editor != NULL)
    {
      kh_editor_flush (self->editor);
      kh_editor_save_state (self->editor, &self->state);
    }
  self->state.maximized = gtk_window_is_maximized (window);
  if (!self->state.maximized)
    gtk_window_get_default_size (window, &self->state.width, &self->state.height);
  if (KH_IS_APPLICATION (g_application_get_default ()))
    self->state.spelling
        = kh_speller_get_enabled (kh_application_get_speller (KH_APPLICATION (g_application_get_default ())));
  kh_window_state_save (&self->state);
  return GTK_WINDOW_CLASS (kh_window_parent_class)->close_request (window);
}

static void
kh_window_dispose (GObject *object)
{
  KhWindow *self = KH_WINDOW (object);

  if (self->editor != NULL)
    share_actions (self, FALSE);
  self->editor = NULL;
  if (self->import_actions != NULL)
    kh_import_actions_close (self->import_actions);
  g_clear_object (&self->import_actions);
  g_clear_object (&self->store);

  g_clear_pointer (&self->failed_path, g_free);

  G_OBJECT_CLASS (kh_window_parent_class)->dispose (object);
}

static void
kh_window_class_init (KhWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = kh_window_close_request;

  g_type_ensure (KH_TYPE_LIBRARY_VIEW);
  g_type_ensure (KH_TYPE_CONFLICT_BAR);
  g_type_ensure (KH_TYPE_TROUBLE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KhWindow, library);
  gtk_widget_class_bind_template_child (widget_class, KhWindow, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, KhWindow, review_bin);
  gtk_widget_class_bind_template_child (widget_class, KhWindow, import_bin);
  gtk_widget_class_bind_template_child (widget_class, KhWindow, conflict_bar);
  gtk_widget_class_bind_template_child (widget_class, KhWindow, salvage_button);
  gtk_widget_class_bind_template_child (widget_class, KhWindow, trouble_bar);
  gtk_widget_class_bind_template_child (widget_class, KhWindow, failure);
  gtk_widget_class_bind_template_callback (widget_class, kh_window_show_place);
}

static void
kh_window_init (KhWindow *self)
{
  kh_template_init (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), window_actions, G_N_ELEMENTS (window_actions), self);
  self->import_actions = kh_import_actions_new (self);
  kh_new_plan_actions_install (self);
  kh_plan_actions_install (self);
  kh_backup_actions_install (self);
  kh_review_actions_install (self);
  kh_version_actions_install (self);
  kh_print_actions_install (self);
  kh_issued_actions_install (self);
  kh_send_actions_install (self);
  kh_report_actions_install (self);
  kh_signing_actions_install (self);
  kh_body_actions_install (self);
  kh_rules_actions_install (self);
  kh_trouble_actions_install (self);
  kh_unit_actions_install (self);
  kh_part_merge_install (self);
  kh_window_state_load (&self->state);
  gtk_window_set_default_size (GTK_WINDOW (self), self->state.width, self->state.height);
  if (self->state.maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  update_actions (self);
}

GtkWidget *
kh_window_new (GtkApplication *application)
{
  return g_object_new (KH_TYPE_WINDOW, "application", application, NULL);
}

void
kh_window_set_store (KhWindow *self, KhStore *store, gboolean read_only)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (KH_IS_WINDOW (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  /* Of a damaged library the list may be lost, and the way out is still there. */
  self->store = g_object_ref (store);
  self->read_only = read_only;
  g_signal_connect_object (store, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  kh_trouble_actions_watch (self, store);
  kh_conflict_bar_set_store (self->conflict_bar, store);
  kh_trouble_bar_set_store (self->trouble_bar, store);
  if (!kh_library_view_set_store (self->library, store, read_only, &error))
    {
      kh_window_show_failure (self, kh_store_get_path (store), error);
      update_actions (self);
      return;
    }
  self->listed = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "library");
  update_actions (self);
  kh_library_view_focus (self->library);
}

void
kh_window_set_read_only (KhWindow *self)
{
  g_autoptr (KhPlan) plan = NULL;

  g_return_if_fail (KH_IS_WINDOW (self));
  g_return_if_fail (KH_IS_STORE (self->store));

  self->read_only = TRUE;
  if (self->editor != NULL)
    {
      plan = g_object_ref (kh_editor_get_plan (self->editor));
      drop_editor (self);
      kh_window_open_plan (self, kh_node_get_id (KH_NODE (plan)), NULL);
    }
  update_actions (self);
}

void
kh_window_set_daily_backup (KhWindow *self, KhDailyBackup *daily)
{
  g_return_if_fail (KH_IS_WINDOW (self));

  kh_trouble_bar_set_daily_backup (self->trouble_bar, daily);
}

void
kh_window_show_failure (KhWindow *self, const char *path, const GError *error)
{
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (KH_IS_WINDOW (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (error != NULL);

  name = g_filename_display_name (path);
  words = strstr (error->message, name) != NULL ? g_strdup (error->message)
                                                : g_strdup_printf ("%s\n\n%s", error->message, name);
  markup = g_markup_escape_text (words, -1); /* a status page reads its description as markup */
  adw_status_page_set_description (self->failure, markup);
  gtk_widget_set_visible (self->salvage_button, g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED));
  g_free (self->failed_path);
  self->failed_path = g_strdup (path);
  kh_trouble_actions_update (self);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

void
kh_window_import (KhWindow *self, GListModel *files)
{
  g_return_if_fail (KH_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  kh_import_actions_run (self->import_actions, files);
}

void
kh_window_show_import (KhWindow *self, GtkWidget *page)
{
  g_return_if_fail (KH_IS_WINDOW (self));
  g_return_if_fail (page == NULL || GTK_IS_WIDGET (page));

  adw_bin_set_child (self->import_bin, page);
  gtk_stack_set_visible_child_name (self->stack, page != NULL           ? "import"
                                                 : self->editor != NULL ? "editor"
                                                                        : "library");
}

const char *
kh_window_get_library_path (KhWindow *self)
{
  g_return_val_if_fail (KH_IS_WINDOW (self), NULL);

  return self->store != NULL ? kh_store_get_path (self->store) : self->failed_path;
}

KhStore *
kh_window_get_store (KhWindow *self)
{
  g_return_val_if_fail (KH_IS_WINDOW (self), NULL);
  return self->store;
}

gboolean
kh_window_is_listed (KhWindow *self)
{
  g_return_val_if_fail (KH_IS_WINDOW (self), FALSE);
  return self->listed;
}

gboolean
kh_window_is_writable (KhWindow *self)
{
  g_return_val_if_fail (KH_IS_WINDOW (self), FALSE);
  return self->store != NULL && !self->read_only;
}

void
kh_window_close_plan (KhWindow *self)
{
  g_return_if_fail (KH_IS_WINDOW (self));

  close_editor (self);
}

void
kh_window_show_review (KhWindow *self, GtkWidget *page)
{
  g_return_if_fail (KH_IS_WINDOW (self));
  g_return_if_fail (page == NULL || GTK_IS_WIDGET (page));

  if (page != NULL)
    {
      /* An undo under it would change what is reviewed. */
      if (self->editor != NULL)
        share_actions (self, FALSE);
      adw_bin_set_child (self->review_bin, page);
      gtk_stack_set_visible_child_name (self->stack, "review");
      gtk_widget_grab_focus (page);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, self->editor != NULL ? "editor" : self->listed ? "library" : "failure");
  if (self->editor != NULL)
    {
      share_actions (self, TRUE);
      kh_editor_focus (self->editor);
    }
  else
    {
      kh_library_view_focus (self->library);
    }
  /* After the focus has left it. */
  adw_bin_set_child (self->review_bin, NULL);
}

KhEditor *
kh_window_get_editor (KhWindow *self)
{
  g_return_val_if_fail (KH_IS_WINDOW (self), NULL);
  return self->editor;
}

KhLibraryView *
kh_window_get_library (KhWindow *self)
{
  g_return_val_if_fail (KH_IS_WINDOW (self), NULL);
  return self->library;
}
