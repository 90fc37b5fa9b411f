/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing a unit must do, with the reports it owes, if any. */
#include "duty.h"

#include "node-private.h"
#include "reporting.h"

struct _KhDuty
{
  KhItem parent_instance;
  GListStore *reports;
};

G_DEFINE_FINAL_TYPE (KhDuty, kh_duty, KH_TYPE_ITEM)

static void
kh_duty_dispose (GObject *object)
{
  kh_node_clear_list (KH_NODE (object), &KH_DUTY (object)->reports);

  G_OBJECT_CLASS (kh_duty_parent_class)->dispose (object);
}

static GListStore *
kh_duty_get_list (KhNode *node, GType child_type)
{
  if (g_type_is_a (child_type, KH_TYPE_REPORTING))
    return KH_DUTY (node)->reports;

  return KH_NODE_CLASS (kh_duty_parent_class)->get_list (node, child_type);
}

static void
kh_duty_class_init (KhDutyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_duty_dispose;
  KH_NODE_CLASS (klass)->get_list = kh_duty_get_list;
}

static void
kh_duty_init (KhDuty *self)
{
  self->reports = kh_node_new_list (KH_TYPE_REPORTING);
}

GListModel *
kh_duty_get_reports (KhDuty *self)
{
  g_return_val_if_fail (KH_IS_DUTY (self), NULL);

  return G_LIST_MODEL (self->reports);
}
