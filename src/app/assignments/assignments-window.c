/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhAssignmentsWindow: all tasks of a plan as a table. */
#include "assignments-window.h"

#include <glib/gi18n.h>

#include "plan-text.h"
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
  GtkColumnView *view;
  GtkLabel *hint;

  KhStore *store;
  KhTaskTable *table;
  GtkMultiSelection *selection;
  GtkColumnViewColumn *group_column; /* unowned */
  GHashTable *cells; /* set of KhTaskCell that show a row */
  gboolean read_only;
  gboolean filling; /* the list of units follows the plan, not the user */
  guint wanted_row; /* whose cell gets the keyboard when it comes into sight */
  KhTaskColumn wanted_column;
  guint wanted_idle; /* a source, 0 for none */
};

G_DEFINE_FINAL_TYPE (KhAssignmentsWindow, kh_assignments_window, ADW_TYPE_WINDOW)

#define NOWHERE GTK_INVALID_LIST_POSITION

/* Returns: (transfer full) (nullable): the task or group at @position */
static gpointer
dup_row (KhAssignmentsWindow *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (kh_task_table_get_rows (self->table), position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

/* Returns: (transfer full) (element-type KhTask): the selected tasks, in order */
static GPtrArray *
list_selected (KhAssignmentsWindow *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GPtrArray *tasks = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GObject) row = dup_row (self, position);

      if (KH_IS_TASK (row))
        g_ptr_array_add (tasks, g_object_ref (row));
    }

  return tasks;
}

/* Returns: (transfer full): the selected tasks where @task is one of them, else @task alone */
static GPtrArray *
list_meant (KhAssignmentsWindow *self, KhTask *task)
{
  g_autoptr (GPtrArray) selected = list_selected (self);
  GPtrArray *alone;

  if (g_ptr_array_find (selected, task, NULL))
    return g_steal_pointer (&selected);
  alone = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (alone, g_object_ref (task));

  return alone;
}

/* Cells. */

KhTaskCell *
kh_assignments_window_find_cell (KhAssignmentsWindow *self, guint position, KhTaskColumn column)
{
  GHashTableIter iter;
  gpointer cell;

  g_return_val_if_fail (KH_IS_ASSIGNMENTS_WINDOW (self), NULL);

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (kh_task_cell_get_column (cell) == column && kh_task_cell_get_position (cell) == position)
      return cell;

  return NULL;
}

static gboolean
commit_cb (KhTaskCell *cell, const char *words, KhAssignmentsWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = list_meant (self, kh_task_cell_get_task (cell));
  g_autofree char *message = NULL;
  const KhTaskColumn column = kh_task_cell_get_column (cell);

  /* No two tasks have the same words. */
  if (column == KH_TASK_COLUMN_TEXT)
    {
      g_ptr_array_set_size (tasks, 0);
      g_ptr_array_add (tasks, g_object_ref (kh_task_cell_get_task (cell)));
    }
  if (!kh_task_column_apply (column, self->store, kh_task_table_get_plan (self->table), tasks, words, &error))
    {
      kh_toast_show_error (self->box, error);
      return FALSE;
    }
  if (tasks->len > 1)
    {
      message = g_strdup_printf (ngettext ("%u task changed", "%u tasks changed", tasks->len), tasks->len);
      kh_toast_show (self->box, message, _("_Undo"), "history.undo");
    }

  return TRUE;
}

static void
focus_wanted (KhAssignmentsWindow *self)
{
  KhTaskCell *cell = self->wanted_row != NOWHERE ? kh_assignments_window_find_cell (self, self->wanted_row, self->wanted_column) : NULL;

  if (cell != NULL)
    {
      self->wanted_row = NOWHERE;
      gtk_widget_grab_focus (GTK_WIDGET (cell));
    }
}

static gboolean
focus_wanted_cb (gpointer data)
{
  KhAssignmentsWindow *self = data;

  self->wanted_idle = 0;
  focus_wanted (self);

  return G_SOURCE_REMOVE;
}

/* The source holds no reference: one that outlives the window it is transient
 * for makes GTK 4.8 look at that window's freed memory. */
static void
focus_wanted_later (KhAssignmentsWindow *self)
{
  if (self->wanted_idle == 0)
    self->wanted_idle = g_idle_add (focus_wanted_cb, self);
}

static void
go_to (KhAssignmentsWindow *self, KhTaskCell *from, guint position, KhTaskColumn column)
{
  gtk_widget_activate_action (GTK_WIDGET (from), "list.scroll-to-item", "u", position);
  self->wanted_row = position;
  self->wanted_column = column;
  focus_wanted (self);
}

