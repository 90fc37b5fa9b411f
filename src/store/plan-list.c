/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of plans, kept up to date. */
#include "plan-info.h"

/* Of ten thousand plans a window shows ten: an info is made when it is first
 * asked for. Invariant: an info that was made is up to date, and its plan is in
 * the list its trashed property says. */
struct _KhPlanList
{
  KhDatabase *database;
  GHashTable *infos; /* id → KhPlanInfo */
  KhPlanRows *plans;
  KhPlanRows *trash;
};

static KhPlanInfo *
add_info (KhPlanList *self, gint64 id, KhPlanInfo *info)
{
  g_hash_table_insert (self->infos, g_memdup2 (&id, sizeof id), info);
  return info;
}

static GObject *
get_info (const KhPlanPlace *place, gpointer user_data)
{
  KhPlanList *self = user_data;
  KhPlanInfo *info = g_hash_table_lookup (self->infos, &place->id);
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement;
  gboolean row = FALSE;

  if (info != NULL)
    return G_OBJECT (g_object_ref (info));
  statement = kh_database_query (self->database, &error, KH_PLAN_INFO_SELECT " WHERE plan.id = ?", "i", place->id);
  if (statement != NULL && kh_database_step (self->database, statement, &row, &error) && row)
    {
      info = add_info (self, place->id, g_object_new (KH_TYPE_PLAN_INFO, NULL));
      kh_plan_info_read (info, statement);
      sqlite3_reset (statement);
      return G_OBJECT (g_object_ref (info));
    }
  /* Taken away by another program a moment ago, or the library cannot be read:
   * the list is told of either elsewhere. */
  if (error != NULL)
    g_warning ("Plan %" G_GINT64_FORMAT " could not be read for the list: %s", place->id, error->message);
  return G_OBJECT (kh_plan_info_new_unread (place->id, place->year));
}

/* Brings the two lists, though none of the infos, up to date. */
static gboolean
read_places (KhPlanList *self, GError **error)
{
  sqlite3_stmt *statement
      = kh_database_query (self->database, error, "SELECT id, year, trashed FROM plan ORDER BY year DESC, id", "");
  g_autoptr (GArray) plans = g_array_new (FALSE, FALSE, sizeof (KhPlanPlace));
  g_autoptr (GArray) trash = g_array_new (FALSE, FALSE, sizeof (KhPlanPlace));
  gboolean row = statement != NULL;

  while (row)
    {
      KhPlanPlace place;

      if (!kh_database_step (self->database, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      place = (KhPlanPlace) { sqlite3_column_int64 (statement, 0), sqlite3_column_int (statement, 1) };
      g_array_append_val (sqlite3_column_int (statement, 2) != 0 ? trash : plans, place);
    }
  if (statement == NULL)
    return FALSE;

  kh_plan_rows_assign (self->plans, plans);
  kh_plan_rows_assign (self->trash, trash);
  return TRUE;
}

KhPlanList *
kh_plan_list_new (KhDatabase *database, GError **error)
{
  KhPlanList *self = g_new0 (KhPlanList, 1);

  self->database = database;
  self->infos = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->plans = kh_plan_rows_new (get_info, self);
  self->trash = kh_plan_rows_new (get_info, self);

  if (read_places (self, error))
    return self;

  kh_plan_list_free (self);
  return NULL;
}

void
kh_plan_list_set_database (KhPlanList *self, KhDatabase *database)
{
  self->database = database;
}

void
kh_plan_list_free (KhPlanList *self)
{
  /* Whoever still holds a list finds it empty. */
  kh_plan_rows_close (self->plans);
  kh_plan_rows_close (self->trash);
  g_hash_table_unref (self->infos);
  g_object_unref (self->plans);
  g_object_unref (self->trash);
  g_free (self);
}

GListModel *
kh_plan_list_get_model (KhPlanList *self, gboolean trashed)
{
  return G_LIST_MODEL (trashed ? self->trash : self->plans);
}

static void
take_out (KhPlanList *self, gint64 id)
{
  kh_plan_rows_remove (self->plans, id);
  kh_plan_rows_remove (self->trash, id);
}

gboolean
kh_plan_list_update (KhPlanList *self, gint64 id, GError **error)
{
  sqlite3_stmt *statement = kh_database_query (self->database, error, KH_PLAN_INFO_SELECT " WHERE plan.id = ?", "i", id);
  KhPlanInfo *info = g_hash_table_lookup (self->infos, &id);
  KhPlanPlace place;
  KhPlanRows *rows;
  gboolean row;

  if (statement == NULL || !kh_database_step (self->database, statement, &row, error))
    return FALSE;

  if (!row)
    {
      take_out (self, id);
      g_hash_table_remove (self->infos, &id);
      return TRUE;
    }

  place = kh_plan_info_read_place (statement);
  rows = kh_plan_info_read_trashed (statement) ? self->trash : self->plans;
  if (info != NULL)
    kh_plan_info_read (info, statement);
  sqlite3_reset (statement);
  if (!kh_plan_rows_holds (rows, &place))
    {
      take_out (self, id);
      kh_plan_rows_insert (rows, &place);
    }

  return TRUE;
}

static void
forget_absent (KhPlanList *self, GHashTable *present)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->infos);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (present, id))
      g_hash_table_iter_remove (&iter);
}

gboolean
kh_plan_list_reload (KhPlanList *self, GError **error)
{
  sqlite3_stmt *statement;
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean row = TRUE;

  statement = kh_database_query (self->database, error, KH_PLAN_INFO_SELECT, "");
  if (statement == NULL)
    return FALSE;
  while (row)
    {
      KhPlanInfo *info;
      gint64 id;

      if (!kh_database_step (self->database, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      id = sqlite3_column_int64 (statement, 0);
      info = g_hash_table_lookup (self->infos, &id);
      if (info == NULL)
        continue;
      kh_plan_info_read (info, statement);
      g_hash_table_add (present, g_memdup2 (&id, sizeof id));
    }
  if (!read_places (self, error))
    return FALSE;
  forget_absent (self, present);

  return TRUE;
}
