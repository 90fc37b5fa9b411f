/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages, and how they are drawn: with Cairo's glyphs and clusters, so that the
 * screen shows what the PDF holds and the PDF's text reads back right. */
#include "frames-private.h"

#include <string.h>

struct _KhFrame
{
  KhFrames *frames;
  double width, height;
  guint number;
  KhMark *marks;
  guint n_marks;
};

/* Invariant: nothing changes once kh_layout_run() has returned, so any thread
 * may read and draw. Pango is done with; what is left are Cairo's faces, which
 * lock themselves. */
struct _KhFrames
{
  GObject parent_instance;

  KhArena *arena;
  KhArena *words; /* words and lines, which other frames may show too */
  cairo_font_face_t *faces[KH_N_FACES];
  guint32 space_glyphs[KH_N_FACES];
  double spaces[KH_N_FACES];
  char *family;
  char **missing;
  GPtrArray *pages; /* of KhFrame, in the arena */
};

G_DEFINE_TYPE (KhFrames, kh_frames, G_TYPE_OBJECT)

static void
kh_frames_finalize (GObject *object)
{
  KhFrames *self = KH_FRAMES (object);

  for (guint face = 0; face < KH_N_FACES; face++)
    g_clear_pointer (&self->faces[face], cairo_font_face_destroy);
  g_free (self->family);
  g_strfreev (self->missing);
  g_ptr_array_unref (self->pages);
  g_clear_pointer (&self->words, kh_arena_unref);
  g_clear_pointer (&self->arena, kh_arena_unref);
  G_OBJECT_CLASS (kh_frames_parent_class)->finalize (object);
}

static void
kh_frames_class_init (KhFramesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_frames_finalize;
}

static void
kh_frames_init (KhFrames *self)
{
  self->pages = g_ptr_array_new ();
}

KhFrames *
kh_frames_new (KhArena *arena, KhParagraphs *paragraphs)
{
  KhFrames *self = g_object_new (KH_TYPE_FRAMES, NULL);
  KhFonts *fonts = kh_paragraphs_get_fonts (paragraphs);

  self->arena = arena;
  self->words = kh_arena_ref (kh_paragraphs_get_arena (paragraphs));
  self->family = g_strdup (kh_fonts_get_family (fonts));
  for (guint face = 0; face < KH_N_FACES; face++)
    {
      self->faces[face] = kh_fonts_ref_face (fonts, face);
      self->spaces[face] = kh_fonts_get_space (fonts, face);
      self->space_glyphs[face] = kh_fonts_get_word (fonts, face, " ", 1)->glyphs[0].index;
    }
  return self;
}

KhArena *
kh_frames_get_arena (KhFrames *self)
{
  return self->arena;
}

KhMark *
kh_frames_add_page (KhFrames *self, double width, double height, guint number, guint n_marks)
{
  KhFrame *frame = kh_arena_new_array (self->arena, KhFrame, 1);

  *frame = (KhFrame){ .frames = self, .width = width, .height = height, .number = number, .n_marks = n_marks };
  frame->marks = kh_arena_new_array (self->arena, KhMark, n_marks);
  g_ptr_array_add (self->pages, frame);
  return frame->marks;
}

void
kh_frames_end_page (KhFrames *self, const KhMark *end)
{
  KhFrame *frame = g_ptr_array_index (self->pages, self->pages->len - 1);

  g_assert (end <= frame->marks + frame->n_marks);
  frame->n_marks = (guint) (end - frame->marks);
}

/* The fonts may have shaped other documents too, so what they lack is looked
 * for in what is shown. There is hardly ever anything to look for. */
void
kh_frames_find_missing (KhFrames *self, KhFonts *fonts)
{
  g_autoptr (GHashTable) found = NULL;

  if (kh_fonts_have_all (fonts))
    {
      self->missing = g_new0 (char *, 1);
      return;
    }
  found = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->pages->len; i++)
    {
      const KhFrame *frame = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < frame->n_marks; j++)
        for (guint k = 0; k < frame->marks[j].n_pieces; k++)
          kh_fonts_add_missing (fonts, frame->marks[j].pieces[k].word, found);
    }
  self->missing = kh_fonts_dup_characters (found);
}

guint
kh_frames_get_n_pages (KhFrames *self)
{
  g_return_val_if_fail (KH_IS_FRAMES (self), 0);

  return self->pages->len;
}

const KhFrame *
kh_frames_get_page (KhFrames *self, guint index)
{
  g_return_val_if_fail (KH_IS_FRAMES (self), NULL);
  g_return_val_if_fail (index < self->pages->len, NULL);

  return g_ptr_array_index (self->pages, index);
}

const char *
kh_frames_get_font (KhFrames *self)
{
  g_return_val_if_fail (KH_IS_FRAMES (self), NULL);

  return self->family;
}

const char *const *
kh_frames_get_missing (KhFrames *self)
{
  g_return_val_if_fail (KH_IS_FRAMES (self), NULL);

  return (const char *const *) self->missing;
}

