/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: nodes of the model as rows. Every function here is one part
 * of a transaction that the caller has begun. */
#pragma once

#include "database.h"
#include "mapping.h"

G_BEGIN_DECLS

/**
 * KhWriter:
 * @database: the library
 * @stand_ins: (element-type KhNode KhNode): agencies and units of the model, and
 *   those of the library that are written in their place
 * @new_nodes: (element-type KhNode): nodes that have been given an id by this writer
 *
 * When the transaction fails the caller gives @new_nodes back their id 0.
 */
typedef struct
{
  KhDatabase *database;
  GHashTable *stand_ins;
  GPtrArray  *new_nodes;
} KhWriter;

KhWriter *kh_writer_new  (KhDatabase *database);
void      kh_writer_free (KhWriter *self);

/** kh_writer_forget: gives the nodes written so far their id 0 back */
void kh_writer_forget (KhWriter *self);

/**
 * kh_writer_insert:
 * @root_id: id of the plan or agency
 * @parent: (nullable): the node @node is inserted into; %NULL for a root
 *
 * Writes @node and all beneath it. A node that has an id keeps it: it was in the
 * library before and comes back.
 */
gboolean kh_writer_insert (KhWriter *self, gint64 root_id, KhNode *parent, KhNode *node, GError **error);

/** kh_writer_insert_side: writes only the row of @item in the side table of its class, if there is one */
gboolean kh_writer_insert_side (KhWriter *self, KhNode *item, GError **error);

/** kh_writer_update: writes one property of @node */
gboolean kh_writer_update (KhWriter *self, KhNode *node, const char *property, GError **error);

/** kh_writer_place: writes where @node is, its parent and order key: one row */
gboolean kh_writer_place (KhWriter *self, gint64 root_id, KhNode *parent, KhNode *node, GError **error);

/** kh_writer_write_units: writes the units of role @role of @item, changing only rows that differ */
gboolean kh_writer_write_units (KhWriter *self, KhNode *item, KhUnitRole role, GPtrArray *units, GError **error);

/** kh_writer_delete: deletes the row of @node and all rows beneath it */
gboolean kh_writer_delete (KhWriter *self, KhNode *node, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhWriter, kh_writer_free)

G_END_DECLS
