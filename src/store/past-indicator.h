/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an indicator was in the plan that this one was made from. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * KhPastIndicator:
 * @year: of the older plan
 * @value: what was aimed at, NaN if nothing was
 * @result: what was reached, NaN as long as nobody has entered it
 */
typedef struct
{
  int    year;
  double value;
  double result;
} KhPastIndicator;

/**
 * kh_store_find_past_indicator:
 * @found: (out): whether @indicator was made from one that is still in the library
 *
 * The older plan as it is now: a result that comes in after the new plan was
 * begun is seen there too.
 */
gboolean kh_store_find_past_indicator (KhStore *self, KhIndicator *indicator, KhPastIndicator *past, gboolean *found,
                                       GError **error);

G_END_DECLS
