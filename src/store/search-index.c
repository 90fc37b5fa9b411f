/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of words and what keeps it true.
 *
 * "search" holds a row for each plan and each of its parts: body is the text
 * itself, detail what belongs to it. "cited" says which of them refer to a document
 * of the register or to an indicator, whose words they then hold. Triggers write to these two
 * tables alone, which no journal records: an undo repeats the triggers. A row
 * may come before or after the rows that belong to it. */
#include "search-index.h"

#include "kh-core.h"

#include <math.h>

/* Rowids, see #KhSearchTable: bit 62 for parts, 22 bits that count down from the
 * newest plan, 2 for the table, 38 for the row's id. */
#define OF_PLAN(id) "(((4194303 - min (" id ", 4194303)) << 40) | " id ")"
#define OF_PART(plan, table, id) \
  "(" KH_SEARCH_FIRST_PART " | ((4194303 - min (" plan ", 4194303)) << 40) | (" table " << 38) | " id ")"

#define OF_SECTION(row) OF_PART (row ".plan_id", "0", row ".id")
#define OF_ITEM(row) OF_PART (row ".plan_id", "1", row ".id")
#define OF_RECIPIENT(row) OF_PART (row ".plan_id", "2", row ".id")
#define OF_SIGNATURE(row) OF_PART (row ".plan_id", "3", row ".id")

#define JOINED(rows) "(SELECT coalesce (group_concat (words, ' · '), '') FROM (" rows ") WHERE words <> '')"

#define PLAN_DETAIL(row)                                                                          \
  JOINED ("SELECT " row ".type_name AS words UNION ALL SELECT " row ".superior UNION ALL SELECT " row ".issuer" \
          " UNION ALL SELECT coalesce (" row ".number || '/', '') || coalesce (" row ".symbol, '')" \
          " UNION ALL SELECT " row ".place UNION ALL SELECT " row ".address")

#define ITEM_DETAIL(id)                                                                       \
  JOINED ("SELECT product AS words FROM task WHERE item_id = " id                              \
          " UNION ALL SELECT deadline_text FROM task WHERE item_id = " id                      \
          " UNION ALL SELECT budget FROM task WHERE item_id = " id                             \
          " UNION ALL SELECT budget_source FROM task WHERE item_id = " id                      \
          " UNION ALL SELECT note FROM task WHERE item_id = " id                               \
          " UNION ALL SELECT before_text FROM reporting WHERE item_id = " id)

#define SIGNATURE_WORDS(row) \
  JOINED ("SELECT " row ".authority AS words UNION ALL SELECT " row ".position UNION ALL SELECT " row ".name")

#define RECIPIENT_DETAIL(row) "coalesce (" row ".unit, '')"

/* Triggers on a table whose rows have a row each in the index. */
#define ROW_TRIGGERS(table, condition, columns, rowid, body, detail)                                       \
  "CREATE TRIGGER " table "_search_insert AFTER INSERT ON " table " WHEN " condition ("new") " BEGIN"      \
  " INSERT INTO search (rowid, body, detail) VALUES (" rowid ("new") ", " body ("new") ", " detail ("new") ");" \
  "END;"                                                                                                   \
  "CREATE TRIGGER " table "_search_update AFTER UPDATE OF " columns " ON " table " WHEN " condition ("new") " BEGIN" \
  " UPDATE search SET body = " body ("new") ", detail = " detail ("new") " WHERE rowid = " rowid ("new") ";" \
  "END;"                                                                                                   \
  "CREATE TRIGGER " table "_search_delete AFTER DELETE ON " table " WHEN " condition ("old") " BEGIN"      \
  " DELETE FROM search WHERE rowid = " rowid ("old") ";"                                                   \
  "END;"

