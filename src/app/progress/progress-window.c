/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProgressWindow: what has come of a plan. */
#include "progress-window.h"

#include <glib/gi18n.h>

#include "period-text.h"
#include "plan-text.h"
#include "progress-overview.h"
#include "state-bar.h"
#include "task-view.h"
#include "template.h"
#include "undo-actions.h"

struct _KhProgressWindow
{
  AdwWindow parent_instance;

  GtkWidget *box;
  AdwViewSwitcherTitle *switcher;
  AdwViewStack *pages;
  GtkDropDown *period;
  GtkLabel *figures;
  GtkStack *content;
  GtkEditable *search;
  GtkDropDown *filter;
  GtkDropDown *grouping;
  KhTaskView *view;
  KhEvidencePane *pane;
  GtkLabel *hint;
  KhProgressOverview *overview;

  KhStore *store;
  KhTaskTable *table;
  GArray *periods; /* of KhReportPeriod, as the list shows them */
  GDate today;
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (KhProgressWindow, kh_progress_window, ADW_TYPE_WINDOW)

/* As the list of filters shows them. */
static const KhTaskFilter filters[] = {
  KH_TASK_FILTER_ALL,  KH_TASK_FILTER_LATE,    KH_TASK_FILTER_UNREPORTED, KH_TASK_FILTER_NOT_STARTED, KH_TASK_FILTER_UNDER_WAY,
  KH_TASK_FILTER_DONE, KH_TASK_FILTER_DROPPED,
};

static const KhTaskGrouping groupings[] = { KH_TASK_GROUPING_NONE, KH_TASK_GROUPING_UNIT, KH_TASK_GROUPING_SECTION, KH_TASK_GROUPING_DEADLINE };

/* What is shown. */

static void
update_figures (KhProgressWindow *self)
{
  KhStandings *standings = kh_task_table_get_standings (self->table);
  g_autofree char *counts = kh_standing_total_dup_words (&standings->whole);
  const guint n_shown = kh_task_table_get_n_shown (self->table);
  g_autofree char *words = NULL;

  if (n_shown < standings->whole.n_tasks)
    words = g_strdup_printf (_("%u of %u shown · %s"), n_shown, standings->whole.n_tasks, counts);
  gtk_label_set_label (self->figures, words != NULL ? words : counts);
}

static void
update_overview (KhProgressWindow *self)
{
  /* Sixty bars are not made anew for each key while nobody looks at them. */
  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "overview") == 0)
    kh_progress_overview_show (self->overview, kh_task_table_get_standings (self->table));
}

static void
update_selection (KhProgressWindow *self)
{
  g_autoptr (GPtrArray) selected = kh_task_view_list_selected (self->view);
  g_autofree char *several = kh_task_view_dup_selection_words (self->view);

  kh_evidence_pane_show (self->pane, selected->len == 1 ? selected->pdata[0] : NULL);
  if (self->read_only)
    gtk_label_set_label (self->hint, _("This library cannot be changed."));
  else if (several != NULL)
    gtk_label_set_label (self->hint, several);
  else
    gtk_label_set_label (self->hint, _("Enter changes a cell, the arrows go to the next one, Shift with them selects several tasks. Select one task to see its evidence."));
}

static void
update (KhProgressWindow *self)
{
  const gboolean empty = kh_task_table_get_n_tasks (self->table) == 0;
  const gboolean none = !empty && kh_task_table_get_n_shown (self->table) == 0;

  gtk_stack_set_visible_child_name (self->content, empty ? "empty" : none ? "none" : "table");
  kh_task_view_update (self->view);
  update_figures (self);
  update_overview (self);
  update_selection (self);
}

/* The table. */

/* Evidence is in the pane beneath the table. */
static void
open_cb (KhProgressWindow *self, guint position, KhTaskColumn column)
{
  gtk_selection_model_select_item (kh_task_view_get_selection (self->view), position, TRUE);
  if (column == KH_TASK_COLUMN_EVIDENCE)
    gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
}

static void
search_cb (KhProgressWindow *self)
{
  kh_task_table_set_search (self->table, gtk_editable_get_text (self->search));
}

