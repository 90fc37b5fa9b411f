/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the lists of plans and what they show. */
#pragma once

#include "database.h"
#include "plan-rows.h"
#include "store.h"

G_BEGIN_DECLS

/* The two lists, of the plans and of the trash, and where their rows come from. */
typedef struct _KhPlanList KhPlanList;

/** kh_plan_list_new: Returns: (transfer full) (nullable): the lists, filled; @database must outlive them */
KhPlanList *kh_plan_list_new  (KhDatabase *database, GError **error);
/** kh_plan_list_set_database: from now on it reads from @database */
void         kh_plan_list_set_database (KhPlanList *self, KhDatabase *database);
void        kh_plan_list_free (KhPlanList *self);

/** kh_plan_list_get_model: Returns: (transfer none): the list of #KhPlanInfo */
GListModel *kh_plan_list_get_model (KhPlanList *self, gboolean trashed);

/** kh_plan_list_update: brings the row of plan @id up to date, wherever it belongs now */
gboolean kh_plan_list_update (KhPlanList *self, gint64 id, GError **error);

/** kh_plan_list_reload: brings all rows up to date; what did not change notifies nothing */
gboolean kh_plan_list_reload (KhPlanList *self, GError **error);

/** kh_plan_info_read: Returns: whether a property of @info changed to what the row of kh_plan_list holds */
gboolean kh_plan_info_read (KhPlanInfo *info, sqlite3_stmt *statement);

/** kh_plan_info_read_place: Returns: where the plan of the row that kh_plan_info_read() reads belongs */
KhPlanPlace kh_plan_info_read_place (sqlite3_stmt *statement);
/** kh_plan_info_read_trashed: Returns: whether the plan of that row is in the trash */
gboolean kh_plan_info_read_trashed (sqlite3_stmt *statement);

/** kh_plan_info_new_unread: Returns: (transfer full): an info of which no more than this is known */
KhPlanInfo *kh_plan_info_new_unread (gint64 id, int year);

/* What kh_plan_info_read() reads, in this order. */
#define KH_PLAN_INFO_SELECT                                                                                \
  "SELECT plan.id, uuid, year, kh_plain (title), plan.state, number, symbol, date, issuer, trashed,"       \
  " (SELECT count (*) FROM item WHERE plan_id = plan.id AND kind = 'task'),"                               \
  " (SELECT count (*) FROM item JOIN task ON task.item_id = item.id"                                       \
  "  WHERE plan_id = plan.id AND kind = 'task' AND task.state = 'done'), type_name,"                    \
  " (SELECT name FROM attachment WHERE plan_id = plan.id AND role = 'part') FROM plan"

G_END_DECLS
