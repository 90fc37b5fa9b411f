/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFonts: the four faces of the one family a document uses, and the shaped
 * words measured with them. Each layout run has its own. */
#pragma once

#include "arena.h"
#include "profile-private.h"

#include <cairo.h>

G_BEGIN_DECLS

/** KhFace: a bit for bold, a bit for italic. */
typedef enum
{
  KH_FACE_REGULAR = 0,
  KH_FACE_BOLD = 1,
  KH_FACE_ITALIC = 2,
  KH_FACE_BOLD_ITALIC = 3,
  KH_N_FACES
} KhFace;

/** KhGlyph: one glyph of a word, lengths in em. The first of a cluster says how many bytes
 * and glyphs the cluster has; its other glyphs say 0. */
typedef struct
{
  guint32 index;
  float advance;
  float x, y;
  guint16 bytes;
  guint16 glyphs;
} KhGlyph;

/** KhWord: text without spaces, shaped; lengths in em, so one serves all sizes. Immutable. */
typedef struct
{
  const char *text;
  guint length;
  guint hash;
  KhFace face;
  float width;
  guint n_glyphs;
  KhGlyph *glyphs;
} KhWord;

typedef struct _KhFonts KhFonts;

/** kh_fonts_prepare: Reads what fonts there are, once a process; others who ask meanwhile wait. Any thread. */
void kh_fonts_prepare (void);


/**
 * kh_fonts_new:
 * @profile: says which families may be used, in order
 * @arena: (transfer none): where words are kept, longer than the fonts
 *
 * Finds the first family of which all four faces are installed; of several
 * versions of a face the newest. No other font is ever drawn with.
 *
 * Returns: (transfer full): the fonts; %NULL with %KH_LAYOUT_ERROR_FONT
 */
KhFonts *kh_fonts_new (KhProfile *profile, KhArena *arena, GError **error);
void kh_fonts_free (KhFonts *self);

/** kh_fonts_get_word: Returns: (transfer none): the shaped word, kept in the arena */
const KhWord *kh_fonts_get_word (KhFonts *self, KhFace face, const char *text, gsize length);
/** kh_fonts_get_space: Returns: a space's width in em */
double kh_fonts_get_space (KhFonts *self, KhFace face);
double kh_fonts_get_ascent (KhFonts *self);
double kh_fonts_get_descent (KhFonts *self);
/** kh_fonts_get_height: Returns: single line spacing in em */
double kh_fonts_get_height (KhFonts *self);
const char *kh_fonts_get_family (KhFonts *self);
/** kh_fonts_ref_face: Returns: (transfer full): Cairo's face, for drawing */
cairo_font_face_t *kh_fonts_ref_face (KhFonts *self, KhFace face);
/** kh_fonts_have_all: Returns: whether no character was met yet that the font lacks */
gboolean kh_fonts_have_all (KhFonts *self);
/** kh_fonts_add_missing: Adds those characters of @word to @set that the font lacks. */
void kh_fonts_add_missing (KhFonts *self, const KhWord *word, GHashTable *set);
/** kh_fonts_dup_characters: Returns: (transfer full): the characters in @set in order, as strings */
char **kh_fonts_dup_characters (GHashTable *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhFonts, kh_fonts_free)

G_END_DECLS
