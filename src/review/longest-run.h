/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The most of a list that can stay while the rest moves. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kh_longest_run:
 * @positions: (array length=n): for each element of the later list its place in the
 *   earlier one, %G_MAXUINT where it has none there
 * @stays: (array length=n) (out caller-allocates): whether the element keeps its place
 *
 * Marks a longest ascending run.
 */
void kh_longest_run (const guint *positions, guint n, gboolean *stays);

G_END_DECLS
