/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How all tasks of a plan stand. */
#include "standings.h"

/* Returns: (transfer none): the total of @owner, a new one at the end if there is none yet */
static KhStandingTotal *
get_total (GPtrArray *totals, GHashTable *by_owner, gpointer owner)
{
  KhStandingTotal *total = g_hash_table_lookup (by_owner, owner);

  if (total == NULL)
    {
      total = g_new0 (KhStandingTotal, 1);
      total->owner = owner;
      g_ptr_array_add (totals, total);
      g_hash_table_insert (by_owner, owner, total);
    }

  return total;
}

static void
count (KhStandingTotal *total, const KhStanding *standing)
{
  total->counts[standing->state]++;
  total->n_tasks++;
}

/* The units of the body, in its order, so that totals of units stand in that order. */
static void
expect_units (KhStandings *self, GHashTable *by_unit)
{
  KhAgency *agency = kh_plan_get_agency (self->plan);
  GListModel *units = agency != NULL ? kh_agency_get_units (agency) : NULL;

  for (guint i = 0; units != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      get_total (self->units, by_unit, unit); /* the body holds it */
    }
}

static void
drop_idle_units (KhStandings *self)
{
  KhStandingTotal *without = NULL;

  for (guint i = self->units->len; i > 0; i--)
    {
      KhStandingTotal *total = self->units->pdata[i - 1];

      if (total->n_tasks == 0)
        g_ptr_array_remove_index (self->units, i - 1);
      else if (total->owner == NULL)
        without = g_ptr_array_steal_index (self->units, i - 1);
    }
  if (without != NULL)
    g_ptr_array_add (self->units, without);
}

KhStandings *
kh_standings_new (KhPlan *plan, const KhReportPeriod *period, const GDate *today)
{
  g_autoptr (GHashTable) by_unit = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) by_section = g_hash_table_new (NULL, NULL);
  KhStandings *self;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (period != NULL, NULL);

  self = g_new0 (KhStandings, 1);
  self->plan = g_object_ref (plan);
  self->tasks = kh_plan_list_tasks (plan);
  self->standings = g_array_new (FALSE, FALSE, sizeof (KhStanding));
  self->by_task = g_hash_table_new (NULL, NULL);
  self->units = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  expect_units (self, by_unit);
  for (guint i = 0; i < self->tasks->len; i++)
    {
      KhTask *task = self->tasks->pdata[i];
      const KhStanding standing = kh_standing_of_period (task, kh_plan_get_year (plan), period, today);

      g_array_append_val (self->standings, standing);
      g_hash_table_insert (self->by_task, task, GUINT_TO_POINTER (i + 1));
      count (&self->whole, &standing);
      count (get_total (self->units, by_unit, kh_task_get_lead (task)), &standing);
      count (get_total (self->groups, by_section, kh_item_get_section (KH_ITEM (task))), &standing);
    }
  drop_idle_units (self);

  return self;
}

void
kh_standings_free (KhStandings *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->groups);
  g_hash_table_unref (self->by_task);
  g_array_unref (self->standings);
  g_ptr_array_unref (self->tasks);
  g_object_unref (self->plan);
  g_free (self);
}

const KhStanding *
kh_standings_get (KhStandings *self, KhTask *task)
{
  guint number;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KH_IS_TASK (task), NULL);

  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_task, task));

  return number > 0 ? &g_array_index (self->standings, KhStanding, number - 1) : NULL;
}
