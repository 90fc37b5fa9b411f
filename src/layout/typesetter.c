/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words to measured tokens, and lines of tokens to marks. */
#include "typesetter.h"

#include <string.h>

KhTypesetter *
kh_typesetter_new (KhDocument *document, KhProfile *profile, KhArena *arena, GError **error)
{
  g_autoptr (KhTypesetter) self = g_new0 (KhTypesetter, 1);

  self->document = document;
  self->profile = profile;
  self->arena = arena;
  self->text = g_string_new (NULL);
  self->attributes = g_array_new (FALSE, FALSE, sizeof (PangoLogAttr));
  self->tokens = g_array_new (FALSE, TRUE, sizeof (KhToken));
  self->lines = g_array_new (FALSE, TRUE, sizeof (KhLine));
  self->scratch = g_array_new (FALSE, FALSE, 1);
  self->fonts = kh_fonts_new (profile, arena, error);
  if (self->fonts == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
kh_typesetter_free (KhTypesetter *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->attributes);
  g_array_unref (self->tokens);
  g_array_unref (self->lines);
  g_array_unref (self->scratch);
  g_clear_pointer (&self->fonts, kh_fonts_free);
  g_free (self);
}

KhLineStyle
kh_typesetter_style (KhTypesetter *self, KhRole role, const KhBlock *block, guint index)
{
  const KhTextStyle *text = kh_profile_get_text (self->profile, role);
  KhLineStyle style = { .role = role,
                        .size = text->size,
                        .bold = text->bold,
                        .italic = text->italic,
                        .align = text->align,
                        .block = index };

  if (block != NULL && block->uuid != NULL)
    style.uuid = kh_arena_strndup (self->arena, block->uuid, strlen (block->uuid));
  return style;
}

double
kh_typesetter_ascent (KhTypesetter *self, double size)
{
  return kh_fonts_get_ascent (self->fonts) * size;
}

double
kh_typesetter_box (KhTypesetter *self, double size)
{
  return (kh_fonts_get_ascent (self->fonts) + kh_fonts_get_descent (self->fonts)) * size;
}

double
kh_typesetter_lead (KhTypesetter *self, double size, double spacing)
{
  return MAX (0, kh_fonts_get_height (self->fonts) * size * spacing - kh_typesetter_box (self, size));
}

/* Where one face ends and the next starts, in bytes of the text. */
typedef struct
{
  gsize end;
  KhFace face;
} Stretch;

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

/* Where nothing between two allowed breaks fits @limit, breaks that the
 * language would not have are better than words outside the margin. */
static void
loosen_long_runs (KhTypesetter *self, double limit)
{
  KhToken *tokens = (KhToken *) self->tokens->data;
  guint start = 0;
  double width = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      width += tokens[i].width;
      if (tokens[i].level != KH_LINE_NEVER || i + 1 == self->tokens->len)
        {
          if (width > limit)
            for (guint j = start; j < i; j++)
              tokens[j].level = KH_LINE_POOR;
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

/* The text is in self->text; @stretches say its faces. */
static void
read_tokens (KhTypesetter *self, const Stretch *stretch, double size, double limit)
{
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
          append_token (self, start, p, start_attribute, face, size, limit, new_chunk);
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
  loosen_long_runs (self, limit);
}

static KhFace
get_face (const KhLineStyle *style, gboolean bold, gboolean italic)
{
  return ((style->bold || bold) ? KH_FACE_BOLD : 0) | ((style->italic || italic) ? KH_FACE_ITALIC : 0);
}

void
kh_typesetter_read (KhTypesetter *self, GPtrArray *spans, const KhLineStyle *style, double limit)
{
  Stretch few[16];
  g_autofree Stretch *many = NULL;
  Stretch *stretches = few;
  guint n = spans != NULL ? spans->len : 0;

  if (n + 1 > G_N_ELEMENTS (few))
    stretches = many = g_new (Stretch, n + 1);
  g_string_truncate (self->text, 0);
  for (guint i = 0; i < n; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);

      g_string_append (self->text, span->text != NULL ? span->text : "");
      stretches[i].end = self->text->len;
      stretches[i].face = get_face (style, span->bold, span->italic);
    }
  stretches[n].end = G_MAXSIZE;
  stretches[n].face = get_face (style, FALSE, FALSE);
  read_tokens (self, stretches, style->size, limit);
}

void
kh_typesetter_read_text (KhTypesetter *self, const char *text, gssize length, const KhLineStyle *style,
                         double limit)
{
  Stretch stretch = { .end = G_MAXSIZE, .face = get_face (style, FALSE, FALSE) };

  g_string_truncate (self->text, 0);
  g_string_append_len (self->text, text, length);
  read_tokens (self, &stretch, style->size, limit);
}

static void
make_single_line (KhTypesetter *self)
{
  KhLine line = { .end = self->tokens->len };

  for (guint i = 0; i < line.end; i++)
    {
      const KhToken *token = &g_array_index (self->tokens, KhToken, i);

      line.natural += token->width + (i + 1 < line.end ? token->spaces * token->space_width : 0);
      line.spaces += i + 1 < line.end ? token->spaces : 0;
    }
  g_array_set_size (self->lines, 0);
  g_array_append_val (self->lines, line);
}

double
kh_typesetter_measure (KhTypesetter *self, const char *text, const KhLineStyle *style)
{
  kh_typesetter_read_text (self, text, -1, style, G_MAXDOUBLE);
  make_single_line (self);
  return g_array_index (self->lines, KhLine, 0).natural;
}

guint
kh_typesetter_break (KhTypesetter *self, KhFit fit, double first_width, double width)
{
  g_array_set_size (self->lines, 0);
  if (self->tokens->len == 0)
    return 0;
  if (self->first_fit && fit == KH_FIT_TOTAL)
    fit = KH_FIT_FIRST;
  switch (fit)
    {
    case KH_FIT_TOTAL:
      kh_line_break_total (self, first_width, width, FALSE);
      break;
    case KH_FIT_RAGGED:
      kh_line_break_total (self, first_width, width, TRUE);
      break;
    case KH_FIT_FIRST:
      kh_line_break_first (self, first_width, width);
      break;
    case KH_FIT_BALANCED:
      kh_line_break_balanced (self, width);
      break;
    default:
      g_assert_not_reached ();
    }
  return self->lines->len;
}

/* The words of a line as one string. */
static char *
join_words (KhTypesetter *self, const KhLine *line)
{
  const KhToken *tokens = (const KhToken *) self->tokens->data;
  gsize length = 0;
  char *text, *p;

  for (guint i = line->first; i < line->end; i++)
    length += tokens[i].word->length + (i + 1 < line->end ? tokens[i].spaces : 0);
  p = text = kh_arena_alloc (self->arena, length + 1);
  for (guint i = line->first; i < line->end; i++)
    {
      p = mempcpy (p, tokens[i].word->text, tokens[i].word->length);
      for (guint s = 0; i + 1 < line->end && s < tokens[i].spaces; s++)
        *p++ = ' ';
    }
  return text;
}

double
kh_typesetter_place (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, guint index, double x, double y,
                     double width)
{
  const KhLine *line = &g_array_index (self->lines, KhLine, index);
  const KhToken *tokens = (const KhToken *) self->tokens->data;
  gboolean last = index + 1 == self->lines->len;
  double slack = width - line->natural, stretch = 0, at = 0;
  KhMark mark = { .kind = KH_MARK_TEXT,
                  .role = style->role,
                  .bold = style->bold,
                  .italic = style->italic,
                  .y = (float) y,
                  .height = (float) kh_typesetter_box (self, style->size),
                  .baseline = (float) (y + kh_typesetter_ascent (self, style->size)),
                  .size = (float) style->size,
                  .colour = style->colour,
                  .uuid = style->uuid,
                  .block = style->block,
                  .row = style->row,
                  .column = style->column };

  if (style->align == KH_ALIGN_JUSTIFY && line->spaces > 0 && (!last || slack < 0))
    stretch = slack / line->spaces;
  mark.n_pieces = line->end - line->first;
  mark.pieces = kh_arena_new_array (self->arena, KhPiece, mark.n_pieces);
  for (guint i = line->first; i < line->end; i++)
    {
      KhPiece *piece = &mark.pieces[i - line->first];

      piece->word = tokens[i].word;
      piece->x = (float) at;
      at += tokens[i].width;
      if (i + 1 < line->end)
        {
          piece->spaces = tokens[i].spaces;
          at += tokens[i].spaces * (tokens[i].space_width + stretch);
        }
      else if (!last)
        piece->spaces = tokens[i].spaces > 0 ? 1 : 0; /* so that copied text keeps words apart */
    }
  mark.x = (float) (style->align == KH_ALIGN_CENTRE ? x + (width - at) / 2 : x);
  mark.width = (float) at;
  mark.text = join_words (self, line);
  kh_flow_add (flow, &mark);
  return at;
}

double
kh_typesetter_place_text (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, const char *text, double x,
                          double y, double width)
{
  kh_typesetter_read_text (self, text, -1, style, G_MAXDOUBLE);
  make_single_line (self);
  return kh_typesetter_place (self, flow, style, 0, x, y, width);
}

/* The part of @spans that is line @number of those parted by "\n"; NULL past the last. */
GPtrArray *
kh_typesetter_pick_line (GPtrArray *spans, guint number)
{
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_free);
  guint line = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);
      g_auto (GStrv) parts = g_strsplit (span->text != NULL ? span->text : "", "\n", -1);

      for (char **part = parts; *part != NULL; part++)
        {
          if (part != parts)
            line++;
          if (line == number)
            {
              gsize length = strlen (*part);
              KhSpan *copy = g_malloc0 (sizeof (KhSpan) + length + 1);

              copy->text = (char *) (copy + 1);
              memcpy (copy->text, *part, length);
              copy->bold = span->bold;
              copy->italic = span->italic;
              g_ptr_array_add (picked, copy);
            }
        }
    }
  if (number > line)
    g_clear_pointer (&picked, g_ptr_array_unref);
  return picked;
}

double
kh_typesetter_place_balanced (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, GPtrArray *spans,
                              double x, double width, double *y, double spacing, double *last)
{
  double widest = 0, visible = 0;

  for (guint number = 0;; number++)
    {
      g_autoptr (GPtrArray) line = kh_typesetter_pick_line (spans, number);

      if (line == NULL)
        break;
      kh_typesetter_read (self, line, style, width);
      kh_typesetter_break (self, KH_FIT_BALANCED, width, width);
      for (guint i = 0; i < self->lines->len; i++)
        {
          visible = kh_typesetter_place (self, flow, style, i, x, *y, width);
          widest = MAX (widest, visible);
          *y += kh_typesetter_box (self, style->size) + kh_typesetter_lead (self, style->size, spacing);
        }
    }
  if (last != NULL)
    *last = visible;
  return widest;
}