void
kh_frame_get_size (const KhFrame *self, double *width_pt, double *height_pt)
{
  g_return_if_fail (self != NULL);

  if (width_pt != NULL)
    *width_pt = self->width;
  if (height_pt != NULL)
    *height_pt = self->height;
}

guint
kh_frame_get_number (const KhFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
}

/* Words of one cache are each shaped once, so that the same word is the same pointer. */
static gboolean
pieces_look_alike (const KhMark *one, const KhMark *other)
{
  if (one->pieces == other->pieces)
    return TRUE;
  for (guint i = 0; i < one->n_pieces; i++)
    if (one->pieces[i].word != other->pieces[i].word || one->pieces[i].x != other->pieces[i].x ||
        one->pieces[i].spaces != other->pieces[i].spaces)
      return FALSE;
  return TRUE;
}

static gboolean
marks_look_alike (const KhMark *one, const KhMark *other)
{
  return one->kind == other->kind && one->x == other->x && one->y == other->y && one->width == other->width &&
         one->height == other->height && one->baseline == other->baseline && one->size == other->size &&
         one->thickness == other->thickness && one->colour == other->colour && one->n_pieces == other->n_pieces &&
         pieces_look_alike (one, other);
}

gboolean
kh_frame_looks_like (const KhFrame *self, const KhFrame *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  if (self == other)
    return TRUE;
  if (self->width != other->width || self->height != other->height || self->n_marks != other->n_marks)
    return FALSE;
  for (guint i = 0; i < self->n_marks; i++)
    if (!marks_look_alike (&self->marks[i], &other->marks[i]))
      return FALSE;
  return TRUE;
}

guint
kh_frame_get_n_placed (const KhFrame *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_marks;
}

void
kh_frame_get_placed (const KhFrame *self, guint index, KhPlaced *placed)
{
  const KhMark *mark;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->n_marks);
  g_return_if_fail (placed != NULL);

  mark = &self->marks[index];
  *placed = (KhPlaced){ .role = mark->role,
                        .x = mark->x,
                        .y = mark->y,
                        .width = mark->width,
                        .height = mark->height,
                        .baseline = mark->baseline,
                        .font_size = mark->size,
                        .bold = mark->bold,
                        .italic = mark->italic,
                        .uuid = mark->uuid,
                        .text = mark->text,
                        .part = mark->part,
                        .block = mark->block,
                        .row = mark->row,
                        .column = mark->column,
                        .repeated = mark->repeated,
                        .header = mark->header };
}

/* What goes to Cairo in one call: text of one face. */
typedef struct
{
  GString *text;
  GArray *glyphs;   /* of cairo_glyph_t */
  GArray *clusters; /* of cairo_text_cluster_t */
} Run;

static void
append_glyph (Run *run, guint32 index, double x, double y)
{
  cairo_glyph_t glyph = { .index = index, .x = x, .y = y };

  g_array_append_val (run->glyphs, glyph);
}

static void
append_cluster (Run *run, int n_bytes, int n_glyphs)
{
  cairo_text_cluster_t cluster = { .num_bytes = n_bytes, .num_glyphs = n_glyphs };

  g_array_append_val (run->clusters, cluster);
}

static void
append_piece (const KhFrames *self, Run *run, const KhMark *mark, const KhPiece *piece, const KhPiece *next)
{
  const KhWord *word = piece->word;
  double x = mark->x + piece->x, step;

  g_string_append_len (run->text, word->text, word->length);
  for (guint i = 0; i < word->n_glyphs; i++)
    {
      const KhGlyph *glyph = &word->glyphs[i];

      append_glyph (run, glyph->index, x + glyph->x * mark->size, mark->baseline + glyph->y * mark->size);
      if (glyph->glyphs > 0)
        append_cluster (run, glyph->bytes, glyph->glyphs);
      x += glyph->advance * mark->size;
    }
  step = next != NULL && piece->spaces > 0 ? (mark->x + next->x - x) / piece->spaces
                                           : self->spaces[word->face] * mark->size;
  for (guint i = 0; i < piece->spaces; i++)
    {
      g_string_append_c (run->text, ' ');
      append_glyph (run, self->space_glyphs[word->face], x + i * step, mark->baseline);
      append_cluster (run, 1, 1);
    }
}

static void
show_run (const KhFrames *self, Run *run, KhFace face, double size, cairo_t *cr)
{
  if (run->glyphs->len == 0)
    return;
  cairo_set_font_face (cr, self->faces[face]);
  cairo_set_font_size (cr, size);
  cairo_show_text_glyphs (cr, run->text->str, (int) run->text->len, (const cairo_glyph_t *) run->glyphs->data,
                          (int) run->glyphs->len, (const cairo_text_cluster_t *) run->clusters->data,
                          (int) run->clusters->len, 0);
  g_string_truncate (run->text, 0);
  g_array_set_size (run->glyphs, 0);
  g_array_set_size (run->clusters, 0);
}

