/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of the targets section, with any number of indicators. */
#include "target.h"

#include "indicator.h"
#include "node-private.h"

struct _KhTarget
{
  KhItem parent_instance;
  GListStore *indicators;
};

G_DEFINE_FINAL_TYPE (KhTarget, kh_target, KH_TYPE_ITEM)

static void
kh_target_dispose (GObject *object)
{
  kh_node_clear_list (KH_NODE (object), &KH_TARGET (object)->indicators);

  G_OBJECT_CLASS (kh_target_parent_class)->dispose (object);
}

static GListStore *
kh_target_get_list (KhNode *node, GType child_type)
{
  if (g_type_is_a (child_type, KH_TYPE_INDICATOR))
    return KH_TARGET (node)->indicators;

  return KH_NODE_CLASS (kh_target_parent_class)->get_list (node, child_type);
}

static void
kh_target_class_init (KhTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_target_dispose;
  KH_NODE_CLASS (klass)->get_list = kh_target_get_list;
}

static void
kh_target_init (KhTarget *self)
{
  self->indicators = kh_node_new_list (KH_TYPE_INDICATOR);
}

GListModel *
kh_target_get_indicators (KhTarget *self)
{
  g_return_val_if_fail (KH_IS_TARGET (self), NULL);

  return G_LIST_MODEL (self->indicators);
}
