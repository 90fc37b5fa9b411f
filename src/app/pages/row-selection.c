/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRowSelection: which whole rows of a form are selected. */
#include "row-selection.h"

#include "form-field.h"
#include "item-line.h"

struct _KhRowSelection
{
  GObject parent_instance;

  GtkWidget *sheet;  /* its owner's */
  GHashTable *items; /* set of KhItem, owned */
  KhItem *anchor;
  KhItem *head;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhRowSelection, kh_row_selection, G_TYPE_OBJECT)

static void
collect_rows (GtkWidget *widget, GPtrArray *rows)
{
  if (kh_form_field_is_gone (widget))
    return;
  if (KH_IS_ITEM_LINE (widget))
    {
      g_ptr_array_add (rows, widget);
      widget = kh_item_line_get_below (KH_ITEM_LINE (widget));
      if (widget == NULL)
        return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      collect_rows (child, rows);
}

/* All rows of the form, from top to bottom. */
static GPtrArray *
list_rows (KhRowSelection *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  collect_rows (self->sheet, rows);
  return rows;
}

static KhItem *
get_item (GPtrArray *rows, guint index)
{
  return kh_item_line_get_item (g_ptr_array_index (rows, index));
}

static gboolean
find_index (GPtrArray *rows, KhItem *item, guint *index)
{
  for (guint i = 0; item != NULL && i < rows->len; i++)
    if (get_item (rows, i) == item)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static void
add (KhRowSelection *self, KhItem *item)
{
  g_hash_table_add (self->items, g_object_ref (item));
}

void
kh_row_selection_focus (KhRowSelection *self)
{
  GtkWidget *row = self->head != NULL ? kh_row_selection_find_row (self, self->head) : NULL;

  if (row != NULL)
    kh_item_line_focus_row (KH_ITEM_LINE (row));
}

static void
finish (KhRowSelection *self, KhItem *head)
{
  g_set_object (&self->head, head);
  g_signal_emit (self, signals[CHANGED], 0);
  kh_row_selection_focus (self);
}

static void
kh_row_selection_finalize (GObject *object)
{
  KhRowSelection *self = KH_ROW_SELECTION (object);

  g_hash_table_unref (self->items);
  g_clear_object (&self->anchor);
  g_clear_object (&self->head);

  G_OBJECT_CLASS (kh_row_selection_parent_class)->finalize (object);
}

static void
kh_row_selection_class_init (KhRowSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_row_selection_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
kh_row_selection_init (KhRowSelection *self)
{
  self->items = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

KhRowSelection *
kh_row_selection_new (GtkWidget *sheet)
{
  KhRowSelection *self = g_object_new (KH_TYPE_ROW_SELECTION, NULL);

  self->sheet = sheet;
  return self;
}

KhItem *
kh_row_selection_get_head (KhRowSelection *self)
{
  g_return_val_if_fail (KH_IS_ROW_SELECTION (self), NULL);

  return self->head;
}

gboolean
kh_row_selection_contains (KhRowSelection *self, KhItem *item)
{
  g_return_val_if_fail (KH_IS_ROW_SELECTION (self), FALSE);

  return g_hash_table_contains (self->items, item);
}

gboolean
kh_row_selection_is_empty (KhRowSelection *self)
{
  g_return_val_if_fail (KH_IS_ROW_SELECTION (self), TRUE);

  return g_hash_table_size (self->items) == 0;
}

static gboolean
has_selected_parent (KhRowSelection *self, KhItem *item)
{
  for (KhNode *node = kh_node_get_parent (KH_NODE (item)); node != NULL; node = kh_node_get_parent (node))
    if (g_hash_table_contains (self->items, node))
      return TRUE;
  return FALSE;
}

GPtrArray *
kh_row_selection_list (KhRowSelection *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (KH_IS_ROW_SELECTION (self), items);

  rows = list_rows (self);
  for (guint i = 0; i < rows->len; i++)
    if (g_hash_table_contains (self->items, get_item (rows, i)) && !has_selected_parent (self, get_item (rows, i)))
      g_ptr_array_add (items, g_object_ref (get_item (rows, i)));
  return items;
}

void
kh_row_selection_select (KhRowSelection *self, KhItem *item)
{
  g_return_if_fail (KH_IS_ROW_SELECTION (self));

  g_hash_table_remove_all (self->items);
  add (self, item);
  g_set_object (&self->anchor, item);
  finish (self, item);
}

void
kh_row_selection_toggle (KhRowSelection *self, KhItem *item)
{
  g_return_if_fail (KH_IS_ROW_SELECTION (self));

  if (!g_hash_table_remove (self->items, item))
    add (self, item);
  g_set_object (&self->anchor, item);
  finish (self, item);
}

void
kh_row_selection_extend (KhRowSelection *self, KhItem *item)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint from, to;

  g_return_if_fail (KH_IS_ROW_SELECTION (self));

  rows = list_rows (self);
  if (!find_index (rows, self->anchor, &from) || !find_index (rows, item, &to))
    {
      kh_row_selection_select (self, item);
      return;
    }
  g_hash_table_remove_all (self->items);
  for (guint i = MIN (from, to); i <= MAX (from, to); i++)
    add (self, get_item (rows, i));
  finish (self, item);
}

void
kh_row_selection_select_items (KhRowSelection *self, GPtrArray *items)
{
  g_return_if_fail (KH_IS_ROW_SELECTION (self));
  g_return_if_fail (items->len > 0);

  g_hash_table_remove_all (self->items);
  for (guint i = 0; i < items->len; i++)
    add (self, g_ptr_array_index (items, i));
  g_set_object (&self->anchor, g_ptr_array_index (items, 0));
  finish (self, g_ptr_array_index (items, items->len - 1));
}

void
kh_row_selection_select_all (KhRowSelection *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  KhNode *parent;
  guint n_before;

  g_return_if_fail (KH_IS_ROW_SELECTION (self));

  if (self->head == NULL)
    return;
  rows = list_rows (self);
  parent = kh_node_get_parent (KH_NODE (self->head));
  n_before = g_hash_table_size (self->items);
  for (guint i = 0; i < rows->len; i++)
    if (kh_node_get_parent (KH_NODE (get_item (rows, i))) == parent)
      add (self, get_item (rows, i));
  if (g_hash_table_size (self->items) == n_before)
    for (guint i = 0; i < rows->len; i++)
      add (self, get_item (rows, i));
  finish (self, self->head);
}

gboolean
kh_row_selection_step (KhRowSelection *self, int steps, gboolean extend)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint at, to;

  g_return_val_if_fail (KH_IS_ROW_SELECTION (self), FALSE);

  rows = list_rows (self);
  if (!find_index (rows, self->head, &at))
    return FALSE;
  to = (guint) CLAMP ((gint64) at + steps, 0, (gint64) rows->len - 1);
  if (extend)
    kh_row_selection_extend (self, get_item (rows, to));
  else
    kh_row_selection_select (self, get_item (rows, to));
  return to != at;
}

KhItem *
kh_row_selection_dup_neighbour (KhRowSelection *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  KhItem *before = NULL;
  KhItem *after = NULL;
  gboolean passed = FALSE;

  g_return_val_if_fail (KH_IS_ROW_SELECTION (self), NULL);

  rows = list_rows (self);
  for (guint i = 0; i < rows->len && after == NULL; i++)
    {
      KhItem *item = get_item (rows, i);
      gboolean goes = g_hash_table_contains (self->items, item) || has_selected_parent (self, item);

      if (goes)
        passed = TRUE;
      else if (passed)
        after = item;
      else
        before = item;
    }
  after = after != NULL ? after : before;
  return after != NULL ? g_object_ref (after) : NULL;
}

void
kh_row_selection_clear (KhRowSelection *self)
{
  g_return_if_fail (KH_IS_ROW_SELECTION (self));

  if (self->head == NULL && g_hash_table_size (self->items) == 0)
    return;
  g_hash_table_remove_all (self->items);
  g_clear_object (&self->anchor);
  g_clear_object (&self->head);
  g_signal_emit (self, signals[CHANGED], 0);
}

GtkWidget *
kh_row_selection_find_row (KhRowSelection *self, KhItem *item)
{
  g_autoptr (GPtrArray) rows = NULL;
  guint index;

  g_return_val_if_fail (KH_IS_ROW_SELECTION (self), NULL);

  rows = list_rows (self);
  return find_index (rows, item, &index) ? g_ptr_array_index (rows, index) : NULL;
}
