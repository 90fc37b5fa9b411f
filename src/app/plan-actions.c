/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole plans: into the trash and out of it, for good, copied, archived. */
#include "plan-actions.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "kept-choices.h"
#include "plan-text.h"
#include "toast.h"

static GtkWidget *
get_place (KhWindow *window)
{
  KhEditor *editor = kh_window_get_editor (window);

  return editor != NULL ? GTK_WIDGET (editor) : GTK_WIDGET (kh_window_get_library (window));
}

static void
show_done (KhWindow *window, const char *message, const char *undo_action, gint64 id)
{
  g_autofree char *action = g_action_print_detailed_name (undo_action, g_variant_new_int64 (id));

  kh_toast_show (get_place (window), message, _("_Undo"), action);
}

static gint64
get_open_id (KhWindow *window)
{
  return kh_node_get_id (KH_NODE (kh_editor_get_plan (kh_window_get_editor (window))));
}

/* Trash. */

static void
trash (KhWindow *window, gint64 id)
{
  g_autoptr (GError) error = NULL;

  if (kh_store_trash_plan (kh_window_get_store (window), id, TRUE, &error))
    show_done (window, _("Plan moved to the trash"), "win.restore-plan", id);
  else
    kh_toast_show_error (get_place (window), error);
}

static void
trash_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  trash (user_data, g_variant_get_int64 (parameter));
}

static void
trash_open_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 id = get_open_id (user_data);

  kh_window_close_plan (user_data);
  trash (user_data, id);
}

static void
restore_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!kh_store_trash_plan (kh_window_get_store (user_data), g_variant_get_int64 (parameter), FALSE, &error))
    kh_toast_show_error (get_place (user_data), error);
}

static void
show_trash_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_window_close_plan (user_data);
  kh_library_view_set_trash (kh_window_get_library (user_data), TRUE);
}

/* For good. There is no undo, so what goes is named and asked for. */

/* Returns: (transfer full): "with 32 tasks, 4 versions and 1 attached file", "" for nothing */
static char *
describe (const KhTrashSummary *summary)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = NULL;

  if (summary->n_tasks > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u task", "%u tasks", summary->n_tasks), summary->n_tasks));
  if (summary->n_revisions > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u version", "%u versions", summary->n_revisions), summary->n_revisions));
  if (summary->n_attachments > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u attached file", "%u attached files", summary->n_attachments),
                                             summary->n_attachments));
  if (parts->len == 0)
    return g_strdup ("");
  if (parts->len == 1)
    return g_strdup (parts->pdata[0]);
  g_ptr_array_add (parts, NULL);
  first = parts->len == 3 ? g_strdup (parts->pdata[0]) : g_strdup_printf ("%s, %s", (char *) parts->pdata[0], (char *) parts->pdata[1]);

  /* Translators: the last two of what goes: "32 tasks, 4 versions" and "1 attached file" */
  return g_strdup_printf (_("%s and %s"), first, (char *) parts->pdata[parts->len - 2]);
}

static KhPlanInfo *
find_trashed (KhWindow *window, gint64 id)
{
  g_autoptr (GListModel) trashed = kh_store_list_trash (kh_window_get_store (window), NULL);

  for (guint i = 0; trashed != NULL && i < g_list_model_get_n_items (trashed); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (trashed, i);

      if (kh_plan_info_get_id (info) == id)
        return g_steal_pointer (&info);
    }
  return NULL;
}

static void
ask (KhWindow *window, const char *heading, const char *body, const char *label, GCallback callback, gint64 id)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "delete", label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  kh_describe_inside (dialog);
  g_object_set_data_full (G_OBJECT (dialog), "plan-id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (dialog, "response", callback, window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
delete_response_cb (AdwMessageDialog *dialog, const char *response, KhWindow *window)
{
  const gint64 *id = g_object_get_data (G_OBJECT (dialog), "plan-id");
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "delete"))
    return;
  if (kh_store_delete_plan (kh_window_get_store (window), *id, &error))
    kh_toast_show (get_place (window), _("Plan deleted for good"), NULL, NULL);
  else
    kh_toast_show_error (get_place (window), error);
}

static void
delete_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  const gint64 id = g_variant_get_int64 (parameter);
  g_autoptr (KhPlanInfo) info = find_trashed (window, id);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  g_autofree char *what = NULL;
  g_autofree char *body = NULL;
  KhTrashSummary summary;
  int year = 0;

  if (info == NULL)
    return;
  if (!kh_store_describe_trashed_plan (kh_window_get_store (window), id, &summary, &error))
    {
      kh_toast_show_error (get_place (window), error);
      return;
    }
  g_object_get (info, "year", &year, NULL);
  title = kh_plan_text_dup_info_title (info);
  what = describe (&summary);
  body = *what != '\0'
           ? g_strdup_printf (_("“%s” (%d) goes, with %s. This cannot be undone; backups made before still hold it."), title, year, what)
           : g_strdup_printf (_("“%s” (%d) goes. This cannot be undone; backups made before still hold it."), title, year);
  ask (window, _("Delete Plan for Good?"), body, _("_Delete"), G_CALLBACK (delete_response_cb), id);
}

