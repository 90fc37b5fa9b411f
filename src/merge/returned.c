/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's part that came back, beside what was sent. */
#include "returned.h"

#include "adopt.h"
#include "exporter.h"
#include "part-file.h"
#include "part-transfer.h"
#include "read-back.h"
#include "reader.h"
#include "relabel.h"
#include "xml-reader.h"

#include <glib/gi18n.h>

struct _KhReturned
{
  KhPlan *base;
  KhPlan *seen;
  KhPlan *theirs;
  char   *unit_name; /* (nullable) */
};

static gboolean
check_part (KhPlan *file, GError **error)
{
  if (kh_unit_part_of (file) != NULL)
    return TRUE;

  g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                       _ ("The file is no unit's part of a plan. Choose a file that was sent out as a part and came back."));
  return FALSE;
}

gint64
kh_returned_find_plan (KhStore *store, KhPlan *file, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) sent = NULL;
  gint64 id = 0;

  g_return_val_if_fail (KH_IS_STORE (store), 0);
  g_return_val_if_fail (KH_IS_PLAN (file), 0);

  if (!check_part (file, error))
    return 0;
  if (!kh_part_is_whole (file))
    {
      sent = kh_store_find_sent_part (store, kh_unit_part_of (file)->uuid, &id, error);
      return sent != NULL ? id : 0;
    }
  id = kh_store_find_plan (store, kh_unit_part_of (file)->plan, &local);
  if (id == 0 && local == NULL)
    g_set_error_literal (&local, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                         _ ("The plan that the part was taken from is not in this library. Open the library that has it."));
  if (id == 0)
    g_propagate_error (error, g_steal_pointer (&local));
  return id;
}

GBytes *
kh_returned_load_sent (KhStore *store, KhPlan *file, GError **error)
{
  gint64 id = 0;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (file), NULL);

  if (!check_part (file, error) || kh_part_is_whole (file))
    return NULL;
  return kh_store_find_sent_part (store, kh_unit_part_of (file)->uuid, &id, error);
}

void
kh_returned_free (KhReturned *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->base);
  g_clear_object (&self->seen);
  g_clear_object (&self->theirs);
  g_free (self->unit_name);
  g_free (self);
}

/* Returns: (transfer full): a copy that may be changed, under the identities it had in the file */
static KhPlan *
take_over (KhPlan *plan, gboolean by_origin)
{
  g_autoptr (GHashTable) names = by_origin ? kh_relabel_by_origin (plan)
                                           : g_hash_table_new (g_str_hash, g_str_equal);

  return kh_relabel_plan (plan, names);
}

/* What an unchanged file would be read as. */
static KhPlan *
write_and_read (KhPlan *sent, gboolean is_table, GError **error)
{
  g_autoptr (KhExporter) exporter = kh_exporter_new_part (sent, is_table ? KH_EXPORT_CSV_TASKS : KH_EXPORT_DOCX);
  g_autoptr (GBytes) bytes = kh_exporter_run (exporter, NULL, error);

  return bytes != NULL ? kh_reader_read_bytes (bytes, "", kh_plan_get_year (sent), KH_READER_PLAN_ONLY, error) : NULL;
}

KhReturned *
kh_returned_new (KhPlan *plan, KhPlan *file, GBytes *sent, gboolean is_table, GError **error)
{
  g_autoptr (KhReturned) self = g_new0 (KhReturned, 1);
  g_autoptr (KhPlan) kept = sent != NULL ? kh_xml_reader_read (sent, FALSE, error) : NULL;
  g_autoptr (KhPlan) read = NULL;
  g_autoptr (KhPlan) theirs = NULL;
  KhPlan *base;
  KhAgency *body;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_PLAN (file), NULL);
  g_return_val_if_fail (sent != NULL || kh_part_is_whole (file), NULL);

  if (sent != NULL && kept == NULL)
    return NULL;
  base = kh_unit_part_of (kept != NULL ? kept : file)->base;
  body = kh_plan_get_agency (base);
  self->unit_name = g_strdup (kh_unit_part_of (kept != NULL ? kept : file)->unit_name);
  self->base = take_over (base, FALSE);
  kh_merge_adopt (self->base, body, plan);
  theirs = take_over (file, kept == NULL);
  kh_merge_adopt (theirs, body, plan);
  if (kept == NULL)
    {
      self->seen = g_object_ref (self->base);
      self->theirs = g_steal_pointer (&theirs);
      return g_steal_pointer (&self);
    }

  read = write_and_read (kept, is_table, error);
  if (read == NULL)
    return NULL;
  kh_merge_adopt (read, body, plan);
  kh_read_back (self->base, read, theirs, &self->seen, &self->theirs);
  return g_steal_pointer (&self);
}

KhPlan *
kh_returned_get_base (KhReturned *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base;
}

KhPlan *
kh_returned_get_seen (KhReturned *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->seen;
}

KhPlan *
kh_returned_get_theirs (KhReturned *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->theirs;
}

const char *
kh_returned_get_unit_name (KhReturned *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unit_name;
}
