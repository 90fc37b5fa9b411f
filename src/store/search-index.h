/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the index of words and what keeps it true. */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * KhSearchTable:
 *
 * What the number of a row of the index says about where its words are. The
 * rowids ascend from titles to all else, then from the newest plan to the
 * oldest, so that a search reads the index in order and stops when it has enough.
 */
typedef enum
{
  KH_SEARCH_SECTION,
  KH_SEARCH_ITEM,
  KH_SEARCH_RECIPIENT,
  KH_SEARCH_SIGNATURE,
} KhSearchTable;

/* All rowids below are of plans, all others of their parts. */
#define KH_SEARCH_FIRST_PART "4611686018427387904"
/* From a rowid to the row's table (#KhSearchTable) and id. */
#define KH_SEARCH_TABLE(rowid) "((" rowid " >> 38) & 3)"
#define KH_SEARCH_ID(rowid) "(" rowid " & 274877906943)"

/** kh_search_index_register: adds the SQL functions that the index's triggers call */
int      kh_search_index_register (sqlite3 *handle);

/**
 * kh_search_index_create:
 *
 * Makes the index anew, with all words of the library: titles, letterheads,
 * headings, items with the words of what they cite, their products, deadlines,
 * budgets and notes, signatures and recipients. Part of a migration.
 */
gboolean kh_search_index_create   (KhDatabase *database, GError **error);

/**
 * kh_search_index_add_numbers:
 *
 * Gives the index the numbers of the indicators that texts refer to, and keeps
 * them there. Part of a migration.
 */
gboolean kh_search_index_add_numbers (KhDatabase *database, GError **error);

G_END_DECLS
