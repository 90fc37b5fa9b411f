/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: which table a class of the model lives in and which columns
 * its properties are.
 *
 * A column is named like its property ("head-title" is head_title). Enumerations
 * are their nicknames, sets of flags their nicknames parted by commas, deadlines
 * five columns of one prefix. An item has a row in `item` and, if its class has
 * properties of its own, one in a side table. */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/**
 * KhTable:
 * @name: the table
 * @get_type: the class whose nodes it holds
 * @side: whether it is a side table of `item`, keyed by item_id
 * @owners: (array zero-terminated=1): columns that say where a row belongs
 * @properties: (array zero-terminated=1): the properties it keeps
 */
typedef struct
{
  const char        *name;
  GType            (*get_type) (void);
  gboolean           side;
  const char *const *owners;
  const char *const *properties;
} KhTable;

/** kh_mapping_get_table: Returns: (nullable): the table of nodes of class @type */
const KhTable *kh_mapping_get_table      (GType type);
/** kh_mapping_get_side_table: Returns: (nullable): the side table of items of class @type */
const KhTable *kh_mapping_get_side_table (GType type);
/** kh_mapping_find_table: Returns: (nullable): the table called @name */
const KhTable *kh_mapping_find_table     (const char *name);

/**
 * kh_mapping_get_child_list:
 * @index: from 0
 * @type: (out): the class of the children
 *
 * Returns: (transfer none) (nullable): the list number @index of @node; a list
 *   that this kind of node lacks is %NULL too, so ask up to %KH_MAPPING_N_LISTS
 */
GListModel *kh_mapping_get_child_list (KhNode *node, guint index, GType *type);

#define KH_MAPPING_N_LISTS 11

/**
 * kh_mapping_find_property:
 *
 * Returns: (nullable): the table that keeps @property of nodes of class @type,
 *   "derived-from" and "order-key" included
 */
const KhTable *kh_mapping_find_property (GType type, const char *property);

/** kh_mapping_append_columns: appends the comma-parted columns of @property of @table to @sql, each with @suffix */
void kh_mapping_append_columns (GString *sql, const KhTable *table, const char *property, const char *suffix);

/**
 * kh_mapping_bind:
 * @index: (inout): the first parameter of @statement to bind; the next one after it
 *
 * Binds the columns of @property of @node.
 */
void kh_mapping_bind (sqlite3_stmt *statement, int *index, KhNode *node, const char *property);

/** kh_mapping_is_equal: whether @a and @b, of one type that a column can hold, are the same value */
gboolean kh_mapping_is_equal (const GValue *a, const GValue *b);

/**
 * kh_mapping_read:
 * @column: (inout): the first column of the row to read; the next one after it
 * @changed: (inout): set to %TRUE if @node had another value
 *
 * Gives @node the value of @property that the row has, without a notification
 * if it has that value already.
 *
 * Returns: %FALSE with %KH_STORE_ERROR_DAMAGED if the row holds no such value
 */
gboolean kh_mapping_read (sqlite3_stmt *statement, int *column, KhNode *node, const char *property,
                          gboolean *changed, GError **error);

G_END_DECLS
