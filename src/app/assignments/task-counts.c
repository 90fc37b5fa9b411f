/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskCounts: what the assignments of a plan amount to. */
#include "task-counts.h"

#define HEAP_LEAST 8 /* tasks due on one day; fewer are no heap in a small plan either */
#define HEAP_PART 4 /* and a quarter of all that have a day */

KhTaskCounts *
kh_task_counts_new (KhPlan *plan)
{
  KhTaskCounts *self;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_new0 (KhTaskCounts, 1);
  self->plan = g_object_ref (plan);
  self->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  self->loads = g_ptr_array_new_with_free_func (g_free);
  self->due = g_hash_table_new (NULL, NULL);

  return self;
}

void
kh_task_counts_free (KhTaskCounts *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->loads);
  g_hash_table_unref (self->due);
  g_object_unref (self->plan);
  g_free (self);
}

gboolean
kh_task_counts_get_due (KhTaskCounts *self, KhTask *task, GDate *due)
{
  KhDeadlineKind kind;
  GDate from;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (KH_IS_TASK (task), FALSE);

  kind = kh_deadline_get_kind (kh_task_get_deadline (task));

  return kind != KH_DEADLINE_WHOLE_YEAR && kind != KH_DEADLINE_EVERY_MONTH && kind != KH_DEADLINE_EVERY_QUARTER
         && kind != KH_DEADLINE_RELATIVE && kh_deadline_get_range (kh_task_get_deadline (task), kh_plan_get_year (self->plan), &from, due);
}

static KhUnitLoad *
find_load (KhTaskCounts *self, KhUnit *unit)
{
  KhUnitLoad *load;

  for (guint i = 0; i < self->loads->len; i++)
    if (((KhUnitLoad *) self->loads->pdata[i])->unit == unit)
      return self->loads->pdata[i];
  load = g_new0 (KhUnitLoad, 1);
  load->unit = unit;
  g_ptr_array_add (self->loads, load);

  return load;
}

static void
count_task (KhTaskCounts *self, KhTask *task)
{
  GListModel *support = kh_task_get_support (task);
  GDate due;

  if (kh_task_get_lead (task) != NULL)
    find_load (self, kh_task_get_lead (task))->n_lead++;
  else
    self->n_without_lead++;
  for (guint i = 0; i < g_list_model_get_n_items (support); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (support, i);

      find_load (self, unit)->n_support++;
    }
  if (kh_task_counts_get_due (self, task, &due))
    {
      gpointer day = GUINT_TO_POINTER (g_date_get_julian (&due));

      self->n_dated++;
      g_hash_table_insert (self->due, day, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->due, day)) + 1));
    }
}

void
kh_task_counts_read (KhTaskCounts *self)
{
  KhAgency *agency;
  GListModel *units;

  g_return_if_fail (self != NULL);

  agency = kh_plan_get_agency (self->plan);
  units = agency != NULL ? kh_agency_get_units (agency) : NULL;
  g_ptr_array_unref (self->tasks);
  self->tasks = kh_plan_list_tasks (self->plan);
  g_ptr_array_set_size (self->loads, 0);
  g_hash_table_remove_all (self->due);
  self->n_dated = self->n_without_lead = 0;
  for (guint i = 0; units != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      if (kh_unit_lives_in (unit, kh_plan_get_year (self->plan)))
        find_load (self, unit); /* the agency holds it */
    }
  for (guint i = 0; i < self->tasks->len; i++)
    count_task (self, self->tasks->pdata[i]);
}

guint
kh_task_counts_get_heap (KhTaskCounts *self, KhTask *task)
{
  guint n;
  GDate due;

  if (!kh_task_counts_get_due (self, task, &due))
    return 0;
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->due, GUINT_TO_POINTER (g_date_get_julian (&due))));

  return n >= HEAP_LEAST && n * HEAP_PART >= self->n_dated ? n : 0;
}
