/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each plan as it was before the first edit of a day. */
#include "days.h"

#include "snapshot.h"

#define DAY_SECONDS (24 * 60 * 60)
/* Each day of three months is kept, then a day of each week. */
#define DAYS_IN_FULL 91
#define WEEK "604800"

struct _KhDays
{
  GHashTable *changed; /* plan id → the local day whose first change is past */
};

KhDays *
kh_days_new (void)
{
  KhDays *self = g_new0 (KhDays, 1);

  self->changed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

void
kh_days_free (KhDays *self)
{
  g_hash_table_unref (self->changed);
  g_free (self);
}

/* The day as the user's calendar has it. */
static char *
local_day (gint64 time)
{
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_local (time);

  return date_time != NULL ? g_date_time_format (date_time, "%F") : g_strdup ("");
}

gboolean
kh_days_is_due (KhDatabase *database, gint64 plan_id, gint64 time, gboolean *due, GError **error)
{
  g_autofree char *today = local_day (time);
  g_autofree char *last_day = NULL;
  gint64 last;

  if (!kh_snapshot_find_last_day (database, plan_id, &last, error))
    return FALSE;

  /* Any other day will do, so that a clock that was set back keeps days too. */
  last_day = local_day (last);
  *due = last == 0 || !g_str_equal (last_day, today);

  return TRUE;
}

gboolean
kh_days_keep (KhDays *self, KhDatabase *database, gint64 plan_id, gint64 time, GError **error)
{
  g_autofree char *today = local_day (time);
  gboolean due;

  if (g_strcmp0 (g_hash_table_lookup (self->changed, &plan_id), today) == 0)
    return TRUE;

  return kh_days_is_due (database, plan_id, time, &due, error)
         && (!due || kh_snapshot_keep (database, plan_id, KH_REVISION_DAY, NULL, time, NULL, error));
}

void
kh_days_confirm (KhDays *self, gint64 plan_id, gint64 time)
{
  g_hash_table_replace (self->changed, g_memdup2 (&plan_id, sizeof plan_id), local_day (time));
}

/* Returns: (transfer full) (element-type gint64) (nullable) */
static GArray *
list_superfluous (KhDatabase *database, gint64 plan_id, gint64 before, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement
    = kh_database_query (database, error,
                         "SELECT id FROM revision WHERE plan_id = ?1 AND kind = 'day' AND made_at < ?2 AND EXISTS"
                         " (SELECT 1 FROM revision AS newer WHERE newer.plan_id = ?1 AND newer.kind = 'day'"
                         "  AND newer.id > revision.id AND newer.made_at / " WEEK " = revision.made_at / " WEEK ")",
                         "ii", plan_id, before);
  gboolean row;

  do
    {
      if (statement == NULL || !kh_database_step (database, statement, &row, error))
        return NULL;
      if (row)
        {
          const gint64 id = sqlite3_column_int64 (statement, 0);

          g_array_append_val (ids, id);
        }
    }
  while (row);

  return g_steal_pointer (&ids);
}

gboolean
kh_days_thin (KhDatabase *database, gint64 plan_id, gint64 time, GError **error)
{
  g_autoptr (GArray) ids = list_superfluous (database, plan_id, time - DAYS_IN_FULL * DAY_SECONDS, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!kh_snapshot_remove (database, g_array_index (ids, gint64, i), error))
      return FALSE;

  return TRUE;
}
