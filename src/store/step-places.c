/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a step of undo or redo changed a plan: read from the rows that it names. */
#include "step-places.h"

#include "loader-private.h"
#include "store-private.h"

#define N_KEYS 4 /* id, uuid, derived_from, order_key */
#define ORDER_KEY 3

typedef struct
{
  KhIdentityMap *map;
  GPtrArray *places;
  gboolean undone;
} Reading;

static void
step_place_free (gpointer data)
{
  KhStepPlace *place = data;

  g_object_unref (place->node);
  g_free (place);
}

static void
add (Reading *self, KhNode *node, const char *property)
{
  KhStepPlace *place;

  for (guint i = 0; i < self->places->len; i++)
    {
      place = g_ptr_array_index (self->places, i);
      if (place->node == node && g_strcmp0 (place->property, property) == 0)
        return;
    }
  place = g_new (KhStepPlace, 1);
  place->node = g_object_ref (node);
  place->property = property;
  g_ptr_array_add (self->places, place);
}

/* The value of a column: the one it has now, or had, where an update leaves it alone. */
static sqlite3_value *
get_value (sqlite3_changeset_iter *iter, int operation, int column)
{
  sqlite3_value *value = NULL;

  if (operation != SQLITE_DELETE)
    sqlite3changeset_new (iter, column, &value);
  if (value == NULL && operation != SQLITE_INSERT)
    sqlite3changeset_old (iter, column, &value);
  return value;
}

static gboolean
is_changed (sqlite3_changeset_iter *iter, int column)
{
  sqlite3_value *value = NULL;

  return sqlite3changeset_new (iter, column, &value) == SQLITE_OK && value != NULL;
}

static KhNode *
find_node (Reading *self, const char *table_name, sqlite3_value *id)
{
  const KhTable *table = kh_mapping_find_table (table_name);

  return table != NULL && id != NULL ? kh_identity_map_lookup (self->map, table, sqlite3_value_int64 (id)) : NULL;
}

static int
count_columns (const KhTable *table, const char *property)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (table->get_type ());
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), property);

  /* Kind, year, index, day and text. */
  return pspec != NULL && g_type_is_a (pspec->value_type, KH_TYPE_DEADLINE) ? 5 : 1;
}

static void
add_changed_properties (Reading *self, sqlite3_changeset_iter *iter, const KhTable *table, KhNode *node)
{
  int n_owners = (int) g_strv_length ((char **) table->owners);
  int column = table->side ? n_owners : N_KEYS + n_owners;

  for (int i = table->side ? column : ORDER_KEY; i < column; i++)
    if (is_changed (iter, i))
      {
        add (self, node, NULL);
        return;
      }
  for (int i = 0; table->properties[i] != NULL; i++)
    {
      int end = column + count_columns (table, table->properties[i]);

      for (; column < end; column++)
        if (is_changed (iter, column))
          {
            add (self, node, table->properties[i]);
            column = end - 1;
          }
    }
}

/* The brother that now stands where a node with @key went, or the parent without one. */
static KhNode *
find_next (KhNode *parent, GType type, const char *key)
{
  GListModel *children = kh_node_get_children (parent, type);
  guint n = children != NULL ? g_list_model_get_n_items (children) : 0;
  KhNode *next = parent;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (children, i);

      next = child; /* its parent holds it */
      if (g_strcmp0 (kh_node_get_order_key (child), key) >= 0)
        break;
    }
  return next;
}

/* What went is shown where it was; of a node that went with its parent nothing is left to show. */
static void
add_gap (Reading *self, sqlite3_changeset_iter *iter, int operation, const KhTable *table)
{
  sqlite3_value *key = get_value (iter, operation, ORDER_KEY);
  KhNode *parent = NULL;

  for (int i = 0; table->owners[i] != NULL; i++)
    {
      sqlite3_value *id = get_value (iter, operation, N_KEYS + i);
      const char *owner = table->owners[i];
      const char *name = table->name;

      if (id == NULL || sqlite3_value_type (id) == SQLITE_NULL)
        continue;
      /* parent_id is a row of the same table; plan_id, section_id … say which. */
      if (g_str_equal (owner, "plan_id"))
        name = "plan";
      else if (g_str_equal (owner, "section_id"))
        name = "section";
      else if (g_str_equal (owner, "item_id"))
        name = "item";
      else if (g_str_equal (owner, "progress_id"))
        name = "progress";
      else if (g_str_equal (owner, "agency_id"))
        name = "agency";
      parent = find_node (self, name, id);
    }
  if (parent != NULL)
    add (self, find_next (parent, table->get_type (), key != NULL ? (const char *) sqlite3_value_text (key) : NULL),
         NULL);
}

static void
read_unit_change (Reading *self, sqlite3_changeset_iter *iter, int operation)
{
  KhNode *item = find_node (self, "item", get_value (iter, operation, 0));
  sqlite3_value *role = get_value (iter, operation, 1);

  if (item != NULL && role != NULL)
    add (self, item, g_intern_string ((const char *) sqlite3_value_text (role)));
}

static void
read_change (Reading *self, sqlite3_changeset_iter *iter)
{
  const char *name;
  int n_columns, operation, indirect;
  const KhTable *table;
  KhNode *node;
  gboolean came;

  if (sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect) != SQLITE_OK)
    return;
  if (g_str_equal (name, "item_unit"))
    {
      read_unit_change (self, iter, operation);
      return;
    }
  table = kh_mapping_find_table (name);
  if (table == NULL)
    return;
  node = find_node (self, table->side ? "item" : name, get_value (iter, operation, 0));
  came = operation == (self->undone ? SQLITE_DELETE : SQLITE_INSERT);
  if (operation == SQLITE_UPDATE && node != NULL)
    add_changed_properties (self, iter, table, node);
  else if (!table->side && came && node != NULL)
    add (self, node, NULL);
  else if (!table->side && operation != SQLITE_UPDATE && !came)
    add_gap (self, iter, operation, table);
}

GPtrArray *
kh_store_list_step_places (KhStore *self, KhNode *root, gboolean undone)
{
  g_auto (KhJournalEntry) entry = { 0 };
  g_autoptr (GError) error = NULL;
  Reading reading = { 0 };
  sqlite3_changeset_iter *iter = NULL;
  gsize size;
  gconstpointer data;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (kh_store_owns (self, root), NULL);

  reading.map = kh_store_get_map (self);
  reading.undone = undone;
  reading.places = g_ptr_array_new_with_free_func (step_place_free);
  if (!(undone ? kh_journal_get_next : kh_journal_get_last) (kh_store_get_database (self), root, &entry, &error))
    {
      g_warning ("The journal could not be read: %s", error->message);
      return reading.places;
    }
  if (entry.id == 0)
    return reading.places;
  data = g_bytes_get_data (entry.changeset, &size);
  if (sqlite3changeset_start (&iter, (int) size, (void *) data) != SQLITE_OK)
    return reading.places;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    read_change (&reading, iter);
  sqlite3changeset_finalize (iter);
  return reading.places;
}
