/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTableGrid: a table of the plan as a grid of texts. */
#include "table-grid.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "form-edit.h"
#include "item-text.h"
#include "kh-core.h"
#include "template.h"

struct _KhTableGrid
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkGrid *grid;
  GtkWidget *buttons;

  KhFormPage *page; /* weak */
  KhItem *table;
  GPtrArray *watched; /* lists of rows and cells whose changes rebuild the grid */
};

G_DEFINE_FINAL_TYPE (KhTableGrid, kh_table_grid, GTK_TYPE_WIDGET)

static GListModel *
get_children (KhItem *item)
{
  return kh_item_get_items (item);
}

static guint
count_columns (KhTableGrid *self)
{
  GListModel *rows = get_children (self->table);
  guint columns = 0;

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KhItem) row = g_list_model_get_item (rows, i);

      columns = MAX (columns, g_list_model_get_n_items (get_children (row)));
    }
  return columns;
}

static void rebuild (KhTableGrid *self);

static void
forget_watched (KhTableGrid *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->watched, i), rebuild, self);
  g_ptr_array_set_size (self->watched, 0);
}

static void
watch (KhTableGrid *self, GListModel *list)
{
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (rebuild), self);
  g_ptr_array_add (self->watched, g_object_ref (list));
}

static GtkWidget *
make_cell (KhTableGrid *self, KhItem *cell, gboolean header)
{
  GtkWidget *text = kh_item_text_new ();

  kh_item_text_bind (KH_ITEM_TEXT (text), self->page, cell, "text", N_("Edit table cell"), KH_TEXT_MARKUP);
  gtk_widget_add_css_class (text, "kh-cell");
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  header ? _("Head of a column") : _("Table cell"), -1);
  kh_describe (text, header ? _("What the column below it holds") : _("The words of one cell; Tab goes to the next"));
  if (header)
    gtk_widget_add_css_class (text, "kh-header-cell");
  return text;
}

static void
remove_row_cb (KhTableGrid *self, GtkWidget *button)
{
  int row;

  gtk_grid_query_child (self->grid, button, NULL, &row, NULL, NULL);
  kh_table_grid_remove_row (self, row);
}

static void
remove_column_cb (KhTableGrid *self, GtkWidget *button)
{
  int column;

  gtk_grid_query_child (self->grid, button, &column, NULL, NULL, NULL);
  kh_table_grid_remove_column (self, column);
}

static GtkWidget *
make_remove_button (KhTableGrid *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "kh-reveal");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  kh_describe (button, _("Takes its cells out of the table; can be undone"));
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

/* Cells that stay keep their widget, and so the focus and what waits to be saved. */
static GHashTable *
take_cells (KhTableGrid *self)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->grid));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (KH_IS_ITEM_TEXT (child))
        g_hash_table_insert (cells, g_strdup (kh_form_field_get_uuid (KH_FORM_FIELD (child))),
                             g_object_ref (child));
      gtk_grid_remove (self->grid, child);
      child = next;
    }
  return cells;
}

static void
rebuild (KhTableGrid *self)
{
  g_autoptr (GHashTable) old = NULL;
  GListModel *rows;
  guint n_rows, n_columns;
  gboolean locked;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->page == NULL)
    return;
  locked = kh_form_page_get_locked (self->page);
  rows = get_children (self->table);
  n_rows = g_list_model_get_n_items (rows);
  n_columns = count_columns (self);
  old = take_cells (self);
  forget_watched (self);
  watch (self, rows);
  for (guint r = 0; r < n_rows; r++)
    {
      g_autoptr (KhItem) row = g_list_model_get_item (rows, r);
      GListModel *cells = get_children (row);
      const guint n_cells = g_list_model_get_n_items (cells);

      watch (self, cells);
      for (guint c = 0; c < n_cells; c++)
        {
          g_autoptr (KhItem) cell = g_list_model_get_item (cells, c);
          GtkWidget *widget = g_hash_table_lookup (old, kh_node_get_uuid (KH_NODE (cell)));

          if (widget == NULL)
            widget = make_cell (self, cell, kh_item_get_kind (row) == KH_ITEM_HEADER_ROW);
          /* As it prints: the last cell of a short row goes on to the table's edge. */
          gtk_grid_attach (self->grid, widget, c, r, c + 1 == n_cells ? n_columns - c : 1, 1);
          if (widget == focus)
            gtk_widget_grab_focus (widget);
        }
      if (!locked)
        gtk_grid_attach (self->grid, make_remove_button (self, _("Remove row"), G_CALLBACK (remove_row_cb)),
                         n_columns, r, 1, 1);
    }
  for (guint c = 0; c < n_columns && !locked; c++)
    gtk_grid_attach (self->grid,
                     make_remove_button (self, _("Remove column"), G_CALLBACK (remove_column_cb)), c, n_rows,
                     1, 1);
  gtk_widget_set_visible (self->buttons, !locked);
}

