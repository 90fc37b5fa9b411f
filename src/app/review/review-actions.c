/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing plans and taking in corrections, from the window's menus. */
#include "review-actions.h"

#include <glib/gi18n.h>

#include "carry-looks.h"
#include "import.h"
#include "plan-chooser.h"
#include "plan-text.h"
#include "review-page.h"
#include "toast.h"

/* A review under way: what is compared, in a thread, and what is done with it. */
typedef struct
{
  KhWindow         *window; /* outlives its pages */
  GCancellable     *cancellable;
  KhPlan           *plan;  /* (nullable): the plan of the library that changes go into */
  char             *title; /* (nullable): what is compared; the two plans' titles without */
  const char       *label; /* of the edit */
  KhComparisonFlags flags;
  KhRevisionKind    kept_kind; /* why the state before is kept */
  gboolean          carried;
  guint             n_looked; /* marks taken away, which can be undone here */
} Review;

static void
review_free (Review *review)
{
  g_object_unref (review->cancellable);
  g_clear_object (&review->plan);
  g_free (review->title);
  g_free (review);
}

static void
show_done (Review *review, KhComparison *comparison)
{
  GtkWidget *editor = GTK_WIDGET (kh_window_get_editor (review->window));
  const guint n = kh_comparison_count (comparison, KH_CHANGE_ACCEPTED);
  g_autofree char *message = NULL;

  if (n == 0 || editor == NULL)
    return;
  message = review->carried
              ? g_strdup_printf (ngettext ("%u change reverted", "%u changes reverted", n), n)
              : g_strdup_printf (ngettext ("%u change taken in", "%u changes taken in", n), n);
  kh_toast_show (editor, message, _("_Undo"), "win.undo");
}

static void
closed_cb (KhReviewPage *page, gboolean apply, Review *review)
{
  KhComparison *current = kh_review_page_get_comparison (page);
  g_autoptr (KhComparison) comparison = current != NULL ? g_object_ref (current) : NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (review->cancellable);
  apply = apply && comparison != NULL && review->plan != NULL;
  if (apply && !kh_comparison_apply (comparison, kh_window_get_store (review->window), review->label, &error))
    {
      /* The decisions stay: the user may try again. */
      kh_toast_show_error (GTK_WIDGET (page), error);
      return;
    }
  if (apply)
    show_done (review, comparison);
  kh_window_show_review (review->window, NULL);
}

/* What a person must look at is said with the changes, until looked at. */

static void
show_looks_cb (KhReviewPage *page)
{
  Review *review = g_object_get_data (G_OBJECT (page), "review");

  kh_carry_looks_show (kh_review_page_get_comparison (page), review->plan);
  kh_review_page_update (page);
}

static void
undo_cb (KhReviewPage *page)
{
  Review *review = g_object_get_data (G_OBJECT (page), "review");
  KhStore *store = kh_window_get_store (review->window);
  g_autoptr (GError) error = NULL;

  /* No further than the review itself. */
  if (review->n_looked == 0 || g_strcmp0 (kh_store_get_undo_label (store, KH_NODE (review->plan)), KH_CARRY_LOOKED_AT) != 0)
    return;
  if (!kh_store_undo (store, KH_NODE (review->plan), &error))
    kh_toast_show_error (GTK_WIDGET (page), error);
  else
    review->n_looked--;
}

static void
looked_at_cb (KhReviewPage *page, KhChange *change, Review *review)
{
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (!kh_carry_looks_settle (kh_window_get_store (review->window), review->plan, kh_change_get_before (change), &error))
    {
      kh_toast_show_error (GTK_WIDGET (page), error);
      return;
    }
  review->n_looked++;
  toast = kh_toast_show (GTK_WIDGET (page), _("Marked as looked at"), _("_Undo"), NULL);
  if (toast != NULL)
    g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_cb), page, G_CONNECT_SWAPPED);
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhReviewPage) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhComparison) comparison = kh_compare_finish (result, &error);
  Review *review = g_object_get_data (G_OBJECT (page), "review");

  /* Closed meanwhile. */
  if (g_cancellable_is_cancelled (review->cancellable) || gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  if (comparison == NULL)
    {
      kh_toast_show_error (GTK_WIDGET (page), error);
      kh_window_show_review (review->window, NULL);
      return;
    }
  if (review->plan != NULL && !kh_comparison_rebase (comparison, review->plan))
    {
      /* Another program changed the plan at this very moment. */
      g_autoptr (KhPlan) after = g_object_ref (kh_comparison_get_after (comparison));

      g_set_object (&comparison, NULL);
      comparison = kh_comparison_new (review->plan, after, review->flags);
    }
  if ((review->flags & KH_COMPARISON_FROM_FILE) != 0)
    kh_comparison_take_remarks (comparison);
  if (review->plan != NULL)
    kh_comparison_keep_revision (comparison, review->kept_kind);
  if (review->carried)
    kh_carry_looks_show (comparison, review->plan);
  if (review->title == NULL)
    {
      g_autofree char *from = kh_plan_text_dup_title (kh_comparison_get_before (comparison));
      g_autofree char *to = kh_plan_text_dup_title (kh_comparison_get_after (comparison));

      review->title = g_strdup_printf ("%s → %s", from, to);
      kh_review_page_set_title (page, review->title);
    }
  kh_review_page_set_comparison (page, comparison);
  if (review->carried)
    g_signal_connect_object (kh_plan_get_findings (review->plan), "items-changed", G_CALLBACK (show_looks_cb), page,
                             G_CONNECT_SWAPPED);
}

