/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that are being typed into what another program deletes. */
#include "typed-place.h"

#include "conflict-private.h"
#include "edit.h"
#include "store-private.h"

typedef struct
{
  KhNode *node;
  guint   position; /* in the list of the next step's node */
} Step;

/* From the node up to its plan or agency, which is the last step. */
struct _KhTypedPlace
{
  GArray *steps;
};

static void
clear_step (gpointer step)
{
  g_object_unref (((Step *) step)->node);
}

KhTypedPlace *
kh_typed_place_new (KhNode *node)
{
  KhTypedPlace *self;

  g_return_val_if_fail (KH_IS_NODE (node), NULL);

  self = g_new0 (KhTypedPlace, 1);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
  for (; node != NULL; node = kh_node_get_parent (node))
    {
      const Step step = { g_object_ref (node), kh_node_get_position (node) };

      g_array_append_val (self->steps, step);
    }

  return self;
}

void
kh_typed_place_free (KhTypedPlace *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

static Step *
get_step (KhTypedPlace *self, guint i)
{
  return &g_array_index (self->steps, Step, i);
}

KhNode *
kh_typed_place_get_node (KhTypedPlace *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_step (self, 0)->node;
}

/* Returns: the step of the highest node that is gone: what held it is still there */
static guint
find_highest_gone (KhTypedPlace *self, KhNode *root)
{
  guint i = 0;

  while (i + 2 < self->steps->len && kh_node_get_root (get_step (self, i + 1)->node) != root)
    i++;

  return i;
}

/* What is gone keeps its order beneath its highest node, and so does the copy.
 * Returns: (transfer full) (nullable): the copy's node that stands for the first
 * step's; %NULL if that was taken out of what is gone before */
static KhNode *
find_counterpart (KhTypedPlace *self, guint highest, KhNode *copy)
{
  g_autoptr (KhNode) node = g_object_ref (copy);

  for (guint i = highest; i > 0; i--)
    {
      KhNode *gone = get_step (self, i - 1)->node;
      GListModel *children = kh_node_get_children (node, G_OBJECT_TYPE (gone));
      KhNode *child = NULL;

      if (children != NULL && kh_node_get_parent (gone) == get_step (self, i)->node)
        child = g_list_model_get_item (children, kh_node_get_position (gone));
      if (child == NULL)
        return NULL;
      g_object_unref (node);
      node = child;
    }

  return g_steal_pointer (&node);
}

static gboolean
insert (KhStore *store, KhNode *root, const char *label, KhNode *parent, guint position, KhNode *node, GError **error)
{
  g_autoptr (KhEdit) edit = kh_edit_begin (store, root, label, error);

  if (edit == NULL)
    return FALSE;
  kh_edit_insert (edit, parent, position, node);

  return kh_edit_commit (edit, error);
}

KhNode *
kh_typed_place_put_back (KhTypedPlace *self, KhStore *store, const char *label, const char *property, const GValue *value,
                         GError **error)
{
  g_autoptr (KhNode) copy = NULL;
  g_autoptr (KhNode) node = NULL;
  g_autoptr (KhConflict) conflict = NULL;
  KhNode *root;
  guint highest;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (label != NULL, NULL);
  g_return_val_if_fail (property != NULL, NULL);
  g_return_val_if_fail (G_IS_VALUE (value), NULL);
  g_return_val_if_fail (self->steps->len > 1, NULL);

  root = get_step (self, self->steps->len - 1)->node;
  highest = find_highest_gone (self, root);
  copy = kh_node_copy_reported (get_step (self, highest)->node);
  node = find_counterpart (self, highest, copy);
  if (node == NULL)
    {
      /* The words come back with what they were typed into, alone. */
      g_object_unref (copy);
      copy = kh_node_copy_reported (get_step (self, 0)->node);
      node = g_object_ref (copy);
      highest = 0;
    }
  conflict = kh_conflict_new_deleted (store, root, node, property, label, value, copy);
  g_object_set_property (G_OBJECT (node), property, value);
  if (!insert (store, root, label, get_step (self, highest + 1)->node, get_step (self, highest)->position, copy, error))
    return NULL;
  kh_store_emit_conflict (store, conflict);

  return node; /* the plan holds it */
}
