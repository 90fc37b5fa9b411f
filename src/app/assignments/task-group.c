/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskGroup: tasks of a table that belong together. */
#include "task-group.h"

#include "kh-core.h"

struct _KhTaskGroup
{
  GObject parent_instance;

  char *sort_key;
  char *title;
  GListStore *tasks;
  gboolean wanting;
};

G_DEFINE_FINAL_TYPE (KhTaskGroup, kh_task_group, G_TYPE_OBJECT)

static void
kh_task_group_finalize (GObject *object)
{
  KhTaskGroup *self = KH_TASK_GROUP (object);

  g_free (self->sort_key);
  g_free (self->title);
  g_object_unref (self->tasks);

  G_OBJECT_CLASS (kh_task_group_parent_class)->finalize (object);
}

static void
kh_task_group_class_init (KhTaskGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_task_group_finalize;
}

static void
kh_task_group_init (KhTaskGroup *self)
{
  self->tasks = g_list_store_new (KH_TYPE_TASK);
}

KhTaskGroup *
kh_task_group_new (const char *sort_key, const char *title)
{
  KhTaskGroup *self = g_object_new (KH_TYPE_TASK_GROUP, NULL);

  self->sort_key = g_strdup (sort_key);
  self->title = g_strdup (title);

  return self;
}

const char *
kh_task_group_get_sort_key (KhTaskGroup *self)
{
  g_return_val_if_fail (KH_IS_TASK_GROUP (self), NULL);

  return self->sort_key;
}

const char *
kh_task_group_get_title (KhTaskGroup *self)
{
  g_return_val_if_fail (KH_IS_TASK_GROUP (self), NULL);

  return self->title;
}

void
kh_task_group_set_title (KhTaskGroup *self, const char *title)
{
  g_return_if_fail (KH_IS_TASK_GROUP (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
}

GListStore *
kh_task_group_get_tasks (KhTaskGroup *self)
{
  g_return_val_if_fail (KH_IS_TASK_GROUP (self), NULL);

  return self->tasks;
}

gboolean
kh_task_group_get_wanting (KhTaskGroup *self)
{
  g_return_val_if_fail (KH_IS_TASK_GROUP (self), FALSE);

  return self->wanting;
}

void
kh_task_group_set_wanting (KhTaskGroup *self, gboolean wanting)
{
  g_return_if_fail (KH_IS_TASK_GROUP (self));

  self->wanting = wanting;
}
