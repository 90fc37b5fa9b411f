/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs to lines, and lines to marks. */
#include "typesetter.h"

#include <string.h>

KhTypesetter *
kh_typesetter_new (KhDocument *document, KhProfile *profile, KhArena *arena, KhParagraphs *paragraphs)
{
  KhTypesetter *self = g_new0 (KhTypesetter, 1);

  self->document = document;
  self->profile = profile;
  self->arena = arena;
  self->paragraphs = paragraphs;
  self->fonts = kh_paragraphs_get_fonts (paragraphs);
  self->text = g_string_new (NULL);
  self->stretches = g_array_new (FALSE, TRUE, sizeof (KhStretch));
  self->attributes = g_array_new (FALSE, FALSE, sizeof (PangoLogAttr));
  self->tokens = g_array_new (FALSE, TRUE, sizeof (KhToken));
  self->lines = g_array_new (FALSE, TRUE, sizeof (KhLine));
  self->scratch = g_array_new (FALSE, FALSE, 1);
  return self;
}

void
kh_typesetter_free (KhTypesetter *self)
{
  g_string_free (self->text, TRUE);
  g_array_unref (self->stretches);
  g_array_unref (self->attributes);
  g_array_unref (self->tokens);
  g_array_unref (self->lines);
  g_array_unref (self->scratch);
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

static KhFace
get_face (const KhLineStyle *style, gboolean bold, gboolean italic)
{
  return ((style->bold || bold) ? KH_FACE_BOLD : 0) | ((style->italic || italic) ? KH_FACE_ITALIC : 0);
}

static void
add_words (KhTypesetter *self, const char *text, KhFace face)
{
  KhStretch stretch = { .face = face };

  g_string_append (self->text, text != NULL ? text : "");
  stretch.end = self->text->len;
  g_array_append_val (self->stretches, stretch);
}

static void
read_spans (KhTypesetter *self, GPtrArray *spans, const KhLineStyle *style)
{
  KhStretch rest = { .end = G_MAXSIZE, .face = get_face (style, FALSE, FALSE) };

  g_string_truncate (self->text, 0);
  g_array_set_size (self->stretches, 0);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);

      add_words (self, span->text, get_face (style, span->bold, span->italic));
    }
  g_array_append_val (self->stretches, rest);
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

/* The closing mark never stands with a single word on the last line: the two
 * words before it go with it, unless that is more than a line holds. */
static void
keep_closing_mark (KhTypesetter *self)
{
  KhToken *tokens = (KhToken *) self->tokens->data;
  guint n = self->tokens->len, left;

  if (n == 0 || !g_str_has_suffix (tokens[n - 1].word->text, "./."))
    return;
  left = tokens[n - 1].word->length == strlen ("./.") ? 2 : 1;
  for (guint i = n - 1; i > 0 && left > 0; i--)
    if (tokens[i].new_chunk)
      {
        if (tokens[i - 1].level == KH_LINE_FREE)
          tokens[i - 1].level = KH_LINE_JOINT;
        left--;
      }
}

/* Fills self->lines from self->tokens. */
static void
break_lines (KhTypesetter *self, KhFit fit, double first_width, double width)
{
  g_array_set_size (self->lines, 0);
  if (fit == KH_FIT_SINGLE || fit == KH_FIT_LABEL)
    make_single_line (self);
  if (self->tokens->len == 0)
    return;
  switch (fit)
    {
    case KH_FIT_TOTAL:
      if (self->first_fit)
        kh_line_break_first (self, first_width, width);
      else
        kh_line_break_total (self, first_width, width, FALSE);
      break;
    case KH_FIT_RAGGED:
      kh_line_break_total (self, first_width, width, TRUE);
      break;
    case KH_FIT_BALANCED:
      kh_line_break_balanced (self, width);
      break;
    case KH_FIT_SINGLE:
    case KH_FIT_LABEL:
    case KH_FIT_WORDS:
      break;
    default:
      g_assert_not_reached ();
    }
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
  p = text = kh_arena_alloc (kh_paragraphs_get_arena (self->paragraphs), length + 1);
  for (guint i = line->first; i < line->end; i++)
    {
      p = mempcpy (p, tokens[i].word->text, tokens[i].word->length);
      for (guint s = 0; i + 1 < line->end && s < tokens[i].spaces; s++)
        *p++ = ' ';
    }
  return text;
}

/* Gives the words of a line their places in the measure @width. */
static KhSetLine
set_line (KhTypesetter *self, const KhSetting *setting, guint index, double width)
{
  const KhLine *line = &g_array_index (self->lines, KhLine, index);
  const KhToken *tokens = (const KhToken *) self->tokens->data;
  gboolean last = index + 1 == self->lines->len;
  double slack = width - line->natural, space = 0, stretch = 0, at = 0;
  KhSetLine set = { .n_pieces = line->end - line->first };

  for (guint i = line->first; i < line->end && space == 0; i++)
    space = tokens[i].space_width;
  /* A line that cannot be filled, since what follows it is whole, ends where its words do. */
  if (setting->align == KH_ALIGN_JUSTIFY && line->spaces > 0 && (!last || slack < 0) &&
      !kh_line_is_hollow (line, slack, space))
    stretch = slack / line->spaces;
  set.pieces = kh_arena_new_array (kh_paragraphs_get_arena (self->paragraphs), KhPiece, set.n_pieces);
  for (guint i = line->first; i < line->end; i++)
    {
      KhPiece *piece = &set.pieces[i - line->first];

      piece->word = tokens[i].word;
      piece->x = (float) at;
      at += tokens[i].width;
      if (i + 1 < line->end)
        {
          piece->spaces = tokens[i].spaces;
          at += tokens[i].spaces * (tokens[i].space_width + stretch);
        }
      else
        piece->spaces = tokens[i].spaces > 0 ? 1 : 0; /* so that copied text keeps words apart */
    }
  set.width = at;
  set.text = join_words (self, line);
  return set;
}

