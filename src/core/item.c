/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A piece of text of the spine, with items of its own beneath it. */
#include "item.h"

#include "duty.h"
#include "kh-enum-types.h"
#include "markup.h"
#include "node-private.h"
#include "responsibility.h"
#include "section.h"
#include "target.h"
#include "task.h"

typedef struct
{
  KhItemKind kind;
  char *text;
  GListStore *items;
} KhItemPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (KhItem, kh_item, KH_TYPE_NODE)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static KhItemPrivate *
get_private (KhItem *self)
{
  return kh_item_get_instance_private (self);
}

static void
kh_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KhItemPrivate *priv = get_private (KH_ITEM (object));

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_enum (value, priv->kind);
      break;
    case PROP_TEXT:
      g_value_set_string (value, priv->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The kinds that need no class of their own may turn into one another. */
static gboolean
is_plain_kind (KhItemKind kind)
{
  return kind != KH_ITEM_TARGET && kind != KH_ITEM_TASK && kind != KH_ITEM_RESPONSIBILITY
         && kind != KH_ITEM_DUTY;
}

static void
kh_item_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  KhItem *self = KH_ITEM (object);
  KhItemPrivate *priv = get_private (self);
  KhItemKind kind;

  switch (prop_id)
    {
    case PROP_KIND:
      kind = g_value_get_enum (value);
      if (priv->kind == kind)
        break;
      if (G_OBJECT_TYPE (self) == KH_TYPE_ITEM && !is_plain_kind (kind))
        {
          g_critical ("An item cannot become a %s by its kind alone",
                      kh_enum_to_nick (KH_TYPE_ITEM_KIND, kind));
          break;
        }
      priv->kind = kind;
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TEXT:
      kh_item_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kh_item_dispose (GObject *object)
{
  KhItemPrivate *priv = get_private (KH_ITEM (object));

  kh_node_clear_list (KH_NODE (object), &priv->items);

  G_OBJECT_CLASS (kh_item_parent_class)->dispose (object);
}

static void
kh_item_finalize (GObject *object)
{
  KhItemPrivate *priv = get_private (KH_ITEM (object));

  g_free (priv->text);

  G_OBJECT_CLASS (kh_item_parent_class)->finalize (object);
}

static GListStore *
kh_item_get_list (KhNode *node, GType child_type)
{
  return g_type_is_a (child_type, KH_TYPE_ITEM) ? get_private (KH_ITEM (node))->items : NULL;
}

static void
kh_item_class_init (KhItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = kh_item_get_property;
  object_class->set_property = kh_item_set_property;
  object_class->dispose = kh_item_dispose;
  object_class->finalize = kh_item_finalize;
  KH_NODE_CLASS (klass)->get_list = kh_item_get_list;

  properties[PROP_KIND] = g_param_spec_enum ("kind", NULL, NULL, KH_TYPE_ITEM_KIND, KH_ITEM_PARAGRAPH, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kh_item_init (KhItem *self)
{
  KhItemPrivate *priv = get_private (self);

  priv->text = g_strdup ("");
  priv->items = kh_node_new_list (KH_TYPE_ITEM);
}

static GType
class_for_kind (KhItemKind kind)
{
  switch (kind)
    {
    case KH_ITEM_TARGET:
      return KH_TYPE_TARGET;
    case KH_ITEM_TASK:
      return KH_TYPE_TASK;
    case KH_ITEM_RESPONSIBILITY:
      return KH_TYPE_RESPONSIBILITY;
    case KH_ITEM_DUTY:
      return KH_TYPE_DUTY;
    default:
      return KH_TYPE_ITEM;
    }
}

KhItem *
kh_item_new (KhItemKind kind, const char *text)
{
  return kh_item_new_full (kind, text, NULL);
}

KhItem *
kh_item_new_full (KhItemKind kind, const char *text, const char *uuid)
{
  return g_object_new (class_for_kind (kind), "uuid", uuid, "kind", kind, "text", text, NULL);
}

KhItemKind
kh_item_get_kind (KhItem *self)
{
  g_return_val_if_fail (KH_IS_ITEM (self), KH_ITEM_PARAGRAPH);

  return get_private (self)->kind;
}

const char *
kh_item_get_text (KhItem *self)
{
  g_return_val_if_fail (KH_IS_ITEM (self), "");

  return get_private (self)->text;
}

void
kh_item_set_text (KhItem *self, const char *text)
{
  KhItemPrivate *priv = get_private (self);

  g_return_if_fail (KH_IS_ITEM (self));

  text = text != NULL ? text : "";
  if (g_str_equal (priv->text, text))
    return;

  char *old = priv->text;

  priv->text = g_strdup (text);
  g_free (old);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

char *
kh_item_dup_plain (KhItem *self)
{
  g_return_val_if_fail (KH_IS_ITEM (self), NULL);

  return kh_markup_to_plain (get_private (self)->text);
}

GListModel *
kh_item_get_items (KhItem *self)
{
  g_return_val_if_fail (KH_IS_ITEM (self), NULL);

  return G_LIST_MODEL (get_private (self)->items);
}

KhSection *
kh_item_get_section (KhItem *self)
{
  KhNode *node;

  g_return_val_if_fail (KH_IS_ITEM (self), NULL);

  for (node = KH_NODE (self); node != NULL; node = kh_node_get_parent (node))
    if (KH_IS_SECTION (node))
      return KH_SECTION (node);

  return NULL;
}
