/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What SQLite reports of damage, in the user's words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kh_integrity_describe:
 * @line: a line of PRAGMA integrity_check or quick_check
 *
 * SQLite's own words stand after ours: they name the page, which is what somebody
 * who mends it needs.
 *
 * Returns: (transfer full) (nullable): a translated sentence; %NULL for a heading
 */
char *kh_integrity_describe (const char *line);

G_END_DECLS
