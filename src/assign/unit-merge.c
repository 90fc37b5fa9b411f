/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of a table become units of a body. */
#include "unit-merge.h"

static gboolean
set_string (KhEdit *edit, KhUnit *unit, const char *property, const char *old, const char *value)
{
  if (value == NULL || *value == '\0' || g_strcmp0 (old, value) == 0)
    return FALSE;

  kh_edit_set (edit, unit, property, value, NULL);
  return TRUE;
}

static gboolean
set_year (KhEdit *edit, KhUnit *unit, const char *property, int old, int value)
{
  if (value == 0 || value == old)
    return FALSE;

  kh_edit_set (edit, unit, property, value, NULL);
  return TRUE;
}

static gboolean
update_unit (KhEdit *edit, KhUnit *known, KhUnit *unit)
{
  gboolean changed = FALSE;

  if (kh_unit_get_kind (known) != kh_unit_get_kind (unit))
    {
      kh_edit_set (edit, known, "kind", kh_unit_get_kind (unit), NULL);
      changed = TRUE;
    }
  changed |= set_string (edit, known, "short-name", kh_unit_get_short_name (known), kh_unit_get_short_name (unit));
  changed |= set_string (edit, known, "head-title", kh_unit_get_head_title (known), kh_unit_get_head_title (unit));
  changed |= set_year (edit, known, "first-year", kh_unit_get_first_year (known), kh_unit_get_first_year (unit));
  changed |= set_year (edit, known, "last-year", kh_unit_get_last_year (known), kh_unit_get_last_year (unit));

  return changed;
}

/* The table names a successor by the UUID of its own unit, or by a name. */
static KhUnit *
find_successor (KhAgency *agency, KhAgency *table, const char *reference)
{
  GListModel *units = kh_agency_get_units (table);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      if (g_strcmp0 (kh_node_get_uuid (KH_NODE (unit)), reference) == 0)
        return kh_agency_find_unit (agency, kh_unit_get_name (unit));
    }

  return kh_agency_find_unit (agency, reference);
}

void
kh_units_merge (KhEdit *edit, KhAgency *agency, KhAgency *table, guint *added, guint *changed)
{
  GListModel *units;
  g_autoptr (GHashTable) touched = NULL;   /* of KhUnit of @agency that were there */
  g_autoptr (GHashTable) new_units = NULL; /* of KhUnit of @agency */

  g_return_if_fail (KH_IS_EDIT (edit));
  g_return_if_fail (KH_IS_AGENCY (agency));
  g_return_if_fail (KH_IS_AGENCY (table));

  units = kh_agency_get_units (table);
  touched = g_hash_table_new (NULL, NULL);
  new_units = g_hash_table_new (NULL, NULL);
  *added = 0;
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      KhUnit *known = kh_agency_find_unit (agency, kh_unit_get_name (unit));
      g_autoptr (KhUnit) copy = NULL;

      if (known != NULL)
        {
          if (update_unit (edit, known, unit))
            g_hash_table_add (touched, known);
          continue;
        }
      copy = KH_UNIT (kh_node_copy_alone (KH_NODE (unit), NULL));
      kh_node_set_derived_from (KH_NODE (copy), NULL);
      g_object_set (copy, "successor", NULL, NULL);
      kh_edit_insert (edit, agency, G_MAXUINT, copy);
      g_hash_table_add (new_units, copy); /* the body holds it */
      (*added)++;
    }
  /* Once all are there. */
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      KhUnit *known = kh_agency_find_unit (agency, kh_unit_get_name (unit));
      KhUnit *successor = kh_unit_get_successor (unit) != NULL
                            ? find_successor (agency, table, kh_unit_get_successor (unit))
                            : NULL;

      if (known == NULL || successor == NULL || successor == known)
        continue;
      if (set_string (edit, known, "successor", kh_unit_get_successor (known), kh_node_get_uuid (KH_NODE (successor)))
          && !g_hash_table_contains (new_units, known))
        g_hash_table_add (touched, known);
    }
  *changed = g_hash_table_size (touched);
}
