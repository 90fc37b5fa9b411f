/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskView: the tasks of a table as rows of cells, that one goes through and types into. */
#include "task-view.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "progress-columns.h"
#include "toast.h"

struct _KhTaskView
{
  GtkWidget parent_instance;

  GtkWidget *window; /* that scrolls */
  GtkColumnView *view;
  GtkColumnViewColumn *columns[KH_TASK_N_COLUMNS]; /* unowned; NULL for those that are not there */
  GtkMultiSelection *selection;
  GHashTable *cells; /* set of KhTaskCell that show a row */

  KhStore *store;
  KhTaskTable *table;
  gboolean read_only;
  guint wanted_row; /* whose cell gets the keyboard when it comes into sight */
  KhTaskColumn wanted_column;
  guint wanted_idle; /* a source, 0 for none */
};

static guint open_signal;

G_DEFINE_FINAL_TYPE (KhTaskView, kh_task_view, GTK_TYPE_WIDGET)

#define NOWHERE GTK_INVALID_LIST_POSITION

/* Returns: (transfer full) (nullable): the task or group at @position */
static gpointer
dup_row (KhTaskView *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (kh_task_table_get_rows (self->table), position);

  return row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
}

GPtrArray *
kh_task_view_list_selected (KhTaskView *self)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (KH_IS_TASK_VIEW (self), tasks);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, selected, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (GObject) row = dup_row (self, position);

      if (KH_IS_TASK (row))
        g_ptr_array_add (tasks, g_object_ref (row));
    }

  return tasks;
}

char *
kh_task_view_dup_selection_words (KhTaskView *self)
{
  g_autoptr (GPtrArray) selected = kh_task_view_list_selected (self);

  if (selected->len < 2)
    return NULL;

  return g_strdup_printf (ngettext ("%u task is selected: what you change in one is changed in all of them.",
                                    "%u tasks are selected: what you change in one is changed in all of them.", selected->len),
                          selected->len);
}

/* Returns: (transfer full): the selected tasks where @task is one of them, else @task alone */
static GPtrArray *
list_meant (KhTaskView *self, KhTask *task)
{
  g_autoptr (GPtrArray) selected = kh_task_view_list_selected (self);
  GPtrArray *alone;

  if (g_ptr_array_find (selected, task, NULL))
    return g_steal_pointer (&selected);
  alone = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (alone, g_object_ref (task));

  return alone;
}

/* Cells. */

KhTaskCell *
kh_task_view_find_cell (KhTaskView *self, guint position, KhTaskColumn column)
{
  GHashTableIter iter;
  gpointer cell;

  g_return_val_if_fail (KH_IS_TASK_VIEW (self), NULL);

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (kh_task_cell_get_column (cell) == column && kh_task_cell_get_position (cell) == position)
      return cell;

  return NULL;
}

static gboolean
apply (KhTaskView *self, KhTaskColumn column, GPtrArray *tasks, const char *words, GError **error)
{
  if (kh_task_column_is_reported (column))
    return kh_progress_column_apply (column, self->store, self->table, tasks, words, error);

  return kh_task_column_apply (column, self->store, kh_task_table_get_plan (self->table), tasks, words, error);
}

static gboolean
commit_cb (KhTaskCell *cell, const char *words, KhTaskView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tasks = list_meant (self, kh_task_cell_get_task (cell));
  g_autofree char *message = NULL;
  const KhTaskColumn column = kh_task_cell_get_column (cell);

  /* No two tasks have the same words. */
  if (kh_task_column_is_of_one (column))
    {
      g_ptr_array_set_size (tasks, 0);
      g_ptr_array_add (tasks, g_object_ref (kh_task_cell_get_task (cell)));
    }
  if (!apply (self, column, tasks, words, &error))
    {
      kh_toast_show_error (GTK_WIDGET (self), error);
      return FALSE;
    }
  if (tasks->len > 1)
    {
      message = g_strdup_printf (ngettext ("%u task changed", "%u tasks changed", tasks->len), tasks->len);
      kh_toast_show (GTK_WIDGET (self), message, _("_Undo"), "history.undo");
    }

  return TRUE;
}

