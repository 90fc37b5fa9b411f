/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a library and their migrations.
 *
 * A row that is exchanged between libraries has a UUID; what was copied from it
 * names it in derived_from. Order keys are not unique: ties go by UUID. Foreign
 * keys are checked at the end of a transaction and never cascade, because a
 * cascade that a changeset repeats finds its rows gone. */
#include "schema.h"

#include <glib/gi18n.h>

#include "search-index.h"

#define KEYS                             \
  "id INTEGER PRIMARY KEY AUTOINCREMENT," \
  "uuid TEXT NOT NULL UNIQUE,"           \
  "derived_from TEXT,"                   \
  "order_key TEXT,"

#define REFERENCES(table, column) "REFERENCES " table " (" column ") DEFERRABLE INITIALLY DEFERRED"

#define DEADLINE(prefix)                                      \
  prefix "_kind TEXT NOT NULL," prefix "_year INTEGER NOT NULL," \
  prefix "_index INTEGER NOT NULL," prefix "_day INTEGER NOT NULL," \
  prefix "_text TEXT NOT NULL"

static const char agency_tables[] =
  "CREATE TABLE agency (" KEYS
  " name TEXT NOT NULL, superior TEXT, abbreviation TEXT, place TEXT, address TEXT, choices TEXT);"

  "CREATE TABLE unit (" KEYS
  " agency_id INTEGER NOT NULL " REFERENCES ("agency", "id") ","
  " kind TEXT NOT NULL, name TEXT NOT NULL, short_name TEXT, head_title TEXT,"
  " first_year INTEGER NOT NULL, last_year INTEGER NOT NULL, successor TEXT);"
  "CREATE INDEX unit_agency ON unit (agency_id);"

  "CREATE TABLE person (" KEYS
  " agency_id INTEGER NOT NULL " REFERENCES ("agency", "id") ","
  " unit_id INTEGER " REFERENCES ("unit", "id") ","
  " name TEXT NOT NULL, position TEXT, email TEXT, phone TEXT);"
  "CREATE INDEX person_agency ON person (agency_id);";

static const char plan_tables[] =
  "CREATE TABLE plan (" KEYS
  " agency_id INTEGER " REFERENCES ("agency", "id") ","
  " year INTEGER NOT NULL, state TEXT NOT NULL, template TEXT, type_name TEXT,"
  " superior TEXT, issuer TEXT, number TEXT, symbol TEXT, place TEXT, date TEXT, title TEXT,"
  " urgency TEXT NOT NULL, secrecy TEXT NOT NULL, circulation TEXT NOT NULL,"
  " drafter_mark TEXT, address TEXT, profile TEXT, choices TEXT,"
  " trashed INTEGER NOT NULL DEFAULT 0);"

  "CREATE TABLE section (" KEYS
  " plan_id INTEGER NOT NULL " REFERENCES ("plan", "id") ","
  " parent_id INTEGER " REFERENCES ("section", "id") ","
  " kind TEXT NOT NULL, heading TEXT);"
  "CREATE INDEX section_plan ON section (plan_id);"
  "CREATE INDEX section_parent ON section (parent_id);"

  /* An item is in a section or beneath another item. */
  "CREATE TABLE item (" KEYS
  " plan_id INTEGER NOT NULL " REFERENCES ("plan", "id") ","
  " section_id INTEGER " REFERENCES ("section", "id") ","
  " parent_id INTEGER " REFERENCES ("item", "id") ","
  " kind TEXT NOT NULL, text TEXT NOT NULL,"
  " CHECK ((section_id IS NULL) <> (parent_id IS NULL)));"
  "CREATE INDEX item_plan ON item (plan_id, kind);"
  "CREATE INDEX item_section ON item (section_id);"
  "CREATE INDEX item_parent ON item (parent_id);"

  "CREATE TABLE recipient (" KEYS
  " plan_id INTEGER " REFERENCES ("plan", "id") ","
  " agency_id INTEGER " REFERENCES ("agency", "id") ","
  " text TEXT NOT NULL, purpose TEXT, archive INTEGER NOT NULL, unit TEXT, copies INTEGER NOT NULL,"
  " CHECK ((plan_id IS NULL) <> (agency_id IS NULL)));"
  "CREATE INDEX recipient_plan ON recipient (plan_id);"
  "CREATE INDEX recipient_agency ON recipient (agency_id);"

  "CREATE TABLE signature (" KEYS
  " plan_id INTEGER " REFERENCES ("plan", "id") ","
  " agency_id INTEGER " REFERENCES ("agency", "id") ","
  " authority TEXT, position TEXT, name TEXT,"
  " CHECK ((plan_id IS NULL) <> (agency_id IS NULL)));"
  "CREATE INDEX signature_plan ON signature (plan_id);"
  "CREATE INDEX signature_agency ON signature (agency_id);"

  "CREATE TABLE finding (" KEYS
  " plan_id INTEGER NOT NULL " REFERENCES ("plan", "id") ","
  " rule TEXT NOT NULL, severity TEXT NOT NULL, text TEXT, message TEXT NOT NULL,"
  " node TEXT, line INTEGER NOT NULL, source TEXT, fix TEXT);"
  "CREATE INDEX finding_plan ON finding (plan_id);";

