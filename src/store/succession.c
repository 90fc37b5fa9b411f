/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that amend, replace, correct or report on another. */
#include "succession.h"

#include <glib/gi18n.h>

#include "store-private.h"

/* As rows say it. A report's period stands behind the word, after a space: "reports 2027Q1". */
static const char *const kinds[] = { "amends", "replaces", "corrects", "reports" };

void
kh_succession_free (KhSuccession *self)
{
  g_free (self->number);
  g_free (self->symbol);
  g_free (self->date);
  g_free (self->type_name);
  g_free (self);
}

/* The older one is known by its UUID: it may be deleted, and come back from a backup. */
#define OTHER "other.id, other.number, other.symbol, other.date, other.type_name"
#define BOTH                                                                                                      \
  "SELECT 0, kind, " OTHER " FROM succession JOIN plan AS other ON other.uuid = succession.older"                 \
  " WHERE succession.plan_id = ?1 AND other.trashed = 0"                                                          \
  " UNION ALL SELECT 1, kind, " OTHER " FROM succession JOIN plan AS other ON other.id = succession.plan_id"      \
  " WHERE succession.older = ?2 AND other.trashed = 0 ORDER BY 1, 3"

static KhSuccession *
read_row (sqlite3_stmt *statement)
{
  KhSuccession *self = g_new0 (KhSuccession, 1);
  g_auto (GStrv) kind = g_strsplit ((const char *) sqlite3_column_text (statement, 1), " ", 2);

  self->newer = sqlite3_column_int (statement, 0) != 0;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kind[0], kinds[i]) == 0)
      self->kind = (KhSuccessionKind) i;
  if (kind[0] != NULL && kind[1] != NULL)
    kh_report_period_parse (kind[1], &self->period, NULL);
  self->id = sqlite3_column_int64 (statement, 2);
  self->number = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  self->symbol = g_strdup ((const char *) sqlite3_column_text (statement, 4));
  self->date = g_strdup ((const char *) sqlite3_column_text (statement, 5));
  self->type_name = g_strdup ((const char *) sqlite3_column_text (statement, 6));
  return self;
}

static GPtrArray *
list (KhStore *self, gint64 id, const char *uuid, GError **error)
{
  g_autoptr (GPtrArray) successions = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_succession_free);
  sqlite3_stmt *statement;
  gboolean row;

  statement = kh_database_query (kh_store_get_database (self), error, BOTH, "is", id, uuid);
  while (statement != NULL && kh_database_step (kh_store_get_database (self), statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&successions);
      g_ptr_array_add (successions, read_row (statement));
    }
  return NULL;
}

GPtrArray *
kh_store_list_successions (KhStore *self, KhPlan *plan, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  return list (self, kh_node_get_id (KH_NODE (plan)), kh_node_get_uuid (KH_NODE (plan)), error);
}

GPtrArray *
kh_store_list_info_successions (KhStore *self, KhPlanInfo *info, GError **error)
{
  g_autofree char *uuid = NULL;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (KH_IS_PLAN_INFO (info), NULL);

  g_object_get (info, "uuid", &uuid, NULL);
  return list (self, kh_plan_info_get_id (info), uuid, error);
}

typedef struct
{
  KhPlan *older;
  const char *kind;
} Link;

/* In the transaction that adds the plan: a document without its link would look like any other. */
static gboolean
write_link (KhStore *self, gint64 id, gpointer user_data, GError **error)
{
  const Link *link = user_data;
  g_autofree char *uuid = g_uuid_string_random ();

  return kh_database_run (kh_store_get_database (self), error,
                          "INSERT INTO succession (uuid, plan_id, kind, older) VALUES (?, ?, ?, ?)", "siss", uuid, id,
                          link->kind, kh_node_get_uuid (KH_NODE (link->older)));
}

gint64
kh_store_add_successor (KhStore *self, KhPlan *older, KhPlan *newer, KhSuccessionKind kind, GError **error)
{
  Link link = { older, NULL };

  g_return_val_if_fail (KH_IS_STORE (self), 0);
  g_return_val_if_fail (KH_IS_PLAN (older), 0);
  g_return_val_if_fail (KH_IS_PLAN (newer), 0);
  g_return_val_if_fail (kind < KH_SUCCESSION_REPORTS, 0);

  link.kind = kinds[kind];
  if (kh_plan_get_state (older) != KH_PLAN_ISSUED)
    {
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED,
                           _("Only an issued plan is amended, replaced or corrected by another document."));
      return 0;
    }
  return kh_store_add_plan_with (self, newer, write_link, &link, error);
}

/* Returns: (transfer full): the kind of the row of a report of @period */
static char *
dup_report_kind (const KhReportPeriod *period)
{
  g_autofree char *code = kh_report_period_dup_code (period);

  return g_strdup_printf ("%s %s", kinds[KH_SUCCESSION_REPORTS], code);
}

gint64
kh_store_add_report (KhStore *self, KhPlan *plan, KhPlan *report, const KhReportPeriod *period, GError **error)
{
  g_autofree char *kind = NULL;
  Link link = { plan, NULL };

  g_return_val_if_fail (KH_IS_STORE (self), 0);
  g_return_val_if_fail (KH_IS_PLAN (plan), 0);
  g_return_val_if_fail (KH_IS_PLAN (report), 0);
  g_return_val_if_fail (period != NULL, 0);

  link.kind = kind = dup_report_kind (period);
  return kh_store_add_plan_with (self, report, write_link, &link, error);
}

gint64
kh_store_find_report (KhStore *self, KhPlan *plan, const KhReportPeriod *period, GError **error)
{
  g_autofree char *kind = NULL;
  gint64 id = 0;

  g_return_val_if_fail (KH_IS_STORE (self), 0);
  g_return_val_if_fail (KH_IS_PLAN (plan), 0);
  g_return_val_if_fail (period != NULL, 0);

  kind = dup_report_kind (period);
  kh_database_get_int64 (kh_store_get_database (self), &id, error,
                         "SELECT plan.id FROM succession JOIN plan ON plan.id = succession.plan_id"
                         " WHERE succession.older = ? AND kind = ? AND plan.trashed = 0 ORDER BY plan.id DESC LIMIT 1",
                         "ss", kh_node_get_uuid (KH_NODE (plan)), kind);
  return id;
}
