/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReportDialog: for which period a report is made. */
#include "report-dialog.h"

#include <glib/gi18n.h>

#include "period-text.h"
#include "plan-text.h"
#include "report-facts.h"
#include "report-maker.h"
#include "report-periods.h"
#include "succession.h"
#include "template.h"
#include "toast.h"

struct _KhReportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *form;
  AdwComboRow *period_row;
  AdwActionRow *progress_row;
  AdwActionRow *existing_row;
  GtkButton *make_button;

  KhStore *store;
  KhPlan *plan;
  GDate today;
  GArray *periods; /* of KhReportPeriod, as the row lists them */
  gint64 existing; /* the report that there is of the period, 0 for none */
};

G_DEFINE_FINAL_TYPE (KhReportDialog, kh_report_dialog, ADW_TYPE_WINDOW)

static guint signal_chosen;

static const KhReportPeriod *
get_period (KhReportDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->period_row);

  return selected < self->periods->len ? &g_array_index (self->periods, KhReportPeriod, selected) : NULL;
}

/* What is there of the period. */

static void
show_existing (KhReportDialog *self, const KhReportPeriod *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) report = NULL;
  g_autofree char *number = NULL;

  self->existing = kh_store_find_report (self->store, self->plan, period, &error);
  if (self->existing != 0)
    report = kh_store_load_plan (self->store, self->existing, &error);
  if (error != NULL)
    kh_toast_show_error (self->form, error);
  if (report != NULL)
    {
      number = kh_plan_text_number (kh_plan_get_number (report), kh_plan_get_symbol (report));
      adw_action_row_set_subtitle (self->existing_row, number != NULL ? number : kh_plan_text_state (kh_plan_get_state (report)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->existing_row), report != NULL);
  gtk_button_set_label (self->make_button, report != NULL ? _("_Make Another") : _("_Make Report"));
  (report != NULL ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->make_button), "suggested-action");
}

static void
show_progress (KhReportDialog *self, const KhReportPeriod *period)
{
  g_autoptr (KhReportFacts) facts = kh_report_facts_new (self->plan, period, NULL);
  const guint n_tasks = facts->facts->len, n_missing = n_tasks - facts->n_told;
  g_autofree char *words = NULL;

  if (n_tasks == 0)
    words = g_strdup (_("The plan has no tasks"));
  else if (n_missing == 0)
    words = g_strdup (_("Every task has progress of this period"));
  else
    words = g_strdup_printf (ngettext ("%u of %u task has no progress of this period; it stands as it did before",
                                       "%u of %u tasks have no progress of this period; they stand as they did before", n_tasks),
                             n_missing, n_tasks);
  adw_action_row_set_subtitle (self->progress_row, words);
}

static void
selected_cb (KhReportDialog *self)
{
  const KhReportPeriod *period = self->plan != NULL ? get_period (self) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.make", period != NULL);
  if (period == NULL)
    return;
  show_existing (self, period);
  show_progress (self, period);
}

/* The periods. */

static void
add_period (KhReportDialog *self, GtkStringList *names, const KhReportPeriod *period, const GDate *due)
{
  g_autofree char *name = kh_period_text (period);
  g_autofree char *iso = due != NULL ? kh_date_to_iso (due) : NULL;
  g_autofree char *day = kh_date_format_short (iso);
  /* Translators: a period and the day by which the plan asks for the report */
  g_autofree char *words = day != NULL ? g_strdup_printf (_("%s, due %s"), name, day) : g_steal_pointer (&name);

  gtk_string_list_append (names, words);
  g_array_append_val (self->periods, *period);
}

static gboolean
has_period (KhReportDialog *self, const KhReportPeriod *period)
{
  for (guint i = 0; i < self->periods->len; i++)
    if (kh_report_period_compare (&g_array_index (self->periods, KhReportPeriod, i), period) == 0)
      return TRUE;
  return FALSE;
}

static void
fill_periods (KhReportDialog *self)
{
  g_autoptr (GArray) periods = kh_report_period_list_of_year (kh_plan_get_year (self->plan));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) dues = kh_report_periods_list (self->plan);
  const int next = kh_report_periods_find_next (dues, &self->today);

  for (guint i = 0; i < dues->len; i++)
    {
      const KhReportDue *due = dues->pdata[i];

      add_period (self, names, &due->period, &due->due);
    }
  for (guint i = 0; i < periods->len; i++)
    {
      const KhReportPeriod *period = &g_array_index (periods, KhReportPeriod, i);

      if (!has_period (self, period))
        add_period (self, names, period, NULL);
    }
  adw_combo_row_set_model (self->period_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->period_row, next >= 0 ? (guint) next : 0);
}

/* The choice. */

static void
choose (KhReportDialog *self, gint64 id, gboolean made)
{
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signal_chosen, 0, id, made);
  g_object_unref (self);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhReportDialog *self = KH_REPORT_DIALOG (widget);

  if (self->existing != 0)
    choose (self, self->existing, FALSE);
}

static void
make_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhReportDialog *self = KH_REPORT_DIALOG (widget);
  const KhReportPeriod *period = get_period (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhReportOutline) outline = kh_report_outline_load (&error);
  g_autoptr (KhPlan) report = outline != NULL ? kh_report_make (self->plan, period, &self->today, outline) : NULL;
  const gint64 id = report != NULL ? kh_store_add_report (self->store, self->plan, report, period, &error) : 0;

  if (id != 0)
    choose (self, id, TRUE);
  else
    kh_toast_show_error (self->form, error);
}

static void
kh_report_dialog_dispose (GObject *object)
{
  KhReportDialog *self = KH_REPORT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_report_dialog_parent_class)->dispose (object);
}

static void
kh_report_dialog_finalize (GObject *object)
{
  g_array_unref (KH_REPORT_DIALOG (object)->periods);

  G_OBJECT_CLASS (kh_report_dialog_parent_class)->finalize (object);
}

static void
kh_report_dialog_class_init (KhReportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_report_dialog_dispose;
  object_class->finalize = kh_report_dialog_finalize;

  signal_chosen = g_signal_new ("chosen", KH_TYPE_REPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_INT64, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KhReportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, KhReportDialog, form);
  gtk_widget_class_bind_template_child (widget_class, KhReportDialog, period_row);
  gtk_widget_class_bind_template_child (widget_class, KhReportDialog, progress_row);
  gtk_widget_class_bind_template_child (widget_class, KhReportDialog, existing_row);
  gtk_widget_class_bind_template_child (widget_class, KhReportDialog, make_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_install_action (widget_class, "report.make", NULL, make_action);
  gtk_widget_class_install_action (widget_class, "report.open", NULL, open_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_report_dialog_init (KhReportDialog *self)
{
  kh_date_get_today (&self->today);
  self->periods = g_array_new (FALSE, FALSE, sizeof (KhReportPeriod));
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_report_dialog_new (KhStore *store, KhPlan *plan)
{
  g_autofree char *title = NULL;
  KhReportDialog *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  title = kh_plan_text_dup_title (plan);
  self = g_object_new (KH_TYPE_REPORT_DIALOG, NULL);
  adw_window_title_set_subtitle (self->title, title);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  fill_periods (self);
  selected_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->period_row));
  return GTK_WIDGET (self);
}
