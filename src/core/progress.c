/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was reported of a task for a period. */
#include "progress.h"

#include "evidence.h"
#include "fields.h"
#include "kh-enum-types.h"
#include "node-private.h"

struct _KhProgress
{
  KhNode parent_instance;
  char *period;
  char *day;
  KhTaskState state;
  int percent;
  char *text;
  GListStore *evidence;
};

G_DEFINE_FINAL_TYPE (KhProgress, kh_progress, KH_TYPE_NODE)

static const KhField fields[] = {
  { "period", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhProgress, period) },
  { "day", KH_FIELD_STRING, G_STRUCT_OFFSET (KhProgress, day) },
  { "state", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhProgress, state), kh_task_state_get_type },
  { "percent", KH_FIELD_INT, G_STRUCT_OFFSET (KhProgress, percent), .absent = KH_PROGRESS_UNSAID },
  { "text", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhProgress, text) },
};

static void
kh_progress_dispose (GObject *object)
{
  kh_node_clear_list (KH_NODE (object), &KH_PROGRESS (object)->evidence);

  G_OBJECT_CLASS (kh_progress_parent_class)->dispose (object);
}

static GListStore *
kh_progress_get_list (KhNode *node, GType child_type)
{
  return g_type_is_a (child_type, KH_TYPE_EVIDENCE) ? KH_PROGRESS (node)->evidence : NULL;
}

static void
kh_progress_class_init (KhProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_progress_dispose;
  KH_NODE_CLASS (klass)->get_list = kh_progress_get_list;
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_progress_init (KhProgress *self)
{
  self->period = g_strdup ("");
  self->percent = KH_PROGRESS_UNSAID;
  self->text = g_strdup ("");
  self->evidence = kh_node_new_list (KH_TYPE_EVIDENCE);
}

KhProgress *
kh_progress_new (const char *period, const char *day)
{
  return g_object_new (KH_TYPE_PROGRESS, "period", period, "day", day, NULL);
}

const char *
kh_progress_get_period (KhProgress *self)
{
  g_return_val_if_fail (KH_IS_PROGRESS (self), NULL);

  return self->period;
}

KhTaskState
kh_progress_get_state (KhProgress *self)
{
  g_return_val_if_fail (KH_IS_PROGRESS (self), KH_TASK_NOT_STARTED);

  return self->state;
}

int
kh_progress_get_percent (KhProgress *self)
{
  g_return_val_if_fail (KH_IS_PROGRESS (self), KH_PROGRESS_UNSAID);

  return self->percent;
}

const char *
kh_progress_get_text (KhProgress *self)
{
  g_return_val_if_fail (KH_IS_PROGRESS (self), NULL);

  return self->text;
}

const char *
kh_progress_get_day (KhProgress *self)
{
  g_return_val_if_fail (KH_IS_PROGRESS (self), NULL);

  return self->day;
}

GListModel *
kh_progress_get_evidence (KhProgress *self)
{
  g_return_val_if_fail (KH_IS_PROGRESS (self), NULL);

  return G_LIST_MODEL (self->evidence);
}
