/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item that somebody does by some time. */
#include "task.h"

#include "fields.h"
#include "kh-enum-types.h"
#include "node-private.h"
#include "progress.h"
#include "unit-list.h"

struct _KhTask
{
  KhItem parent_instance;
  char *product;
  KhDeadline *deadline;
  char *budget;
  char *budget_source;
  char *note;
  KhTaskState state;
  KhUnit *lead;
  GListStore *support; /* units of the agency, not owned by the task */
  GListStore *progress;
};

G_DEFINE_FINAL_TYPE (KhTask, kh_task, KH_TYPE_ITEM)

static const KhField fields[] = {
  { "product", KH_FIELD_STRING, G_STRUCT_OFFSET (KhTask, product) },
  { "deadline", KH_FIELD_DEADLINE, G_STRUCT_OFFSET (KhTask, deadline) },
  { "budget", KH_FIELD_STRING, G_STRUCT_OFFSET (KhTask, budget) },
  { "budget-source", KH_FIELD_STRING, G_STRUCT_OFFSET (KhTask, budget_source) },
  { "note", KH_FIELD_STRING, G_STRUCT_OFFSET (KhTask, note) },
  { "state", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhTask, state), kh_task_state_get_type },
};

static guint lead_changed_signal;

static void
kh_task_dispose (GObject *object)
{
  KhTask *self = KH_TASK (object);

  g_clear_object (&self->lead);
  g_clear_object (&self->support);
  kh_node_clear_list (KH_NODE (self), &self->progress);

  G_OBJECT_CLASS (kh_task_parent_class)->dispose (object);
}

static GListStore *
kh_task_get_list (KhNode *node, GType child_type)
{
  if (g_type_is_a (child_type, KH_TYPE_PROGRESS))
    return KH_TASK (node)->progress;

  return KH_NODE_CLASS (kh_task_parent_class)->get_list (node, child_type);
}

static void
kh_task_class_init (KhTaskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_task_dispose;
  KH_NODE_CLASS (klass)->get_list = kh_task_get_list;
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));

  /**
   * KhTask::lead-changed:
   *
   * The lead unit is another one. (The supporting units are a list model.)
   */
  lead_changed_signal
      = g_signal_new ("lead-changed", KH_TYPE_TASK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kh_task_init (KhTask *self)
{
  self->deadline = kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL);
  self->support = g_list_store_new (KH_TYPE_UNIT);
  self->progress = kh_node_new_list (KH_TYPE_PROGRESS);
}

const char *
kh_task_get_product (KhTask *self)
{
  g_return_val_if_fail (KH_IS_TASK (self), NULL);

  return self->product;
}

KhDeadline *
kh_task_get_deadline (KhTask *self)
{
  g_return_val_if_fail (KH_IS_TASK (self), NULL);

  return self->deadline;
}

const char *
kh_task_get_budget (KhTask *self)
{
  g_return_val_if_fail (KH_IS_TASK (self), NULL);

  return self->budget;
}

const char *
kh_task_get_budget_source (KhTask *self)
{
  g_return_val_if_fail (KH_IS_TASK (self), NULL);

  return self->budget_source;
}

const char *
kh_task_get_note (KhTask *self)
{
  g_return_val_if_fail (KH_IS_TASK (self), NULL);

  return self->note;
}

KhTaskState
kh_task_get_state (KhTask *self)
{
  g_return_val_if_fail (KH_IS_TASK (self), KH_TASK_NOT_STARTED);

  return self->state;
}

KhUnit *
kh_task_get_lead (KhTask *self)
{
  g_return_val_if_fail (KH_IS_TASK (self), NULL);

  return self->lead;
}

void
kh_task_set_lead (KhTask *self, KhUnit *unit)
{
  g_return_if_fail (KH_IS_TASK (self));
  g_return_if_fail (unit == NULL || KH_IS_UNIT (unit));

  if (g_set_object (&self->lead, unit))
    g_signal_emit (self, lead_changed_signal, 0);
}

GListModel *
kh_task_get_support (KhTask *self)
{
  g_return_val_if_fail (KH_IS_TASK (self), NULL);

  return G_LIST_MODEL (self->support);
}

void
kh_task_set_support (KhTask *self, GPtrArray *units)
{
  g_return_if_fail (KH_IS_TASK (self));
  g_return_if_fail (units != NULL);

  kh_unit_list_assign (self->support, units);
}

GListModel *
kh_task_get_progress (KhTask *self)
{
  g_return_val_if_fail (KH_IS_TASK (self), NULL);

  return G_LIST_MODEL (self->progress);
}

gboolean
kh_task_involves (KhTask *self, KhUnit *unit)
{
  g_return_val_if_fail (KH_IS_TASK (self), FALSE);
  g_return_val_if_fail (KH_IS_UNIT (unit), FALSE);

  return self->lead == unit || g_list_store_find (self->support, unit, NULL);
}