static const char side_tables[] =
  "CREATE TABLE task ("
  " item_id INTEGER PRIMARY KEY " REFERENCES ("item", "id") ","
  " product TEXT," DEADLINE ("deadline") ","
  " budget TEXT, budget_source TEXT, note TEXT, state TEXT NOT NULL);"

  "CREATE TABLE responsibility ("
  " item_id INTEGER PRIMARY KEY " REFERENCES ("item", "id") ","
  " unit_kinds TEXT NOT NULL);"

  "CREATE TABLE item_unit ("
  " item_id INTEGER NOT NULL " REFERENCES ("item", "id") ","
  " role TEXT NOT NULL,"
  " unit_id INTEGER NOT NULL " REFERENCES ("unit", "id") ","
  " position INTEGER NOT NULL,"
  " PRIMARY KEY (item_id, role, unit_id));"
  "CREATE INDEX item_unit_unit ON item_unit (unit_id);"

  "CREATE TABLE indicator (" KEYS
  " item_id INTEGER NOT NULL " REFERENCES ("item", "id") ","
  " comparator TEXT NOT NULL, value REAL, unit TEXT, baseline REAL, result REAL);"
  "CREATE INDEX indicator_item ON indicator (item_id);"

  "CREATE TABLE reporting (" KEYS
  " item_id INTEGER NOT NULL " REFERENCES ("item", "id") ","
  " period TEXT NOT NULL," DEADLINE ("before") ");"
  "CREATE INDEX reporting_item ON reporting (item_id);"

  "CREATE TABLE progress (" KEYS
  " item_id INTEGER NOT NULL " REFERENCES ("item", "id") ","
  " day TEXT NOT NULL, state TEXT NOT NULL, percent REAL, text TEXT);"
  "CREATE INDEX progress_item ON progress (item_id);"

  "CREATE TABLE attachment (" KEYS
  " plan_id INTEGER NOT NULL " REFERENCES ("plan", "id") ","
  " item_id INTEGER " REFERENCES ("item", "id") ","
  " name TEXT NOT NULL, media_type TEXT, content BLOB);"
  "CREATE INDEX attachment_plan ON attachment (plan_id);"
  "CREATE INDEX attachment_item ON attachment (item_id);";

static const char library_tables[] =
  "CREATE TABLE legal_document (" KEYS
  " type TEXT, number TEXT, symbol TEXT, date TEXT, issuer TEXT, title TEXT,"
  " in_force INTEGER NOT NULL DEFAULT 1,"
  " replaced_by TEXT);"

  "CREATE TABLE revision (" KEYS
  " plan_id INTEGER NOT NULL " REFERENCES ("plan", "id") ","
  " name TEXT, made_at TEXT NOT NULL, state BLOB NOT NULL);"
  "CREATE INDEX revision_plan ON revision (plan_id);"

  /* The edits of a plan or of an agency, the oldest first; those that were taken
   * back are the last ones and can be repeated. made_at is in UTC. */
  "CREATE TABLE journal ("
  " id INTEGER PRIMARY KEY AUTOINCREMENT,"
  " plan_id INTEGER " REFERENCES ("plan", "id") ","
  " agency_id INTEGER " REFERENCES ("agency", "id") ","
  " label TEXT NOT NULL, made_at TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0,"
  " changeset BLOB NOT NULL,"
  " CHECK ((plan_id IS NULL) <> (agency_id IS NULL)));"
  "CREATE INDEX journal_plan ON journal (plan_id);"
  "CREATE INDEX journal_agency ON journal (agency_id);";

/* One index over three tables: the rowid is four times the row's id and the
 * table's number, 0 plan, 1 section, 2 item. The triggers touch the index alone. */
#define INDEX_TRIGGERS(table, column, number)                                                          \
  "CREATE TRIGGER " table "_search_insert AFTER INSERT ON " table " BEGIN"                             \
  " INSERT INTO search (rowid, body) VALUES (new.id * 4 + " number ", kh_plain (new." column "));"     \
  "END;"                                                                                               \
  "CREATE TRIGGER " table "_search_update AFTER UPDATE OF " column " ON " table                        \
  " WHEN new." column " IS NOT old." column " BEGIN"                                                   \
  " UPDATE search SET body = kh_plain (new." column ") WHERE rowid = new.id * 4 + " number ";"         \
  "END;"                                                                                               \
  "CREATE TRIGGER " table "_search_delete AFTER DELETE ON " table " BEGIN"                             \
  " DELETE FROM search WHERE rowid = old.id * 4 + " number ";"                                         \
  "END;"

