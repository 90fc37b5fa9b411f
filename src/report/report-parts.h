/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to report: what fills a section of a report. */
#pragma once

#include "report-facts.h"
#include "report-words.h"

G_BEGIN_DECLS

/**
 * KhReportMaker:
 * @plan: what is reported on
 * @period: for which time
 * @facts: what stands at its end
 * @words: the sentences
 */
typedef struct
{
  KhPlan         *plan;
  KhReportPeriod  period;
  KhReportFacts  *facts;
  KhReportWords   words;
} KhReportMaker;

/** kh_report_add_item: adds an item of @kind with @markup (transfer full) to @parent. @source: (nullable): what it tells of. Returns: (transfer none) */
KhItem  *kh_report_add_item     (KhNode *parent, KhItemKind kind, char *markup, gpointer source);

/** kh_report_fill_section: adds to @section what @fill asks for; nothing where there is nothing to say */
void     kh_report_fill_section (KhReportMaker *self, KhSection *section, KhReportFill fill);

/** kh_report_get_state_name: Returns: how the phrases call @state: "under-way" */
const char *kh_report_get_state_name (KhTaskState state);

/* report-tables.c */
/** kh_report_add_targets: adds a sentence and the table of the targets' indicators */
void     kh_report_add_targets    (KhReportMaker *self, KhSection *section);
/** kh_report_count_missed: Returns: how many indicators' results are known, and not what was planned */
guint    kh_report_count_missed   (KhReportMaker *self);
/** kh_report_add_task_table: adds the table of all tasks */
void     kh_report_add_task_table (KhReportMaker *self, KhSection *section);

G_END_DECLS
