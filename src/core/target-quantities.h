/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence of a target and its indicators say the same: what changes in one
 * when the other is changed. */
#pragma once

#include "indicator.h"
#include "target.h"

G_BEGIN_DECLS

/** kh_target_read_indicators: gives @self an indicator for each percentage of @text, its plain text */
void kh_target_read_indicators (KhTarget *self, const char *text);

/**
 * kh_target_reword:
 * @indicator: one of the indicators of @self
 * @comparator: what it is to be, as are the other two
 * @unit: (nullable): of measure
 *
 * Returns: (transfer full) (nullable): the text of @self with the indicator's
 *   number, comparator and unit said so; %NULL where the sentence does not say them
 */
char *kh_target_reword (KhTarget *self, KhIndicator *indicator, KhComparator comparator, double value, const char *unit);

/**
 * KhIndicatorChange:
 * @indicator: the one that changes
 * @after: (nullable): the indicator that a new one stands behind, %NULL for the first place
 * @what: is it set, put in or taken away
 */
typedef struct
{
  enum
  {
    KH_INDICATOR_SET,
    KH_INDICATOR_ADD,
    KH_INDICATOR_REMOVE,
  } what;
  KhIndicator *indicator;
  KhIndicator *after;
  KhComparator comparator;
  double       value;
  char        *unit;
} KhIndicatorChange;

/**
 * kh_target_follow_text:
 * @markup: what the text of @self is about to become
 *
 * Only what differs between the two texts counts: an indicator that the old
 * sentence did not agree with is left alone. One whose number goes out of the
 * sentence goes too, unless it holds more than the sentence said (a result, last
 * year's value, where it comes from).
 *
 * Returns: (transfer full) (element-type KhIndicatorChange): what is to be done
 *   with the indicators, in this order
 */
GPtrArray *kh_target_follow_text (KhTarget *self, const char *markup);

/**
 * kh_target_find_moved:
 * @before: the markup that stays when the text of @self is split
 *
 * Returns: (transfer full) (element-type KhIndicator): the indicators whose
 *   numbers stand behind @before
 */
GPtrArray *kh_target_find_moved (KhTarget *self, const char *before);

G_END_DECLS
