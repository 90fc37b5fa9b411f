/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Duties keep saying what the assignments say. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * kh_assign_follow:
 * @store: a library that is edited
 *
 * From now on a paragraph whose words are exactly those of the assignments
 * changes with them, as part of the edit that changes them: one step of undo. It
 * goes when its units have no such task any more. A paragraph that somebody has
 * changed by hand has other words, and is left alone.
 */
void kh_assign_follow (KhStore *store);

G_END_DECLS