static gboolean
is_column_shown (KhAssignmentsWindow *self, int column)
{
  return column != KH_TASK_COLUMN_GROUP || gtk_column_view_column_get_visible (self->group_column);
}

static void
step_cb (KhTaskCell *cell, int columns, int rows, gboolean extend, KhAssignmentsWindow *self)
{
  const guint n = g_list_model_get_n_items (kh_task_table_get_rows (self->table));
  const guint from = kh_task_cell_get_position (cell);
  int column = (int) kh_task_cell_get_column (cell) + columns;
  gint64 position = (gint64) from + rows;

  while (columns != 0 && column >= 0 && column < KH_TASK_N_COLUMNS && !is_column_shown (self, column))
    column += columns;
  for (; rows != 0 && position >= 0 && position < n; position += rows)
    {
      g_autoptr (GObject) row = dup_row (self, (guint) position);

      if (KH_IS_TASK (row))
        break;
    }
  if (column < 0 || column >= KH_TASK_N_COLUMNS || position < 0 || position >= n)
    {
      gtk_widget_grab_focus (GTK_WIDGET (cell));
      return;
    }
  if (rows != 0)
    gtk_widget_activate_action (GTK_WIDGET (cell), "list.select-item", "(ubb)", (guint) position, FALSE, extend);
  go_to (self, cell, (guint) position, (KhTaskColumn) column);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, KhTaskCell *cell)
{
  KhAssignmentsWindow *self = KH_ASSIGNMENTS_WINDOW (gtk_widget_get_root (GTK_WIDGET (cell)));
  g_autoptr (GPtrArray) tasks = NULL;
  g_autoptr (GString) uuids = g_string_new (NULL);

  if (self->read_only || kh_task_cell_get_task (cell) == NULL || kh_task_cell_get_entry (cell) != NULL)
    return NULL;
  tasks = list_meant (self, kh_task_cell_get_task (cell));
  for (guint i = 0; i < tasks->len; i++)
    g_string_append_printf (uuids, "%s%s", i > 0 ? " " : "", kh_node_get_uuid (tasks->pdata[i]));

  return gdk_content_provider_new_typed (G_TYPE_STRING, uuids->str);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KhAssignmentsWindow *self)
{
  const KhTaskColumn column = (KhTaskColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "kh-column"));
  GtkWidget *cell = kh_task_cell_new (self->table, column);

  g_signal_connect_object (cell, "commit", G_CALLBACK (commit_cb), self, 0);
  g_signal_connect_object (cell, "step", G_CALLBACK (step_cb), self, 0);
  if (column == KH_TASK_COLUMN_TEXT)
    {
      GtkWidget *expander = gtk_tree_expander_new ();
      GtkDragSource *drag = gtk_drag_source_new ();

      g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), cell, 0);
      gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (drag));
      gtk_widget_set_hexpand (cell, TRUE);
      gtk_tree_expander_set_indent_for_icon (GTK_TREE_EXPANDER (expander), FALSE);
      gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cell);
      gtk_list_item_set_child (item, expander);
    }
  else
    gtk_list_item_set_child (item, cell);
}

static KhTaskCell *
get_cell (GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  return KH_TASK_CELL (GTK_IS_TREE_EXPANDER (child) ? gtk_tree_expander_get_child (GTK_TREE_EXPANDER (child)) : child);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KhAssignmentsWindow *self)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (GObject) content = gtk_tree_list_row_get_item (row);
  KhTaskCell *cell = get_cell (item);

  if (GTK_IS_TREE_EXPANDER (gtk_list_item_get_child (item)))
    {
      gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), row);
      /* In a task's row the keyboard is for the cells. */
      gtk_widget_set_focusable (gtk_list_item_get_child (item), KH_IS_TASK_GROUP (content));
    }
  kh_task_cell_bind (cell, content, item);
  g_hash_table_add (self->cells, cell);
  if (gtk_list_item_get_position (item) == self->wanted_row)
    focus_wanted_later (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KhAssignmentsWindow *self)
{
  KhTaskCell *cell = get_cell (item);

  if (GTK_IS_TREE_EXPANDER (gtk_list_item_get_child (item)))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
  g_hash_table_remove (self->cells, cell);
  kh_task_cell_bind (cell, NULL, NULL);
}

