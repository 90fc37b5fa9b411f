/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to KhPreviewCanvas: what its parts share. */
#pragma once

#include "preview-canvas.h"
#include "preview-marks.h"
#include "preview-sheets.h"

G_BEGIN_DECLS

struct _KhPreviewCanvas
{
  GtkWidget parent_instance;

  KhPreviewSheets *sheets;
  GArray *marks; /* of KhPreviewMark, by page */
  char *marked;
  gboolean thumbnails;
  guint current; /* the page that is outlined among thumbnails */
  double zoom;
  guint layout_source;
};

/** kh_preview_canvas_get_scale: Returns: pixels to the pt */
double          kh_preview_canvas_get_scale     (KhPreviewCanvas *self);
/** kh_preview_canvas_get_frames: Returns: (transfer none) (nullable): the pages of the proof */
KhFrames       *kh_preview_canvas_get_frames    (KhPreviewCanvas *self);
/** kh_preview_canvas_get_mark_area: Returns: where @mark lies, in the canvas's pixels */
graphene_rect_t kh_preview_canvas_get_mark_area (KhPreviewCanvas *self, const KhPreviewMark *mark);

/* preview-canvas-draw.c */
void kh_preview_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* preview-canvas-input.c */
void kh_preview_canvas_class_add_keys (GtkWidgetClass *widget_class);
void kh_preview_canvas_add_pointer    (KhPreviewCanvas *self);

G_END_DECLS
