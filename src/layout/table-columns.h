/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How wide the columns of a table are. */
#pragma once

#include "typesetter.h"

G_BEGIN_DECLS

/** kh_table_columns_count: Returns: as many as the widest row covers */
guint kh_table_columns_count (const KhTable *table);

/**
 * kh_table_columns_find:
 * @padding: left and right of a cell's text, in pt
 *
 * Shares the width by the columns' weights, but gives each what its longest word
 * needs, as long as the others have more than they need.
 *
 * Returns: (transfer full): the columns' edges from the text's left, one more than columns
 */
double *kh_table_columns_find (KhTypesetter *setter, const KhTable *table, double padding);

G_END_DECLS