static const char search_index[] =
  "CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = 'kehoach');"
  INDEX_TRIGGERS ("plan", "title", "0")
  INDEX_TRIGGERS ("section", "heading", "1")
  INDEX_TRIGGERS ("item", "text", "2");

static gboolean
migrate_to_1 (KhDatabase *database, GError **error)
{
  return kh_database_exec (database, agency_tables, error)
         && kh_database_exec (database, plan_tables, error)
         && kh_database_exec (database, side_tables, error)
         && kh_database_exec (database, library_tables, error)
         && kh_database_exec (database, search_index, error);
}

/* Nothing ever wrote the register of the first version, which belonged to no
 * agency and so to no journal. */
static const char register_table[] =
  "DROP TABLE legal_document;"
  "CREATE TABLE legal_document (" KEYS
  " agency_id INTEGER NOT NULL " REFERENCES ("agency", "id") ","
  " type TEXT NOT NULL, number TEXT, symbol TEXT, date TEXT, issuer TEXT, title TEXT,"
  " status TEXT NOT NULL, replaced_by TEXT);"
  "CREATE INDEX legal_document_agency ON legal_document (agency_id);";

static gboolean
migrate_to_2 (KhDatabase *database, GError **error)
{
  return kh_database_exec (database, register_table, error);
}

/* No program before kept revisions: the table is made anew with what they
 * need. made_at is in seconds since 1970, UTC; base_id names the revision that
 * state is a difference from (snapshot.c). */
static const char revision_tables[] =
  "DROP TABLE revision;"
  "CREATE TABLE revision (" KEYS
  " plan_id INTEGER NOT NULL " REFERENCES ("plan", "id") ","
  " kind TEXT NOT NULL, name TEXT, made_at INTEGER NOT NULL, plan_state TEXT NOT NULL,"
  " schema INTEGER NOT NULL, base_id INTEGER " REFERENCES ("revision", "id") ", state BLOB NOT NULL);"
  "CREATE INDEX revision_plan ON revision (plan_id);"
  "CREATE INDEX revision_base ON revision (base_id) WHERE base_id IS NOT NULL;"
  "ALTER TABLE plan ADD COLUMN trashed_at TEXT;";

static gboolean
migrate_to_3 (KhDatabase *database, GError **error)
{
  return kh_database_exec (database, revision_tables, error);
}

/* The index holds more than titles, headings and texts, in another order. */
static gboolean
migrate_to_4 (KhDatabase *database, GError **error)
{
  return kh_search_index_create (database, error);
}

/* What messages between document systems say of a body. */
static gboolean
migrate_to_5 (KhDatabase *database, GError **error)
{
  return kh_database_exec (database,
                           "ALTER TABLE agency ADD COLUMN organ_id TEXT;"
                           "ALTER TABLE agency ADD COLUMN email TEXT;"
                           "ALTER TABLE agency ADD COLUMN telephone TEXT;"
                           "ALTER TABLE agency ADD COLUMN fax TEXT;"
                           "ALTER TABLE agency ADD COLUMN website TEXT;",
                           error);
}

/* A finding that the user wants no more to hear of is kept with the reason. */
static gboolean
migrate_to_6 (KhDatabase *database, GError **error)
{
  return kh_database_exec (database,
                           "ALTER TABLE finding ADD COLUMN reason TEXT;"
                           "ALTER TABLE finding ADD COLUMN detail TEXT;"
                           "ALTER TABLE finding ADD COLUMN property TEXT;"
                           "ALTER TABLE finding ADD COLUMN words_start INTEGER NOT NULL DEFAULT 0;"
                           "ALTER TABLE finding ADD COLUMN words_end INTEGER NOT NULL DEFAULT 0;",
                           error);
}

/* The file of an issued plan is one of its attachments; what amends, replaces or
 * corrects it names it by its UUID, since it may be deleted. */
static gboolean
migrate_to_7 (KhDatabase *database, GError **error)
{
  return kh_database_exec (database,
                           "ALTER TABLE attachment ADD COLUMN role TEXT;"
                           "CREATE TABLE succession (" KEYS
                           " plan_id INTEGER NOT NULL " REFERENCES ("plan", "id") ","
                           " kind TEXT NOT NULL, older TEXT NOT NULL);"
                           "CREATE INDEX succession_plan ON succession (plan_id);"
                           "CREATE INDEX succession_older ON succession (older);",
                           error);
}