/* Takes @review. Returns: (transfer none): the page */
static GtkWidget *
start (Review *review, KhReviewMode mode, const KhCompareSide *before, const KhCompareSide *after)
{
  GtkWidget *page = kh_review_page_new (mode, review->title != NULL ? review->title : _("Comparing"));

  review->cancellable = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (page), "review", review, (GDestroyNotify) review_free);
  g_signal_connect (page, "closed", G_CALLBACK (closed_cb), review);
  g_signal_connect (page, "looked-at", G_CALLBACK (looked_at_cb), review);
  g_signal_connect (page, "undo", G_CALLBACK (undo_cb), NULL);
  kh_compare_async (kh_store_get_path (kh_window_get_store (review->window)), before, after, review->flags,
                    review->cancellable, compared_cb, g_object_ref_sink (page));
  kh_window_show_review (review->window, page);

  return page;
}

GtkWidget *
kh_review_compare (KhWindow *window, const KhCompareSide *before, const KhCompareSide *after, const char *title)
{
  Review *review;

  g_return_val_if_fail (KH_IS_WINDOW (window), NULL);

  review = g_new0 (Review, 1);
  review->window = window;
  review->title = g_strdup (title);
  return start (review, KH_REVIEW_LOOK, before, after);
}

void
kh_review_take_in (KhWindow *window, KhPlan *plan, KhPlan *after, const char *title, const char *label,
                   KhRevisionKind kept_kind, KhComparisonFlags flags)
{
  Review *review;

  g_return_if_fail (KH_IS_WINDOW (window));

  review = g_new0 (Review, 1);
  review->window = window;
  review->plan = g_object_ref (plan);
  review->title = g_strdup (title);
  review->label = label;
  review->kept_kind = kept_kind;
  review->flags = flags;
  start (review, KH_REVIEW_TAKE_IN, &(KhCompareSide) { .plan_id = kh_node_get_id (KH_NODE (plan)) },
         &(KhCompareSide) { .plan = after });
}

void
kh_review_carried_over (KhWindow *window, KhPlan *plan, gint64 older_id)
{
  Review *review;
  g_autofree char *title = NULL;

  g_return_if_fail (KH_IS_WINDOW (window));
  g_return_if_fail (KH_IS_PLAN (plan));

  title = kh_plan_text_dup_title (plan);
  review = g_new0 (Review, 1);
  review->window = window;
  review->plan = g_object_ref (plan);
  /* Translators: the title of the plan that was made from last year's */
  review->title = g_strdup_printf (_("What Carrying Over Changed: %s"), title);
  review->label = N_("Revert changes of carrying over");
  review->kept_kind = KH_REVISION_FIX;
  review->carried = TRUE;
  /* Against the direction of time: what is accepted goes into the new plan. */
  start (review, KH_REVIEW_REVERT, &(KhCompareSide) { .plan_id = kh_node_get_id (KH_NODE (plan)) },
         &(KhCompareSide) { .plan_id = older_id });
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
  kh_review_take_in (window, plan, after, title, N_("Take in corrections"), KH_REVISION_IMPORT,
                     KH_COMPARISON_FROM_FILE);
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
  kh_import_async (file, KH_READER_PLAN_ONLY, NULL, read_cb, reading);
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

static int
find_year (GListModel *plans, gint64 id)
{
  int year = 0;

  for (guint i = 0; year == 0 && i < g_list_model_get_n_items (plans); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, i);

      if (kh_plan_info_get_id (info) == id)
        g_object_get (info, "year", &year, NULL);
    }

  return year;
}

void
kh_review_compare_plans (KhWindow *window, gint64 one, gint64 other)
{
  g_autoptr (GListModel) plans = NULL;
  KhCompareSide before = { .plan_id = one };
  KhCompareSide after = { .plan_id = other };

  g_return_if_fail (KH_IS_WINDOW (window));

  plans = kh_store_list_plans (kh_window_get_store (window), NULL);
  if (kh_window_get_editor (window) != NULL)
    kh_editor_flush (kh_window_get_editor (window));
  if (plans != NULL && find_year (plans, one) > find_year (plans, other))
    kh_review_compare (window, &after, &before, NULL);
  else
    kh_review_compare (window, &before, &after, NULL);
}

typedef struct
{
  KhWindow *window;
  gint64    id;
} Comparing;

static void
other_chosen_cb (KhPlanChooser *chooser, gint64 other, Comparing *comparing)
{
  kh_review_compare_plans (comparing->window, other, comparing->id);
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

void
kh_review_actions_update (KhWindow *window, gboolean editing, gboolean writable)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "take-in-corrections",
               editing && writable && !kh_plan_is_locked (kh_editor_get_plan (kh_window_get_editor (window))));
  kh_window_set_action_enabled (window, "compare-open-plan", editing);
  kh_window_set_action_enabled (window, "compare-plan", kh_window_get_store (window) != NULL);
}