static void
draw_text (const KhFrames *self, const KhMark *mark, Run *run, cairo_t *cr)
{
  for (guint i = 0; i < mark->n_pieces; i++)
    {
      const KhPiece *piece = &mark->pieces[i], *next = i + 1 < mark->n_pieces ? piece + 1 : NULL;

      append_piece (self, run, mark, piece, next);
      if (next == NULL || next->word->face != piece->word->face)
        show_run (self, run, piece->word->face, mark->size, cr);
    }
}

static void
draw_mark (const KhFrame *self, const KhMark *mark, Run *run, cairo_t *cr)
{
  double half = mark->thickness / 2;

  cairo_set_source_rgb (cr, ((mark->colour >> 16) & 0xff) / 255.0, ((mark->colour >> 8) & 0xff) / 255.0,
                        (mark->colour & 0xff) / 255.0);
  switch (mark->kind)
    {
    case KH_MARK_TEXT:
      draw_text (self->frames, mark, run, cr);
      break;
    case KH_MARK_RULE:
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      cairo_fill (cr);
      break;
    case KH_MARK_BOX:
      cairo_set_line_width (cr, mark->thickness);
      cairo_rectangle (cr, mark->x + half, mark->y + half, mark->width - 2 * half, mark->height - 2 * half);
      cairo_stroke (cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
draw_range (const KhFrame *self, guint first, guint end, cairo_t *cr)
{
  cairo_font_options_t *options = cairo_font_options_create ();
  Run run = { .text = g_string_new (NULL),
              .glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t)),
              .clusters = g_array_new (FALSE, FALSE, sizeof (cairo_text_cluster_t)) };

  cairo_save (cr);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);
  for (guint i = first; i < end; i++)
    draw_mark (self, &self->marks[i], &run, cr);
  cairo_restore (cr);
  g_string_free (run.text, TRUE);
  g_array_unref (run.glyphs);
  g_array_unref (run.clusters);
}

void
kh_frame_draw (const KhFrame *self, cairo_t *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (cr != NULL);

  draw_range (self, 0, self->n_marks, cr);
}

void
kh_frame_draw_placed (const KhFrame *self, guint index, cairo_t *cr)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->n_marks);
  g_return_if_fail (cr != NULL);

  draw_range (self, index, index + 1, cr);
}

/* x of byte @offset of a word, from the word's start, in em. */
static double
measure_part (const KhWord *word, gsize offset)
{
  double x = 0;
  gsize at = 0;

  for (guint i = 0; i < word->n_glyphs; i++)
    {
      const KhGlyph *glyph = &word->glyphs[i];

      if (glyph->glyphs > 0 && at >= offset)
        break;
      at += glyph->bytes;
      x += glyph->advance;
    }
  return x;
}

static double
find_x (const KhMark *mark, gsize offset)
{
  gsize at = 0;

  for (guint i = 0; i < mark->n_pieces; i++)
    {
      const KhPiece *piece = &mark->pieces[i];

      if (offset <= at + piece->word->length)
        return mark->x + piece->x + measure_part (piece->word, offset - at) * mark->size;
      at += piece->word->length;
      if (offset < at + piece->spaces)
        return mark->x + piece->x + piece->word->width * mark->size;
      at += piece->spaces;
    }
  return mark->x + mark->width;
}

void
kh_frame_get_extent (const KhFrame *self, guint index, gsize start, gsize length, double *x, double *width)
{
  const KhMark *mark;

  g_return_if_fail (self != NULL);
  g_return_if_fail (index < self->n_marks);

  mark = &self->marks[index];
  *x = find_x (mark, start);
  *width = find_x (mark, start + length) - *x;
}

gboolean
kh_frames_find_node (KhFrames *self, const char *uuid, guint *page, double *y)
{
  g_return_val_if_fail (KH_IS_FRAMES (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const KhFrame *frame = g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < frame->n_marks; j++)
        if (frame->marks[j].uuid != NULL && g_str_equal (frame->marks[j].uuid, uuid))
          {
            if (page != NULL)
              *page = i;
            if (y != NULL)
              *y = frame->marks[j].y;
            return TRUE;
          }
    }
  return FALSE;
}

const char *
kh_frames_hit (KhFrames *self, guint page, double x, double y)
{
  const KhFrame *frame;
  const char *found = NULL;
  double nearest = G_MAXDOUBLE;

  g_return_val_if_fail (KH_IS_FRAMES (self), NULL);

  if (page >= self->pages->len)
    return NULL;
  frame = g_ptr_array_index (self->pages, page);
  for (guint i = 0; i < frame->n_marks; i++)
    {
      const KhMark *mark = &frame->marks[i];
      double away = MAX (MAX (mark->x - x, x - mark->x - mark->width), 0);

      /* Beside a line is good enough: the last one of a paragraph may be short. */
      if (mark->uuid != NULL && y >= mark->y && y <= mark->y + mark->height && away < nearest)
        {
          nearest = away;
          found = mark->uuid;
        }
    }
  return found;
}
