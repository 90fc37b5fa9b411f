/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks of where lines and tables may be parted. */
#include "inspect.h"

#include <string.h>

static gboolean
starts_with_digit (const char *word)
{
  return g_ascii_isdigit (*word);
}

static gboolean
is_number (const char *word)
{
  return starts_with_digit (word) && strspn (word, "0123456789.,") == strlen (word);
}

static gboolean
is_roman (const char *word)
{
  return *word != '\0' && strspn (word, "IVX") == strlen (word);
}

static gboolean
is_one_of (const char *word, const char *const *list)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return g_strv_contains (list, lower);
}

/* Whether a line must not end between @before and @after. */
static gboolean
is_bound (const char *before, const char *after)
{
  static const char *const numbered[]
      = { "ngày", "tháng", "năm", "quý", "số", "điều", "khoản", "điểm", "chương", "mục", NULL };
  static const char *const units[] = { "%", "triệu", "tỷ", "đồng", "người", "km", NULL };
  static const char *const dated[] = { "tháng", "năm", NULL };
  gsize length = strlen (before);

  if (is_one_of (before, numbered) && starts_with_digit (after))
    return TRUE;
  if (is_number (before) && is_one_of (after, units))
    return TRUE;
  /* "ngày 09 / tháng 6 / năm 2027", but not "năm 2026 / tháng 6". */
  if (is_number (before) && length < strlen ("2026") && is_one_of (after, dated))
    return TRUE;
  if (is_roman (before) && is_one_of (after, dated))
    return TRUE;
  /* A symbol or a date, cut: "118/2025/NĐ-" or "30/". A dash between words stands alone. */
  return length > 1 && strpbrk (before, "0123456789") != NULL && strchr ("/-", before[length - 1]) != NULL;
}

static const char *
last_word (const char *line)
{
  const char *space = strrchr (line, ' ');

  return space != NULL ? space + 1 : line;
}

static void
check_break (const char *above, const char *below, guint page)
{
  g_auto (GStrv) words = g_strsplit (below, " ", 2);

  if (words[0] != NULL && is_bound (last_word (above), words[0]))
    g_error ("A line of page %u ends inside what belongs together: “%s” / “%s”", page + 1, above, below);
}

guint
kh_inspect_bindings (KhFrames *frames)
{
  guint n_lines = 0;

  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      KhPlaced above = { .block = KH_FRAME_NO_BLOCK }, placed;

      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          kh_frame_get_placed (frame, j, &placed);
          if (placed.text == NULL || placed.part == KH_PART_LABEL || placed.role < KH_ROLE_TITLE
              || placed.role > KH_ROLE_PLUS)
            continue;
          if (above.block == placed.block)
            check_break (above.text, placed.text, i);
          above = placed;
          n_lines++;
        }
    }
  return n_lines;
}

/* What stands in a table's head on a page, in order; only what is repeated, or only what is not. */
static char *
dup_head (const KhFrame *frame, guint block, gboolean repeated, double *height)
{
  GString *head = g_string_new (NULL);
  double top = G_MAXDOUBLE, bottom = 0;

  for (guint i = 0; i < kh_frame_get_n_placed (frame); i++)
    {
      KhPlaced placed;

      kh_frame_get_placed (frame, i, &placed);
      if (placed.block != block || !placed.header || placed.repeated != repeated)
        continue;
      g_string_append_printf (head, "%u/%u:%s\n", placed.row, placed.column, placed.text);
      top = MIN (top, placed.y);
      bottom = MAX (bottom, placed.y + placed.height);
    }
  *height = MAX (0, bottom - top);
  return g_string_free (head, FALSE);
}

/* Height of a row's lines on a page; 0 if there are none. */
static double
measure_row (const KhFrame *frame, guint block, guint row)
{
  double top = G_MAXDOUBLE, bottom = 0;

  for (guint i = 0; i < kh_frame_get_n_placed (frame); i++)
    {
      KhPlaced placed;

      kh_frame_get_placed (frame, i, &placed);
      if (placed.block != block || placed.row != row || placed.repeated || placed.text == NULL)
        continue;
      top = MIN (top, placed.y);
      bottom = MAX (bottom, placed.y + placed.height);
    }
  return MAX (0, bottom - top);
}

