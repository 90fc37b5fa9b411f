/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhAssignmentsWindow: all tasks of a plan as a table. */
#include "assignments-window.h"

#include <glib/gi18n.h>

#include "plan-text.h"
#include "task-view.h"
#include "template.h"
#include "toast.h"
#include "undo-actions.h"
#include "unit-load-row.h"

struct _KhAssignmentsWindow
{
  AdwWindow parent_instance;

  GtkWidget *box;
  AdwWindowTitle *window_title;
  GtkEditable *search;
  GtkDropDown *filter;
  GtkDropDown *grouping;
  GtkListBox *units;
  KhTaskView *view;
  GtkLabel *hint;

  KhStore *store;
  KhTaskTable *table;
  gboolean read_only;
  gboolean filling; /* the list of units follows the plan, not the user */
};

G_DEFINE_FINAL_TYPE (KhAssignmentsWindow, kh_assignments_window, ADW_TYPE_WINDOW)

/* The units beside the table. */

static void
dropped_cb (const char *uuids, KhUnit *unit, gpointer data)
{
  kh_assignments_window_drop (data, uuids, unit);
}

void
kh_assignments_window_drop (KhAssignmentsWindow *self, const char *uuids, KhUnit *unit)
{
  KhPlan *plan;
  g_autoptr (GPtrArray) tasks = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (KH_IS_ASSIGNMENTS_WINDOW (self));
  g_return_if_fail (uuids != NULL && KH_IS_UNIT (unit));

  plan = kh_task_table_get_plan (self->table);
  parts = g_strsplit (uuids, " ", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      KhNode *node = kh_plan_find_node (plan, *part);

      /* Any text can be dropped here. */
      if (KH_IS_TASK (node))
        g_ptr_array_add (tasks, node);
    }
  if (tasks->len == 0 || self->read_only)
    return;
  if (!kh_task_set_leads (self->store, plan, tasks, unit, &error))
    {
      kh_toast_show_error (self->box, error);
      return;
    }
  message = g_strdup_printf (ngettext ("%u task given to %s", "%u tasks given to %s", tasks->len), tasks->len, kh_unit_get_name (unit));
  kh_toast_show (self->box, message, _("_Undo"), "history.undo");
}

static gboolean
shows_same_units (KhAssignmentsWindow *self, GPtrArray *loads)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < loads->len; i++)
    {
      row = gtk_list_box_get_row_at_index (self->units, (int) i + 1);
      if (row == NULL || kh_unit_load_row_get_unit (GTK_WIDGET (row)) != ((const KhUnitLoad *) loads->pdata[i])->unit)
        return FALSE;
    }

  return gtk_list_box_get_row_at_index (self->units, (int) loads->len + 1) == NULL
         && gtk_list_box_get_row_at_index (self->units, 0) != NULL;
}

static void
fill_units (KhAssignmentsWindow *self, GPtrArray *loads)
{
  GtkListBoxRow *row;

  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->units, 0)) != NULL)
    gtk_list_box_remove (self->units, GTK_WIDGET (row));
  gtk_list_box_append (self->units, kh_unit_load_row_new (NULL, NULL, NULL));
  for (guint i = 0; i < loads->len; i++)
    gtk_list_box_append (self->units, kh_unit_load_row_new (loads->pdata[i], dropped_cb, self));
  gtk_list_box_select_row (self->units, gtk_list_box_get_row_at_index (self->units, 0));
  self->filling = FALSE;
}

static void
unit_selected_cb (KhAssignmentsWindow *self, GtkListBoxRow *row)
{
  if (!self->filling && row != NULL)
    kh_task_table_set_unit (self->table, kh_unit_load_row_get_unit (GTK_WIDGET (row)));
}

/* All of it. */

static void
update_title (KhAssignmentsWindow *self)
{
  const guint n_tasks = kh_task_table_get_n_tasks (self->table);
  const guint n_shown = kh_task_table_get_n_shown (self->table);
  const guint n_without = kh_task_table_get_n_without_lead (self->table);
  GPtrArray *loads = kh_task_table_list_loads (self->table);
  g_autofree char *tasks = g_strdup_printf (ngettext ("%u task", "%u tasks", n_tasks), n_tasks);
  g_autofree char *shown = g_strdup_printf (_("%u of %s"), n_shown, tasks);
  g_autoptr (GString) words = g_string_new (n_shown == n_tasks ? tasks : shown);
  g_autofree char *without = g_strdup_printf (ngettext ("%u without a lead unit", "%u without a lead unit", n_without), n_without);
  g_autofree char *idle = NULL;
  guint n_idle = 0;

  for (guint i = 0; i < loads->len; i++)
    {
      const KhUnitLoad *load = loads->pdata[i];

      n_idle += load->n_lead == 0 && load->n_support == 0;
    }
  idle = g_strdup_printf (ngettext ("%u unit without a task", "%u units without a task", n_idle), n_idle);
  if (n_without > 0)
    g_string_append_printf (words, " · %s", without);
  if (n_idle > 0)
    g_string_append_printf (words, " · %s", idle);
  adw_window_title_set_subtitle (self->window_title, words->str);
}

static void
update_hint (KhAssignmentsWindow *self)
{
  g_autofree char *words = kh_task_view_dup_selection_words (self->view);

  if (words != NULL)
    gtk_label_set_label (self->hint, words);
  else
    gtk_label_set_label (self->hint, self->read_only
                                       ? _("This plan cannot be changed.")
                                       : _("Enter changes a cell, the arrows go to the next one, Shift with them selects several tasks. Drag tasks on a unit to make it lead them."));
}

