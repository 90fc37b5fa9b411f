/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Giving what was salvaged its place again. */
#include <glib/gi18n.h>

#include "salvage-private.h"
#include "writer.h"

/* The first column of each row of @sql. Returns: (transfer full) (element-type gint64) */
static GArray *
list_ids (KhDatabase *database, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = kh_database_prepare (database, sql, error);
  gboolean row;

  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      const gint64 id = row ? sqlite3_column_int64 (statement, 0) : 0;

      if (!row)
        return g_steal_pointer (&ids);
      g_array_append_val (ids, id);
    }

  return NULL;
}

/* Makes a node for each number that rows name and that is not there. */
static gboolean
make_absent (KhSalvage *self, const char *sql, KhNode *(*make) (gint64 id), GError **error)
{
  g_autoptr (GArray) ids = list_ids (self->to, sql, error);
  g_autoptr (KhWriter) writer = kh_writer_new (self->to);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (KhNode) node = make (id);

      kh_node_set_id (node, id);
      if (!kh_writer_insert (writer, id, NULL, node, error))
        return FALSE;
      self->report->n_made++;
    }

  return ids != NULL;
}

static KhNode *
make_agency (gint64 id)
{
  g_autofree char *name = g_strdup_printf (_("Salvaged agency %d"), (int) id);

  return KH_NODE (kh_agency_new (name));
}

/* A plan's year must be some year; the title says that it is not to be trusted. */
static KhNode *
make_plan (gint64 id)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *title = g_strdup_printf (_("Salvaged plan %d"), (int) id);

  return g_object_new (KH_TYPE_PLAN, "year", g_date_time_get_year (now), "title", title, NULL);
}

/* A section at the plan's end for what has lost its own. */
static gboolean
make_section (KhSalvage *self, gint64 id, gint64 plan_id, gint64 *made, GError **error)
{
  g_autoptr (KhPlan) plan = kh_plan_new (0);
  g_autoptr (KhSection) section = kh_section_new (KH_SECTION_FREE, _("Salvaged"));
  g_autoptr (KhWriter) writer = kh_writer_new (self->to);

  kh_node_set_id (KH_NODE (plan), plan_id);
  kh_node_set_id (KH_NODE (section), id);
  /* Behind every key there is: keys are of letters and digits. */
  kh_node_set_order_key (KH_NODE (section), "~");
  if (!kh_writer_insert (writer, plan_id, KH_NODE (plan), KH_NODE (section), error))
    return FALSE;
  self->report->n_made++;
  *made = kh_node_get_id (KH_NODE (section));

  return TRUE;
}

/* Sections that items name: each is made anew, so that they stay together. */
static gboolean
make_sections (KhSalvage *self, GError **error)
{
  g_autoptr (GArray) ids
    = list_ids (self->to, "SELECT DISTINCT section_id FROM item WHERE section_id > 0"
                          " AND section_id NOT IN (SELECT id FROM section) ORDER BY 1", error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      gint64 plan_id, made;

      if (!kh_database_get_int64 (self->to, &plan_id, error, "SELECT plan_id FROM item WHERE section_id = ?", "i", id)
          || !make_section (self, id, plan_id, &made, error))
        return FALSE;
    }

  return ids != NULL;
}

/* Items beneath one that is lost: nothing says which section they were in. */
static gboolean
place_orphans (KhSalvage *self, GError **error)
{
  g_autoptr (GArray) plans
    = list_ids (self->to, "SELECT DISTINCT plan_id FROM item WHERE parent_id NOT IN (SELECT id FROM item) ORDER BY 1", error);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      const gint64 plan_id = g_array_index (plans, gint64, i);
      gint64 section_id;

      if (!make_section (self, 0, plan_id, &section_id, error)
          || !kh_database_run (self->to, error,
                               "UPDATE item SET parent_id = NULL, section_id = ?1"
                               " WHERE plan_id = ?2 AND parent_id NOT IN (SELECT id FROM item)",
                               "ii", section_id, plan_id))
        return FALSE;
    }

  return plans != NULL;
}

/* A task keeps its product and deadline in a row at its side; without one it
 * could be given none. */
static gboolean
make_side_rows (KhSalvage *self, KhItemKind kind, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = list_ids (self->to, sql, error);
  g_autoptr (KhWriter) writer = kh_writer_new (self->to);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (KhItem) item = kh_item_new (kind, NULL);

      kh_node_set_id (KH_NODE (item), g_array_index (ids, gint64, i));
      if (!kh_writer_insert_side (writer, KH_NODE (item), error))
        return FALSE;
      self->report->n_made++;
    }

  return ids != NULL;
}

