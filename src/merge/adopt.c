/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a part that came back means in the plan that it was taken from. */
#include "adopt.h"

#include "citation-adopt.h"
#include "node-field.h"
#include "relabel.h"

/* A chain of mergers longer than this goes in a circle. */
#define MAX_SUCCESSORS 16

typedef struct
{
  KhAgency   *from; /* (nullable): of the part */
  KhAgency   *sent; /* (nullable) */
  KhAgency   *to;   /* (nullable): of the plan */
  GHashTable *used; /* of KhUnit: what the plan names */
  int         year;
} Adoption;

static KhUnit *
find_by_uuid (KhAgency *agency, const char *uuid)
{
  GListModel *units = kh_agency_get_units (agency);

  for (guint i = 0; uuid != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      if (g_str_equal (kh_node_get_uuid (KH_NODE (unit)), uuid))
        return unit; /* its agency holds it */
    }

  return NULL;
}

static KhUnit *
find_same (Adoption *self, KhUnit *unit)
{
  KhUnit *found = find_by_uuid (self->to, kh_node_get_uuid (KH_NODE (unit)));
  KhUnit *sent;

  if (found == NULL)
    found = find_by_uuid (self->to, kh_node_get_derived_from (KH_NODE (unit)));
  if (found != NULL)
    return found;
  /* The unit's own library has the body under identities of its own. */
  sent = self->sent != NULL ? kh_agency_find_unit (self->sent, kh_unit_get_name (unit)) : NULL;
  if (sent != NULL)
    found = find_by_uuid (self->to, kh_node_get_uuid (KH_NODE (sent)));

  return found != NULL ? found : kh_agency_find_unit (self->to, kh_unit_get_name (unit));
}

static KhUnit *
find_unit (Adoption *self, KhUnit *unit)
{
  KhUnit *found = self->to != NULL ? find_same (self, unit) : NULL;

  if (found == NULL)
    return unit;
  for (guint i = 0; i < MAX_SUCCESSORS && !kh_unit_lives_in (found, self->year) && !g_hash_table_contains (self->used, found); i++)
    {
      KhUnit *next = find_by_uuid (self->to, kh_unit_get_successor (found));

      if (next == NULL)
        break;
      found = next;
    }

  return found;
}

static void
adopt_units (Adoption *self, KhNode *node, const char *field)
{
  g_autoptr (GPtrArray) units = kh_node_field_list_units (node, field);
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < units->len; i++)
    {
      KhUnit *unit = find_unit (self, units->pdata[i]);

      if (!g_ptr_array_find (ours, unit, NULL))
        g_ptr_array_add (ours, g_object_ref (unit));
    }
  kh_node_field_set_units (node, field, ours);
}

static void
adopt_cb (KhNode *node, gpointer user_data)
{
  Adoption *self = user_data;

  if (KH_IS_ITEM (node))
    {
      g_autofree char *text = kh_citation_adopt (kh_item_get_text (KH_ITEM (node)), self->from, self->to);

      if (text != NULL)
        kh_item_set_text (KH_ITEM (node), text);
    }
  if (KH_IS_TASK (node))
    {
      adopt_units (self, node, "lead");
      adopt_units (self, node, "support");
    }
  else if (KH_IS_RESPONSIBILITY (node))
    adopt_units (self, node, "units");
}

static void
note_used_cb (KhNode *node, gpointer user_data)
{
  static const char *const fields[] = { "lead", "support", "units" };
  Adoption *self = user_data;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GPtrArray) units = NULL;

      if (!(KH_IS_TASK (node) && i < 2) && !(KH_IS_RESPONSIBILITY (node) && i == 2))
        continue;
      units = kh_node_field_list_units (node, fields[i]);
      for (guint j = 0; j < units->len; j++)
        g_hash_table_add (self->used, units->pdata[j]);
    }
}

void
kh_merge_adopt (KhPlan *part, KhAgency *sent, KhPlan *ours)
{
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  Adoption self = { kh_plan_get_agency (part), sent, kh_plan_get_agency (ours), used, kh_plan_get_year (ours) };

  kh_relabel_visit (ours, note_used_cb, &self);
  kh_relabel_visit (part, adopt_cb, &self);
}