/* Triggers on a table whose texts may cite. */
#define CITED_TRIGGERS(table, column, rowid)                                                      \
  "CREATE TRIGGER " table "_cited_insert AFTER INSERT ON " table " BEGIN"                         \
  " INSERT OR IGNORE INTO cited SELECT value, " rowid ("new") " FROM json_each (kh_cited (new." column "));" \
  "END;"                                                                                          \
  "CREATE TRIGGER " table "_cited_update AFTER UPDATE OF " column " ON " table                    \
  " WHEN new." column " IS NOT old." column " BEGIN"                                              \
  " DELETE FROM cited WHERE target = " rowid ("old") ";"                                          \
  " INSERT OR IGNORE INTO cited SELECT value, " rowid ("new") " FROM json_each (kh_cited (new." column "));" \
  "END;"                                                                                          \
  "CREATE TRIGGER " table "_cited_delete AFTER DELETE ON " table " BEGIN"                         \
  " DELETE FROM cited WHERE target = " rowid ("old") ";"                                          \
  "END;"

/* Triggers on a table whose rows belong to an item. */
#define DETAIL_TRIGGER(table, event, name, row)                                             \
  "CREATE TRIGGER " table "_search_" name " AFTER " event " ON " table " BEGIN"              \
  " UPDATE search SET detail = " ITEM_DETAIL (row ".item_id") " WHERE rowid ="               \
  " (SELECT " OF_ITEM ("item") " FROM item WHERE id = " row ".item_id);"                     \
  "END;"
#define DETAIL_TRIGGERS(table, columns)                        \
  DETAIL_TRIGGER (table, "INSERT", "insert", "new")            \
  DETAIL_TRIGGER (table, "UPDATE OF " columns, "update", "new") \
  DETAIL_TRIGGER (table, "DELETE", "delete", "old")

/* The words of texts that refer to something are made anew. */
#define UPDATE_CITING(targets)                                                                          \
  " UPDATE search SET body = CASE WHEN search.rowid < " KH_SEARCH_FIRST_PART                            \
  " THEN (SELECT kh_words (title) FROM plan WHERE plan.id = " KH_SEARCH_ID ("search.rowid") ")"         \
  " WHEN " KH_SEARCH_TABLE ("search.rowid") " = 0"                                                      \
  " THEN (SELECT kh_words (heading) FROM section WHERE section.id = " KH_SEARCH_ID ("search.rowid") ")" \
  " ELSE (SELECT kh_words (text) FROM item WHERE item.id = " KH_SEARCH_ID ("search.rowid") ") END"      \
  " WHERE rowid IN (SELECT target FROM cited WHERE uuid " targets ");"

/* Triggers on a table whose rows texts refer to. */
#define CITING_TRIGGER(table, event, name, row)                       \
  "CREATE TRIGGER " table "_search_" name " AFTER " event " ON " table " BEGIN" \
  UPDATE_CITING ("= " row ".uuid")                                    \
  "END;"
#define CITING_TRIGGERS(table, columns)                         \
  CITING_TRIGGER (table, "INSERT", "insert", "new")             \
  CITING_TRIGGER (table, "UPDATE OF " columns, "update", "new") \
  CITING_TRIGGER (table, "DELETE", "delete", "old")

#define ANY(row) "1"
#define IN_PLAN(row) row ".plan_id IS NOT NULL"
#define NOTHING(row) "''"
#define PLAN_ROW(row) OF_PLAN (row ".id")
#define TITLE(row) "kh_words (" row ".title)"
#define HEADING(row) "kh_words (" row ".heading)"
#define TEXT(row) "kh_words (" row ".text)"
#define PLAIN_TEXT(row) row ".text"
#define DETAIL_OF(row) ITEM_DETAIL (row ".id")

static const char forget_old_index[] =
  "DROP TRIGGER plan_search_insert; DROP TRIGGER plan_search_update; DROP TRIGGER plan_search_delete;"
  "DROP TRIGGER section_search_insert; DROP TRIGGER section_search_update; DROP TRIGGER section_search_delete;"
  "DROP TRIGGER item_search_insert; DROP TRIGGER item_search_update; DROP TRIGGER item_search_delete;"
  "DROP TABLE search;";

/* The last word of a search may be the beginning of one: short beginnings, which
 * stand for most of the words there are, have an index of their own. */
