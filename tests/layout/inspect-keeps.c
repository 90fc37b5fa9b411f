/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that page breaks fall where the rules allow. */
#include "inspect.h"

#include <string.h>

/* A line or a table's row, in reading order. */
typedef struct
{
  guint page;
  guint block;
  guint row;
  KhRole role;
  double y;
  const char *text;
} Line;

static gboolean
is_heading (const KhBlock *block)
{
  return block->role == KH_ROLE_SECTION || block->role == KH_ROLE_CLAUSE_HEADING || block->role == KH_ROLE_APPENDIX ||
         block->role == KH_ROLE_APPENDIX_TITLE || block->role == KH_ROLE_APPENDIX_REFERENCE;
}

/* The lines of the text in order: one entry a line, and one a row of a table and page. */
static GArray *
collect_lines (KhFrames *frames)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));

  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);

      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          KhPlaced placed;
          Line *last = lines->len > 0 ? &g_array_index (lines, Line, lines->len - 1) : NULL;
          Line line;

          kh_frame_get_placed (frame, j, &placed);
          if (placed.text == NULL || placed.block == KH_FRAME_NO_BLOCK || placed.repeated ||
              placed.role == KH_ROLE_ADDRESS || placed.role == KH_ROLE_DRAFTER_MARK)
            continue;
          line = (Line){ i, placed.block, placed.row, placed.role, placed.y, placed.text };
          if (last != NULL && last->page == i && last->block == line.block &&
              (placed.role == KH_ROLE_TABLE_CELL ? last->row == line.row
                                                 : last->y == line.y || placed.role >= KH_ROLE_RECIPIENTS_LABEL))
            {
              last->text = placed.text;
              continue;
            }
          g_array_append_val (lines, line);
        }
    }
  return lines;
}

static void
check_paragraph (const KhBlock *block, GArray *lines, guint first, guint end)
{
  const Line *all = (const Line *) lines->data;
  guint n = end - first;

  for (guint i = first + 1; i < end; i++)
    if (all[i].page != all[i - 1].page && (i - first < 2 || end - i < 2))
      g_error ("Block %u, of %u lines, is parted after %u by page %u", all[i].block, n, i - first, all[i].page + 1);
  if (block->spans->len > 0 && g_str_has_suffix (all[end - 1].text, "./.") && n > 1)
    {
      g_auto (GStrv) words = g_strsplit (all[end - 1].text, " ", -1);
      guint n_words = g_strv_length (words);

      if (n_words < 2 || (n_words == 2 && g_str_equal (words[1], "./.")))
        g_error ("The closing mark stands with one word: “%s”", all[end - 1].text);
    }
}

/* Headings stay with two lines, or with a row, or with all there is. */
static void
check_heading (KhDocument *document, GArray *lines, guint last)
{
  const Line *all = (const Line *) lines->data;
  guint follow = 0;

  for (guint i = last + 1; i < lines->len && follow < 2; i++)
    {
      const KhBlock *block = kh_document_get_block (document, all[i].block);

      if (is_heading (block))
        return; /* it has the same duty */
      if (all[i].page != all[last].page)
        g_error ("Heading “%s” ends page %u with %u lines after it", all[last].text, all[last].page + 1, follow);
      follow += block->role == KH_ROLE_TABLE || block->role == KH_ROLE_SIGNATURE ? 2 : 1;
    }
}

static void
check_signature (KhDocument *document, GArray *lines, guint first, guint end)
{
  const Line *all = (const Line *) lines->data;
  guint before = 0, text = 0;

  for (guint i = first; i < end; i++)
    if (all[i].page != all[first].page)
      g_error ("The signature is parted between page %u and %u", all[first].page + 1, all[i].page + 1);
  for (guint i = 0; i < first; i++)
    {
      const KhBlock *block = kh_document_get_block (document, all[i].block);
      guint counts = block->role == KH_ROLE_TABLE ? 2 : block->role > KH_ROLE_TITLE && !is_heading (block) ? 1 : 0;

      text += counts;
      if (all[i].page == all[first].page)
        before += counts;
    }
  if (before < MIN (text, 2))
    g_error ("The signature stands with %u lines of text", before);
}

static void
check_table (const KhTable *table, GArray *lines, guint first, guint end)
{
  const Line *all = (const Line *) lines->data;
  guint shift = kh_inspect_has_title_row (table) ? 1 : 0;

  for (guint i = first + 1; i < end; i++)
    {
      const KhRow *before
          = all[i - 1].row >= shift ? g_ptr_array_index (table->rows, all[i - 1].row - shift) : NULL;

      if (all[i].page == all[i - 1].page)
        continue;
      if (before == NULL || before->header)
        g_error ("A table's head ends page %u", all[i - 1].page + 1);
      if (before->group && all[i].row != all[i - 1].row)
        g_error ("A group's row ends page %u", all[i - 1].page + 1);
    }
}

void
kh_inspect_keeps (KhDocument *document, KhFrames *frames)
{
  g_autoptr (GArray) lines = collect_lines (frames);
  const Line *all = (const Line *) lines->data;
  guint end;

  for (guint first = 0; first < lines->len; first = end)
    {
      const KhBlock *block = kh_document_get_block (document, all[first].block);

      for (end = first + 1; end < lines->len && all[end].block == all[first].block;)
        end++;
      if (block->role == KH_ROLE_TABLE)
        check_table (block->table, lines, first, end);
      else if (block->role == KH_ROLE_SIGNATURE)
        check_signature (document, lines, first, end);
      else if (is_heading (block))
        check_heading (document, lines, end - 1);
      else
        check_paragraph (block, lines, first, end);
    }
}
