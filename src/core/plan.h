/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPlan: one plan of one body for one year; the root of the spine.
 *
 * What prints in the letterhead is the plan's own (superior, issuer, place): a
 * body that is renamed later does not rename its older plans. */
#pragma once

#include "agency.h"
#include "enums.h"
#include "finding.h"
#include "item.h"
#include "node.h"
#include "recipient.h"
#include "remark.h"
#include "section.h"
#include "signature.h"

G_BEGIN_DECLS

/** KH_PLAN_DEFAULT_PROFILE: the format of what names none: a file may leave it out */
#define KH_PLAN_DEFAULT_PROFILE "nd30-2020"

#define KH_TYPE_PLAN (kh_plan_get_type ())
G_DECLARE_FINAL_TYPE (KhPlan, kh_plan, KH, PLAN, KhNode)

KhPlan       *kh_plan_new             (int year);
int           kh_plan_get_year        (KhPlan *self);
KhPlanState   kh_plan_get_state       (KhPlan *self);
/** kh_plan_is_locked: Returns: whether the plan is issued or archived and must not be edited */
gboolean      kh_plan_is_locked       (KhPlan *self);
const char   *kh_plan_get_template    (KhPlan *self); /* such as "cchc" */
const char   *kh_plan_get_type_name   (KhPlan *self); /* such as "Kế hoạch" */
const char   *kh_plan_get_superior    (KhPlan *self); /* body above, (nullable); lines parted by "\n" are kept */
const char   *kh_plan_get_issuer      (KhPlan *self);
const char   *kh_plan_get_number      (KhPlan *self); /* "02", (nullable) */
const char   *kh_plan_get_symbol      (KhPlan *self); /* "KH-VHTTDL" */
const char   *kh_plan_get_place       (KhPlan *self);
const char   *kh_plan_get_date        (KhPlan *self); /* "2021-01-12", (nullable) */
const char   *kh_plan_get_title       (KhPlan *self); /* trích yếu, inline markup */
KhUrgency     kh_plan_get_urgency     (KhPlan *self);
KhSecrecy     kh_plan_get_secrecy     (KhPlan *self);
KhCirculation kh_plan_get_circulation (KhPlan *self);
const char   *kh_plan_get_drafter_mark (KhPlan *self); /* "PL.(300)" */
const char   *kh_plan_get_address     (KhPlan *self);
const char   *kh_plan_get_profile     (KhPlan *self); /* format profile id, "nd30-2020" */
/* Choices within the profile's ranges, "body-size=13;indent=12.7", see layout/profile.h. */
const char   *kh_plan_get_choices     (KhPlan *self);
/* "2027-03-31", (nullable): the day by which receivers are to answer (decree 30/2020, appendix VI, DueDate); not printed. */
const char   *kh_plan_get_reply_due   (KhPlan *self);

KhAgency     *kh_plan_get_agency      (KhPlan *self); /* (transfer none) (nullable) */
void          kh_plan_set_agency      (KhPlan *self, KhAgency *agency);

GListModel   *kh_plan_get_sections    (KhPlan *self);
GListModel   *kh_plan_get_signatures  (KhPlan *self);
GListModel   *kh_plan_get_recipients  (KhPlan *self);
GListModel   *kh_plan_get_findings    (KhPlan *self); /* what the import found, #KhFinding */
/* Comments and tracked changes, #KhRemark, of the file that the plan was just
 * read from, in its order; no part of the plan, so neither kept nor written. */
GListModel   *kh_plan_get_remarks     (KhPlan *self);
void          kh_plan_add_remark      (KhPlan *self, KhRemark *remark);

/**
 * kh_plan_find_section:
 * @kind: the kind
 *
 * Returns: (transfer none) (nullable): the first section of that kind, in
 *   reading order, however deep
 */
KhSection    *kh_plan_find_section    (KhPlan *self, KhSectionKind kind);

/** kh_plan_find_node: Returns: (transfer none) (nullable): the section, item or part with @uuid */
KhNode       *kh_plan_find_node       (KhPlan *self, const char *uuid);

/**
 * kh_plan_list_cited:
 *
 * Returns: (transfer full) (element-type KhLegalDocument): the documents of the
 *   agency's register that the plan cites, each once, in reading order (the
 *   title last), and what took their place
 */
GPtrArray    *kh_plan_list_cited      (KhPlan *self);

/**
 * KhPlanVisit:
 * Returns: %TRUE to go on
 */
typedef gboolean (*KhPlanVisit) (KhNode *node, gpointer user_data);

/** kh_plan_visit: Calls @visit for each section and item in reading order, parents first. */
void          kh_plan_visit           (KhPlan *self, KhPlanVisit visit, gpointer user_data);

/** kh_plan_list_tasks: Returns: (transfer full) (element-type KhTask): all tasks, in reading order */
GPtrArray    *kh_plan_list_tasks      (KhPlan *self);

G_END_DECLS
