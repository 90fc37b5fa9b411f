/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: kept states of a plan, as rows of the table revision.
 *
 * A state is the plan's lines (rows.h), compressed: all of them, or what differs
 * from another revision of the plan that holds all of its own. So a revision
 * needs at most one other to be read. */
#pragma once

#include "revision.h"
#include "database.h"

G_BEGIN_DECLS

/**
 * kh_snapshot_keep:
 * @name: (nullable): the user's own name for it
 * @time: seconds since 1970, UTC
 * @id: (out) (optional): the new revision; 0 if none was needed
 *
 * Keeps the plan as its rows are now, as a part of the transaction that the
 * caller has begun. An automatic revision (any kind but %KH_REVISION_NAMED) of
 * the very state that the newest one holds is not kept again.
 */
gboolean kh_snapshot_keep (KhDatabase *database, gint64 plan_id, KhRevisionKind kind, const char *name, gint64 time,
                           gint64 *id, GError **error);

/**
 * kh_snapshot_keep_apart:
 *
 * kh_snapshot_keep() in transactions of its own, for a connection of its own: the
 * plan is read and packed while others may write, and only the row is written
 * while they must wait.
 */
gboolean kh_snapshot_keep_apart (KhDatabase *database, gint64 plan_id, KhRevisionKind kind, const char *name, gint64 time,
                                 gint64 *id, GError **error);

/**
 * kh_snapshot_open:
 *
 * Returns: (transfer full): a library in memory that holds the plan as it was
 *   kept, at its own id, with its agency, brought to the newest schema
 */
KhDatabase *kh_snapshot_open (KhDatabase *database, gint64 revision_id, gint64 *plan_id, GError **error);

/** kh_snapshot_remove: a revision that others differ from stays as their base and is no longer listed */
gboolean kh_snapshot_remove (KhDatabase *database, gint64 revision_id, GError **error);

/** kh_snapshot_find_last_day: @time: (out): of the plan's newest %KH_REVISION_DAY, 0 for none */
gboolean kh_snapshot_find_last_day (KhDatabase *database, gint64 plan_id, gint64 *time, GError **error);

/** kh_snapshot_find_newest: @id: (out): the plan's newest revision, 0 for none */
gboolean kh_snapshot_find_newest (KhDatabase *database, gint64 plan_id, gint64 *id, GError **error);

/** kh_snapshot_list: Returns: (transfer full): a #GListModel of #KhRevision, the newest first */
GListModel *kh_snapshot_list (KhDatabase *database, gint64 plan_id, GError **error);

G_END_DECLS