static void
update (KhAssignmentsWindow *self)
{
  GPtrArray *loads = kh_task_table_list_loads (self->table);

  if (!shows_same_units (self, loads))
    fill_units (self, loads);
  kh_unit_load_row_update (GTK_WIDGET (gtk_list_box_get_row_at_index (self->units, 0)), NULL, kh_task_table_get_n_tasks (self->table));
  for (guint i = 0; i < loads->len; i++)
    kh_unit_load_row_update (GTK_WIDGET (gtk_list_box_get_row_at_index (self->units, (int) i + 1)), loads->pdata[i], 0);
  kh_task_view_update (self->view);
  update_title (self);
  update_hint (self);
}

static void
search_cb (KhAssignmentsWindow *self)
{
  kh_task_table_set_search (self->table, gtk_editable_get_text (self->search));
}

static void
stop_search_cb (KhAssignmentsWindow *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
filter_cb (KhAssignmentsWindow *self)
{
  if (self->table != NULL)
    kh_task_table_set_filter (self->table, (KhTaskFilter) gtk_drop_down_get_selected (self->filter));
}

static void
grouping_cb (KhAssignmentsWindow *self)
{
  const KhTaskGrouping grouping = (KhTaskGrouping) gtk_drop_down_get_selected (self->grouping);

  if (self->table == NULL)
    return;
  kh_task_table_set_grouping (self->table, grouping);
  kh_task_view_show_groups (self->view, grouping != KH_TASK_GROUPING_SECTION);
}

static void
show_unit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.show-unit", parameter);
}

static void
show_progress_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-progress", NULL);
}

static void
unit_activated_cb (KhAssignmentsWindow *self, GtkListBoxRow *row)
{
  KhUnit *unit = kh_unit_load_row_get_unit (GTK_WIDGET (row));

  if (unit != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "assignments.show-unit", "s", kh_node_get_uuid (KH_NODE (unit)));
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (KH_ASSIGNMENTS_WINDOW (widget)->search));
}

/* What is typed is not lost with the window. */
static gboolean
kh_assignments_window_close_request (GtkWindow *window)
{
  if (!kh_task_view_commit (KH_ASSIGNMENTS_WINDOW (window)->view))
    return TRUE;

  return GTK_WINDOW_CLASS (kh_assignments_window_parent_class)->close_request (window);
}

static void
kh_assignments_window_finalize (GObject *object)
{
  KhAssignmentsWindow *self = KH_ASSIGNMENTS_WINDOW (object);

  g_clear_object (&self->table);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kh_assignments_window_parent_class)->finalize (object);
}

static void
kh_assignments_window_class_init (KhAssignmentsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KH_TYPE_TASK_VIEW);
  GTK_WINDOW_CLASS (klass)->close_request = kh_assignments_window_close_request;
  G_OBJECT_CLASS (klass)->finalize = kh_assignments_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/assignments-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhAssignmentsWindow, box);
  gtk_widget_class_bind_template_child (widget_class, KhAssignmentsWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, KhAssignmentsWindow, search);
  gtk_widget_class_bind_template_child (widget_class, KhAssignmentsWindow, filter);
  gtk_widget_class_bind_template_child (widget_class, KhAssignmentsWindow, grouping);
  gtk_widget_class_bind_template_child (widget_class, KhAssignmentsWindow, units);
  gtk_widget_class_bind_template_child (widget_class, KhAssignmentsWindow, view);
  gtk_widget_class_bind_template_child (widget_class, KhAssignmentsWindow, hint);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, grouping_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_activated_cb);
  gtk_widget_class_install_action (widget_class, "assignments.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "assignments.show-unit", "s", show_unit_action);
  gtk_widget_class_install_action (widget_class, "assignments.show-progress", NULL, show_progress_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "assignments.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK | GDK_ALT_MASK, "assignments.show-progress", NULL);
  kh_undo_actions_bind (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "history.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
kh_assignments_window_init (KhAssignmentsWindow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_assignments_window_new (KhStore *store, KhPlan *plan, gboolean read_only)
{
  KhAssignmentsWindow *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_object_new (KH_TYPE_ASSIGNMENTS_WINDOW, NULL);
  self->store = g_object_ref (store);
  self->read_only = read_only || kh_plan_is_locked (plan);
  self->table = kh_task_table_new (store, plan);
  title = kh_plan_text_dup_title (plan);
  adw_window_title_set_title (self->window_title, title);
  kh_task_view_set_table (self->view, store, self->table, self->read_only);
  g_signal_connect_object (self->table, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (kh_task_view_get_selection (self->view), "selection-changed", G_CALLBACK (update_hint), self, G_CONNECT_SWAPPED);
  kh_undo_actions_add (GTK_WIDGET (self), store, KH_NODE (plan), self->box, self->read_only);
  update (self);

  return GTK_WIDGET (self);
}

KhTaskTable *
kh_assignments_window_get_table (KhAssignmentsWindow *self)
{
  g_return_val_if_fail (KH_IS_ASSIGNMENTS_WINDOW (self), NULL);

  return self->table;
}

GtkSelectionModel *
kh_assignments_window_get_selection (KhAssignmentsWindow *self)
{
  g_return_val_if_fail (KH_IS_ASSIGNMENTS_WINDOW (self), NULL);

  return kh_task_view_get_selection (self->view);
}

KhTaskCell *
kh_assignments_window_find_cell (KhAssignmentsWindow *self, guint position, KhTaskColumn column)
{
  g_return_val_if_fail (KH_IS_ASSIGNMENTS_WINDOW (self), NULL);

  return kh_task_view_find_cell (self->view, position, column);
}
