/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of a table become units of a body. */
#pragma once

#include "edit.h"

G_BEGIN_DECLS

/**
 * kh_units_merge:
 * @edit: an open edit of @agency
 * @table: a body that holds the units of a table, see kh_units_csv_read()
 * @added: (out): how many units are new
 * @changed: (out): how many were there and are now others
 *
 * A unit of the same name takes on what the table says of it, but for what the
 * table leaves blank; other units of @agency stay as they are.
 */
void kh_units_merge (KhEdit *edit, KhAgency *agency, KhAgency *table, guint *added, guint *changed);

G_END_DECLS
