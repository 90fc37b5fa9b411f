/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping, reading, comparing and restoring versions, from the window's menus. */
#include "version-actions.h"

#include <glib/gi18n.h>

#include "name-dialog.h"
#include "plan-text.h"
#include "review-actions.h"
#include "toast.h"
#include "version-view.h"
#include "version-words.h"
#include "versions-page.h"

static void show_versions (KhWindow *window);

static KhPlan *
get_plan (KhWindow *window)
{
  return kh_editor_get_plan (kh_window_get_editor (window));
}

static void
present_dialog (KhWindow *window, GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Comparing and restoring. */

static void
compare (KhWindow *window, KhRevision *before, KhRevision *after)
{
  const gint64 plan_id = kh_node_get_id (KH_NODE (get_plan (window)));
  g_autofree char *from = kh_version_words_dup_short (before);
  g_autofree char *to = after != NULL ? kh_version_words_dup_short (after) : g_strdup (C_("version", "Now"));
  g_autofree char *title = g_strdup_printf ("%s → %s", from, to);
  const KhCompareSide old = { .plan_id = plan_id, .revision_id = kh_revision_get_id (before) };
  const KhCompareSide new = { .plan_id = plan_id, .revision_id = after != NULL ? kh_revision_get_id (after) : 0 };
  GtkWidget *page = kh_review_compare (window, &old, &new, title);

  /* Back to where one came from, after the page has gone. */
  g_signal_connect_object (page, "closed", G_CALLBACK (show_versions), window, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
restore (KhWindow *window, GtkWidget *page, KhRevision *revision)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = kh_version_words_dup_short (revision);
  g_autofree char *message = g_strdup_printf (_("Version “%s” restored"), name);

  if (!kh_store_restore_revision (kh_window_get_store (window), get_plan (window), kh_revision_get_id (revision), &error))
    {
      kh_toast_show_error (page, error);
      return;
    }
  kh_window_show_review (window, NULL);
  kh_toast_show (GTK_WIDGET (kh_window_get_editor (window)), message, _("_Undo"), "win.undo");
}

/* One version. */

static void
view_compared_cb (KhWindow *window, KhVersionView *view)
{
  compare (window, kh_version_view_get_revision (view), NULL);
}

static void
view_restored_cb (KhWindow *window, KhVersionView *view)
{
  restore (window, GTK_WIDGET (view), kh_version_view_get_revision (view));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhVersionView) view = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_load_state_finish (result, &error);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (view));

  /* Closed meanwhile. */
  if (window == NULL)
    return;
  if (plan != NULL)
    {
      kh_version_view_set_plan (view, kh_window_get_store (KH_WINDOW (window)), plan);
      return;
    }
  kh_toast_show_error (GTK_WIDGET (view), error);
  show_versions (KH_WINDOW (window));
}

static void
open_version (KhWindow *window, KhRevision *revision)
{
  GtkWidget *view = kh_version_view_new (revision, kh_window_is_writable (window) && !kh_plan_is_locked (get_plan (window)));

  g_signal_connect_object (view, "closed", G_CALLBACK (show_versions), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "compared", G_CALLBACK (view_compared_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "restored", G_CALLBACK (view_restored_cb), window, G_CONNECT_SWAPPED);
  kh_load_state_async (kh_store_get_path (kh_window_get_store (window)), kh_node_get_id (KH_NODE (get_plan (window))),
                       kh_revision_get_id (revision), NULL, loaded_cb, g_object_ref_sink (view));
  kh_window_show_review (window, view);
}

/* The list. */

static void
page_restored_cb (KhWindow *window, KhRevision *revision, KhVersionsPage *page)
{
  restore (window, GTK_WIDGET (page), revision);
}

static void
renamed_cb (KhNameDialog *dialog, const char *name, KhRevision *revision)
{
  KhWindow *window = KH_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_autoptr (GError) error = NULL;

  if (!kh_store_rename_revision (kh_window_get_store (window), kh_revision_get_id (revision), name, &error))
    kh_toast_show_error (GTK_WIDGET (kh_window_get_editor (window)), error);
}

static void
page_named_cb (KhWindow *window, KhRevision *revision)
{
  GtkWidget *dialog = kh_name_dialog_new (_("Rename Version"), NULL, _("Re_name"), kh_revision_get_name (revision));

  g_signal_connect_object (dialog, "named", G_CALLBACK (renamed_cb), revision, 0);
  /* Until it is answered: the list may give the revision up. */
  g_object_set_data_full (G_OBJECT (dialog), "revision", g_object_ref (revision), g_object_unref);
  present_dialog (window, dialog);
}

static void
page_closed_cb (KhWindow *window)
{
  kh_window_show_review (window, NULL);
}

static void
show_versions (KhWindow *window)
{
  KhEditor *editor = kh_window_get_editor (window);
  GtkWidget *page;

  kh_editor_flush (editor);
  page = kh_versions_page_new (kh_window_get_store (window), get_plan (window), kh_window_is_writable (window));
  g_signal_connect_object (page, "closed", G_CALLBACK (page_closed_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "opened", G_CALLBACK (open_version), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "compared", G_CALLBACK (compare), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "named", G_CALLBACK (page_named_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "restored", G_CALLBACK (page_restored_cb), window, G_CONNECT_SWAPPED);
  kh_window_show_review (window, page);
}

/* Keeping one by hand. */

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  KhEditor *editor = kh_window_get_editor (window);

  if (kh_store_keep_revision_finish (KH_STORE (source), result, &error) == 0)
    kh_toast_show_error (GTK_WIDGET (editor != NULL ? (gpointer) editor : kh_window_get_library (window)), error);
  else if (editor != NULL)
    kh_toast_show (GTK_WIDGET (editor), _("This state of the plan is kept"), _("_Versions"), "win.show-versions");
}

static void
keep_named_cb (KhNameDialog *dialog, const char *name)
{
  KhWindow *window = KH_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));

  kh_editor_flush (kh_window_get_editor (window));
  kh_store_keep_revision_async (kh_window_get_store (window), get_plan (window), KH_REVISION_NAMED, name, kept_cb,
                                g_object_ref (window));
}

static void
keep_version_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWidget *dialog
    = kh_name_dialog_new (_("Keep This State"),
                          _("What you write is saved by itself. A version that you keep can be read, compared and restored later."),
                          _("_Keep"), NULL);

  g_signal_connect (dialog, "named", G_CALLBACK (keep_named_cb), NULL);
  present_dialog (user_data, dialog);
}

static void
show_versions_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_versions (user_data);
}

static void
show_plan_versions_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (kh_window_open_plan (user_data, g_variant_get_int64 (parameter), NULL))
    show_versions (user_data);
}

static const GActionEntry actions[] = {
  { .name = "keep-version", .activate = keep_version_action },
  { .name = "show-versions", .activate = show_versions_action },
  { .name = "show-plan-versions", .parameter_type = "x", .activate = show_plan_versions_action },
};

void
kh_version_actions_install (KhWindow *window)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

void
kh_version_actions_update (KhWindow *window, gboolean editing, gboolean writable)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "keep-version", editing && writable);
  kh_window_set_action_enabled (window, "show-versions", editing);
  kh_window_set_action_enabled (window, "show-plan-versions", kh_window_get_store (window) != NULL);
}
