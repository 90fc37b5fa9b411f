/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProof: one finished state of a plan's pages: the PDF as it would be saved,
 * and the frames that say which node is where. Immutable. */
#pragma once

#include <gdk/gdk.h>

#include "frames.h"

G_BEGIN_DECLS

#define KH_TYPE_PROOF (kh_proof_get_type ())
G_DECLARE_FINAL_TYPE (KhProof, kh_proof, KH, PROOF, GObject)

/**
 * kh_proof_new_async:
 * @document: the composed plan
 *
 * Lays out, writes the PDF and reads it back, in a thread.
 */
void      kh_proof_new_async  (KhDocument *document, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
KhProof  *kh_proof_new_finish (GAsyncResult *result, GError **error);

/** kh_proof_get_frames: Returns: (transfer none): the pages as laid out */
KhFrames *kh_proof_get_frames (KhProof *self);
guint     kh_proof_get_n_pages (KhProof *self);
/** kh_proof_get_page_size: @width, @height: (out): in pt */
void      kh_proof_get_page_size (KhProof *self, guint page, double *width, double *height);

/**
 * kh_proof_render_async:
 * @page: index of the page
 * @scale: device pixels to the pt
 *
 * Draws a page of the PDF in a thread.
 */
void        kh_proof_render_async  (KhProof *self, guint page, double scale, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/** kh_proof_render_finish: Returns: (transfer full): the page's picture */
GdkTexture *kh_proof_render_finish (KhProof *self, GAsyncResult *result, GError **error);

G_END_DECLS
