/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an indicator was the year before. */
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
 * @found: (out): whether there was one
 *
 * Looks first for the indicator that @indicator was made from, then for the one
 * of the same sentence, figures aside, and unit in the plan of the same body for
 * the year before. The older plan as it is now: a result that comes in after the
 * new plan was begun is seen there too.
 *
 * Returns: %FALSE with @error set, %KH_STORE_ERROR, when the library cannot be read
 */
gboolean kh_store_find_past_indicator (KhStore *self, KhIndicator *indicator, KhPastIndicator *past, gboolean *found,
                                       GError **error);

G_END_DECLS
