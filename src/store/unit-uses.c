/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of the library refers to a unit. */
#include "store-private.h"

gint64
kh_store_count_unit_uses (KhStore *self, KhUnit *unit, GError **error)
{
  gint64 uses;

  g_return_val_if_fail (KH_IS_STORE (self), -1);
  g_return_val_if_fail (KH_IS_UNIT (unit), -1);

  if (!kh_database_get_int64 (kh_store_get_database (self), &uses, error,
                              "SELECT count (*) FROM item_unit WHERE unit_id = ?", "i",
                              kh_node_get_id (KH_NODE (unit))))
    return -1;

  return uses;
}
