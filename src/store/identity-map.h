/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the one object for each row that somebody holds. */
#pragma once

#include "mapping.h"

G_BEGIN_DECLS

/* Maps a table and an id to a node, without keeping the node alive. */
typedef struct _KhIdentityMap KhIdentityMap;

KhIdentityMap *kh_identity_map_new  (void);
void           kh_identity_map_free (KhIdentityMap *self);

/** kh_identity_map_lookup: Returns: (transfer none) (nullable): the living object of row @id of @table */
KhNode *kh_identity_map_lookup (KhIdentityMap *self, const KhTable *table, gint64 id);

/** kh_identity_map_add: @node, whose id is set, is the object of its row */
void    kh_identity_map_add    (KhIdentityMap *self, KhNode *node);
void    kh_identity_map_remove (KhIdentityMap *self, KhNode *node);

/** kh_identity_map_contains: Returns: whether @node is the object of a row of this library */
gboolean kh_identity_map_contains (KhIdentityMap *self, KhNode *node);

/** kh_identity_map_list: Returns: (transfer full) (element-type KhNode): the living objects of @table */
GPtrArray *kh_identity_map_list (KhIdentityMap *self, const KhTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhIdentityMap, kh_identity_map_free)

G_END_DECLS