/* A row at the side of an item of another kind was none of the table's. */
static gboolean
drop_misplaced (KhSalvage *self, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT item_id FROM %s JOIN item ON item.id = item_id WHERE item.kind <> '%s'", table, table);
  g_autoptr (GArray) ids = list_ids (self->to, sql, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!kh_salvage_delete (self, table, g_array_index (ids, gint64, i), error))
      return FALSE;

  return ids != NULL;
}

static gboolean
delete_row (KhSalvage *self, const char *table, gint64 id, GError **error)
{
  kh_salvage_add_loss (self->report, table, id, id, _("It could be read, but what it belongs to could not."));

  return kh_salvage_delete (self, table, id, error);
}

typedef struct
{
  char  *table;
  gint64 id;
} Stray;

static void
stray_clear (gpointer data)
{
  g_free (((Stray *) data)->table);
}

/* Returns: (transfer full) (element-type Stray): rows that name one that is not there, each once */
static GArray *
list_strays (KhDatabase *database, GError **error)
{
  g_autoptr (GArray) strays = g_array_new (FALSE, FALSE, sizeof (Stray));
  sqlite3_stmt *statement
    = kh_database_prepare (database, "SELECT DISTINCT \"table\", rowid FROM pragma_foreign_key_check ORDER BY 1, 2", error);
  gboolean row;

  g_array_set_clear_func (strays, stray_clear);
  while (statement != NULL && kh_database_step (database, statement, &row, error))
    {
      Stray stray;

      if (!row)
        return g_steal_pointer (&strays);
      stray.table = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      stray.id = sqlite3_column_int64 (statement, 1);
      g_array_append_val (strays, stray);
    }

  return NULL;
}

/* Deleting some may leave others without theirs. */
static gboolean
delete_strays (KhSalvage *self, GError **error)
{
  for (;;)
    {
      g_autoptr (GArray) strays = list_strays (self->to, error);

      if (strays == NULL || strays->len == 0)
        return strays != NULL;
      for (guint i = 0; i < strays->len; i++)
        {
          const Stray *stray = &g_array_index (strays, Stray, i);

          if (!delete_row (self, stray->table, stray->id, error))
            return FALSE;
        }
    }
}

#define ABSENT_AGENCIES                                                                 \
  "SELECT agency_id FROM (SELECT agency_id FROM unit UNION SELECT agency_id FROM plan"  \
  " UNION SELECT agency_id FROM person UNION SELECT agency_id FROM legal_document"      \
  " UNION SELECT agency_id FROM signature UNION SELECT agency_id FROM recipient)"       \
  " WHERE agency_id > 0 AND agency_id NOT IN (SELECT id FROM agency) ORDER BY 1"

#define ABSENT_PLANS                                                                   \
  "SELECT plan_id FROM (SELECT plan_id FROM section UNION SELECT plan_id FROM item"    \
  " UNION SELECT plan_id FROM recipient UNION SELECT plan_id FROM signature"           \
  " UNION SELECT plan_id FROM attachment UNION SELECT plan_id FROM revision)"          \
  " WHERE plan_id > 0 AND plan_id NOT IN (SELECT id FROM plan) ORDER BY 1"

#define WITHOUT_SIDE(kind, table) "SELECT id FROM item WHERE kind = '" kind "' AND id NOT IN (SELECT item_id FROM " table ") ORDER BY 1"

gboolean
kh_salvage_mend (KhSalvage *self, GError **error)
{
  return kh_salvage_drop_senseless (self, error)
         && drop_misplaced (self, "task", error)
         && drop_misplaced (self, "responsibility", error)
         && make_absent (self, ABSENT_AGENCIES, make_agency, error)
         && make_absent (self, ABSENT_PLANS, make_plan, error)
         && kh_database_exec (self->to, "UPDATE section SET parent_id = NULL WHERE parent_id NOT IN (SELECT id FROM section)", error)
         && make_sections (self, error)
         && place_orphans (self, error)
         && make_side_rows (self, KH_ITEM_TASK, WITHOUT_SIDE ("task", "task"), error)
         && make_side_rows (self, KH_ITEM_RESPONSIBILITY, WITHOUT_SIDE ("responsibility", "responsibility"), error)
         && delete_strays (self, error);
}
