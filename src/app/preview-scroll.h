/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreviewScroll: where the preview's pages are scrolled to, and how they get there. */
#pragma once

#include "preview-canvas.h"

G_BEGIN_DECLS

typedef struct _KhPreviewScroll KhPreviewScroll;

/** kh_preview_scroll_new: @preview, @scroller, @canvas: (transfer none): the whole, the pages and what they scroll in; all outlive it */
KhPreviewScroll *kh_preview_scroll_new  (GtkWidget *preview, GtkScrolledWindow *scroller, KhPreviewCanvas *canvas);
void             kh_preview_scroll_free (KhPreviewScroll *self);

/** kh_preview_scroll_to: @goal: in the canvas's pixels, what is to be at the top */
void     kh_preview_scroll_to          (KhPreviewScroll *self, double goal);
/** kh_preview_scroll_sees_mark: Returns: whether the mark is there and wholly in sight, or as much of it as there is room for */
gboolean kh_preview_scroll_sees_mark   (KhPreviewScroll *self);
/** kh_preview_scroll_to_mark: puts the mark at a third of the height if it is not wholly in sight */
void     kh_preview_scroll_to_mark     (KhPreviewScroll *self);
/** kh_preview_scroll_keep_middle: what stood in the middle stays there when the pages have changed their size */
void     kh_preview_scroll_keep_middle (KhPreviewScroll *self);
/** kh_preview_scroll_is_ready: Returns: whether the pages are in sight and can be scrolled through */
gboolean kh_preview_scroll_is_ready    (KhPreviewScroll *self);

G_END_DECLS
