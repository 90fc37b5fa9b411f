/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words in the library. */
#include "search.h"

/* The rowid of the index holds the row's id and the table's number (schema.c). */
#define SEARCH                                                                                     \
  "SELECT plan.id, kh_plain (plan.title), item.id, coalesce (item.uuid, section.uuid),"            \
  " kh_plain (section.heading), snippet (search, 0, char (2), char (3), '…', 16)"                  \
  " FROM search"                                                                                   \
  " LEFT JOIN item ON (search.rowid & 3) = 2 AND item.id = search.rowid >> 2"                      \
  " LEFT JOIN section ON (search.rowid & 3) = 1 AND section.id = search.rowid >> 2"                \
  " CROSS JOIN plan ON plan.id = CASE search.rowid & 3 WHEN 0 THEN search.rowid >> 2"              \
  "   ELSE coalesce (item.plan_id, section.plan_id) END"                                           \
  " WHERE search MATCH ?1 AND plan.trashed = 0 ORDER BY search.rank LIMIT ?2"

/* Up from an item to the section it is in. */
#define SECTION_OF_ITEM                                                                            \
  "WITH RECURSIVE above (section_id, parent_id) AS ("                                              \
  " SELECT section_id, parent_id FROM item WHERE id = ?1 UNION ALL"                                \
  " SELECT item.section_id, item.parent_id FROM item JOIN above ON item.id = above.parent_id)"     \
  " SELECT kh_plain (heading) FROM section JOIN above ON section.id = above.section_id"

void
kh_search_hit_free (KhSearchHit *hit)
{
  if (hit == NULL)
    return;

  g_free (hit->plan_title);
  g_free (hit->section);
  g_free (hit->item_uuid);
  g_free (hit->snippet);
  g_free (hit);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* All words must be there; the last may be the beginning of one, because it may
 * still be typed. Quoted words are never taken for the index's own syntax. */
static char *
build_match (const char *text)
{
  g_autofree char *normal = kh_text_normalize (text);
  GString *match = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_word_char (c) != inside)
        {
          inside = !inside;
          if (inside && match->len > 0)
            g_string_append_c (match, ' ');
          g_string_append_c (match, '"');
        }
      if (inside)
        g_string_append_unichar (match, c);
    }
  if (inside)
    g_string_append_c (match, '"');
  if (match->len > 0)
    g_string_append (match, " *");

  return g_string_free (match, FALSE);
}

static char *
dup_column (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

static KhSearchHit *
read_hit (sqlite3_stmt *statement)
{
  KhSearchHit *hit = g_new0 (KhSearchHit, 1);

  hit->plan_id = sqlite3_column_int64 (statement, 0);
  hit->plan_title = dup_column (statement, 1);
  hit->item_id = sqlite3_column_int64 (statement, 2);
  hit->item_uuid = g_strdup ((const char *) sqlite3_column_text (statement, 3));
  hit->section = dup_column (statement, 4);
  hit->snippet = dup_column (statement, 5);

  return hit;
}

static gboolean
find_section (KhDatabase *database, KhSearchHit *hit, GError **error)
{
  sqlite3_stmt *statement = kh_database_query (database, error, SECTION_OF_ITEM, "i", hit->item_id);
  gboolean row;

  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  g_free (hit->section);
  hit->section = dup_column (statement, 0);
  sqlite3_reset (statement);

  return TRUE;
}

GPtrArray *
kh_search_run (KhDatabase *database, const char *text, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_search_hit_free);
  g_autofree char *match = build_match (text);
  sqlite3_stmt *statement;
  gboolean row = TRUE;

  if (*match == '\0')
    return g_steal_pointer (&hits);

  statement = kh_database_query (database, error, SEARCH, "si", match, (gint64) limit);
  while (statement != NULL && row)
    {
      if (!kh_database_step (database, statement, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (hits, read_hit (statement));
    }
  if (statement == NULL)
    return NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      KhSearchHit *hit = hits->pdata[i];

      if (hit->item_id != 0 && !find_section (database, hit, error))
        return NULL;
    }

  return g_steal_pointer (&hits);
}
