/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every exchanged row of a plan has in common. */
#include "node.h"

#include "fields.h"
#include "node-private.h"
#include "order-key.h"

typedef struct
{
  gint64 id;
  char *uuid;
  char *derived_from;
  char *order_key;
  KhNode *parent; /* not owned: the parent's list owns the child */
  gboolean hushed; /* tells nobody of changes */
} KhNodePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (KhNode, kh_node, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_UUID,
  PROP_DERIVED_FROM,
  PROP_ORDER_KEY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static KhNodePrivate *
get_private (KhNode *self)
{
  return kh_node_get_instance_private (self);
}

static void
replace_string (char **slot, const char *value, KhNode *self, guint prop)
{
  if (g_strcmp0 (*slot, value) == 0)
    return;

  char *old = *slot;

  *slot = g_strdup (value);
  g_free (old);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
kh_node_constructed (GObject *object)
{
  KhNodePrivate *priv = get_private (KH_NODE (object));

  G_OBJECT_CLASS (kh_node_parent_class)->constructed (object);

  if (priv->uuid == NULL)
    priv->uuid = g_uuid_string_random ();
}

static void
kh_node_finalize (GObject *object)
{
  KhNodePrivate *priv = get_private (KH_NODE (object));

  kh_fields_clear (object);
  g_free (priv->uuid);
  g_free (priv->derived_from);
  g_free (priv->order_key);

  G_OBJECT_CLASS (kh_node_parent_class)->finalize (object);
}

static void
kh_node_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KhNodePrivate *priv = get_private (KH_NODE (object));

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, priv->id);
      break;
    case PROP_UUID:
      g_value_set_string (value, priv->uuid);
      break;
    case PROP_DERIVED_FROM:
      g_value_set_string (value, priv->derived_from);
      break;
    case PROP_ORDER_KEY:
      g_value_set_string (value, priv->order_key);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kh_node_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KhNode *self = KH_NODE (object);
  const char *uuid;

  switch (prop_id)
    {
    case PROP_ID:
      kh_node_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_UUID:
      uuid = g_value_get_string (value);
      if (uuid != NULL && *uuid != '\0')
        get_private (self)->uuid = g_strdup (uuid);
      break;
    case PROP_DERIVED_FROM:
      kh_node_set_derived_from (self, g_value_get_string (value));
      break;
    case PROP_ORDER_KEY:
      kh_node_set_order_key (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GListStore *
kh_node_real_get_list (KhNode *self, GType child_type)
{
  return NULL;
}

static void
kh_node_dispatch_properties_changed (GObject *object, guint n_pspecs, GParamSpec **pspecs)
{
  if (!get_private (KH_NODE (object))->hushed)
    G_OBJECT_CLASS (kh_node_parent_class)->dispatch_properties_changed (object, n_pspecs, pspecs);
}

static void
kh_node_class_init (KhNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = kh_node_constructed;
  object_class->finalize = kh_node_finalize;
  object_class->get_property = kh_node_get_property;
  object_class->set_property = kh_node_set_property;
  object_class->dispatch_properties_changed = kh_node_dispatch_properties_changed;
  klass->get_list = kh_node_real_get_list;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_UUID] = g_param_spec_string (
      "uuid", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY);
  properties[PROP_DERIVED_FROM] = g_param_spec_string ("derived-from", NULL, NULL, NULL, flags);
  properties[PROP_ORDER_KEY] = g_param_spec_string ("order-key", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kh_node_init (KhNode *self)
{
}

gint64
kh_node_get_id (KhNode *self)
{
  g_return_val_if_fail (KH_IS_NODE (self), 0);

  return get_private (self)->id;
}

void
kh_node_set_id (KhNode *self, gint64 id)
{
  KhNodePrivate *priv = get_private (self);

  g_return_if_fail (KH_IS_NODE (self));

  if (priv->id == id)
    return;

  priv->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
}

const char *
kh_node_get_uuid (KhNode *self)
{
  g_return_val_if_fail (KH_IS_NODE (self), NULL);

  return get_private (self)->uuid;
}

const char *
kh_node_get_derived_from (KhNode *self)
{
  g_return_val_if_fail (KH_IS_NODE (self), NULL);

  return get_private (self)->derived_from;
}

void
kh_node_set_derived_from (KhNode *self, const char *uuid)
{
  g_return_if_fail (KH_IS_NODE (self));

  replace_string (&get_private (self)->derived_from, uuid, self, PROP_DERIVED_FROM);
}

const char *
kh_node_get_order_key (KhNode *self)
{
  g_return_val_if_fail (KH_IS_NODE (self), NULL);

  return get_private (self)->order_key;
}

void
kh_node_set_order_key (KhNode *self, const char *order_key)
{
  g_return_if_fail (KH_IS_NODE (self));

  replace_string (&get_private (self)->order_key, order_key, self, PROP_ORDER_KEY);
}

KhNode *
kh_node_get_parent (KhNode *self)
{
  g_return_val_if_fail (KH_IS_NODE (self), NULL);

  return get_private (self)->parent;
}

KhNode *
kh_node_get_root (KhNode *self)
{
  g_return_val_if_fail (KH_IS_NODE (self), NULL);

  while (get_private (self)->parent != NULL)
    self = get_private (self)->parent;

  return self;
}

static GListStore *
get_list (KhNode *self, GType child_type)
{
  return KH_NODE_GET_CLASS (self)->get_list (self, child_type);
}

static GListStore *
get_own_list (KhNode *self)
{
  KhNode *parent = get_private (self)->parent;

  return parent != NULL ? get_list (parent, G_OBJECT_TYPE (self)) : NULL;
}

GListModel *
kh_node_get_children (KhNode *self, GType child_type)
{
  GListStore *list;

  g_return_val_if_fail (KH_IS_NODE (self), NULL);

  list = get_list (self, child_type);

  return list != NULL ? G_LIST_MODEL (list) : NULL;
}

guint
kh_node_get_position (KhNode *self)
{
  GListStore *list;
  guint position;

  g_return_val_if_fail (KH_IS_NODE (self), G_MAXUINT);

  list = get_own_list (self);
  if (list == NULL || !g_list_store_find (list, self, &position))
    return G_MAXUINT;

  return position;
}

static char *
dup_order_key_at (GListModel *list, guint position)
{
  g_autoptr (KhNode) node = g_list_model_get_item (list, position);

  return node != NULL ? g_strdup (get_private (node)->order_key) : NULL;
}

void
kh_node_insert (KhNode *self, guint position, KhNode *child)
{
  GListStore *list;
  g_autofree char *before = NULL, *after = NULL, *key = NULL;
  guint n_items;

  g_return_if_fail (KH_IS_NODE (self));
  g_return_if_fail (KH_IS_NODE (child));
  g_return_if_fail (get_private (child)->parent == NULL);

  list = get_list (self, G_OBJECT_TYPE (child));
  g_return_if_fail (list != NULL);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  position = MIN (position, n_items);
  if (position > 0)
    before = dup_order_key_at (G_LIST_MODEL (list), position - 1);
  if (position < n_items)
    after = dup_order_key_at (G_LIST_MODEL (list), position);
  key = kh_order_key_between (before, after);

  kh_node_set_order_key (child, key);
  get_private (child)->parent = self;
  g_list_store_insert (list, position, child);
}

void
kh_node_append (KhNode *self, KhNode *child)
{
  kh_node_insert (self, G_MAXUINT, child);
}

void
kh_node_append_take (KhNode *self, gpointer child)
{
  kh_node_insert (self, G_MAXUINT, KH_NODE (child));
  g_object_unref (child);
}

void
kh_node_remove (KhNode *self)
{
  GListStore *list;
  guint position;

  g_return_if_fail (KH_IS_NODE (self));

  list = get_own_list (self);
  g_return_if_fail (list != NULL);

  position = kh_node_get_position (self);
  get_private (self)->parent = NULL;
  g_list_store_remove (list, position);
}

static gboolean
is_same_at (GListModel *list, guint position, gpointer node)
{
  g_autoptr (KhNode) there = g_list_model_get_item (list, position);

  return there == node;
}

void
kh_node_sync_children (KhNode *self, GType child_type, GPtrArray *children)
{
  GListStore *store;
  GListModel *list;
  guint n_old, n_new, start = 0, end = 0;

  g_return_if_fail (KH_IS_NODE (self));
  g_return_if_fail (children != NULL);

  store = get_list (self, child_type);
  g_return_if_fail (store != NULL);

  list = G_LIST_MODEL (store);
  n_old = g_list_model_get_n_items (list);
  n_new = children->len;
  while (start < n_old && start < n_new && is_same_at (list, start, children->pdata[start]))
    start++;
  while (end < n_old - start && end < n_new - start
         && is_same_at (list, n_old - 1 - end, children->pdata[n_new - 1 - end]))
    end++;

  for (guint i = start; i < n_old - end; i++)
    {
      g_autoptr (KhNode) gone = g_list_model_get_item (list, i);

      if (get_private (gone)->parent == self)
        get_private (gone)->parent = NULL;
    }
  for (guint i = start; i < n_new - end; i++)
    get_private (children->pdata[i])->parent = self;

  if (start < n_old - end || start < n_new - end)
    g_list_store_splice (store, start, n_old - end - start, children->pdata + start, n_new - end - start);
}

void
kh_node_call_with (KhNode *self, const char *property, const GValue *value, void (*func) (gpointer data),
                   gpointer data)
{
  KhNodePrivate *priv;
  g_auto (GValue) before = G_VALUE_INIT;

  g_return_if_fail (KH_IS_NODE (self));
  g_return_if_fail (property != NULL);
  g_return_if_fail (G_IS_VALUE (value));
  g_return_if_fail (func != NULL);

  priv = get_private (self);
  g_return_if_fail (!priv->hushed);

  priv->hushed = TRUE;
  g_value_init (&before, G_VALUE_TYPE (value));
  g_object_get_property (G_OBJECT (self), property, &before);
  g_object_set_property (G_OBJECT (self), property, value);
  func (data);
  g_object_set_property (G_OBJECT (self), property, &before);
  priv->hushed = FALSE;
}

GListStore *
kh_node_new_list (GType child_type)
{
  return g_list_store_new (child_type);
}

void
kh_node_clear_list (KhNode *self, GListStore **list)
{
  if (*list == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (*list)); i++)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (G_LIST_MODEL (*list), i);

      if (get_private (child)->parent == self)
        get_private (child)->parent = NULL;
    }
  g_clear_object (list);
}
