/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFrames: the pages of a laid-out document, one immutable frame a page. What
 * the screen, the printer and the PDF draw are these. */
#pragma once

#include "profile.h"
#include <cairo.h>

G_BEGIN_DECLS

#define KH_TYPE_FRAMES (kh_frames_get_type ())
G_DECLARE_FINAL_TYPE (KhFrames, kh_frames, KH, FRAMES, GObject)

/** KhFrame: one page. */
typedef struct _KhFrame KhFrame;

/** KhPart: whether a text is a block's label ("1.", "-") or its words. */
typedef enum
{
  KH_PART_BODY,
  KH_PART_LABEL,
} KhPart;

/** KH_FRAME_NO_BLOCK: for page numbers and rules, which show no block of the document. */
#define KH_FRAME_NO_BLOCK G_MAXUINT

/**
 * KhPlaced:
 * @role: what it is
 * @x, @y, @width, @height: in pt from the page's top left corner; for text the
 *   logical box of one line
 * @baseline: pt from the page's top; 0 for rules and boxes
 * @font_size: pt; 0 for rules and boxes
 * @uuid: (nullable): the node it shows
 * @text: (nullable): the line's words
 * @part: label or words
 * @block: index of the document's block it shows, or %KH_FRAME_NO_BLOCK
 * @row, @column: of a table's cell, from 0; of a signature block's text @row
 *   is the number of the recipient, @column that of the signer
 * @header: in a table's heading
 * @repeated: a table's heading shown again at the head of a further page
 */
typedef struct
{
  KhRole      role;
  double      x, y, width, height;
  double      baseline;
  double      font_size;
  gboolean    bold, italic;
  const char *uuid;
  const char *text;
  KhPart      part;
  guint       block;
  guint       row, column;
  gboolean    repeated, header;
} KhPlaced;

guint          kh_frames_get_n_pages  (KhFrames *self);
const KhFrame *kh_frames_get_page     (KhFrames *self, guint index);
void           kh_frame_get_size      (const KhFrame *self, double *width_pt, double *height_pt);
guint          kh_frame_get_n_placed  (const KhFrame *self);
void           kh_frame_get_placed    (const KhFrame *self, guint index, KhPlaced *placed);
/** kh_frame_draw: draws the page on @cr, whose unit is 1 pt and origin the page's top left. May be called in any thread. */
void           kh_frame_draw          (const KhFrame *self, cairo_t *cr);

/** kh_frame_draw_placed: draws one of the page's things only, as kh_frame_draw() does; for writers that mark each up */
void           kh_frame_draw_placed   (const KhFrame *self, guint index, cairo_t *cr);
/**
 * kh_frame_get_extent:
 * @index: a text on the page
 * @start, @length: bytes of its #KhPlaced.text
 * @x, @width: (out): where they stand, in pt from the page's left
 *
 * For marks and links on a part of a line. Spaces belong to the word before.
 */
void           kh_frame_get_extent    (const KhFrame *self, guint index, gsize start, gsize length,
                                       double *x, double *width);
/** kh_frame_looks_like: Returns: whether both are drawn the same; sure of it only for frames of one #KhLayoutCache */
gboolean       kh_frame_looks_like    (const KhFrame *self, const KhFrame *other);
/** kh_frame_get_number: Returns: the number of the page, counted anew in each appendix */
guint          kh_frame_get_number    (const KhFrame *self);

/** kh_frames_get_missing: Returns: (transfer none): letters that the font lacks, each once; they print as boxes */
const char * const *kh_frames_get_missing (KhFrames *self);

/** kh_frames_get_font: Returns: (transfer none): the family that was used, "Times New Roman" or "Liberation Serif" */
const char    *kh_frames_get_font     (KhFrames *self);

/**
 * kh_frames_find_node:
 * @uuid: a node
 * @page: (out): index of the page its first line is on
 * @y: (out): pt from the page's top
 *
 * Returns: whether it is shown anywhere
 */
gboolean       kh_frames_find_node    (KhFrames *self, const char *uuid, guint *page, double *y);

/** kh_frames_hit: Returns: (transfer none) (nullable): UUID of the node shown at a point of a page (pt) */
const char    *kh_frames_hit          (KhFrames *self, guint page, double x, double y);

G_END_DECLS
