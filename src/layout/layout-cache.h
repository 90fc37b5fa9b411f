/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLayoutCache: what layout remembers from one run to the next, so that laying
 * out a long document again after a keystroke costs little. */
#pragma once

#include "layout.h"

G_BEGIN_DECLS

#define KH_TYPE_LAYOUT_CACHE (kh_layout_cache_get_type ())
G_DECLARE_FINAL_TYPE (KhLayoutCache, kh_layout_cache, KH, LAYOUT_CACHE, GObject)

KhLayoutCache *kh_layout_cache_new (void);

/**
 * kh_layout_cache_run:
 * @document: what to lay out
 * @profile: the format; the same object as the last time, or what is remembered is of no use
 * @cancellable: (nullable): checked at each block
 * @error: #KhLayoutError or %G_IO_ERROR_CANCELLED
 *
 * Does what kh_layout_run() does, with the same result. Any thread; a second
 * one waits.
 *
 * Returns: (transfer full): the pages, which outlive the cache
 */
KhFrames *kh_layout_cache_run (KhLayoutCache *self, KhDocument *document, KhProfile *profile,
                               GCancellable *cancellable, GError **error);

/** kh_layout_cache_get_size: Returns: bytes that are remembered */
gsize kh_layout_cache_get_size (KhLayoutCache *self);

G_END_DECLS