static void
stop_search_cb (KhProgressWindow *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
filter_cb (KhProgressWindow *self)
{
  if (self->table != NULL)
    kh_task_table_set_filter (self->table, filters[gtk_drop_down_get_selected (self->filter)]);
}

static void
grouping_cb (KhProgressWindow *self)
{
  if (self->table != NULL)
    kh_task_table_set_grouping (self->table, groupings[gtk_drop_down_get_selected (self->grouping)]);
}

static void
page_cb (KhProgressWindow *self)
{
  if (self->table != NULL)
    update_overview (self);
}

/* The period. */

static void
period_cb (KhProgressWindow *self)
{
  const guint selected = gtk_drop_down_get_selected (self->period);

  if (self->table == NULL || selected >= self->periods->len)
    return;
  if (!kh_task_view_commit (self->view))
    return;
  kh_task_table_set_period (self->table, &g_array_index (self->periods, KhReportPeriod, selected), &self->today, self->read_only);
}

static guint
find_period (KhProgressWindow *self, int year)
{
  int quarter = ((int) g_date_get_month (&self->today) - 1) / 3 + 1;

  if ((int) g_date_get_year (&self->today) != year)
    quarter = (int) g_date_get_year (&self->today) < year ? 1 : 4;
  for (guint i = 0; i < self->periods->len; i++)
    {
      const KhReportPeriod *period = &g_array_index (self->periods, KhReportPeriod, i);

      if (period->kind == KH_PERIOD_QUARTER && period->index == quarter)
        return i;
    }

  return 0;
}

static void
fill_periods (KhProgressWindow *self, int year)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->periods = kh_report_period_list_of_year (year);
  for (guint i = 0; i < self->periods->len; i++)
    gtk_string_list_take (names, kh_period_text (&g_array_index (self->periods, KhReportPeriod, i)));
  gtk_drop_down_set_model (self->period, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->period, find_period (self, year));
}

/* The window. */

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhProgressWindow *self = KH_PROGRESS_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->pages, "tasks");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* What is typed is not lost with the window. */
static gboolean
kh_progress_window_close_request (GtkWindow *window)
{
  if (!kh_task_view_commit (KH_PROGRESS_WINDOW (window)->view))
    return TRUE;

  return GTK_WINDOW_CLASS (kh_progress_window_parent_class)->close_request (window);
}

static void
kh_progress_window_finalize (GObject *object)
{
  KhProgressWindow *self = KH_PROGRESS_WINDOW (object);

  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_clear_pointer (&self->periods, g_array_unref);

  G_OBJECT_CLASS (kh_progress_window_parent_class)->finalize (object);
}

static void
kh_progress_window_class_init (KhProgressWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kh_progress_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = kh_progress_window_close_request;

  g_type_ensure (KH_TYPE_EVIDENCE_PANE);
  g_type_ensure (KH_TYPE_TASK_VIEW);
  g_type_ensure (KH_TYPE_PROGRESS_OVERVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/progress-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, box);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, period);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, figures);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, content);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, search);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, filter);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, grouping);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, view);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, KhProgressWindow, overview);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouping_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
  gtk_widget_class_install_action (widget_class, "progress.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "progress.find", NULL);
  kh_undo_actions_bind (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "history.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
kh_progress_window_init (KhProgressWindow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_progress_window_new (KhStore *store, KhPlan *plan, const GDate *today, gboolean read_only)
{
  KhProgressWindow *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  self = g_object_new (KH_TYPE_PROGRESS_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->today = *today;
  self->read_only = read_only;
  title = kh_plan_text_dup_title (plan);
  adw_view_switcher_title_set_subtitle (self->switcher, title);
  fill_periods (self, kh_plan_get_year (plan));
  self->table = kh_task_table_new (store, plan);
  period_cb (self);
  kh_task_view_set_table (self->view, store, self->table, read_only);
  g_signal_connect_object (self->view, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kh_task_view_get_selection (self->view), "selection-changed", G_CALLBACK (update_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  kh_evidence_pane_set_table (self->pane, store, self->table);
  kh_undo_actions_add (GTK_WIDGET (self), store, KH_NODE (plan), self->box, read_only);
  update (self);

  return GTK_WIDGET (self);
}

KhTaskTable *
kh_progress_window_get_table (KhProgressWindow *self)
{
  g_return_val_if_fail (KH_IS_PROGRESS_WINDOW (self), NULL);

  return self->table;
}

GtkSelectionModel *
kh_progress_window_get_selection (KhProgressWindow *self)
{
  g_return_val_if_fail (KH_IS_PROGRESS_WINDOW (self), NULL);

  return kh_task_view_get_selection (self->view);
}

KhEvidencePane *
kh_progress_window_get_pane (KhProgressWindow *self)
{
  g_return_val_if_fail (KH_IS_PROGRESS_WINDOW (self), NULL);

  return self->pane;
}

KhTaskCell *
kh_progress_window_find_cell (KhProgressWindow *self, guint position, KhTaskColumn column)
{
  g_return_val_if_fail (KH_IS_PROGRESS_WINDOW (self), NULL);

  return kh_task_view_find_cell (self->view, position, column);
}
