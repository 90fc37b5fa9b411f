/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words in the library. */
#include "search.h"

#include "search-index.h"

#define TABLE KH_SEARCH_TABLE ("search.rowid")
#define ID KH_SEARCH_ID ("search.rowid")

/* Titles: the newest plan first. */
#define SEARCH_PLANS                                                                                           \
  "SELECT plan.id, kh_plain (plan.title), 0, NULL, '', snippet (search, -1, char (2), char (3), '…', 16), -1," \
  " search.rowid"                                                                                              \
  " FROM search CROSS JOIN plan ON plan.id = " ID                                                              \
  " WHERE search MATCH ?1 AND search.rowid >= ?3 AND search.rowid < " KH_SEARCH_FIRST_PART                     \
  " AND plan.trashed = 0 ORDER BY search.rowid LIMIT ?2"

/* All else, in the order of the index: the newest plan first, there headings,
 * then items, recipients, signatures. */
#define SEARCH_PARTS                                                                                           \
  "SELECT plan.id, kh_plain (plan.title), item.id,"                                                            \
  " coalesce (section.uuid, item.uuid, recipient.uuid, signature.uuid), kh_plain (section.heading),"           \
  " snippet (search, -1, char (2), char (3), '…', 16), " TABLE ", search.rowid"                                \
  " FROM search"                                                                                               \
  " LEFT JOIN section ON " TABLE " = 0 AND section.id = " ID                                                   \
  " LEFT JOIN item ON " TABLE " = 1 AND item.id = " ID                                                         \
  " LEFT JOIN recipient ON " TABLE " = 2 AND recipient.id = " ID                                               \
  " LEFT JOIN signature ON " TABLE " = 3 AND signature.id = " ID                                               \
  " CROSS JOIN plan ON plan.id"                                                                                \
  "   = coalesce (section.plan_id, item.plan_id, recipient.plan_id, signature.plan_id)"                        \
  " WHERE search MATCH ?1 AND search.rowid >= max (?3, " KH_SEARCH_FIRST_PART ")"                               \
  " AND plan.trashed = 0 ORDER BY search.rowid LIMIT ?2"

/* Titles are the first answer, but not the only one. */
#define SHARE_OF_PLANS 4

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

char *
kh_search_hit_dup_words (const KhSearchHit *hit)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (hit != NULL, NULL);

  for (const char *p = hit->snippet; *p != '\0'; p++)
    if (*p != '\002' && *p != '\003')
      g_string_append_c (words, *p);

  return g_string_free (words, FALSE);
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
  hit->place = (KhSearchPlace) (sqlite3_column_int (statement, 6) + 1);

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

/* @from: (inout): the row of the index at which one goes on
 * @found: how many there were, less than @limit only if there are no more */
static gboolean
read_hits (KhDatabase *database, const char *sql, const char *match, gint64 *from, guint limit, GPtrArray *hits,
           guint *found, GError **error)
{
  sqlite3_stmt *statement = kh_database_query (database, error, sql, "sii", match, (gint64) limit, *from);
  gboolean row = TRUE;

  *found = 0;
  while (statement != NULL && row)
    {
      if (!kh_database_step (database, statement, &row, error))
        return FALSE;
      if (row)
        {
          g_ptr_array_add (hits, read_hit (statement));
          *from = sqlite3_column_int64 (statement, 7) + 1;
          *found += 1;
        }
    }

  return statement != NULL;
}

GPtrArray *
kh_search_run (KhDatabase *database, const char *text, KhSearchPage *page, guint limit, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_search_hit_free);
  g_autofree char *match = build_match (text);
  KhSearchPage next = *page;
  guint share = (limit + SHARE_OF_PLANS - 1) / SHARE_OF_PLANS;
  guint rest;
  guint n_plans, n_parts;

  if (*match == '\0' || limit == 0)
    return g_steal_pointer (&hits);
  if (!read_hits (database, SEARCH_PLANS, match, &next.plan, share, hits, &n_plans, error))
    return NULL;
  rest = limit - hits->len;
  if (!read_hits (database, SEARCH_PARTS, match, &next.part, rest, hits, &n_parts, error))
    return NULL;
  /* Where all else is at its end, the titles have what is left of the page. */
  rest = limit - hits->len;
  if (rest > 0 && n_plans == share
      && !read_hits (database, SEARCH_PLANS, match, &next.plan, rest, hits, &n_plans, error))
    return NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      KhSearchHit *hit = hits->pdata[i];

      if (hit->item_id != 0 && !find_section (database, hit, error))
        return NULL;
    }

  *page = next;
  return g_steal_pointer (&hits);
}
