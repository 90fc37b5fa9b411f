/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks on the preview's pages: which lines are those of the field that has the focus. */
#pragma once

#include <gtk/gtk.h>

#include "frames.h"

G_BEGIN_DECLS

/** KhPreviewMark: what a node has on one page. @area: in pt of the page */
typedef struct
{
  guint page;
  graphene_rect_t area;
} KhPreviewMark;

/** kh_preview_marks_collect: @marks: (element-type KhPreviewMark): filled, by page; @frames, @uuid: (nullable) */
void  kh_preview_marks_collect  (GArray *marks, KhFrames *frames, const char *uuid);
/** kh_preview_mark_draw: @area: where the mark lies, in the widget's pixels; made a little larger */
void  kh_preview_mark_draw      (graphene_rect_t *area, GtkStyleContext *style, GtkSnapshot *snapshot);
/** kh_preview_marks_dup_text: Returns: (transfer full): the words of a page, line by line */
char *kh_preview_marks_dup_text (const KhFrame *frame);

G_END_DECLS
