/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units of a body as a table for spreadsheets, written and read. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/** kh_units_csv_write: Returns: (transfer full): the units of @agency in their order, as UTF-8 with a byte order mark */
GBytes *kh_units_csv_write (KhAgency *agency);

/**
 * kh_units_csv_read:
 * @bytes: a table whose first row names its columns; of these only the unit's name must be there
 * @error: #KhReaderError, with the line of what cannot be understood; then nothing is returned
 *
 * Returns: (transfer full): a body without a name that has the units of the
 *   table; a successor is named by its UUID when it is in the table, else by
 *   its name
 */
KhAgency *kh_units_csv_read (GBytes *bytes, GError **error);

G_END_DECLS