/* Messages between document systems say by when the plan is to be answered. */
static gboolean
migrate_to_8 (KhDatabase *database, GError **error)
{
  return kh_database_exec (database, "ALTER TABLE plan ADD COLUMN reply_due TEXT;", error);
}

/* Where a document is sent to is kept with its receivers. */
static gboolean
migrate_to_9 (KhDatabase *database, GError **error)
{
  return kh_database_exec (database, "ALTER TABLE recipient ADD COLUMN email TEXT;", error);
}

/* Numbers in the sentences of targets are found too. */
static gboolean
migrate_to_10 (KhDatabase *database, GError **error)
{
  return kh_search_index_add_numbers (database, error);
}

/* No program before wrote progress: its table is made anew. The files that prove
 * it stand last in their rows, so that reading what comes before passes them by. */
static const char progress_tables[] =
  "DROP TABLE progress;"
  "CREATE TABLE progress (" KEYS
  " item_id INTEGER NOT NULL " REFERENCES ("item", "id") ","
  " period TEXT NOT NULL, day TEXT, state TEXT NOT NULL, percent INTEGER NOT NULL, text TEXT NOT NULL);"
  "CREATE INDEX progress_item ON progress (item_id);"

  "CREATE TABLE evidence (" KEYS
  " progress_id INTEGER NOT NULL " REFERENCES ("progress", "id") ","
  " name TEXT NOT NULL, media_type TEXT, size INTEGER NOT NULL, content BLOB);"
  "CREATE INDEX evidence_progress ON evidence (progress_id);";

static gboolean
migrate_to_11 (KhDatabase *database, GError **error)
{
  return kh_database_exec (database, progress_tables, error);
}

/* The step at index N leads from version N to version N + 1. A step that has
 * been released is never changed. */
static gboolean (*const migrations[]) (KhDatabase *database, GError **error) = {
  migrate_to_1,
  migrate_to_2,
  migrate_to_3,
  migrate_to_4,
  migrate_to_5,
  migrate_to_6,
  migrate_to_7,
  migrate_to_8,
  migrate_to_9,
  migrate_to_10,
  migrate_to_11,
};

G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == KH_SCHEMA_VERSION);

static gboolean
run_migrations (KhDatabase *database, gint64 version, gint64 target, GError **error)
{
  g_autofree char *mark = NULL;

  for (gint64 i = version; i < target; i++)
    if (!migrations[i] (database, error))
      return FALSE;

  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                          KH_SCHEMA_APPLICATION_ID, (int) target);

  return kh_database_exec (database, mark, error)
         && kh_database_run (database, error, "DELETE FROM journal", "");
}

gboolean
kh_schema_create (KhDatabase *database, GError **error)
{
  return kh_schema_create_version (database, KH_SCHEMA_VERSION, error);
}

static gboolean
fail_version (gint64 version, GError **error)
{
  g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED,
               _("The library has the unknown version %d. Restore it from a backup."), (int) version);

  return FALSE;
}

gboolean
kh_schema_create_version (KhDatabase *database, gint64 version, GError **error)
{
  if (version < 1 || version > KH_SCHEMA_VERSION)
    return fail_version (version, error);
  if (kh_database_begin (database, error)
      && run_migrations (database, 0, version, error)
      && kh_database_commit (database, error))
    return TRUE;

  kh_database_rollback (database);
  return FALSE;
}

/* The version is read again inside the transaction: another program may have
 * migrated the file while this one waited for it. */
static gboolean
migrate_in_transaction (KhDatabase *database, GError **error)
{
  gint64 version;

  if (!kh_database_get_int64 (database, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version < 1 || version > KH_SCHEMA_VERSION)
    return fail_version (version, error);

  return version == KH_SCHEMA_VERSION || run_migrations (database, version, KH_SCHEMA_VERSION, error);
}

gboolean
kh_schema_migrate (KhDatabase *database, GError **error)
{
  gint64 version;

  if (!kh_database_get_int64 (database, &version, error, "PRAGMA user_version", ""))
    return FALSE;
  if (version == KH_SCHEMA_VERSION)
    return TRUE;

  if (kh_database_begin (database, error)
      && migrate_in_transaction (database, error)
      && kh_database_commit (database, error))
    return TRUE;

  kh_database_rollback (database);
  return FALSE;
}

const char *const *
kh_schema_get_recorded_tables (void)
{
  static const char *const tables[] = {
    "agency", "unit", "person", "legal_document", "plan", "section", "item", "task", "responsibility", "item_unit",
    "indicator", "reporting", "recipient", "signature", "finding", "progress", "evidence", "attachment",
    NULL
  };

  return tables;
}