static const char tables[] =
  "CREATE VIRTUAL TABLE search USING fts5 (body, detail, tokenize = 'kehoach', prefix = '1 2 3');"
  "CREATE TABLE cited (uuid TEXT NOT NULL, target INTEGER NOT NULL, PRIMARY KEY (uuid, target)) WITHOUT ROWID;"
  "CREATE INDEX cited_target ON cited (target);";

static const char *const triggers[] = {
  ROW_TRIGGERS ("plan", ANY, "title, type_name, superior, issuer, number, symbol, place, address", PLAN_ROW, TITLE,
                PLAN_DETAIL),
  ROW_TRIGGERS ("section", ANY, "heading", OF_SECTION, HEADING, NOTHING),
  ROW_TRIGGERS ("item", ANY, "text", OF_ITEM, TEXT, DETAIL_OF),
  ROW_TRIGGERS ("recipient", IN_PLAN, "text, unit", OF_RECIPIENT, PLAIN_TEXT, RECIPIENT_DETAIL),
  ROW_TRIGGERS ("signature", IN_PLAN, "authority, position, name", OF_SIGNATURE, SIGNATURE_WORDS, NOTHING),
  CITED_TRIGGERS ("plan", "title", PLAN_ROW),
  CITED_TRIGGERS ("section", "heading", OF_SECTION),
  CITED_TRIGGERS ("item", "text", OF_ITEM),
  DETAIL_TRIGGERS ("task", "product, deadline_text, budget, budget_source, note"),
  DETAIL_TRIGGERS ("reporting", "before_text"),
  CITING_TRIGGERS ("legal_document", "type, number, symbol, date, issuer, title"),
};

#define FILL(table, condition, rowid, body, detail)                                                       \
  "INSERT INTO search (rowid, body, detail) SELECT " rowid (table) ", " body (table) ", " detail (table) \
  " FROM " table " WHERE " condition (table) ";"
#define FILL_CITED(table, column, rowid)                                       \
  "INSERT OR IGNORE INTO cited SELECT value, " rowid (table) " FROM " table     \
  ", json_each (kh_cited (" table "." column "));"

static const char *const contents[] = {
  FILL ("plan", ANY, PLAN_ROW, TITLE, PLAN_DETAIL),
  FILL ("section", ANY, OF_SECTION, HEADING, NOTHING),
  FILL ("item", ANY, OF_ITEM, TEXT, DETAIL_OF),
  FILL ("recipient", IN_PLAN, OF_RECIPIENT, PLAIN_TEXT, RECIPIENT_DETAIL),
  FILL ("signature", IN_PLAN, OF_SIGNATURE, SIGNATURE_WORDS, NOTHING),
  FILL_CITED ("plan", "title", PLAN_ROW),
  FILL_CITED ("section", "heading", OF_SECTION),
  FILL_CITED ("item", "text", OF_ITEM),
};

/* What came with version 10. Most texts hold no number of an indicator: they are passed over. */
#define FILL_NUMBERED(table, column, rowid) \
  "INSERT OR IGNORE INTO cited SELECT value, " rowid (table) " FROM " table   \
  ", json_each (kh_cited (" table "." column ")) WHERE " table "." column " LIKE '%<ind %';"

static const char *const numbers[] = {
  FILL_NUMBERED ("plan", "title", PLAN_ROW),
  FILL_NUMBERED ("section", "heading", OF_SECTION),
  FILL_NUMBERED ("item", "text", OF_ITEM),
  UPDATE_CITING ("IN (SELECT uuid FROM indicator)"),
  CITING_TRIGGERS ("indicator", "value, unit"),
};

/* SQL functions. */

static char *
dup_column (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/* How the document is cited in full, NULL if the register does not have it. */
static char *
dup_document_words (sqlite3 *handle, const char *uuid)
{
  static const char *const properties[] = { "type", "number", "symbol", "date", "issuer", "title" };
  g_autoptr (KhLegalDocument) document = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle,
                          "SELECT type, number, symbol, date, issuer, title FROM legal_document WHERE uuid = ?1",
                          -1, &statement, NULL)
      != SQLITE_OK)
    return NULL;
  sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      document = kh_legal_document_new ("");
      for (int i = 0; i < (int) G_N_ELEMENTS (properties); i++)
        {
          g_autofree char *value = dup_column (statement, i);

          g_object_set (document, properties[i], value, NULL);
        }
    }
  sqlite3_finalize (statement);

  return document != NULL ? kh_citation_format (document, KH_MENTION_FIRST) : NULL;
}

