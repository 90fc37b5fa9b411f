/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people write them in Vietnamese: decimal comma, point for thousands. */
#pragma once

#include "indicator.h"

G_BEGIN_DECLS

/**
 * kh_number_parse:
 * @text: "25", "99,5", "1.250.000"; blank for no value
 * @value: (out): the number, NaN for blank text
 *
 * Returns: whether @text is blank or a number
 */
gboolean kh_number_parse  (const char *text, double *value);

/** kh_number_format: Returns: (transfer full): @value with a decimal comma, "" for NaN */
char    *kh_number_format (double value);

/** kh_number_format_exact: Returns: (transfer full): @value with a decimal comma and all its digits, "" for none */
char    *kh_number_format_exact (double value);

/** kh_number_format_measure: Returns: (transfer full): "95%", "3 điểm", as plans print it; "" for an absent value */
char    *kh_number_format_measure (double value, const char *unit);

/** kh_number_format_comparator: Returns: (transfer none): "≥", "" for none */
const char *kh_number_format_comparator (KhComparator comparator);

/** kh_number_format_indicator: Returns: (transfer full): "≥ 25%" */
char    *kh_number_format_indicator (KhIndicator *indicator);

G_END_DECLS
