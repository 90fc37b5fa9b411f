/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the loader: one pass over a root. */
#pragma once

#include "loader.h"

G_BEGIN_DECLS

/* Where the row of a node says that it belongs. */
typedef struct
{
  const KhTable *table;
  gint64         id;
} LoaderPlace;

/* One pass over a root: first all rows become nodes, then all nodes go to their
 * places, because a row may come before the row it belongs to. */
typedef struct
{
  KhDatabase    *database;
  KhIdentityMap *map;
  GPtrArray     *nodes;   /* all nodes of the root, the root first; keeps them alive */
  GArray        *places;  /* of each node */
  gboolean       changed;
} KhLoader;

/** kh_loader_read_row: brings the properties of one node that is in the model to the state of its row */
gboolean kh_loader_read_row (KhDatabase *database, KhIdentityMap *map, const KhTable *table, gint64 id, GError **error);

/** kh_loader_load_units: gives the tasks and responsibilities of the plan their units */
gboolean kh_loader_load_units (KhLoader *self, gint64 plan_id, GError **error);

/** kh_loader_is_same_list: Returns: whether @list holds @nodes and nothing else, in order */
gboolean kh_loader_is_same_list (GListModel *list, GPtrArray *nodes);

/** kh_loader_fail_damaged: Returns: %FALSE with %KH_STORE_ERROR_DAMAGED */
gboolean kh_loader_fail_damaged (GError **error, const char *table, gint64 id);

G_END_DECLS
