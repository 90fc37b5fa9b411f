/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How even the lines of justified text are. */
#include "bench-evenness.h"

#include <math.h>
#include <string.h>

/* Of Times New Roman and its metric twin, in em. */
#define SPACE 0.25
#define RIVER_LINES 3
/* How far the white of two lines must overlap to be one, in pt. */
#define RIVER_OVERLAP 1.0

typedef struct
{
  double left, right;
  guint run; /* lines that the white runs through, this one the last */
} Gap;

static GArray *
find_gaps (const KhFrame *frame, guint index, const char *text)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (Gap));

  for (const char *space = strchr (text, ' '); space != NULL; space = strchr (space + 1, ' '))
    {
      Gap gap = { .run = 1 };
      double width;

      kh_frame_get_extent (frame, index, (gsize) (space - text), 0, &gap.left, &width);
      kh_frame_get_extent (frame, index, (gsize) (space + 1 - text), 0, &gap.right, &width);
      if (gap.right > gap.left)
        g_array_append_val (gaps, gap);
    }
  return gaps;
}

/* Returns: rivers that have just become long enough to be one */
static guint
follow_rivers (GArray *above, GArray *gaps)
{
  guint n = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      Gap *gap = &g_array_index (gaps, Gap, i);

      for (guint j = 0; above != NULL && j < above->len; j++)
        {
          const Gap *other = &g_array_index (above, Gap, j);

          if (MIN (gap->right, other->right) - MAX (gap->left, other->left) >= RIVER_OVERLAP)
            gap->run = MAX (gap->run, other->run + 1);
        }
      n += gap->run == RIVER_LINES ? 1 : 0;
    }
  return n;
}

static void
add_line (BenchEvenness *self, const GArray *gaps, double size)
{
  double white = 0, off;

  for (guint i = 0; i < gaps->len; i++)
    white += g_array_index (gaps, Gap, i).right - g_array_index (gaps, Gap, i).left;
  off = white / gaps->len / (SPACE * size) - 1;
  self->lines++;
  self->loose += off > 0.5 ? 1 : 0;
  self->squares += off * off;
}

BenchEvenness
bench_measure_evenness (KhFrames *frames)
{
  BenchEvenness self = { 0 };

  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      g_autoptr (GArray) above = NULL;
      guint block = KH_FRAME_NO_BLOCK;
      KhPlaced placed, next;

      for (guint j = 0; j + 1 < kh_frame_get_n_placed (frame); j++)
        {
          g_autoptr (GArray) gaps = NULL;

          kh_frame_get_placed (frame, j, &placed);
          kh_frame_get_placed (frame, j + 1, &next);
          if (placed.text == NULL || placed.part == KH_PART_LABEL || placed.role < KH_ROLE_LEGAL_BASIS
              || placed.role > KH_ROLE_PLUS)
            continue;
          if (placed.block != block)
            g_clear_pointer (&above, g_array_unref);
          block = placed.block;
          gaps = find_gaps (frame, j, placed.text);
          self.rivers += follow_rivers (above, gaps);
          /* The last line of a paragraph is as long as it is. */
          if (next.block == placed.block && gaps->len > 0)
            add_line (&self, gaps, placed.font_size);
          g_clear_pointer (&above, g_array_unref);
          above = g_steal_pointer (&gaps);
        }
    }
  if (self.lines > 0)
    self.squares /= self.lines;
  return self;
}
