/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreviewCanvas: the sheets of a proof, one below the other: large, to be read
 * and clicked, or as thumbnails. */
#pragma once

#include <gtk/gtk.h>

#include "proof.h"

G_BEGIN_DECLS

#define KH_TYPE_PREVIEW_CANVAS (kh_preview_canvas_get_type ())
G_DECLARE_FINAL_TYPE (KhPreviewCanvas, kh_preview_canvas, KH, PREVIEW_CANVAS, GtkWidget)

/** kh_preview_canvas_set_proof: shows @proof; the pictures of the one before stay until new ones are there. */
void     kh_preview_canvas_set_proof (KhPreviewCanvas *self, KhProof *proof);
KhProof *kh_preview_canvas_get_proof (KhPreviewCanvas *self);
/** kh_preview_canvas_dup_views: Returns: (transfer full) (element-type KhProofView): what is in sight */
GArray  *kh_preview_canvas_dup_views (KhPreviewCanvas *self);
/** kh_preview_canvas_is_settled: Returns: whether all in sight is drawn as the proof has it */
gboolean kh_preview_canvas_is_settled (KhPreviewCanvas *self);

/** kh_preview_canvas_set_zoom: @zoom: 1 is the paper's size at 96 dpi; 0 fits the page's width */
void     kh_preview_canvas_set_zoom (KhPreviewCanvas *self, double zoom);
double   kh_preview_canvas_get_zoom (KhPreviewCanvas *self);
/** kh_preview_canvas_get_shown_zoom: Returns: the zoom in force, also when it fits the width */
double   kh_preview_canvas_get_shown_zoom (KhPreviewCanvas *self);

/** kh_preview_canvas_set_view: @top, @height: what is in sight, in the canvas's pixels */
void     kh_preview_canvas_set_view (KhPreviewCanvas *self, double top, double height);
/** kh_preview_canvas_get_current_page: Returns: index of the page in the middle of what is in sight; the outlined thumbnail */
guint    kh_preview_canvas_get_current_page (KhPreviewCanvas *self);
/** kh_preview_canvas_set_current_page: outlines the thumbnail of @page */
void     kh_preview_canvas_set_current_page (KhPreviewCanvas *self, guint page);
/** kh_preview_canvas_get_page_extent: @top, @bottom: (out): of @page, in the canvas's pixels. Returns: whether there is such a page */
gboolean kh_preview_canvas_get_page_extent (KhPreviewCanvas *self, guint page, double *top, double *bottom);

/** kh_preview_canvas_dup_text: Returns: (transfer full): the words of @page, line by line */
char    *kh_preview_canvas_dup_text (KhPreviewCanvas *self, guint page);

/** kh_preview_canvas_mark_node: @uuid: (nullable): the node whose lines are marked */
void     kh_preview_canvas_mark_node (KhPreviewCanvas *self, const char *uuid);
/** kh_preview_canvas_get_mark: @top, @bottom: (out): of the first marked page part. Returns: whether there is a mark */
gboolean kh_preview_canvas_get_mark (KhPreviewCanvas *self, double *top, double *bottom);

/** kh_preview_canvas_find_node: @top: (out): where the first line of the node with @uuid is. Returns: whether it is shown */
gboolean kh_preview_canvas_find_node (KhPreviewCanvas *self, const char *uuid, double *top);

/* Properties:
 * thumbnails (boolean, construct-only): small sheets with their numbers
 *
 * Signals:
 * KhPreviewCanvas::node-activated (char *uuid): a line of that node was clicked
 * KhPreviewCanvas::page-activated (guint page): a thumbnail was chosen
 * KhPreviewCanvas::layout-changed: pages or their size are new */

G_END_DECLS
