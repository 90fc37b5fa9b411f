/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word processor must be told in lengths and the profile gives only
 * together with the words: columns, lengths of rules. */
#pragma once

#include "profile-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KhStyleMetrics: lengths in pt.
 * @text_width: of a page in portrait
 * @left_width, @right_width: the letterhead's columns; the gap is between them
 * @issuer_rule, @motto_rule, @title_rule: lengths of rules, 0 for none
 * @reference_rule, @reference: length of the rule under the line that says what
 *   an appendix comes with, and width of that line, in portrait and in landscape
 * @stamps: widths of the boxes of stamps, by role
 * @stamp_heights: their heights
 * @widest: the widest line of each role that layout balances, 0 where it is not shown
 */
typedef struct
{
  double text_width;
  double landscape_width;
  double addressee[2]; /* indent of the first line of box 9a, and of the others */
  double left_width, right_width;
  double issuer_rule, motto_rule, title_rule;
  double reference_rule[2], reference[2];
  double stamps[KH_ROLE_TABLE_CELL + 1];
  double stamp_heights[KH_ROLE_TABLE_CELL + 1];
  double widest[KH_ROLE_TABLE_CELL + 1];
} KhStyleMetrics;

/** kh_style_metrics_init: Lays out the parts whose lengths hang on their words. Returns: whether it could;
 * @error as kh_layout_run() */
gboolean kh_style_metrics_init (KhStyleMetrics *self, KhDocument *document, KhProfile *profile,
                                GError **error);

/**
 * kh_style_metrics_indent:
 * @role: of the letterhead, or a heading in the middle of the page
 * @width: of the place a text is centred in
 *
 * How far the lines of @role must be drawn in on both sides, so that a word
 * processor, which fills line by line, breaks it about where layout does.
 *
 * Returns: pt on each side
 */
double kh_style_metrics_indent (const KhStyleMetrics *self, KhProfile *profile, KhRole role, double width);
/** kh_style_metrics_reference_rule: Returns: length of the rule under an appendix's reference on pages with
 * text @width wide */
double kh_style_metrics_reference_rule (const KhStyleMetrics *self, double width);

/* Distances in pt that both word processor formats need. */
/** kh_style_get_gap: Returns: distance after a paragraph of @role */
double kh_style_get_gap (KhProfile *profile, KhRole role);
/** kh_style_get_spacing: Returns: line spacing of @role, times single */
double kh_style_get_spacing (KhProfile *profile, KhRole role);
/** kh_style_get_header_distance: Returns: from the page's top to the page number */
double kh_style_get_header_distance (KhProfile *profile);
/** kh_style_dup_widths: Returns: (transfer full): widths in pt of the @n columns of @table, which has rows */
double *kh_style_dup_widths (KhProfile *profile, const KhTable *table, double width, guint *n);
/**
 * kh_style_is_tall:
 * @widths: of the table's @n columns, in pt
 *
 * Word cuts off a row that may not be parted and is higher than a page.
 *
 * Returns: whether @row may be about as high as a page
 */
gboolean kh_style_is_tall (KhProfile *profile, const KhRow *row, const double *widths, guint n);
/** kh_style_is_long: Returns: whether the recipients of a signature @block may fill about a page */
gboolean kh_style_is_long (KhProfile *profile, const KhBlock *block);
/** kh_style_count_line_ends: Returns: how many "\n" @spans (element-type KhSpan) hold */
guint kh_style_count_line_ends (GPtrArray *spans);

G_END_DECLS
