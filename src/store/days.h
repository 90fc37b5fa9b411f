/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: keeping each plan as it was before the first edit of a day. */
#pragma once

#include "database.h"

G_BEGIN_DECLS

/* Which plans have had their first change of which day. */
typedef struct _KhDays KhDays;

KhDays *kh_days_new  (void);
void    kh_days_free (KhDays *self);

/**
 * kh_days_keep:
 * @time: the present, seconds since 1970, UTC
 *
 * Within the writing transaction, before a change: keeps plan @plan_id as a
 * revision if this is the first change of the local day of @time.
 */
gboolean kh_days_keep (KhDays *self, KhDatabase *database, gint64 plan_id, gint64 time, GError **error);

/**
 * kh_days_is_due:
 * @due: (out): whether no state of plan @plan_id was kept yet as that before the
 *   first change of the local day of @time
 *
 * What the library says, for any connection.
 */
gboolean kh_days_is_due (KhDatabase *database, gint64 plan_id, gint64 time, gboolean *due, GError **error);

/** kh_days_confirm: the change was committed; the next one of that day keeps nothing */
void     kh_days_confirm (KhDays *self, gint64 plan_id, gint64 time);

/**
 * kh_days_thin:
 * @time: now, in seconds since 1970, UTC
 *
 * Of the plan's revisions of single days that are older than three months only
 * the newest of each week stays; those of other kinds all stay.
 */
gboolean kh_days_thin (KhDatabase *database, gint64 plan_id, gint64 time, GError **error);

G_END_DECLS
