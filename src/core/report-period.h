/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReportPeriod: one month, quarter, half or whole of a year, for which progress is told and reported. */
#pragma once

#include "enums.h"

G_BEGIN_DECLS

/**
 * KhReportPeriod:
 * @year: the year, 1900–2200
 * @kind: what part of a year
 * @index: which one of the year, from 1; 1 for a whole year
 *
 * A plain value, to be copied at will. Its code, such as "2027Q1", is what the
 * command line, files and the library carry.
 */
typedef struct
{
  int      year;
  KhPeriod kind;
  int      index;
} KhReportPeriod;

/**
 * kh_report_period_parse:
 * @code: "2027M03", "2027Q1", "2027H2" or "2027"
 * @period: (out): the period; left alone where @code names none
 * @error: (nullable): %G_IO_ERROR_INVALID_ARGUMENT, in words for the user
 *
 * Returns: whether @code names a period
 */
gboolean kh_report_period_parse (const char *code, KhReportPeriod *period, GError **error);

/** kh_report_period_dup_code: Returns: (transfer full): "2027M03", "2027Q1", "2027H2", "2027" */
char *kh_report_period_dup_code (const KhReportPeriod *self);

/**
 * kh_report_period_dup_words:
 *
 * Returns: (transfer full): the period as documents write it in a sentence:
 *   "tháng 3 năm 2027", "quý I năm 2027", "6 tháng đầu năm 2027", "năm 2027"
 */
char *kh_report_period_dup_words (const KhReportPeriod *self);

/**
 * kh_report_period_get_range:
 * @first: (out caller-allocates): its first day
 * @last: (out caller-allocates): its last day
 */
void kh_report_period_get_range (const KhReportPeriod *self, GDate *first, GDate *last);

/** kh_report_period_contains: Returns: whether each day of @other is a day of @self, as of a period and itself */
gboolean kh_report_period_contains (const KhReportPeriod *self, const KhReportPeriod *other);

/** kh_report_period_get_next: Returns: the period of the same kind that follows */
KhReportPeriod kh_report_period_get_next (const KhReportPeriod *self);

/**
 * kh_report_period_list_of_year:
 *
 * Returns: (transfer full) (element-type KhReportPeriod): those of @year, what offices
 *   report first: quarters, halves, the year, months
 */
GArray *kh_report_period_list_of_year (int year);

/**
 * kh_report_period_compare:
 *
 * By the last day, as what stands at the end of a period counts; of those that
 * end on one day the shorter goes first: March, the first quarter.
 *
 * Returns: less than, equal to or greater than 0, as strcmp() does
 */
int kh_report_period_compare (const KhReportPeriod *a, const KhReportPeriod *b);

G_END_DECLS