static KhEdit *
begin (KhTableGrid *self, const char *label)
{
  if (self->page == NULL || !kh_form_is_alive (self->page, self->table))
    return NULL;
  return kh_form_begin (self->page, label);
}

void
kh_table_grid_add_row (KhTableGrid *self)
{
  g_autoptr (KhItem) row = kh_item_new (KH_ITEM_ROW, NULL);
  guint n_columns;
  KhEdit *edit;

  g_return_if_fail (KH_IS_TABLE_GRID (self));

  edit = begin (self, N_("Add table row"));
  if (edit == NULL)
    return;
  n_columns = MAX (1, count_columns (self));
  for (guint i = 0; i < n_columns; i++)
    kh_node_append_take (KH_NODE (row), kh_item_new (KH_ITEM_CELL, NULL));
  kh_edit_insert (edit, self->table, G_MAXUINT, row);
  kh_form_commit (self->page, edit);
}

void
kh_table_grid_add_column (KhTableGrid *self)
{
  GListModel *rows;
  KhEdit *edit;

  g_return_if_fail (KH_IS_TABLE_GRID (self));

  edit = begin (self, N_("Add table column"));
  if (edit == NULL)
    return;
  rows = get_children (self->table);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KhItem) row = g_list_model_get_item (rows, i);
      g_autoptr (KhItem) cell = kh_item_new (KH_ITEM_CELL, NULL);

      kh_edit_insert (edit, row, G_MAXUINT, cell);
    }
  kh_form_commit (self->page, edit);
}

void
kh_table_grid_remove_row (KhTableGrid *self, guint index)
{
  g_autoptr (KhItem) row = NULL;
  KhEdit *edit;

  g_return_if_fail (KH_IS_TABLE_GRID (self));

  row = g_list_model_get_item (get_children (self->table), index);
  edit = row != NULL ? begin (self, N_("Remove table row")) : NULL;
  if (edit == NULL)
    return;
  kh_edit_remove (edit, row);
  if (kh_form_commit (self->page, edit))
    kh_form_page_notice (self->page, _("Table row removed"));
}

void
kh_table_grid_remove_column (KhTableGrid *self, guint index)
{
  GListModel *rows;
  KhEdit *edit;

  g_return_if_fail (KH_IS_TABLE_GRID (self));

  edit = begin (self, N_("Remove table column"));
  if (edit == NULL)
    return;
  rows = get_children (self->table);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (KhItem) row = g_list_model_get_item (rows, i);
      g_autoptr (KhItem) cell = g_list_model_get_item (get_children (row), index);

      if (cell != NULL)
        kh_edit_remove (edit, cell);
    }
  if (kh_form_commit (self->page, edit))
    kh_form_page_notice (self->page, _("Table column removed"));
}

static void
kh_table_grid_dispose (GObject *object)
{
  KhTableGrid *self = KH_TABLE_GRID (object);

  forget_watched (self);
  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->table);

  G_OBJECT_CLASS (kh_table_grid_parent_class)->dispose (object);
}

static void
kh_table_grid_finalize (GObject *object)
{
  g_ptr_array_unref (KH_TABLE_GRID (object)->watched);

  G_OBJECT_CLASS (kh_table_grid_parent_class)->finalize (object);
}

static void
kh_table_grid_class_init (KhTableGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_table_grid_dispose;
  object_class->finalize = kh_table_grid_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-table.ui");
  gtk_widget_class_bind_template_child (widget_class, KhTableGrid, box);
  gtk_widget_class_bind_template_child (widget_class, KhTableGrid, grid);
  gtk_widget_class_bind_template_child (widget_class, KhTableGrid, buttons);
  gtk_widget_class_bind_template_callback (widget_class, kh_table_grid_add_row);
  gtk_widget_class_bind_template_callback (widget_class, kh_table_grid_add_column);
}

static void
kh_table_grid_init (KhTableGrid *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_table_grid_new (KhFormPage *page, KhItem *table)
{
  KhTableGrid *self = g_object_new (KH_TYPE_TABLE_GRID, NULL);

  g_set_weak_pointer (&self->page, page);
  self->table = g_object_ref (table);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}
