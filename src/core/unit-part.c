/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a plan the part of another one that was sent to a unit. */
#include "unit-part.h"

#include <string.h>

#include "copy.h"
#include "responsibility.h"
#include "target.h"
#include "task.h"
#include "text.h"

#define DATA_KEY "kh-unit-part"

KhUnitPart *
kh_unit_part_new (const char *uuid)
{
  KhUnitPart *self = g_new0 (KhUnitPart, 1);

  self->uuid = uuid != NULL ? g_strdup (uuid) : g_uuid_string_random ();
  return self;
}

void
kh_unit_part_free (KhUnitPart *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->plan);
  g_free (self->unit);
  g_free (self->unit_name);
  g_free (self->reference);
  g_free (self->sent);
  g_free (self->program);
  g_clear_object (&self->base);
  g_free (self);
}

void
kh_unit_part_give (KhUnitPart *self, KhPlan *part)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (KH_IS_PLAN (part));

  g_object_set_data_full (G_OBJECT (part), DATA_KEY, self, (GDestroyNotify) kh_unit_part_free);
}

KhUnitPart *
kh_unit_part_of (KhPlan *plan)
{
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  return g_object_get_data (G_OBJECT (plan), DATA_KEY);
}

/* Taking a part out of a plan. */

typedef struct
{
  KhUnit     *unit;
  gboolean    lives; /* in the plan's year: a kind of units means these */
  char       *name;  /* folded */
  GHashTable *kept;  /* of KhNode: what concerns the unit, and what that stands in */
} Cut;

static gboolean
concerns (Cut *self, KhNode *node)
{
  g_autofree char *plain = NULL;
  g_autofree char *folded = NULL;

  if (KH_IS_TASK (node))
    return kh_task_involves (KH_TASK (node), self->unit);
  if (KH_IS_RESPONSIBILITY (node))
    return self->lives && kh_responsibility_binds (KH_RESPONSIBILITY (node), self->unit);
  if (!KH_IS_TARGET (node))
    return FALSE;

  plain = kh_item_dup_plain (KH_ITEM (node));
  folded = kh_text_fold (plain);
  return *self->name != '\0' && strstr (folded, self->name) != NULL;
}

static gboolean
mark_cb (KhNode *node, gpointer user_data)
{
  Cut *self = user_data;

  if (!KH_IS_ITEM (node) || (!g_hash_table_contains (self->kept, kh_node_get_parent (node)) && !concerns (self, node)))
    return TRUE;
  /* Its brothers do not come with it: of what it stands in only the way to it is marked later. */
  g_hash_table_add (self->kept, node);
  return TRUE;
}

static void
mark_ways (Cut *self)
{
  g_autofree gpointer *nodes = g_hash_table_get_keys_as_array (self->kept, NULL);

  for (guint i = 0; nodes[i] != NULL; i++)
    for (KhNode *above = kh_node_get_parent (nodes[i]); above != NULL; above = kh_node_get_parent (above))
      if (!g_hash_table_add (self->kept, above))
        break;
}

static gboolean
keep_cb (KhNode *node, gpointer user_data)
{
  Cut *self = user_data;

  if (KH_IS_SECTION (node) || KH_IS_ITEM (node))
    return g_hash_table_contains (self->kept, node);

  /* An indicator or a reporting goes with its target or duty. */
  return KH_IS_ITEM (kh_node_get_parent (node));
}

KhPlan *
kh_unit_part_take (KhPlan *plan, KhUnit *unit, const char *reference, const char *program, GDateTime *sent)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  g_autofree char *name = NULL;
  KhUnitPart *part;
  KhPlan *copy;
  Cut cut;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_UNIT (unit), NULL);
  g_return_val_if_fail (sent != NULL, NULL);

  name = kh_text_fold (kh_unit_get_name (unit));
  cut = (Cut) { unit, kh_unit_lives_in (unit, kh_plan_get_year (plan)), name, kept };
  kh_plan_visit (plan, mark_cb, &cut);
  if (g_hash_table_size (kept) == 0)
    return NULL;
  mark_ways (&cut);

  copy = kh_node_copy_same (plan, keep_cb, &cut);
  part = kh_unit_part_new (NULL);
  part->plan = g_strdup (kh_node_get_uuid (KH_NODE (plan)));
  part->unit = g_strdup (kh_node_get_uuid (KH_NODE (unit)));
  part->unit_name = g_strdup (kh_unit_get_name (unit));
  part->reference = g_strdup (reference);
  part->program = g_strdup (program);
  part->sent = g_date_time_format_iso8601 (sent);
  part->base = kh_node_copy_same (copy, NULL, NULL);
  kh_unit_part_give (part, copy);
  return copy;
}
