/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhParagraphs: paragraphs that are set, kept by what went into them: the same
 * words in the same measure need no second look. With them the fonts of one profile. */
#pragma once

#include "flow.h"

G_BEGIN_DECLS

typedef enum
{
  KH_FIT_TOTAL,    /* justified, the whole paragraph at its best */
  KH_FIT_RAGGED,   /* not justified */
  KH_FIT_BALANCED, /* titles: few lines, about equally long, broken with the sense */
  KH_FIT_SINGLE,   /* one line, as long as it gets */
  KH_FIT_LABEL,    /* one line, and the space at its end stays with it */
  KH_FIT_WORDS,    /* no lines: only the widest word, and number with its unit, are wanted */
} KhFit;

/** KhStretch: where one face ends and the next starts, in bytes of the text. */
typedef struct
{
  gsize end;
  KhFace face;
} KhStretch;

/** KhSetting: what a paragraph's lines depend on, beside the profile. Lengths in pt. */
typedef struct
{
  const char *text;
  gsize length;
  const KhStretch *stretches;
  guint n_stretches;
  KhFit fit;
  KhAlign align;
  double size;
  double limit; /* a first word wider than this is cut */
  double first_width, width;
} KhSetting;

/** KhSetLine: @width in pt, of what is visible. */
typedef struct
{
  KhPiece *pieces;
  guint n_pieces;
  double width;
  const char *text;
} KhSetLine;

/**
 * KhParagraph: the lines; immutable once it is set.
 * @widest_word, @widest_unit: with %KH_FIT_WORDS, in pt; a unit is a word, or what stays on a line with it
 */
typedef struct
{
  KhSetting setting;
  guint hash;
  KhSetLine *lines;
  guint n_lines;
  double widest_word, widest_unit;
} KhParagraph;

typedef struct _KhParagraphs KhParagraphs;

/** kh_paragraphs_new: Returns: (transfer full): none yet, with the fonts of @profile; %NULL with %KH_LAYOUT_ERROR_FONT */
KhParagraphs *kh_paragraphs_new (KhProfile *profile, GError **error);
void kh_paragraphs_free (KhParagraphs *self);
KhFonts *kh_paragraphs_get_fonts (KhParagraphs *self);
/** kh_paragraphs_get_arena: Returns: (transfer none): where words and lines are; whoever shows them holds it */
KhArena *kh_paragraphs_get_arena (KhParagraphs *self);

/**
 * kh_paragraphs_get:
 * @setting: what is wanted; need not live on
 * @is_new: (out): whether the caller has to set the lines
 *
 * Returns: (transfer none): the one paragraph of that setting
 */
KhParagraph *kh_paragraphs_get (KhParagraphs *self, const KhSetting *setting, gboolean *is_new);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhParagraphs, kh_paragraphs_free)

G_END_DECLS
