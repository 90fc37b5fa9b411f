/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged library, and edits that did not fit it any more. */
#include "trouble-actions.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "integrity.h"
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

/* Not while it is in sight: another one would drop what this one has read. */
static void
salvage_mapped_cb (KhWindow *window)
{
  kh_window_set_action_enabled (window, "salvage", FALSE);
}

static void
salvage_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  GtkWidget *page = kh_salvage_page_new (kh_window_get_library_path (window));

  g_signal_connect_object (page, "closed", G_CALLBACK (salvage_closed_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "accepted", G_CALLBACK (salvage_accepted_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "map", G_CALLBACK (salvage_mapped_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "unmap", G_CALLBACK (kh_trouble_actions_update), window, G_CONNECT_SWAPPED);
  kh_window_show_review (window, page);
}

/* Looking through the library when asked to. */

/* How much of what is wrong the window shows; the command line shows all. */
#define MOST_PROBLEMS 8

typedef struct
{
  KhWindow     *window;
  GCancellable *cancellable;
  AdwToast     *toast; /* (nullable) */
} Check;

static void
check_free (Check *check)
{
  if (check->toast != NULL)
    kh_toast_dismiss (check->toast);
  g_clear_object (&check->toast);
  g_object_unref (check->cancellable);
  g_object_unref (check->window);
  g_free (check);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, check_free)

static void
show_problems (KhWindow *window, char **problems)
{
  const guint n = g_strv_length (problems);
  g_autoptr (GString) body = g_string_new (NULL);
  GtkWidget *dialog;

  for (guint i = 0; i < MIN (n, MOST_PROBLEMS); i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n" : "", problems[i]);
  if (n > MOST_PROBLEMS)
    {
      g_string_append_c (body, '\n');
      g_string_append_printf (body, ngettext ("… and %u more", "… and %u more", n - MOST_PROBLEMS), n - MOST_PROBLEMS);
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("The Library Is Damaged"), body->str);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  kh_describe_inside (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Check) check = user_data;
  KhWindow *window = check->window;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;
  const gboolean checked = kh_integrity_check_finish (KH_STORE (source), result, &problems, &error);

  kh_window_set_action_enabled (window, "check-library", TRUE);
  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    return;
  if (checked && problems[0] != NULL)
    show_problems (window, problems);
  else if (checked)
    kh_toast_show (GTK_WIDGET (kh_window_get_library (window)), _("The library is sound: all of it was looked at"), NULL, NULL);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kh_toast_show_error (GTK_WIDGET (kh_window_get_library (window)), error);
}

static void
check_library_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = user_data;
  Check *check = g_new0 (Check, 1);

  check->window = g_object_ref (window);
  check->cancellable = g_cancellable_new ();
  /* In its turn: libadwaita 1.2 fails when one that came before its turn is gone at once. */
  check->toast = kh_toast_show (GTK_WIDGET (kh_window_get_library (window)), _("Looking through the library…"), _("_Cancel"), NULL);
  if (check->toast != NULL)
    {
      g_object_ref (check->toast);
      adw_toast_set_timeout (check->toast, 0);
      g_signal_connect_object (check->toast, "dismissed", G_CALLBACK (g_cancellable_cancel), check->cancellable, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (window, "destroy", G_CALLBACK (g_cancellable_cancel), check->cancellable, G_CONNECT_SWAPPED);
  kh_window_set_action_enabled (window, "check-library", FALSE);
  kh_integrity_check_async (kh_window_get_store (window), KH_INTEGRITY_FULL, check->cancellable, checked_cb, check);
}

/* Found damaged while the window is open. */

static void
trouble_cb (KhWindow *window)
{
  KhEditor *editor = kh_window_get_editor (window);

  if (editor != NULL && kh_store_get_trouble (kh_window_get_store (window)) == KH_TROUBLE_DAMAGED
      && kh_window_is_writable (window))
    kh_editor_flush (editor);
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
    { .name = "check-library", .activate = check_library_action },
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
  g_signal_connect_object (store, "notify::trouble", G_CALLBACK (trouble_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::read-only", G_CALLBACK (kh_window_set_read_only), window, G_CONNECT_SWAPPED);
}

void
kh_trouble_actions_update (KhWindow *window)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "salvage", kh_window_get_library_path (window) != NULL);
  kh_window_set_action_enabled (window, "check-library", kh_window_get_store (window) != NULL);
  kh_window_set_action_enabled (window, "choose-rescued", kh_window_is_writable (window));
}
