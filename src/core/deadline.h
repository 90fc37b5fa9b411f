/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhDeadline: when something is due, as parameters that dates are computed from
 * and as the words that print. Immutable. */
#pragma once

#include "enums.h"

G_BEGIN_DECLS

#define KH_TYPE_DEADLINE (kh_deadline_get_type ())

typedef struct _KhDeadline KhDeadline;

GType kh_deadline_get_type (void);

/**
 * kh_deadline_new:
 * @kind: the kind
 * @year: the year, or 0 for the plan's own year
 * @index: month, quarter or half-year, or the month for %KH_DEADLINE_DAY; for
 *   %KH_DEADLINE_RELATIVE the month of the period counted from 1, 0 for its last
 * @day: the day of the month for days and relative deadlines, else 0
 * @text: (nullable): how it prints; %NULL for the usual words
 *
 * Returns: (transfer full): a new deadline; parameters out of range make it
 *   %KH_DEADLINE_FREE with the same text
 */
KhDeadline *kh_deadline_new   (KhDeadlineKind kind, int year, int index, int day, const char *text);
KhDeadline *kh_deadline_ref   (KhDeadline *self);
void        kh_deadline_unref (KhDeadline *self);
gboolean    kh_deadline_equal (const KhDeadline *a, const KhDeadline *b);

/**
 * kh_deadline_compare:
 * @plan_year: the year that stands for year 0
 *
 * Orders by the day something is due; what names no day comes last.
 *
 * Returns: less than, equal to or greater than 0
 */
int         kh_deadline_compare (const KhDeadline *a, const KhDeadline *b, int plan_year);

/**
 * kh_deadline_parse:
 * @text: words such as "Quý II/2027", "trước ngày 30/11", "thường xuyên", "tháng 6"
 *
 * Returns: (transfer full): what the words mean; %KH_DEADLINE_FREE with the
 *   words kept if no date can be computed, %KH_DEADLINE_NONE for blank text
 */
KhDeadline *kh_deadline_parse (const char *text);

KhDeadlineKind kh_deadline_get_kind  (const KhDeadline *self);
int            kh_deadline_get_year  (const KhDeadline *self);
int            kh_deadline_get_index (const KhDeadline *self);
int            kh_deadline_get_day   (const KhDeadline *self);

/** kh_deadline_get_text: Returns: (transfer none): Vietnamese words, never %NULL */
const char    *kh_deadline_get_text  (const KhDeadline *self);

/**
 * kh_deadline_get_range:
 * @plan_year: the year that stands for year 0
 * @from: (out caller-allocates): first day
 * @to: (out caller-allocates): last day, the day it is due
 *
 * Returns: whether the deadline names computable days
 */
gboolean kh_deadline_get_range (const KhDeadline *self, int plan_year, GDate *from, GDate *to);

/** kh_period_count: Returns: how many periods of that length a year has */
guint kh_period_count (KhPeriod period);

/**
 * kh_deadline_get_due_in_period:
 * @period: the reporting period's length
 * @plan_year: the year
 * @n: which period of the year, from 1
 * @due: (out caller-allocates): the last day allowed
 *
 * For relative deadlines and days: "before day 03 of the quarter's last month";
 * each month or quarter means the period's end.
 */
gboolean kh_deadline_get_due_in_period (const KhDeadline *self, KhPeriod period, int plan_year, int n, GDate *due);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhDeadline, kh_deadline_unref)

G_END_DECLS