/* How the indicator's number prints, NULL if there is no such indicator. */
static char *
dup_indicator_words (sqlite3 *handle, const char *uuid)
{
  sqlite3_stmt *statement = NULL;
  char *words = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT value, unit FROM indicator WHERE uuid = ?1", -1, &statement, NULL)
      != SQLITE_OK)
    return NULL;
  sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      gboolean absent = sqlite3_column_type (statement, 0) == SQLITE_NULL;

      words = kh_number_format_measure (absent ? NAN : sqlite3_column_double (statement, 0),
                                        (const char *) sqlite3_column_text (statement, 1));
    }
  sqlite3_finalize (statement);

  return words;
}

/* (transfer full): of what a text refers to; "…" for what is not in the library */
static char *
dup_reference_words (sqlite3 *handle, const KhRun *run)
{
  char *words
      = run->kind == KH_RUN_CITE ? dup_document_words (handle, run->text) : dup_indicator_words (handle, run->text);

  return words != NULL ? words : g_strdup ("…");
}

static GPtrArray *
parse_argument (sqlite3_value *argument)
{
  const char *markup = (const char *) sqlite3_value_text (argument);

  return markup != NULL && g_utf8_validate (markup, -1, NULL) ? kh_markup_parse (markup, NULL) : NULL;
}

/* kh_words (markup): what a reader sees, citations in full, indicators as numbers. */
static void
words_func (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  g_autoptr (GPtrArray) runs = parse_argument (args[0]);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];
      g_autofree char *referred
          = run->kind != KH_RUN_TEXT ? dup_reference_words (sqlite3_context_db_handle (context), run) : NULL;

      g_string_append (words, referred != NULL ? referred : run->text);
    }
  sqlite3_result_text (context, words->str, (int) words->len, SQLITE_TRANSIENT);
}

/* kh_cited (markup): a JSON array of the UUIDs it refers to. */
static void
cited_func (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  g_autoptr (GPtrArray) runs = parse_argument (args[0]);
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];

      /* A UUID of ours needs no escape; anything else is in no table. */
      if (run->kind != KH_RUN_TEXT && strpbrk (run->text, "\"\\\n\r\t") == NULL)
        g_string_append_printf (json, "%s\"%s\"", json->len > 1 ? "," : "", run->text);
    }
  g_string_append_c (json, ']');
  sqlite3_result_text (context, json->str, (int) json->len, SQLITE_TRANSIENT);
}

int
kh_search_index_register (sqlite3 *handle)
{
  const int flags = SQLITE_UTF8 | SQLITE_INNOCUOUS;
  int code = sqlite3_create_function_v2 (handle, "kh_words", 1, flags, NULL, words_func, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (handle, "kh_cited", 1, flags | SQLITE_DETERMINISTIC, NULL, cited_func, NULL,
                                       NULL, NULL);
  return code;
}

static gboolean
exec_all (KhDatabase *database, const char *const *statements, gsize n, GError **error)
{
  for (gsize i = 0; i < n; i++)
    if (!kh_database_exec (database, statements[i], error))
      return FALSE;

  return TRUE;
}

gboolean
kh_search_index_create (KhDatabase *database, GError **error)
{
  return kh_database_exec (database, forget_old_index, error) && kh_database_exec (database, tables, error)
         && exec_all (database, contents, G_N_ELEMENTS (contents), error)
         && exec_all (database, triggers, G_N_ELEMENTS (triggers), error);
}

gboolean
kh_search_index_add_numbers (KhDatabase *database, GError **error)
{
  return exec_all (database, numbers, G_N_ELEMENTS (numbers), error);
}
