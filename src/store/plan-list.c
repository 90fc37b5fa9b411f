/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of plans, kept up to date. */
#include "plan-info.h"

/* Invariant: each info is in the list its trashed property says, in the order of
 * kh_plan_info_compare(). */
struct _KhPlanList
{
  KhDatabase *database;
  GHashTable *infos; /* id → KhPlanInfo */
  GListStore *plans;
  GListStore *trash;
};

KhPlanList *
kh_plan_list_new (KhDatabase *database, GError **error)
{
  KhPlanList *self = g_new0 (KhPlanList, 1);

  self->database = database;
  self->infos = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->plans = g_list_store_new (KH_TYPE_PLAN_INFO);
  self->trash = g_list_store_new (KH_TYPE_PLAN_INFO);

  if (kh_plan_list_reload (self, error))
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
take_out (KhPlanList *self, KhPlanInfo *info)
{
  GListStore *lists[] = { self->plans, self->trash };
  guint position;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_list_store_find (lists[i], info, &position))
      g_list_store_remove (lists[i], position);
}

static gboolean
is_in_place (KhPlanList *self, KhPlanInfo *info)
{
  GListStore *list = kh_plan_info_get_trashed (info) ? self->trash : self->plans;
  g_autoptr (KhPlanInfo) before = NULL;
  g_autoptr (KhPlanInfo) after = NULL;
  guint position;

  if (!g_list_store_find (list, info, &position))
    return FALSE;

  before = position > 0 ? g_list_model_get_item (G_LIST_MODEL (list), position - 1) : NULL;
  after = g_list_model_get_item (G_LIST_MODEL (list), position + 1);

  return (before == NULL || kh_plan_info_compare (before, info, NULL) < 0)
         && (after == NULL || kh_plan_info_compare (info, after, NULL) < 0);
}

static KhPlanInfo *
obtain_info (KhPlanList *self, gint64 id)
{
  KhPlanInfo *info = g_hash_table_lookup (self->infos, &id);

  if (info == NULL)
    {
      info = g_object_new (KH_TYPE_PLAN_INFO, NULL);
      g_hash_table_insert (self->infos, g_memdup2 (&id, sizeof id), info);
    }

  return info;
}

gboolean
kh_plan_list_update (KhPlanList *self, gint64 id, GError **error)
{
  sqlite3_stmt *statement = kh_database_query (self->database, error, KH_PLAN_INFO_SELECT " WHERE plan.id = ?", "i", id);
  KhPlanInfo *info = g_hash_table_lookup (self->infos, &id);
  gboolean row;

  if (statement == NULL || !kh_database_step (self->database, statement, &row, error))
    return FALSE;

  if (!row)
    {
      if (info != NULL)
        take_out (self, info);
      g_hash_table_remove (self->infos, &id);
      return TRUE;
    }

  info = obtain_info (self, id);
  kh_plan_info_read (info, statement);
  sqlite3_reset (statement);
  if (!is_in_place (self, info))
    {
      take_out (self, info);
      g_list_store_insert_sorted (kh_plan_info_get_trashed (info) ? self->trash : self->plans, info, kh_plan_info_compare, NULL);
    }

  return TRUE;
}

static gboolean
is_at (GListStore *list, guint position, gpointer info)
{
  g_autoptr (GObject) there = g_list_model_get_item (G_LIST_MODEL (list), position);

  return (gpointer) there == info;
}

/* One emission for the range that differs, none if nothing does. */
static void
assign_list (GListStore *list, GPtrArray *infos)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint start = 0, end = 0;

  while (start < n_old && start < infos->len && is_at (list, start, infos->pdata[start]))
    start++;
  while (end < n_old - start && end < infos->len - start && is_at (list, n_old - 1 - end, infos->pdata[infos->len - 1 - end]))
    end++;

  if (start < n_old - end || start < infos->len - end)
    g_list_store_splice (list, start, n_old - end - start, infos->pdata + start, infos->len - end - start);
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
  sqlite3_stmt *statement = kh_database_query (self->database, error, KH_PLAN_INFO_SELECT " ORDER BY year DESC, plan.id", "");
  g_autoptr (GPtrArray) plans = g_ptr_array_new ();
  g_autoptr (GPtrArray) trash = g_ptr_array_new ();
  g_autoptr (GHashTable) present = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean row = statement != NULL;

  while (row)
    {
      KhPlanInfo *info;
      gint64 id;

      if (!kh_database_step (self->database, statement, &row, error))
        return FALSE;
      if (!row)
        break;

      id = sqlite3_column_int64 (statement, 0);
      info = obtain_info (self, id);
      kh_plan_info_read (info, statement);
      g_ptr_array_add (kh_plan_info_get_trashed (info) ? trash : plans, info);
      g_hash_table_add (present, g_memdup2 (&id, sizeof id));
    }
  if (statement == NULL)
    return FALSE;

  assign_list (self->plans, plans);
  assign_list (self->trash, trash);
  forget_absent (self, present);

  return TRUE;
}