/* What a column should not part: a word; a number with its unit, but of a date
 * only day, month and year. */
static void
measure_widest (KhTypesetter *self, KhParagraph *paragraph)
{
  double width = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const KhToken *token = &g_array_index (self->tokens, KhToken, i);

      width += token->width;
      paragraph->widest_word = MAX (paragraph->widest_word, token->width);
      paragraph->widest_unit = MAX (paragraph->widest_unit, width);
      width = token->level == KH_LINE_NEVER ? width + token->spaces * token->space_width : 0;
    }
}

static void
set_paragraph (KhTypesetter *self, KhParagraph *paragraph)
{
  const KhSetting *setting = &paragraph->setting;
  double limit = MAX (setting->limit, setting->width);

  kh_typesetter_cut (self, setting->size, setting->limit, limit);
  if (setting->fit == KH_FIT_TOTAL)
    keep_closing_mark (self);
  if (setting->fit == KH_FIT_WORDS)
    measure_widest (self, paragraph);
  kh_typesetter_settle (self, setting->limit, limit);
  break_lines (self, setting->fit, setting->first_width, setting->width);
  paragraph->n_lines = self->lines->len;
  paragraph->lines = kh_arena_new_array (kh_paragraphs_get_arena (self->paragraphs), KhSetLine, paragraph->n_lines);
  for (guint i = 0; i < paragraph->n_lines; i++)
    paragraph->lines[i] = set_line (self, setting, i, i == 0 ? setting->first_width : setting->width);
}

const KhParagraph *
kh_typesetter_set (KhTypesetter *self, GPtrArray *spans, const KhLineStyle *style, KhFit fit, double first_width,
                   double width)
{
  KhSetting setting = { .fit = fit, .align = style->align, .size = style->size, .limit = first_width,
                        .first_width = first_width, .width = width };
  KhParagraph *paragraph;
  gboolean is_new;

  if (fit == KH_FIT_SINGLE || fit == KH_FIT_LABEL)
    setting.limit = G_MAXDOUBLE;
  read_spans (self, spans, style);
  setting.text = self->text->str;
  setting.length = self->text->len;
  setting.stretches = (const KhStretch *) self->stretches->data;
  setting.n_stretches = self->stretches->len;
  paragraph = kh_paragraphs_get (self->paragraphs, &setting, &is_new);
  if (is_new)
    set_paragraph (self, paragraph);
  return paragraph;
}

static const KhParagraph *
set_text (KhTypesetter *self, const char *text, const KhLineStyle *style, double width)
{
  KhSpan span = { .text = (char *) text };
  g_autoptr (GPtrArray) spans = g_ptr_array_new ();

  g_ptr_array_add (spans, &span);
  return kh_typesetter_set (self, spans, style, KH_FIT_SINGLE, width, width);
}

double
kh_typesetter_measure (KhTypesetter *self, const char *text, const KhLineStyle *style)
{
  KhLineStyle plain = *style;

  plain.align = KH_ALIGN_LEFT;
  return set_text (self, text, &plain, self->width)->lines[0].width;
}

double
kh_typesetter_place (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, const KhParagraph *paragraph,
                     guint index, double x, double y, double width)
{
  const KhSetLine *line = &paragraph->lines[index];
  KhMark mark = { .kind = KH_MARK_TEXT,
                  .role = style->role,
                  .bold = style->bold,
                  .italic = style->italic,
                  .y = (float) y,
                  .width = (float) line->width,
                  .height = (float) kh_typesetter_box (self, style->size),
                  .baseline = (float) (y + kh_typesetter_ascent (self, style->size)),
                  .size = (float) style->size,
                  .colour = style->colour,
                  .uuid = style->uuid,
                  .text = line->text,
                  .pieces = line->pieces,
                  .n_pieces = line->n_pieces,
                  .block = style->block,
                  .row = style->row,
                  .column = style->column };

  mark.x = (float) (style->align == KH_ALIGN_CENTRE ? x + (width - line->width) / 2 : x);
  kh_flow_add (flow, &mark);
  return line->width;
}

double
kh_typesetter_place_text (KhTypesetter *self, KhFlow *flow, const KhLineStyle *style, const char *text, double x,
                          double y, double width)
{
  return kh_typesetter_place (self, flow, style, set_text (self, text, style, width), 0, x, y, width);
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
              KhSpan *copy = g_malloc0 (sizeof (KhSpan) + length + 2);

              copy->text = (char *) (copy + 1);
              memcpy (copy->text, *part, length);
              if (part[1] != NULL)
                copy->text[length] = ' '; /* what reads on without lines still sees two words */
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
      const KhParagraph *paragraph;

      if (line == NULL)
        break;
      paragraph = kh_typesetter_set (self, line, style, KH_FIT_BALANCED, width, width);
      for (guint i = 0; i < paragraph->n_lines; i++)
        {
          visible = kh_typesetter_place (self, flow, style, paragraph, i, x, *y, width);
          widest = MAX (widest, visible);
          *y += kh_typesetter_box (self, style->size) + kh_typesetter_lead (self, style->size, spacing);
        }
    }
  if (last != NULL)
    *last = visible;
  return widest;
}
