/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts a paragraph's text into measured words, and says where a line may end. */
#include "typesetter.h"

static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == 0x00a0 || c == '\n' || c == '\t' || c == 0x202f;
}

/* Cuts [start, end) at grapheme borders: the last resort for a word that no line
 * can hold. Where Pango allows a break the line ends more readily. */
static void
append_letters (KhTypesetter *self, const char *start, const char *end, const PangoLogAttr *attributes,
                KhFace face, double size)
{
  const char *letter = start;

  while (letter < end)
    {
      const char *next = g_utf8_next_char (letter);
      KhToken token = { .level = KH_LINE_POOR };

      for (attributes++; next < end && !attributes->is_cursor_position; attributes++)
        next = g_utf8_next_char (next);
      token.word = kh_fonts_get_word (self->fonts, face, letter, next - letter);
      token.width = token.word->width * size;
      if (next < end && attributes->is_line_break)
        token.level = KH_LINE_SOFT;
      g_array_append_val (self->tokens, token);
      letter = next;
    }
}

/* Makes the breaks of @level in the tokens [first, end) to those of another one. */
static void
change_level (KhToken *tokens, guint first, guint end, KhBreakLevel level, KhBreakLevel wanted)
{
  for (guint i = first; i < end; i++)
    if (tokens[i].level == level)
      tokens[i].level = wanted;
}

/* Goes through the runs of tokens that have none but breaks up to @level inside.
 * In a run that a line can hold they are none; in a wider one they become
 * @loosened: breaks that the language would not have are better than words
 * outside the margin. */
static void
settle_runs (KhTypesetter *self, KhBreakLevel level, KhBreakLevel loosened, double first_limit, double limit)
{
  KhToken *tokens = (KhToken *) self->tokens->data;
  guint start = 0;
  double width = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      width += tokens[i].width;
      if (tokens[i].level > level || i + 1 == self->tokens->len)
        {
          gboolean fits = width <= (start == 0 ? first_limit : limit);

          change_level (tokens, start, i, level, fits ? KH_LINE_NEVER : loosened);
          start = i + 1;
          width = 0;
        }
      else
        width += tokens[i].spaces * tokens[i].space_width;
    }
}

static void
append_token (KhTypesetter *self, const char *start, const char *end, const PangoLogAttr *attributes,
              KhFace face, double size, double limit, gboolean new_chunk)
{
  guint first = self->tokens->len;
  KhToken token = { .level = KH_LINE_NEVER };

  token.word = kh_fonts_get_word (self->fonts, face, start, end - start);
  token.width = token.word->width * size;
  if (token.width > limit)
    append_letters (self, start, end, attributes, face, size);
  else
    g_array_append_val (self->tokens, token);
  g_array_index (self->tokens, KhToken, first).new_chunk = new_chunk;
  g_array_index (self->tokens, KhToken, self->tokens->len - 1).level = KH_LINE_NEVER;
}

static const char *
find_chunk_end (const char *p, const char *end)
{
  while (p < end && !is_space (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

void
kh_typesetter_cut (KhTypesetter *self, double size, double first_limit, double limit)
{
  const KhStretch *stretch = (const KhStretch *) self->stretches->data;
  const char *text = self->text->str, *end = text + self->text->len;
  const char *p = text, *start = text, *chunk = NULL, *chunk_end = NULL;
  const PangoLogAttr *attributes, *attribute, *start_attribute;
  gboolean new_chunk = TRUE, inside = FALSE;
  glong n;

  g_array_set_size (self->tokens, 0);
  if (self->text->len == 0)
    return;
  n = g_utf8_strlen (text, (gssize) self->text->len);
  g_array_set_size (self->attributes, (guint) n + 1);
  pango_default_break (text, (int) self->text->len, NULL, (PangoLogAttr *) self->attributes->data, (int) n + 1);
  attributes = attribute = start_attribute = (const PangoLogAttr *) self->attributes->data;

  while (p < end)
    {
      KhToken *last;
      const char *before = chunk, *before_end = chunk_end;
      guint spaces = 0;
      gboolean breakable = TRUE;

      /* Words up to the next space, cut where the face changes or a long one may break. */
      chunk = p;
      chunk_end = find_chunk_end (p, end);
      if (before != NULL && chunk < chunk_end && self->tokens->len > 0)
        {
          last = &g_array_index (self->tokens, KhToken, self->tokens->len - 1);
          if (last->level == KH_LINE_FREE)
            last->level = attribute->is_line_break ? kh_binding_between (self->profile, before, before_end - before,
                                                                         chunk, chunk_end - chunk)
                                                   : KH_LINE_NEVER;
        }
      inside = chunk_end - chunk > 0 && kh_binding_allows_inside (chunk, chunk_end - chunk);
      start = p;
      start_attribute = attribute;
      new_chunk = TRUE;
      while (p < chunk_end)
        {
          gboolean face_ends;
          KhFace face;

          while ((gsize) (p - text) >= stretch->end)
            stretch++;
          face = stretch->face;
          p = g_utf8_next_char (p);
          attribute++;
          face_ends = (gsize) (p - text) >= stretch->end;
          if (p < chunk_end && !face_ends && !(inside && attribute->is_line_break))
            continue;
          append_token (self, start, p, start_attribute, face, size, self->tokens->len == 0 ? first_limit : limit,
                        new_chunk);
          if (p < chunk_end && inside && attribute->is_line_break)
            g_array_index (self->tokens, KhToken, self->tokens->len - 1).level = KH_LINE_SOFT;
          start = p;
          start_attribute = attribute;
          new_chunk = FALSE;
        }

      while (p < end && is_space (g_utf8_get_char (p)))
        {
          gunichar c = g_utf8_get_char (p);

          breakable &= c != 0x00a0 && c != 0x202f;
          spaces++;
          p = g_utf8_next_char (p);
          attribute++;
        }
      if (self->tokens->len == 0) /* spaces first: an empty word carries them */
        append_token (self, text, text, attributes, stretch->face, size, limit, TRUE);
      last = &g_array_index (self->tokens, KhToken, self->tokens->len - 1);
      if (spaces > 0)
        {
          last->spaces = spaces;
          last->space_width = kh_fonts_get_space (self->fonts, last->word->face) * size;
          last->level = breakable ? KH_LINE_FREE : KH_LINE_NEVER;
        }
    }
}

void
kh_typesetter_settle (KhTypesetter *self, double first_limit, double limit)
{
  settle_runs (self, KH_LINE_JOINT, KH_LINE_SOFT, first_limit, limit);
  settle_runs (self, KH_LINE_NEVER, KH_LINE_POOR, first_limit, limit);
}
