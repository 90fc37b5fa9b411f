/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the pages of a damaged library, by what they look like. The
 * form is SQLite's (https://www.sqlite.org/fileformat2.html). */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * KhLeaf:
 * @page: its number, from 1
 * @n_columns: how many columns its first row has
 */
typedef struct
{
  guint32 page;
  guint   n_columns;
} KhLeaf;

/**
 * kh_salvage_pages_copy:
 * @library: the damaged library
 * @draft: an empty file to be filled
 * @leaves: (out) (transfer full) (element-type KhLeaf): pages that hold rows and
 *   are not known to be free
 *
 * Makes @draft a database with the pages of @library and without any table.
 */
gboolean kh_salvage_pages_copy (const char *library, const char *draft, GArray **leaves, GError **error);

G_END_DECLS
