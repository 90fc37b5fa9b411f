/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPlanRows: which plans a list holds, in what order; what it shows of one is
 * read when it is first asked for. Private to store. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** KhPlanPlace: what a plan's place among the others depends on: newest year first, then by id. */
typedef struct
{
  gint64 id;
  int    year;
} KhPlanPlace;

/** KhPlanRowsGet: Returns: (transfer full): the #KhPlanInfo of the plan at @place */
typedef GObject *(*KhPlanRowsGet) (const KhPlanPlace *place, gpointer user_data);

#define KH_TYPE_PLAN_ROWS (kh_plan_rows_get_type ())
G_DECLARE_FINAL_TYPE (KhPlanRows, kh_plan_rows, KH, PLAN_ROWS, GObject)

KhPlanRows *kh_plan_rows_new    (KhPlanRowsGet get, gpointer user_data);

/** kh_plan_rows_close: what made the items is going: the list is empty from now on */
void        kh_plan_rows_close  (KhPlanRows *self);

/** kh_plan_rows_assign: @places: (element-type KhPlanPlace): in order. One emission for the range that differs, none if nothing does */
void        kh_plan_rows_assign (KhPlanRows *self, GArray *places);

/** kh_plan_rows_holds: Returns: whether the plan is in the list, and where @place says */
gboolean    kh_plan_rows_holds  (KhPlanRows *self, const KhPlanPlace *place);

/** kh_plan_rows_insert: puts a plan that is not in the list where it belongs */
void        kh_plan_rows_insert (KhPlanRows *self, const KhPlanPlace *place);

/** kh_plan_rows_remove: takes the plan out, if it is in the list */
void        kh_plan_rows_remove (KhPlanRows *self, gint64 id);

G_END_DECLS
