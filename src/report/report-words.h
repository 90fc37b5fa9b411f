/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReportWords: the sentences of one report, from the outline's phrases. */
#pragma once

#include "report-outline.h"

G_BEGIN_DECLS

/** KhReportWords: values that all phrases may name, and the indicators that the plan's sentences show. */
typedef struct
{
  KhReportOutline *outline;
  GHashTable      *values;     /* name to markup */
  GHashTable      *indicators; /* UUID to #KhIndicator */
} KhReportWords;

void  kh_report_words_init  (KhReportWords *self, KhReportOutline *outline, KhPlan *plan, const KhReportPeriod *period);
void  kh_report_words_clear (KhReportWords *self);

/**
 * kh_report_words_fill:
 * @text: words with "{name}" for what is filled in
 * @...: names and their values as markup (nullable), ended by %NULL; others are the report's own
 *
 * Returns: (transfer full): markup
 */
char *kh_report_words_fill  (KhReportWords *self, const char *text, ...) G_GNUC_NULL_TERMINATED;

/** kh_report_words_say: Returns: (transfer full): like kh_report_words_fill() of the phrase @phrase */
char *kh_report_words_say   (KhReportWords *self, const char *phrase, ...) G_GNUC_NULL_TERMINATED;

/**
 * kh_report_words_dup_item:
 *
 * Returns: (transfer full): the words of an item of the plan as markup that says
 *   the same outside of it: with its indicators in figures, without closing mark
 */
char *kh_report_words_dup_item (KhReportWords *self, KhItem *item);

/** kh_report_words_dup_plain: Returns: (transfer full): @text (nullable) as markup on one line, without closing mark */
char *kh_report_words_dup_plain (const char *text);

G_END_DECLS
