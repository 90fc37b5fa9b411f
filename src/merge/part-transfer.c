/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's part of a plan on its way out, into the unit's library, and back. */
#include "part-transfer.h"

#include "compose.h"
#include "part-file.h"
#include "relabel.h"
#include "xml-reader.h"
#include "xml-writer.h"

#include <glib/gi18n.h>

KhPlan *
kh_part_take_out (KhPlan *plan, KhUnit *unit, GError **error)
{
  g_autofree char *reference = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  KhPlan *part;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_UNIT (unit), NULL);

  reference = kh_compose_reference (plan);
  part = kh_unit_part_take (plan, unit, reference, KH_VERSION, now);
  if (part == NULL)
    g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                 _ ("The plan has no task and no duty of “%s”. Assign it one first."), kh_unit_get_name (unit));
  return part;
}

gboolean
kh_part_keep (KhStore *store, KhPlan *plan, KhPlan *part, GError **error)
{
  const KhUnitPart *mark;
  g_autoptr (GBytes) content = NULL;

  g_return_val_if_fail (KH_IS_STORE (store), FALSE);
  g_return_val_if_fail (KH_IS_PLAN (part) && kh_unit_part_of (part) != NULL, FALSE);

  mark = kh_unit_part_of (part);
  content = kh_xml_write (part);
  return kh_store_keep_sent_part (store, plan, mark->uuid, mark->unit_name, content, error);
}

KhPlan *
kh_part_send_out (KhStore *store, KhPlan *plan, KhUnit *unit, KhExportFormat format, GError **error)
{
  g_autoptr (KhPlan) part = NULL;

  g_return_val_if_fail (kh_export_format_has_part (format), NULL);

  part = kh_part_take_out (plan, unit, error);
  if (part == NULL || (format != KH_EXPORT_XML && !kh_part_keep (store, plan, part, error)))
    return NULL;
  return g_steal_pointer (&part);
}

gboolean
kh_part_is_whole (KhPlan *part)
{
  const KhUnitPart *mark;

  g_return_val_if_fail (KH_IS_PLAN (part), FALSE);

  mark = kh_unit_part_of (part);
  return mark != NULL && mark->plan != NULL && mark->base != NULL;
}

gint64
kh_part_take_in (KhStore *store, KhPlan *part, GError **error)
{
  const KhUnitPart *mark;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) local = NULL;
  gint64 original;

  g_return_val_if_fail (KH_IS_STORE (store), 0);
  g_return_val_if_fail (kh_part_is_whole (part), 0);

  mark = kh_unit_part_of (part);
  original = kh_store_find_plan (store, mark->plan, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return 0;
    }
  if (original != 0)
    {
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_CONFLICT,
                           _ ("The file is a part of a plan that is in this library. Merge it into that plan."));
      return 0;
    }
  content = kh_xml_write (part);
  return kh_store_add_part (store, part, mark->unit_name != NULL ? mark->unit_name : "", content, error);
}

/* Sending back. */

typedef struct
{
  GHashTable *known; /* identities in the library when the part was taken in -> those of the sender */
  GHashTable *names; /* identities in the library now -> those of the sender */
  GHashTable *taken; /* of the sender's, that have a node */
} Return;

static void
name_known_cb (KhNode *node, gpointer user_data)
{
  Return *self = user_data;
  const char *origin = g_hash_table_lookup (self->known, kh_node_get_uuid (node));

  if (origin != NULL && g_hash_table_add (self->taken, (gpointer) origin))
    g_hash_table_insert (self->names, g_strdup (kh_node_get_uuid (node)), g_strdup (origin));
}

/* What took the place of a node, or was cut and pasted, comes from it. */
static void
name_derived_cb (KhNode *node, gpointer user_data)
{
  Return *self = user_data;
  const char *derived = kh_node_get_derived_from (node);
  const char *origin = derived != NULL ? g_hash_table_lookup (self->known, derived) : NULL;

  if (origin == NULL || g_hash_table_contains (self->names, kh_node_get_uuid (node))
      || !g_hash_table_add (self->taken, (gpointer) origin))
    return;
  g_hash_table_insert (self->names, g_strdup (kh_node_get_uuid (node)), g_strdup (origin));
}

/* A node that was pasted derives from what the one that was cut derived from. */
static void
add_themselves (GHashTable *known)
{
  g_autoptr (GList) origins = g_hash_table_get_values (known);

  for (GList *link = origins; link != NULL; link = link->next)
    if (!g_hash_table_contains (known, link->data))
      g_hash_table_insert (known, g_strdup (link->data), g_strdup (link->data));
}

KhPlan *
kh_part_send_back (KhStore *store, KhPlan *plan, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (KhPlan) arrived = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  const KhUnitPart *mark;
  KhUnitPart *back;
  KhPlan *part;
  Return state;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  content = kh_store_load_part (store, plan, &local);
  arrived = content != NULL ? kh_xml_reader_read (content, FALSE, &local) : NULL;
  if (arrived == NULL)
    {
      if (local == NULL)
        g_set_error_literal (&local, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                             _ ("The plan is no part of another one, so there is nobody to send it back to."));
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  mark = kh_unit_part_of (arrived);
  known = kh_relabel_by_origin (arrived);
  add_themselves (known);
  state = (Return) { known, names, taken };
  kh_relabel_visit (plan, name_known_cb, &state);
  kh_relabel_visit (plan, name_derived_cb, &state);

  part = kh_relabel_plan (plan, names);
  back = kh_unit_part_new (mark->uuid);
  back->plan = g_strdup (mark->plan);
  back->unit = g_strdup (mark->unit);
  back->unit_name = g_strdup (mark->unit_name);
  back->reference = g_strdup (mark->reference);
  back->sent = g_strdup (mark->sent);
  back->program = g_strdup (KH_VERSION);
  back->base = g_object_ref (mark->base);
  kh_unit_part_give (back, part);
  return part;
}
