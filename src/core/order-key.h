/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fractional order keys: text that sorts by bytes and always has room between. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kh_order_key_between:
 * @before: (nullable): key of the neighbour before, %NULL at the start
 * @after: (nullable): key of the neighbour after, %NULL at the end
 *
 * A move changes one row only, and two people's insertions merge: equal keys
 * are allowed and ties are broken by UUID. If @before is not less than @after
 * the result sorts right after @before.
 *
 * Returns: (transfer full): a key of [0-9A-Za-z] that sorts between the two
 */
char *kh_order_key_between (const char *before, const char *after);

G_END_DECLS
