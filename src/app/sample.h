/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample plan, to look at. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * kh_sample_add:
 * @store: a library that can be written
 *
 * Puts the sample plan into @store, or finds it there, taking it out of the trash.
 *
 * Returns: the plan's id, 0 on failure with @error in the domains of the store and the XML reader
 */
gint64 kh_sample_add (KhStore *store, GError **error);

G_END_DECLS
