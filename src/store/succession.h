/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSuccession: a document that amends, replaces or corrects an issued one, or
 * reports on a plan. The link is a row of the newer one, so that the other one is
 * not touched, and is found from both. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * KhSuccessionKind:
 * @KH_SUCCESSION_AMENDS: sửa đổi, bổ sung
 * @KH_SUCCESSION_REPLACES: thay thế
 * @KH_SUCCESSION_CORRECTS: đính chính, by an official letter
 * @KH_SUCCESSION_REPORTS: báo cáo, on the implementation in a period
 */
typedef enum
{
  KH_SUCCESSION_AMENDS,
  KH_SUCCESSION_REPLACES,
  KH_SUCCESSION_CORRECTS,
  KH_SUCCESSION_REPORTS,
} KhSuccessionKind;

/**
 * KhSuccession: one link, seen from one of its plans.
 * @kind: what the newer one does to the older one
 * @newer: whether the other plan is the newer one
 * @id: of the other plan
 * @number, @symbol, @date: (nullable): of the other plan
 * @type_name: (nullable): of the other plan
 * @period: of %KH_SUCCESSION_REPORTS
 */
typedef struct
{
  KhSuccessionKind kind;
  gboolean         newer;
  gint64           id;
  char            *number;
  char            *symbol;
  char            *date;
  char            *type_name;
  KhReportPeriod   period;
} KhSuccession;

void       kh_succession_free         (KhSuccession *self);

/**
 * kh_store_list_successions:
 *
 * Returns: (transfer full) (nullable) (element-type KhSuccession): what @plan
 *   succeeds, then what succeeds it; nothing that is in the trash
 */
GPtrArray *kh_store_list_successions  (KhStore *self, KhPlan *plan, GError **error);

/** kh_store_list_info_successions: like kh_store_list_successions(), of a plan of a list */
GPtrArray *kh_store_list_info_successions (KhStore *self, KhPlanInfo *info, GError **error);

/**
 * kh_store_add_successor:
 * @older: an issued plan of the library
 * @newer: a plan that is in no library yet
 *
 * Adds @newer with its link, both or neither.
 *
 * Returns: the id of the new plan; 0 with @error set
 */
gint64     kh_store_add_successor     (KhStore *self, KhPlan *older, KhPlan *newer, KhSuccessionKind kind, GError **error);

/**
 * kh_store_add_report:
 * @plan: a plan of the library, in any state: what is reported on may be a plan
 *   that was taken in from a file
 * @report: a document that is in no library yet
 *
 * Adds @report with its link, both or neither.
 *
 * Returns: the id of @report; 0 with @error set
 */
gint64     kh_store_add_report        (KhStore *self, KhPlan *plan, KhPlan *report, const KhReportPeriod *period, GError **error);

/** kh_store_find_report: Returns: the id of the newest report on @plan of @period, 0 for none, or with @error set */
gint64     kh_store_find_report       (KhStore *self, KhPlan *plan, const KhReportPeriod *period, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhSuccession, kh_succession_free)

G_END_DECLS