static void
focus_wanted (KhTaskView *self)
{
  KhTaskCell *cell = self->wanted_row != NOWHERE ? kh_task_view_find_cell (self, self->wanted_row, self->wanted_column) : NULL;

  if (cell != NULL)
    {
      self->wanted_row = NOWHERE;
      gtk_widget_grab_focus (GTK_WIDGET (cell));
    }
}

static gboolean
focus_wanted_cb (gpointer data)
{
  KhTaskView *self = data;

  self->wanted_idle = 0;
  focus_wanted (self);

  return G_SOURCE_REMOVE;
}

/* The source holds no reference: one that outlives the window it is transient
 * for makes GTK 4.8 look at that window's freed memory. */
static void
focus_wanted_later (KhTaskView *self)
{
  if (self->wanted_idle == 0)
    self->wanted_idle = g_idle_add (focus_wanted_cb, self);
}

static void
go_to (KhTaskView *self, KhTaskCell *from, guint position, KhTaskColumn column)
{
  gtk_widget_activate_action (GTK_WIDGET (from), "list.scroll-to-item", "u", position);
  self->wanted_row = position;
  self->wanted_column = column;
  focus_wanted (self);
}

static gboolean
is_column_shown (KhTaskView *self, int column)
{
  return self->columns[column] != NULL && gtk_column_view_column_get_visible (self->columns[column]);
}

static void
step_cb (KhTaskCell *cell, int columns, int rows, gboolean extend, KhTaskView *self)
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

static void
open_cb (KhTaskCell *cell, KhTaskView *self)
{
  g_signal_emit (self, open_signal, 0, kh_task_cell_get_position (cell), (guint) kh_task_cell_get_column (cell));
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, KhTaskCell *cell)
{
  KhTaskView *self = KH_TASK_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (cell), KH_TYPE_TASK_VIEW));
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
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KhTaskView *self)
{
  const KhTaskColumn column = (KhTaskColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "kh-column"));
  GtkWidget *cell = kh_task_cell_new (self->table, column);

  g_signal_connect_object (cell, "commit", G_CALLBACK (commit_cb), self, 0);
  g_signal_connect_object (cell, "step", G_CALLBACK (step_cb), self, 0);
  g_signal_connect_object (cell, "open", G_CALLBACK (open_cb), self, 0);
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
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KhTaskView *self)
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
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, KhTaskView *self)
{
  KhTaskCell *cell = get_cell (item);

  if (GTK_IS_TREE_EXPANDER (gtk_list_item_get_child (item)))
    gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
  g_hash_table_remove (self->cells, cell);
  kh_task_cell_bind (cell, NULL, NULL);
}

/* Returns: @width, which is for text of the usual size, for the size that the user has */
static int
scale (KhTaskView *self, int width)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? width * dpi / (96 * PANGO_SCALE) : width;
}

static void
add_column (KhTaskView *self, KhTaskColumn column)
{
  static const int widths[] = { [KH_TASK_COLUMN_TEXT] = 215,   [KH_TASK_COLUMN_GROUP] = 120,    [KH_TASK_COLUMN_LEAD] = 110,
                                [KH_TASK_COLUMN_SUPPORT] = 120, [KH_TASK_COLUMN_PRODUCT] = 130,  [KH_TASK_COLUMN_DEADLINE] = 100,
                                [KH_TASK_COLUMN_BUDGET] = 90,  [KH_TASK_COLUMN_STATE] = 100,    [KH_TASK_COLUMN_TOLD] = 130,
                                [KH_TASK_COLUMN_PERCENT] = 80, [KH_TASK_COLUMN_NOTE] = 170,     [KH_TASK_COLUMN_EVIDENCE] = 90 };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = gtk_column_view_column_new (kh_task_column_get_title (column), factory);

  g_object_set_data (G_OBJECT (factory), "kh-column", GINT_TO_POINTER (column));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, kh_task_column_is_of_one (column));
  gtk_column_view_column_set_fixed_width (view_column, scale (self, widths[column]));
  gtk_column_view_append_column (self->view, view_column);
  self->columns[column] = view_column;
}

