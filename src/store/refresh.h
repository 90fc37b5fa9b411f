/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: bringing the model after a step of undo by the rows it names. */
#pragma once

#include "database.h"
#include "identity-map.h"

G_BEGIN_DECLS

/**
 * kh_refresh_rows:
 * @changeset: what was applied to the rows, forth or back
 * @complete: (out): whether the model is in the state of the rows now
 *
 * Reads only the rows that @changeset names. It does nothing, and leaves
 * @complete %FALSE, if rows came, went or moved: then the whole root is to be
 * loaded again.
 */
gboolean kh_refresh_rows (KhDatabase *database, KhIdentityMap *map, GBytes *changeset, gboolean *complete, GError **error);

G_END_DECLS
