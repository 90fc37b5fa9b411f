/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhIssueActions: issuing the plan of an editor. */
#include "issue-actions.h"

#include <glib/gi18n.h>

#include "file-choice.h"
#include "issue-dialog.h"
#include "issued-file.h"
#include "part-file.h"
#include "successor.h"
#include "toast.h"
#include "whole-file.h"

struct _KhIssueActions
{
  GObject parent_instance;

  KhEditor *editor; /* owns this */
  KhStore *store;
  KhPlan *plan;
  gboolean read_only;
  GActionMap *actions; /* the editor's */
  KhFileChoice *choice;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (KhIssueActions, kh_issue_actions, G_TYPE_OBJECT)

gboolean
kh_issue_actions_is_step (const char *label)
{
  /* Labels of the steps of kh_store_issue_plan() and kh_store_set_issued_file(), and of what the window for sending keeps. */
  return g_strcmp0 (label, "Issue plan") == 0 || g_strcmp0 (label, "Attach issued file") == 0
         || g_strcmp0 (label, "Change addresses") == 0;
}

static void
update (KhIssueActions *self)
{
  static const char *const of_issued[] = { "attach-issued-file", "amend-plan", "replace-plan", "correct-plan" };
  const gboolean issued = kh_plan_get_state (self->plan) == KH_PLAN_ISSUED;

  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, "issue")),
                               !self->read_only && !kh_plan_is_locked (self->plan)
                                 && !kh_store_is_part (self->store, self->plan, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (of_issued); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (self->actions, of_issued[i])),
                                 !self->read_only && issued);
}

static GtkWindow *
get_window (KhIssueActions *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->editor)));
}

static void
issued_cb (KhIssueActions *self)
{
  kh_toast_show (GTK_WIDGET (self->editor), _("The plan has been issued"), _("_Undo"), "win.undo");
}

static void
issue_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhIssueActions *self = user_data;
  GtkWidget *dialog;

  kh_editor_flush (self->editor);
  dialog = kh_issue_dialog_new (self->store, self->plan);
  g_signal_connect_object (dialog, "issued", G_CALLBACK (issued_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_window (self));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The signed file. */

static void
chosen_cb (KhIssueActions *self, const GError *problem)
{
  GBytes *content = kh_file_choice_get_content (self->choice);
  g_autoptr (GError) error = NULL;

  if (problem != NULL)
    kh_toast_show_error (GTK_WIDGET (self->editor), problem);
  if (content == NULL)
    return;
  if (kh_store_set_issued_file (self->store, self->plan, kh_file_choice_get_name (self->choice),
                                kh_file_choice_get_media_type (self->choice), content, &error))
    kh_toast_show (GTK_WIDGET (self->editor), _("The file is in the library now"), _("_Undo"), "win.undo");
  else
    kh_toast_show_error (GTK_WIDGET (self->editor), error);
}

static void
attach_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhIssueActions *self = user_data;

  kh_file_choice_ask (self->choice, get_window (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) editor = user_data;
  g_autoptr (GError) error = NULL;

  if (kh_whole_file_write_finish (G_FILE (source), result, &error))
    kh_export_show_done (editor, G_FILE (source));
  else
    kh_toast_show_error (editor, error);
}

static void
save (KhIssueActions *self, GFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = kh_store_load_issued_file (self->store, self->plan, NULL, NULL, &error);

  if (content != NULL)
    kh_whole_file_write_async (file, content, NULL, saved_cb, g_object_ref (self->editor));
  else
    kh_toast_show_error (GTK_WIDGET (self->editor), error);
}

static void
save_response_cb (KhIssueActions *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    save (self, file);
}

static void
save_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhIssueActions *self = user_data;
  g_autofree char *name = NULL;

  if (self->chooser != NULL || !kh_store_has_issued_file (self->store, self->plan, &name))
    return;
  self->chooser = gtk_file_chooser_native_new (_("Save the Signed File"), get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                               _("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* What follows. */

static void
follow (KhIssueActions *self, KhSuccessionKind kind)
{
  g_autoptr (KhPlan) newer = kh_successor_new (self->plan, kind);
  g_autoptr (GError) error = NULL;
  const gint64 id = kh_store_add_successor (self->store, self->plan, newer, kind, &error);

  if (id == 0)
    kh_toast_show_error (GTK_WIDGET (self->editor), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->editor), "win.open-plan", "x", id);
}

static void
amend_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  follow (user_data, KH_SUCCESSION_AMENDS);
}

static void
replace_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  follow (user_data, KH_SUCCESSION_REPLACES);
}

static void
correct_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  follow (user_data, KH_SUCCESSION_CORRECTS);
}

static void
kh_issue_actions_dispose (GObject *object)
{
  KhIssueActions *self = KH_ISSUE_ACTIONS (object);

  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->choice);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_issue_actions_parent_class)->dispose (object);
}

static void
kh_issue_actions_class_init (KhIssueActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_issue_actions_dispose;
}

static void
kh_issue_actions_init (KhIssueActions *self)
{
  self->choice = kh_file_choice_new ();
  g_signal_connect_object (self->choice, "changed", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
}

KhIssueActions *
kh_issue_actions_new (KhEditor *editor, KhStore *store, KhPlan *plan, gboolean read_only, GActionMap *actions)
{
  const GActionEntry entries[] = {
    { .name = "issue", .activate = issue_action },
    { .name = "attach-issued-file", .activate = attach_action },
    { .name = "save-issued-file", .activate = save_action },
    { .name = "amend-plan", .activate = amend_action },
    { .name = "replace-plan", .activate = replace_action },
    { .name = "correct-plan", .activate = correct_action },
  };
  KhIssueActions *self;

  g_return_val_if_fail (KH_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_object_new (KH_TYPE_ISSUE_ACTIONS, NULL);
  self->editor = editor;
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  self->read_only = read_only;
  self->actions = actions;
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (plan, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}