static void
add_columns (KhTaskView *self)
{
  static const KhTaskColumn assigned[] = { KH_TASK_COLUMN_TEXT,    KH_TASK_COLUMN_GROUP,    KH_TASK_COLUMN_LEAD,   KH_TASK_COLUMN_SUPPORT,
                                           KH_TASK_COLUMN_PRODUCT, KH_TASK_COLUMN_DEADLINE, KH_TASK_COLUMN_BUDGET, KH_TASK_COLUMN_STATE };
  static const KhTaskColumn reported[] = { KH_TASK_COLUMN_TEXT,    KH_TASK_COLUMN_LEAD, KH_TASK_COLUMN_DEADLINE, KH_TASK_COLUMN_TOLD,
                                           KH_TASK_COLUMN_PERCENT, KH_TASK_COLUMN_NOTE, KH_TASK_COLUMN_EVIDENCE };
  const gboolean progress = kh_task_table_get_period (self->table) != NULL;
  const KhTaskColumn *columns = progress ? reported : assigned;
  const guint n = progress ? G_N_ELEMENTS (reported) : G_N_ELEMENTS (assigned);

  for (guint i = 0; i < n; i++)
    add_column (self, columns[i]);
}

/* All of it. */

void
kh_task_view_update (KhTaskView *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_return_if_fail (KH_IS_TASK_VIEW (self));

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    kh_task_cell_update (cell);
}

gboolean
kh_task_view_commit (KhTaskView *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_return_val_if_fail (KH_IS_TASK_VIEW (self), FALSE);

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (kh_task_cell_get_entry (cell) != NULL)
      return kh_task_cell_commit (cell); /* there is one entry, and the rows may be others now */

  return TRUE;
}

void
kh_task_view_show_groups (KhTaskView *self, gboolean shown)
{
  g_return_if_fail (KH_IS_TASK_VIEW (self));

  gtk_column_view_column_set_visible (self->columns[KH_TASK_COLUMN_GROUP], shown);
}

/* Who opens the table means to go through it by keyboard. */
static void
kh_task_view_map (GtkWidget *widget)
{
  KhTaskView *self = KH_TASK_VIEW (widget);

  GTK_WIDGET_CLASS (kh_task_view_parent_class)->map (widget);

  self->wanted_row = 0;
  self->wanted_column = KH_TASK_COLUMN_TEXT;
  focus_wanted_later (self);
}

static gboolean
kh_task_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KH_TASK_VIEW (widget)->view));
}

static void
kh_task_view_dispose (GObject *object)
{
  KhTaskView *self = KH_TASK_VIEW (object);

  /* Before the cells go: they tell the table they go from. */
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_handle_id (&self->wanted_idle, g_source_remove);
  g_clear_pointer (&self->window, gtk_widget_unparent);

  G_OBJECT_CLASS (kh_task_view_parent_class)->dispose (object);
}

static void
kh_task_view_finalize (GObject *object)
{
  KhTaskView *self = KH_TASK_VIEW (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->table);
  g_clear_object (&self->store);
  g_hash_table_unref (self->cells);

  G_OBJECT_CLASS (kh_task_view_parent_class)->finalize (object);
}

static void
kh_task_view_class_init (KhTaskViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_task_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_task_view_finalize;
  widget_class->map = kh_task_view_map;
  widget_class->grab_focus = kh_task_view_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  open_signal = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                              G_TYPE_UINT);
}

/* The list inside a GtkColumnView is what takes the keyboard, and has no name of its own. */
static void
name_list (KhTaskView *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      {
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tasks"), -1);
        kh_describe (child, _("A row for each task; the arrow keys go from cell to cell, Enter changes a cell"));
      }
}

static void
kh_task_view_init (KhTaskView *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->wanted_row = NOWHERE;
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tasks"), -1);
  name_list (self);
  self->window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->window, GTK_WIDGET (self));
}

void
kh_task_view_set_table (KhTaskView *self, KhStore *store, KhTaskTable *table, gboolean read_only)
{
  g_return_if_fail (KH_IS_TASK_VIEW (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_TASK_TABLE (table));
  g_return_if_fail (self->table == NULL);

  self->store = g_object_ref (store);
  self->table = g_object_ref (table);
  self->read_only = read_only;
  add_columns (self);
  self->selection = gtk_multi_selection_new (g_object_ref (kh_task_table_get_rows (table)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

GtkSelectionModel *
kh_task_view_get_selection (KhTaskView *self)
{
  g_return_val_if_fail (KH_IS_TASK_VIEW (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}
