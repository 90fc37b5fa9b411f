/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How even the lines of justified text are. */
#pragma once

#include "frames.h"

G_BEGIN_DECLS

/**
 * BenchEvenness:
 * @lines: justified lines that fill the measure
 * @loose: of them those whose spaces are more than half as wide again as they should be
 * @squares: mean square of how far spaces are from what they should be, in shares of it
 * @rivers: white that runs down through three lines or more
 */
typedef struct
{
  guint lines, loose, rivers;
  double squares;
} BenchEvenness;

BenchEvenness bench_measure_evenness (KhFrames *frames);

G_END_DECLS
