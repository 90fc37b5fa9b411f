/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as the decree writes them. Days in the model are "YYYY-MM-DD". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** kh_date_parse_iso: Returns: whether @text is a real day written YYYY-MM-DD */
gboolean kh_date_parse_iso (const char *text, GDate *date);

/** kh_date_to_iso: Returns: (transfer full): YYYY-MM-DD */
char *kh_date_to_iso (const GDate *date);

/**
 * kh_date_format_long:
 * @iso: (nullable): a day
 *
 * "ngày 05 tháng 01 năm 2021": zero before days under 10 and months 1 and 2
 * only (decree 30/2020/NĐ-CP, appendix I, II.4.b).
 *
 * Returns: (transfer full) (nullable): the words, %NULL if @iso is no day
 */
char *kh_date_format_long (const char *iso);

/** kh_date_format_short: Returns: (transfer full) (nullable): "08/6/2020", padded by the same rule */
char *kh_date_format_short (const char *iso);

/** kh_date_get_today: @today: (out caller-allocates): the day that it is where the user is */
void kh_date_get_today (GDate *today);

/**
 * kh_date_parse:
 * @text: "12/01/2021", "ngày 12 tháng 01 năm 2021", "12-1-2021" or YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD
 */
char *kh_date_parse (const char *text);

G_END_DECLS