static void
empty_response_cb (AdwMessageDialog *dialog, const char *response, KhWindow *window)
{
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "delete"))
    return;
  if (kh_store_empty_trash (kh_window_get_store (window), &error))
    kh_toast_show (get_place (window), _("Trash emptied"), NULL, NULL);
  else
    kh_toast_show_error (get_place (window), error);
}

static void
empty_trash_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  g_autofree char *plans = NULL;
  g_autofree char *body = NULL;
  KhTrashSummary summary;

  if (!kh_store_describe_trash (kh_window_get_store (window), &summary, &error))
    {
      kh_toast_show_error (get_place (window), error);
      return;
    }
  if (summary.n_plans == 0)
    return;
  plans = g_strdup_printf (ngettext ("%u plan", "%u plans", summary.n_plans), summary.n_plans);
  what = describe (&summary);
  body = *what != '\0'
           ? g_strdup_printf (_("%s will go, with %s. This cannot be undone; backups made before still hold them."), plans, what)
           : g_strdup_printf (_("%s will go. This cannot be undone; backups made before still hold them."), plans);
  ask (window, _("Empty the Trash?"), body, _("_Empty Trash"), G_CALLBACK (empty_response_cb), 0);
}

/* Copies. */

static gint64
duplicate (KhWindow *window, gint64 id)
{
  g_autoptr (GError) error = NULL;
  gint64 copy;

  if (kh_window_get_editor (window) != NULL)
    kh_editor_flush (kh_window_get_editor (window));
  copy = kh_store_duplicate_plan (kh_window_get_store (window), id, &error);
  if (copy == 0)
    kh_toast_show_error (get_place (window), error);
  return copy;
}

static void
duplicate_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 copy = duplicate (user_data, g_variant_get_int64 (parameter));

  if (copy != 0)
    show_done (user_data, _("Plan duplicated"), "win.trash-plan", copy);
}

/* The copy is what one goes on with. */
static void
duplicate_open_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gint64 copy = duplicate (user_data, get_open_id (user_data));

  if (copy != 0 && kh_window_open_plan (user_data, copy, NULL))
    kh_toast_show (get_place (user_data), _("This is the copy of the plan"), _("_Undo"), "win.trash-open-plan");
}

/* Archive. */

static void
set_archived (KhWindow *window, gint64 id, gboolean archived)
{
  KhStore *store = kh_window_get_store (window);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_store_load_plan (store, id, &error);
  g_autofree char *choices = plan != NULL ? kh_layout_dup_kept_choices (plan) : NULL;

  if (plan == NULL || !kh_store_archive_plan (store, plan, archived, choices, &error))
    {
      kh_toast_show_error (get_place (window), error);
      return;
    }
  show_done (window, archived ? _("Plan archived") : _("Plan taken out of the archive"),
             archived ? "win.unarchive-plan" : "win.archive-plan", id);
}

static void
archive_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_archived (user_data, g_variant_get_int64 (parameter), TRUE);
}

static void
unarchive_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  set_archived (user_data, g_variant_get_int64 (parameter), FALSE);
}

static void
archive_open_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhPlan *plan = kh_editor_get_plan (kh_window_get_editor (user_data));

  kh_editor_flush (kh_window_get_editor (user_data));
  set_archived (user_data, kh_node_get_id (KH_NODE (plan)), kh_plan_get_state (plan) != KH_PLAN_ARCHIVED);
}

static const GActionEntry actions[] = {
  { .name = "trash-plan", .parameter_type = "x", .activate = trash_plan_action },
  { .name = "trash-open-plan", .activate = trash_open_plan_action },
  { .name = "restore-plan", .parameter_type = "x", .activate = restore_plan_action },
  { .name = "show-trash", .activate = show_trash_action },
  { .name = "delete-plan", .parameter_type = "x", .activate = delete_plan_action },
  { .name = "empty-trash", .activate = empty_trash_action },
  { .name = "duplicate-plan", .parameter_type = "x", .activate = duplicate_plan_action },
  { .name = "duplicate-open-plan", .activate = duplicate_open_plan_action },
  { .name = "archive-plan", .parameter_type = "x", .activate = archive_plan_action },
  { .name = "unarchive-plan", .parameter_type = "x", .activate = unarchive_plan_action },
  { .name = "archive-open-plan", .activate = archive_open_plan_action },
};

void
kh_plan_actions_install (KhWindow *window)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

void
kh_plan_actions_update (KhWindow *window, gboolean editing, gboolean writable)
{
  static const char *const of_library[] = { "trash-plan",     "restore-plan", "delete-plan",   "empty-trash",
                                            "duplicate-plan", "archive-plan", "unarchive-plan" };
  static const char *const of_editor[] = { "trash-open-plan", "duplicate-open-plan", "archive-open-plan" };

  g_return_if_fail (KH_IS_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (of_library); i++)
    kh_window_set_action_enabled (window, of_library[i], writable);
  for (guint i = 0; i < G_N_ELEMENTS (of_editor); i++)
    kh_window_set_action_enabled (window, of_editor[i], writable && editing);
  kh_window_set_action_enabled (window, "show-trash", kh_window_is_listed (window));
}
