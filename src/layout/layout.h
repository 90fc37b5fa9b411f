/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only place that knows millimetres: a document and a profile become pages. */
#pragma once

#include "frames.h"

G_BEGIN_DECLS

#define KH_LAYOUT_ERROR (kh_layout_error_quark ())
GQuark kh_layout_error_quark (void);

/**
 * KhLayoutError:
 * @KH_LAYOUT_ERROR_FONT: neither Times New Roman nor Liberation Serif is installed
 */
typedef enum
{
  KH_LAYOUT_ERROR_FONT,
} KhLayoutError;

/**
 * kh_layout_run:
 * @document: what to lay out
 * @profile: the format
 * @cancellable: (nullable): checked at each block
 * @error: #KhLayoutError or %G_IO_ERROR_CANCELLED
 *
 * Thread safe: uses a font map of its own.
 *
 * Returns: (transfer full): the pages
 */
KhFrames *kh_layout_run (KhDocument *document, KhProfile *profile, GCancellable *cancellable, GError **error);

G_END_DECLS
