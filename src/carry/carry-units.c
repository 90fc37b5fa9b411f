/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units that ended between the years give their tasks to their successors. */
#include "carry-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Longer chains of successors are a circle. */
#define MAX_SUCCESSIONS 16

static KhUnit *
find_unit (KhAgency *agency, const char *uuid)
{
  GListModel *units = kh_agency_get_units (agency);

  for (guint i = 0; uuid != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      if (g_strcmp0 (kh_node_get_uuid (KH_NODE (unit)), uuid) == 0)
        return unit; /* the agency holds it */
    }
  return NULL;
}

static gboolean
has_ended (KhUnit *unit, int year)
{
  int last = kh_unit_get_last_year (unit);

  return last != 0 && last < year;
}

/* Returns: (transfer none) (nullable): who does in @year what @unit did */
static KhUnit *
find_successor (KhCarry *self, KhUnit *unit)
{
  for (guint i = 0; unit != NULL && has_ended (unit, self->options->year); i++)
    {
      if (i == MAX_SUCCESSIONS || self->agency == NULL)
        return NULL;
      unit = find_unit (self->agency, kh_unit_get_successor (unit));
    }
  return unit;
}

static void
mark_ended (KhCarry *self, gpointer item, KhUnit *unit)
{
  kh_carry_look (self, "carry-unit-ended", item, kh_unit_get_name (unit),
                 N_ ("The unit “%s” is no more, and no other took its place: give this to another unit."));
}

/* Returns: (transfer full) (element-type KhUnit): those that do now what @units did, each once */
static GPtrArray *
renew_list (KhCarry *self, gpointer item, GListModel *units, KhUnit *except)
{
  GPtrArray *renewed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      KhUnit *now = find_successor (self, unit);

      if (now == NULL)
        mark_ended (self, item, unit);
      else if (now != except && !g_ptr_array_find (renewed, now, NULL))
        g_ptr_array_add (renewed, g_object_ref (now));
    }
  return renewed;
}

static void
renew_task (KhCarry *self, KhTask *task)
{
  KhUnit *lead = kh_task_get_lead (task);

  if (lead != NULL && kh_carry_table_get_action (self->table, "task", "lead") == KH_CARRY_RECOMPUTE)
    {
      KhUnit *now = find_successor (self, lead);

      if (now == NULL)
        mark_ended (self, task, lead);
      kh_task_set_lead (task, now);
    }
  else if (lead != NULL && kh_carry_table_get_action (self->table, "task", "lead") == KH_CARRY_CLEAR)
    {
      kh_task_set_lead (task, NULL);
    }
  else if (lead != NULL && kh_carry_table_get_action (self->table, "task", "lead") == KH_CARRY_ASK)
    {
      kh_carry_look (self, "carry-ask-task-lead", task, kh_unit_get_name (lead),
                     N_ ("“%s” led this task last time: see whether it does this year."));
    }

  switch (kh_carry_table_get_action (self->table, "task", "support"))
    {
    case KH_CARRY_RECOMPUTE:
      {
        /* The lead unit of a task does not support it as well, as merging may make it. */
        g_autoptr (GPtrArray) support = renew_list (self, task, kh_task_get_support (task), kh_task_get_lead (task));

        kh_task_set_support (task, support);
        break;
      }
    case KH_CARRY_CLEAR:
      {
        g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

        kh_task_set_support (task, nobody);
        break;
      }
    case KH_CARRY_ASK:
      if (g_list_model_get_n_items (kh_task_get_support (task)) > 0)
        kh_carry_look (self, "carry-ask-task-support", task, NULL,
                       N_ ("The supporting units are last time's: see whether they are this year's."));
      break;
    case KH_CARRY_SHIFT:
    case KH_CARRY_CARRY:
    default:
      break;
    }
}

static void
renew_responsibility (KhCarry *self, KhResponsibility *block)
{
  GListModel *units = kh_responsibility_get_units (block);
  KhCarryAction action = kh_carry_table_get_action (self->table, "responsibility", "units");

  if (action == KH_CARRY_RECOMPUTE)
    {
      g_autoptr (GPtrArray) renewed = renew_list (self, block, units, NULL);

      kh_responsibility_set_units (block, renewed);
    }
  else if (action == KH_CARRY_ASK && g_list_model_get_n_items (units) > 0)
    {
      kh_carry_look (self, "carry-ask-responsibility-units", block, NULL,
                     N_ ("The units addressed are last time's: see whether they are this year's."));
    }
}

/* Whether @name at @at of @plain is a whole name, and no part of a longer one of @units. */
static gboolean
stands_alone (GListModel *units, const char *name, const char *plain, const char *at)
{
  const char *end = at + strlen (name);

  if (g_unichar_isalnum (g_utf8_get_char (end))
      || (at > plain && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)))))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      const char *other = kh_unit_get_name (unit);

      if (other == NULL || strlen (other) <= strlen (name))
        continue;
      for (const char *p = strstr (plain, other); p != NULL; p = strstr (p + 1, other))
        if (p <= at && end <= p + strlen (other))
          return FALSE;
    }
  return TRUE;
}

static void
mark_name (KhCarry *self, KhItem *item, const char *name, gsize start, KhUnit *now)
{
  KhFinding *finding = kh_carry_look (self, "carry-unit-name", item, name,
                                      N_ ("The unit “%s” is no more: name the one that took its place."));

  g_object_set (finding, "property", "text", "words-start", (int) start, "words-end", (int) (start + strlen (name)), NULL);
  if (now != NULL)
    g_object_set (finding, "fix", kh_unit_get_name (now), NULL);
}

/* Names of ended units that stand in the words themselves are offered their successors'. */
static void
mark_names (KhCarry *self, KhItem *item)
{
  GListModel *units = kh_agency_get_units (self->agency);
  g_autofree char *plain = kh_item_dup_plain (item);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      const char *name = kh_unit_get_name (unit);

      if (name == NULL || *name == '\0' || !has_ended (unit, self->options->year))
        continue;
      for (const char *at = strstr (plain, name); at != NULL; at = strstr (at + strlen (name), name))
        if (stands_alone (units, name, plain, at))
          mark_name (self, item, name, (gsize) (at - plain), find_successor (self, unit));
    }
}

static gboolean
renew_node_cb (KhNode *node, gpointer user_data)
{
  KhCarry *self = user_data;

  if (KH_IS_TASK (node))
    renew_task (self, KH_TASK (node));
  else if (KH_IS_RESPONSIBILITY (node))
    renew_responsibility (self, KH_RESPONSIBILITY (node));
  if (KH_IS_ITEM (node) && self->agency != NULL)
    mark_names (self, KH_ITEM (node));
  return TRUE;
}

void
kh_carry_units (KhCarry *self)
{
  kh_plan_visit (self->plan, renew_node_cb, self);
}