static void
add_column (KhAssignmentsWindow *self, KhTaskColumn column)
{
  static const int widths[] = { [KH_TASK_COLUMN_TEXT] = 215,   [KH_TASK_COLUMN_GROUP] = 120,    [KH_TASK_COLUMN_LEAD] = 110,
                                [KH_TASK_COLUMN_SUPPORT] = 120, [KH_TASK_COLUMN_PRODUCT] = 130,  [KH_TASK_COLUMN_DEADLINE] = 100,
                                [KH_TASK_COLUMN_BUDGET] = 90,  [KH_TASK_COLUMN_STATE] = 100 };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (kh_task_column_get_title (column), factory);

  g_object_set_data (G_OBJECT (factory), "kh-column", GINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column == KH_TASK_COLUMN_TEXT);
  gtk_column_view_column_set_fixed_width (view_column, widths[column]);
  gtk_column_view_append_column (self->view, view_column);
  if (column == KH_TASK_COLUMN_GROUP)
    self->group_column = view_column;
}

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
  g_autoptr (GPtrArray) selected = list_selected (self);

  if (selected->len > 1)
    {
      g_autofree char *words
        = g_strdup_printf (ngettext ("%u task is selected: what you change in one is changed in all of them.",
                                     "%u tasks are selected: what you change in one is changed in all of them.", selected->len),
                           selected->len);

      gtk_label_set_label (self->hint, words);
    }
  else
    gtk_label_set_label (self->hint, self->read_only
                                       ? _("This plan cannot be changed.")
                                       : _("Enter changes a cell, the arrows go to the next one, Shift with them selects several tasks. Drag tasks on a unit to make it lead them."));
}

static void
update (KhAssignmentsWindow *self)
{
  GPtrArray *loads = kh_task_table_list_loads (self->table);
  GHashTableIter iter;
  gpointer cell;

  if (!shows_same_units (self, loads))
    fill_units (self, loads);
  kh_unit_load_row_update (GTK_WIDGET (gtk_list_box_get_row_at_index (self->units, 0)), NULL, kh_task_table_get_n_tasks (self->table));
  for (guint i = 0; i < loads->len; i++)
    kh_unit_load_row_update (GTK_WIDGET (gtk_list_box_get_row_at_index (self->units, (int) i + 1)), loads->pdata[i], 0);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    kh_task_cell_update (cell);
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
  gtk_column_view_column_set_visible (self->group_column, grouping != KH_TASK_GROUPING_SECTION);
}

static void
show_unit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), "win.show-unit", parameter);
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

/* Who opens the table means to go through it by keyboard. */
static void
kh_assignments_window_map (GtkWidget *widget)
{
  KhAssignmentsWindow *self = KH_ASSIGNMENTS_WINDOW (widget);

  GTK_WIDGET_CLASS (kh_assignments_window_parent_class)->map (widget);

  self->wanted_row = 0;
  self->wanted_column = KH_TASK_COLUMN_TEXT;
  focus_wanted_later (self);
}

/* What is typed is not lost with the window. */
static gboolean
kh_assignments_window_close_request (GtkWindow *window)
{
  KhAssignmentsWindow *self = KH_ASSIGNMENTS_WINDOW (window);
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (kh_task_cell_get_entry (cell) != NULL)
      {
        if (!kh_task_cell_commit (cell))
          return TRUE;
        break; /* there is one entry, and the rows may be others now */
      }

  return GTK_WINDOW_CLASS (kh_assignments_window_parent_class)->close_request (window);
}

static void
kh_assignments_window_dispose (GObject *object)
{
  KhAssignmentsWindow *self = KH_ASSIGNMENTS_WINDOW (object);

  /* Before the cells go: they tell the table they go from. */
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_handle_id (&self->wanted_idle, g_source_remove);

  G_OBJECT_CLASS (kh_assignments_window_parent_class)->dispose (object);
}

static void
kh_assignments_window_finalize (GObject *object)
{
  KhAssignmentsWindow *self = KH_ASSIGNMENTS_WINDOW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_hash_table_unref (self->cells);

  G_OBJECT_CLASS (kh_assignments_window_parent_class)->finalize (object);
}

static void
kh_assignments_window_class_init (KhAssignmentsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_assignments_window_dispose;
  widget_class->map = kh_assignments_window_map;
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
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "assignments.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "history.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "history.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "history.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static void
kh_assignments_window_init (KhAssignmentsWindow *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->wanted_row = NOWHERE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The list inside a GtkColumnView is what takes the keyboard, and has no name of its own. */
static void
name_list (KhAssignmentsWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tasks"), -1);
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
  for (int i = 0; i < KH_TASK_N_COLUMNS; i++)
    add_column (self, (KhTaskColumn) i);
  self->selection = gtk_multi_selection_new (g_object_ref (kh_task_table_get_rows (self->table)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->table, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update_hint), self, G_CONNECT_SWAPPED);
  name_list (self);
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

  return GTK_SELECTION_MODEL (self->selection);
}
