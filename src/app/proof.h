/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProof: one state of a plan's pages. A sketch is drawn from the frames; a
 * printed proof from the PDF that would be saved. Immutable. */
#pragma once

#include <gdk/gdk.h>

#include "document.h"
#include "frames.h"

G_BEGIN_DECLS

#define KH_TYPE_PROOF (kh_proof_get_type ())
G_DECLARE_FINAL_TYPE (KhProof, kh_proof, KH, PROOF, GObject)

/** KhProofView: a page that is in sight. @scale: device pixels to the pt */
typedef struct
{
  guint page;
  double scale;
} KhProofView;

/**
 * kh_proof_new_sketch:
 * @document: the composed plan
 * @frames: its pages
 * @previous: (nullable): what is shown now
 * @views: (nullable) (element-type KhProofView): what is in sight
 *
 * Draws the pages in sight that are not as in @previous. For a thread.
 *
 * Returns: (transfer full): the proof
 */
KhProof  *kh_proof_new_sketch   (KhDocument *document, KhFrames *frames, KhProof *previous, GArray *views);

/**
 * kh_proof_print_async:
 * @views: (nullable) (element-type KhProofView): what is in sight
 *
 * Writes the PDF of the same pages, reads it back and draws what is in sight, in a thread.
 */
void      kh_proof_print_async  (KhProof *self, GArray *views, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
/** kh_proof_print_finish: Returns: (transfer full): another proof, of the same pages */
KhProof  *kh_proof_print_finish (KhProof *self, GAsyncResult *result, GError **error);

/** kh_proof_is_printed: Returns: whether the pages are read from the PDF */
gboolean  kh_proof_is_printed   (KhProof *self);
/** kh_proof_get_frames: Returns: (transfer none): the pages as laid out */
KhFrames *kh_proof_get_frames   (KhProof *self);
guint     kh_proof_get_n_pages  (KhProof *self);
/** kh_proof_get_page_size: @width, @height: (out): in pt */
void      kh_proof_get_page_size (KhProof *self, guint page, double *width, double *height);
/** kh_proof_page_is_same: Returns: whether @page looks the same in both, as laid out */
gboolean  kh_proof_page_is_same (KhProof *self, KhProof *other, guint page);
/** kh_proof_get_picture: Returns: (transfer none) (nullable): the picture of @page, if it was drawn with the proof */
GdkTexture *kh_proof_get_picture (KhProof *self, guint page);

/**
 * kh_proof_render_async:
 * @page: index of the page
 * @scale: device pixels to the pt
 *
 * Draws a page in a thread.
 */
void        kh_proof_render_async  (KhProof *self, guint page, double scale, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
/** kh_proof_render_finish: Returns: (transfer full): the page's picture */
GdkTexture *kh_proof_render_finish (KhProof *self, GAsyncResult *result, GError **error);

G_END_DECLS
