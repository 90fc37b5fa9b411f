/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts a flow into pages: as much as fits, back to the last break that nothing
 * speaks against, or to the one that the least speaks against. */
#include "frames-private.h"

/* What adding up rounded lengths may be off by, in pt. */
#define TOLERANCE 0.01

typedef struct
{
  KhFrames *frames;
  const KhSequence *sequence;
  KhProfile *profile;
  KhFonts *fonts;
  double left, top, bottom, foot_height;
} Paginator;

double
kh_paginate_text_height (KhProfile *profile, double height)
{
  return height - kh_profile_get_length (profile, KH_CHOICE_MARGIN_TOP) -
         kh_profile_get_length (profile, KH_CHOICE_MARGIN_BOTTOM);
}

static const KhFlowItem *
get_item (const KhFlow *flow, guint index)
{
  return &g_array_index (flow->items, KhFlowItem, index);
}

static double
head_height (const KhFlowItem *first_on_page)
{
  return first_on_page->head != NULL ? first_on_page->head->height : 0;
}

/* Returns: the first item of the page after the one that starts with @start */
static guint
find_page_end (const KhFlow *flow, guint start, double room)
{
  double used = head_height (get_item (flow, start)) + get_item (flow, start)->height;
  guint end = start + 1, best;

  while (end < flow->items->len)
    {
      const KhFlowItem *item = get_item (flow, end);

      if (used + item->gap + item->height > room + TOLERANCE)
        break;
      used += item->gap + item->height;
      end++;
    }
  if (end == flow->items->len)
    return end;

  best = end;
  for (guint at = end; at > start && get_item (flow, best)->break_before != KH_BREAK_FREE; at--)
    if (get_item (flow, at)->break_before < get_item (flow, best)->break_before)
      best = at;
  return best;
}

/* Puts an item's marks on the page, without those that only page ends show. */
static KhMark *
put_item (const Paginator *self, KhMark *marks, const KhFlow *flow, const KhFlowItem *item, double y,
          gboolean top, gboolean bottom, gboolean repeated)
{
  guint first = item->first + (top ? 0 : item->n_top);
  guint end = item->first + item->n - (bottom ? 0 : item->n_bottom);

  for (guint i = first; i < end; i++)
    {
      *marks = g_array_index (flow->marks, KhMark, i);
      marks->x += (float) self->left;
      marks->y += (float) y;
      if (marks->baseline > 0)
        marks->baseline += (float) y;
      marks->repeated = repeated;
      marks++;
    }
  return marks;
}

static guint
count_marks (const KhFlow *flow, guint first, guint end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += get_item (flow, i)->n;
  return n;
}

/* In the top margin, for decree 30/2020/NĐ-CP in its middle (appendix I, I.7). */
static void
put_page_number (const Paginator *self, KhMark *mark, guint number)
{
  const KhTextStyle *text = kh_profile_get_text (self->profile, KH_ROLE_PAGE_NUMBER);
  KhFace face = (text->bold ? KH_FACE_BOLD : 0) | (text->italic ? KH_FACE_ITALIC : 0);
  double box = (kh_fonts_get_ascent (self->fonts) + kh_fonts_get_descent (self->fonts)) * text->size;
  double middle = self->top * kh_profile_get_measure (self->profile, KH_MEASURE_PAGE_NUMBER_PLACE);
  double right = kh_profile_get_length (self->profile, KH_CHOICE_MARGIN_RIGHT);
  char digits[16];
  int length = g_snprintf (digits, sizeof digits, "%u", number);
  const KhWord *word = kh_fonts_get_word (self->fonts, face, digits, (gsize) length);
  KhPiece *piece = kh_arena_new_array (kh_frames_get_arena (self->frames), KhPiece, 1);

  piece->word = word;
  *mark = (KhMark){ .kind = KH_MARK_TEXT,
                    .role = KH_ROLE_PAGE_NUMBER,
                    .bold = text->bold,
                    .italic = text->italic,
                    .width = (float) (word->width * text->size),
                    .height = (float) box,
                    .y = (float) (middle - box / 2),
                    .size = (float) text->size,
                    .text = word->text,
                    .pieces = piece,
                    .n_pieces = 1,
                    .block = KH_FRAME_NO_BLOCK };
  mark->baseline = (float) (mark->y + kh_fonts_get_ascent (self->fonts) * text->size);
  mark->x = (float) self->left;
  if (text->align == KH_ALIGN_CENTRE)
    mark->x += (float) ((self->sequence->width - self->left - right - mark->width) / 2);
}

static void
build_page (const Paginator *self, guint start, guint end, guint number)
{
  const KhFlow *flow = self->sequence->flow;
  const KhFlow *foot = number == 1 ? self->sequence->foot : NULL;
  const KhTableHead *head = start < end ? get_item (flow, start)->head : NULL;
  guint n = count_marks (flow, start, end) + (number > 1 ? 1 : 0);
  double y = self->top;
  KhMark *marks;

  if (head != NULL)
    n += count_marks (flow, head->first, head->first + head->n);
  if (foot != NULL)
    n += foot->marks->len;
  marks = kh_frames_add_page (self->frames, self->sequence->width, self->sequence->height, number, n);

  if (number > 1)
    put_page_number (self, marks++, number);
  for (guint i = 0; head != NULL && i < head->n; i++)
    {
      const KhFlowItem *item = get_item (flow, head->first + i);

      marks = put_item (self, marks, flow, item, y, i == 0, TRUE, TRUE);
      y += item->height;
    }
  for (guint i = start; i < end; i++)
    {
      const KhFlowItem *item = get_item (flow, i);

      y += i > start ? item->gap : 0;
      marks = put_item (self, marks, flow, item, y, item->table_start || (i == start && head == NULL), i + 1 == end,
                        FALSE);
      y += item->height;
    }
  y = self->bottom - self->foot_height;
  for (guint i = 0; foot != NULL && i < foot->items->len; i++)
    {
      marks = put_item (self, marks, foot, get_item (foot, i), y, TRUE, TRUE, FALSE);
      y += get_item (foot, i)->height;
    }
  kh_frames_end_page (self->frames, marks);
}

void
kh_paginate (KhFrames *frames, const KhSequence *sequence, KhProfile *profile, KhFonts *fonts)
{
  Paginator self = { .frames = frames, .sequence = sequence, .profile = profile, .fonts = fonts };
  guint start = 0, number = 1;

  self.left = kh_profile_get_length (profile, KH_CHOICE_MARGIN_LEFT);
  self.top = kh_profile_get_length (profile, KH_CHOICE_MARGIN_TOP);
  self.bottom = sequence->height - kh_profile_get_length (profile, KH_CHOICE_MARGIN_BOTTOM);
  for (guint i = 0; sequence->foot != NULL && i < sequence->foot->items->len; i++)
    self.foot_height += get_item (sequence->foot, i)->height;

  do
    {
      double room = self.bottom - self.top;
      guint end = start;

      if (number == 1 && self.foot_height > 0)
        room -= self.foot_height + kh_profile_get_measure (profile, KH_MEASURE_ADDRESS_BEFORE);
      if (start < sequence->flow->items->len)
        end = find_page_end (sequence->flow, start, room);
      build_page (&self, start, end, number++);
      start = end;
    }
  while (start < sequence->flow->items->len);
}
