/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing plans and taking in corrections, from the window's menus. */
#include "review-actions.h"

#include <glib/gi18n.h>

#include "import.h"
#include "plan-chooser.h"
#include "plan-text.h"
#include "review-page.h"
#include "toast.h"

/* What a review that writes is about; goes with its page. */
typedef struct
{
  KhWindow   *window; /* outlives its pages */
  const char *label;
} TakeIn;

static void
compare_closed_cb (KhWindow *window)
{
  kh_window_show_review (window, NULL);
}

void
kh_review_compare (KhWindow *window, KhPlan *before, KhPlan *after)
{
  g_autoptr (KhComparison) comparison = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *title = NULL;
  GtkWidget *page;

  g_return_if_fail (KH_IS_WINDOW (window));

  comparison = kh_comparison_new (before, after, KH_COMPARISON_DEFAULT);
  from = kh_plan_text_dup_title (before);
  to = kh_plan_text_dup_title (after);
  title = g_strdup_printf ("%s → %s", from, to);
  page = kh_review_page_new (comparison, title, NULL);
  g_signal_connect_object (page, "closed", G_CALLBACK (compare_closed_cb), window, G_CONNECT_SWAPPED);
  kh_window_show_review (window, page);
}

static void
take_in_closed_cb (KhReviewPage *page, gboolean apply, TakeIn *review)
{
  g_autoptr (KhComparison) comparison = g_object_ref (kh_review_page_get_comparison (page));
  KhWindow *window = review->window;
  const char *label = review->label;
  g_autoptr (GError) error = NULL;
  const guint n = kh_comparison_count (comparison, KH_CHANGE_ACCEPTED);
  g_autofree char *message = NULL;

  if (apply && !kh_comparison_apply (comparison, kh_window_get_store (window), label, &error))
    {
      /* The decisions stay: the user may try again. */
      kh_toast_show_error (GTK_WIDGET (page), error);
      return;
    }
  kh_window_show_review (window, NULL);
  if (!apply)
    return;

  message = g_strdup_printf (ngettext ("%u change taken in", "%u changes taken in", n), n);
  kh_toast_show (GTK_WIDGET (kh_window_get_editor (window)), message, _("_Undo"), "win.undo");
}

void
kh_review_take_in (KhWindow *window, KhPlan *plan, KhPlan *after, const char *title, const char *label,
                   KhComparisonFlags flags)
{
  g_autoptr (KhComparison) comparison = NULL;
  GtkWidget *page;
  TakeIn *review;

  g_return_if_fail (KH_IS_WINDOW (window));

  comparison = kh_comparison_new (plan, after, flags);
  kh_comparison_take_remarks (comparison);
  page = kh_review_page_new (comparison, title, _("_Take In"));
  review = g_new0 (TakeIn, 1);
  review->window = window;
  review->label = label;
  g_signal_connect_data (page, "closed", G_CALLBACK (take_in_closed_cb), review, (GClosureNotify) (void (*) (void)) g_free, 0);
  kh_window_show_review (window, page);
}

/* Corrections that came back as a file. */

typedef struct
{
  KhWindow *window;
  KhPlan   *plan; /* that was open when the user chose the file */
  GFile    *file;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (KhWindow) window = reading->window;
  g_autoptr (KhPlan) plan = reading->plan;
  g_autoptr (GFile) file = reading->file;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) after = kh_import_finish (result, &error);
  KhEditor *editor = kh_window_get_editor (window);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *title = NULL;

  g_free (reading);
  /* Meanwhile the window was closed, or another plan opened. */
  if (editor == NULL || kh_editor_get_plan (editor) != plan)
    return;
  if (after == NULL)
    {
      kh_toast_show_error (GTK_WIDGET (editor), error);
      return;
    }
  title = g_strdup_printf (_("Corrections in “%s”"), name);
  kh_editor_flush (editor);
  kh_review_take_in (window, plan, after, title, N_("Take in corrections"), KH_COMPARISON_FROM_FILE);
}

void
kh_review_take_in_file (KhWindow *window, GFile *file)
{
  KhEditor *editor;
  Reading *reading;

  g_return_if_fail (KH_IS_WINDOW (window));
  g_return_if_fail (G_IS_FILE (file));

  editor = kh_window_get_editor (window);
  if (editor == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->window = g_object_ref (window);
  reading->plan = g_object_ref (kh_editor_get_plan (editor));
  reading->file = g_object_ref (file);
  kh_import_async (file, NULL, read_cb, reading);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    kh_review_take_in_file (user_data, file);
  g_object_unref (dialog);
}

static void
take_in_corrections_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const suffixes[] = { "docx", "odt", "kehoach", "pdf", "txt" };
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Take In Corrections"), GTK_WINDOW (user_data), GTK_FILE_CHOOSER_ACTION_OPEN,
                                   _("_Open"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, _("Files that can hold a plan"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  /* The answer lets go of the dialog. */
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), user_data, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Two plans of the library. The older year is the earlier state. */

typedef struct
{
  KhWindow *window;
  gint64    id;
} Comparing;

static void
other_chosen_cb (KhPlanChooser *chooser, gint64 other, Comparing *comparing)
{
  KhStore *store = kh_window_get_store (comparing->window);
  KhEditor *editor = kh_window_get_editor (comparing->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) before = NULL;
  g_autoptr (KhPlan) after = NULL;

  if (editor != NULL)
    kh_editor_flush (editor);
  before = kh_store_load_plan (store, other, &error);
  after = before != NULL ? kh_store_load_plan (store, comparing->id, &error) : NULL;
  if (after == NULL)
    {
      kh_toast_show_error (GTK_WIDGET (kh_window_get_library (comparing->window)), error);
      return;
    }
  if (kh_plan_get_year (before) > kh_plan_get_year (after))
    kh_review_compare (comparing->window, after, before);
  else
    kh_review_compare (comparing->window, before, after);
}

static void
choose_other (KhWindow *window, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) plans = kh_store_list_plans (kh_window_get_store (window), &error);
  Comparing *comparing;
  GtkWidget *chooser;

  if (plans == NULL)
    {
      kh_toast_show_error (GTK_WIDGET (kh_window_get_library (window)), error);
      return;
    }
  chooser = kh_plan_chooser_new (plans, id);
  comparing = g_new0 (Comparing, 1);
  comparing->window = window;
  comparing->id = id;
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (other_chosen_cb), comparing, (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_window_set_transient_for (GTK_WINDOW (chooser), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (chooser), TRUE);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
compare_open_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_other (user_data, kh_node_get_id (KH_NODE (kh_editor_get_plan (kh_window_get_editor (user_data)))));
}

static void
compare_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_other (user_data, g_variant_get_int64 (parameter));
}

static const GActionEntry actions[] = {
  { .name = "take-in-corrections", .activate = take_in_corrections_action },
  { .name = "compare-open-plan", .activate = compare_open_plan_action },
  { .name = "compare-plan", .parameter_type = "x", .activate = compare_plan_action },
};

void
kh_review_actions_install (KhWindow *window)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), actions, G_N_ELEMENTS (actions), window);
}

static void
set_enabled (KhWindow *window, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), name)), enabled);
}

void
kh_review_actions_update (KhWindow *window, gboolean editing, gboolean writable)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  set_enabled (window, "take-in-corrections",
               editing && writable && !kh_plan_is_locked (kh_editor_get_plan (kh_window_get_editor (window))));
  set_enabled (window, "compare-open-plan", editing);
  set_enabled (window, "compare-plan", kh_window_get_store (window) != NULL);
}
