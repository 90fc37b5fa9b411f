/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreviewSheets: where the pages of a proof lie below each other, and their
 * pictures. Only what is in sight is drawn, in threads. */
#pragma once

#include <gtk/gtk.h>

#include "proof.h"

G_BEGIN_DECLS

#define KH_TYPE_PREVIEW_SHEETS (kh_preview_sheets_get_type ())
G_DECLARE_FINAL_TYPE (KhPreviewSheets, kh_preview_sheets, KH, PREVIEW_SHEETS, GObject)

/** kh_preview_sheets_new: @margin: around the sheets; @gap: between two; in px */
KhPreviewSheets *kh_preview_sheets_new (int margin, int gap);

/** kh_preview_sheets_set_proof: pictures of pages that look the same stay; others stay until there are new ones */
void     kh_preview_sheets_set_proof (KhPreviewSheets *self, KhProof *proof);
/** kh_preview_sheets_get_proof: Returns: (transfer none) (nullable): the proof */
KhProof *kh_preview_sheets_get_proof (KhPreviewSheets *self);

/** kh_preview_sheets_get_widest: Returns: the widest page's width, in pt */
double   kh_preview_sheets_get_widest (KhPreviewSheets *self);
/** kh_preview_sheets_measure: Returns: the height of all at @scale pixels to the pt */
int      kh_preview_sheets_measure    (KhPreviewSheets *self, double scale);
/** kh_preview_sheets_place: @width: to lay the sheets in; @scale: pixels to the pt; @density: device pixels to the pixel */
void     kh_preview_sheets_place      (KhPreviewSheets *self, int width, double scale, int density);
/** kh_preview_sheets_set_view: @top, @height: what is in sight, in px */
void     kh_preview_sheets_set_view   (KhPreviewSheets *self, double top, double height);

guint           kh_preview_sheets_get_n    (KhPreviewSheets *self);
/** kh_preview_sheets_get_area: Returns: where @page lies, in px */
graphene_rect_t kh_preview_sheets_get_area (KhPreviewSheets *self, guint page);
/** kh_preview_sheets_is_seen: Returns: whether some of @area is in sight */
gboolean        kh_preview_sheets_is_seen  (KhPreviewSheets *self, const graphene_rect_t *area);
/** kh_preview_sheets_get_middle: Returns: index of the page in the middle of what is in sight */
guint           kh_preview_sheets_get_middle (KhPreviewSheets *self);
/** kh_preview_sheets_get_texture: Returns: (transfer none) (nullable): the picture of @page */
GdkTexture     *kh_preview_sheets_get_texture (KhPreviewSheets *self, guint page);
/** kh_preview_sheets_is_settled: Returns: whether every page in sight is shown as the proof has it, in the right size */
gboolean        kh_preview_sheets_is_settled (KhPreviewSheets *self);
/** kh_preview_sheets_dup_views: Returns: (transfer full) (element-type KhProofView): what is in sight */
GArray         *kh_preview_sheets_dup_views (KhPreviewSheets *self);

/* Signal KhPreviewSheets::drawn: a picture is new */

G_END_DECLS
