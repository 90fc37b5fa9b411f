/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTypesetter: what one layout run works with, and how words become lines. */
#pragma once

#include "paragraphs.h"

#include <gio/gio.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/** KhBreakLevel: whether a line may end after a token, and how readily. */
typedef enum
{
  KH_LINE_NEVER,
  KH_LINE_JOINT, /* inside a date; once a paragraph is settled, it is one of the others */
  KH_LINE_POOR,  /* inside a word too long for a line */
  KH_LINE_SOFT,  /* inside an address, inside a date too long for a line */
  KH_LINE_FREE,
} KhBreakLevel;

/** KhToken: a word of a paragraph. @width in pt without the spaces after it. */
typedef struct
{
  const KhWord *word;
  double width;
  double space_width;
  guint spaces;
  KhBreakLevel level;
  gboolean new_chunk; /* follows a space */
} KhToken;

/** KhLine: tokens [first, end). @natural in pt, without spaces at the end. */
typedef struct
{
  guint first, end;
  double natural;
  guint spaces; /* that may stretch */
} KhLine;

typedef struct
{
  KhDocument *document;
  KhProfile *profile;
  KhParagraphs *paragraphs;
  KhFonts *fonts;
  KhArena *arena; /* of the pages */
  GCancellable *cancellable;
  gboolean first_fit;
  double width; /* of the text, in pt */

  /* The paragraph being set. */
  GString *text;
  GArray *stretches;  /* of KhStretch */
  GArray *attributes; /* of PangoLogAttr */
  GArray *tokens;     /* of KhToken */
  GArray *lines;      /* of KhLine */
  GArray *scratch;    /* of the line breaker */
} KhTypesetter;

/** KhLineStyle: how lines of a block are set and what their marks say. */
typedef struct
{
  KhRole role;
  double size;
  gboolean bold, italic;
  KhAlign align;
  guint32 colour;
  const char *uuid;
  guint block;
  guint row, column;
} KhLineStyle;

/** kh_typesetter_new: @document: (nullable); @arena, @paragraphs: (transfer none): of @profile */
KhTypesetter *kh_typesetter_new (KhDocument *document, KhProfile *profile, KhArena *arena, KhParagraphs *paragraphs);
void kh_typesetter_free (KhTypesetter *self);

/** kh_typesetter_style: Returns: the style of @role, for @block (nullable) at @index of the document */
KhLineStyle kh_typesetter_style (KhTypesetter *self, KhRole role, const KhBlock *block, guint index);
/** kh_typesetter_ascent: Returns: from the top of a line's box to its baseline, in pt */
double kh_typesetter_ascent (KhTypesetter *self, double size);
/** kh_typesetter_box: Returns: height of a line's box, in pt */
double kh_typesetter_box (KhTypesetter *self, double size);
/** kh_typesetter_lead: Returns: what parts the boxes of two lines at @spacing times single spacing */
double kh_typesetter_lead (KhTypesetter *self, double size, double spacing);

/**
 * kh_typesetter_set:
 * @spans: (element-type KhSpan) (nullable): the words; line feeds count as spaces
 * @style: size and faces
 * @first_width: of the first line, in pt; a word that is wider is cut
 * @width: of the other lines, in pt
 *
 * Returns: (transfer none): the lines, set now or found set
 */
const KhParagraph *kh_typesetter_set (KhTypesetter *self, GPtrArray *spans, const KhLineStyle *style, KhFit fit,
                                      double first_width, double width);
/** kh_typesetter_measure: Returns: width in pt of @text on one line */
double kh_typesetter_measure (KhTypesetter *self, const char *text, const KhLineStyle *style);

/**
 * kh_typesetter_place:
 * @paragraph: as set with the same @style
 * @index: of its line
 * @x, @width: the measure the line is set in
 * @y: top of the line's box, in the item
 *
 * Adds the line to @flow's last item.
 *
 * Returns: the width of what is visible
 */
double kh_typesetter_place (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, const KhParagraph *paragraph,
                            guint index, double x, double y, double width);

/**
 * kh_typesetter_place_text:
 * @text: one line's words, set as they are
 *
 * Returns: its width
 */
double kh_typesetter_place_text (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, const char *text,
                                 double x, double y, double width);

/**
 * kh_typesetter_place_balanced:
 * @spans: words; "\n" parts lines that the user fixed
 * @y: (inout): top of the next line
 * @spacing: times single
 * @last: (out) (optional): visible width of the last line
 *
 * Centred or left lines of about equal length.
 *
 * Returns: the visible width of the widest line
 */
double kh_typesetter_place_balanced (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, GPtrArray *spans,
                                     double x, double width, double *y, double spacing, double *last);

/** kh_typesetter_pick_line: Returns: (transfer full) (nullable): the spans of line @number of those parted by "\n"; %NULL past the last */
GPtrArray *kh_typesetter_pick_line (GPtrArray *spans, guint number);

/* Where lines must not end, binding.c. */
KhBreakLevel kh_binding_between (KhProfile *profile, const char *before, gsize before_length, const char *after,
                                 gsize after_length);
gboolean kh_binding_allows_inside (const char *chunk, gsize length);
/** kh_binding_sense: Returns: how well a title breaks between two words; under 0 is good */
double kh_binding_sense (KhProfile *profile, const KhWord *before, const KhWord *after);

/**
 * kh_typesetter_cut:
 * @size: in pt
 * @first_limit: width in pt above which the paragraph's first word is cut
 * @limit: width in pt above which a later word is cut
 *
 * Fills @self->tokens from @self->text and @self->stretches, of which the last
 * must end past the text. tokens.c.
 */
void kh_typesetter_cut (KhTypesetter *self, double size, double first_limit, double limit);

/**
 * kh_typesetter_settle:
 * @first_limit: width in pt of a line that begins where the paragraph does
 * @limit: width in pt of the others
 *
 * Makes what belongs together unbreakable where a line can hold it, and lets it
 * be parted where none can. tokens.c.
 */
void kh_typesetter_settle (KhTypesetter *self, double first_limit, double limit);

/* linebreak.c */
void kh_line_break_total (KhTypesetter *self, double first_width, double width, gboolean ragged);
void kh_line_break_first (KhTypesetter *self, double first_width, double width);
void kh_line_break_balanced (KhTypesetter *self, double width);
/** kh_line_is_hollow: Returns: whether spreading @slack over the spaces of @line leaves holes that no reader takes for a line */
gboolean kh_line_is_hollow (const KhLine *line, double slack, double space);

/* The parts of a document. */
void kh_layout_letterhead (KhTypesetter *self, KhFlow *flow);
gboolean kh_layout_is_letterhead (KhRole role);
void kh_layout_body_block (KhTypesetter *self, KhFlow *flow, const KhBlock *block, guint index);
void kh_layout_centred_block (KhTypesetter *self, KhFlow *flow, const KhBlock *block, guint index);
void kh_layout_signature (KhTypesetter *self, KhFlow *flow, const KhBlock *block, guint index,
                          const KhBlock *drafter, guint drafter_index, double page_height);
void kh_layout_table (KhTypesetter *self, KhFlow *flow, const KhBlock *block, guint index, double page_height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhTypesetter, kh_typesetter_free)

G_END_DECLS