static gboolean
find_rows (const KhFrame *frame, guint block, guint *first, guint *last)
{
  gboolean any = FALSE;

  for (guint i = 0; i < kh_frame_get_n_placed (frame); i++)
    {
      KhPlaced placed;

      kh_frame_get_placed (frame, i, &placed);
      if (placed.block != block || placed.text == NULL || placed.repeated)
        continue;
      *first = any ? MIN (*first, placed.row) : placed.row;
      *last = any ? MAX (*last, placed.row) : placed.row;
      any = TRUE;
    }
  return any;
}

/* A page's text is as high as a row that is parted between this page and the next, or less. */
static void
check_parted_row (KhFrames *frames, guint page, guint block, guint row, double head, double room)
{
  double height = 0;

  for (guint i = page; i < kh_frames_get_n_pages (frames); i++)
    {
      double part = measure_row (kh_frames_get_page (frames, i), block, row);

      if (part <= 0)
        break;
      height += part;
    }
  /* Padding and the leads between the lines are not in the sum of what is visible. */
  if (height < 0.9 * (room - head))
    g_error ("Row %u is parted after page %u, though it is %.0f pt high and the page %.0f", row, page + 1, height, room);
}

static void
check_table (KhFrames *frames, guint block, double top, double bottom)
{
  g_autofree char *head = NULL;
  double head_height = 0;
  gboolean begun = FALSE;
  guint first = 0, last = 0, before_last = 0;

  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      double page_height, height;
      g_autofree char *shown = NULL;

      if (!find_rows (frame, block, &first, &last))
        continue;
      kh_frame_get_size (frame, NULL, &page_height);
      if (!begun)
        head = dup_head (frame, block, FALSE, &head_height);
      else
        {
          shown = dup_head (frame, block, TRUE, &height);
          if (head_height < (page_height - top - bottom) / 2 - 20 && !g_str_equal (shown, head))
            g_error ("The table's head is not repeated on page %u: “%s” against “%s”", i + 1, shown, head);
          if (first == before_last)
            check_parted_row (frames, i - 1, block, first, head_height, page_height - top - bottom);
        }
      begun = TRUE;
      before_last = last;
    }
}

void
kh_inspect_tables (KhDocument *document, KhFrames *frames, KhProfile *profile)
{
  double top, bottom;

  g_assert_true (kh_profile_get_choice (profile, "margin-top", &top, NULL, NULL, NULL, NULL));
  g_assert_true (kh_profile_get_choice (profile, "margin-bottom", &bottom, NULL, NULL, NULL, NULL));
  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    if (kh_document_get_block (document, i)->role == KH_ROLE_TABLE)
      check_table (frames, i, top * KH_MM, bottom * KH_MM);
}

/* Numbers count from 1 in each run of pages, are not shown on its first, and stand in the middle. */
void
kh_inspect_numbers (KhFrames *frames)
{
  guint last = 0;

  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      guint number = kh_frame_get_number (frame), shown = 0;

      g_assert_true (number == 1 || number == last + 1);
      last = number;
      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          g_autofree char *digits = g_strdup_printf ("%u", number);
          KhPlaced placed;

          kh_frame_get_placed (frame, j, &placed);
          if (placed.role != KH_ROLE_PAGE_NUMBER)
            continue;
          g_assert_cmpstr (placed.text, ==, digits);
          shown++;
        }
      g_assert_cmpuint (shown, ==, number > 1 ? 1 : 0);
    }
}

void
kh_inspect_all (KhDocument *document, KhFrames *frames, KhProfile *profile)
{
  kh_inspect_text (document, frames);
  kh_inspect_places (frames, profile);
  kh_inspect_keeps (document, frames);
  kh_inspect_bindings (frames);
  kh_inspect_tables (document, frames, profile);
  kh_inspect_numbers (frames);
}
