/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds mentions of appendices in the lines of the pages. */
#include "pdf-links.h"

#include <string.h>

/* An appendix: how it is called, and where it starts. */
typedef struct
{
  char *name;
  guint page;
  double y; /* from the bottom */
} Target;

static void
clear_target (gpointer data)
{
  g_free (((Target *) data)->name);
}

static GArray *
find_targets (KhDocument *document, KhFrames *frames)
{
  GArray *targets = g_array_new (FALSE, TRUE, sizeof (Target));
  guint last_block = KH_FRAME_NO_BLOCK;

  g_array_set_clear_func (targets, clear_target);
  for (guint i = 0; i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);
      double width, height;

      /* An appendix starts a page whose number is 1. */
      if (i == 0 || kh_frame_get_number (frame) != 1)
        continue;
      kh_frame_get_size (frame, &width, &height);
      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          Target target = { .page = i };
          KhPlaced placed;

          kh_frame_get_placed (frame, j, &placed);
          if (placed.role != KH_ROLE_APPENDIX || placed.block == last_block)
            continue;
          last_block = placed.block;
          target.name = kh_block_dup_text (kh_document_get_block (document, placed.block));
          target.y = height - placed.y;
          g_array_append_val (targets, target);
        }
    }
  return targets;
}

/* "Phụ lục I" is no mention inside "Phụ lục II". */
static gboolean
ends_word (const char *p)
{
  return !g_ascii_isalnum (*p) && (guchar) *p < 0x80;
}

static void
link_line (KhPdfFile *file, const KhFrame *frame, guint page, guint index, const KhPlaced *placed, GArray *targets)
{
  double width, height;

  kh_frame_get_size (frame, &width, &height);
  for (guint i = 0; i < targets->len; i++)
    {
      const Target *target = &g_array_index (targets, Target, i);
      gsize length = strlen (target->name);

      for (const char *p = placed->text; (p = strstr (p, target->name)) != NULL; p += length)
        {
          double x, extent;

          if (!ends_word (p + length))
            continue;
          kh_frame_get_extent (frame, index, (gsize) (p - placed->text), length, &x, &extent);
          kh_pdf_file_add_link (
              file, page,
              (const double[]){ x, height - placed->y - placed->height, x + extent, height - placed->y },
              target->page, target->y);
        }
    }
}

void
kh_pdf_links_add (KhPdfFile *file, KhDocument *document, KhFrames *frames)
{
  g_autoptr (GArray) targets = find_targets (document, frames);

  for (guint i = 0; targets->len > 0 && i < kh_frames_get_n_pages (frames); i++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, i);

      for (guint j = 0; j < kh_frame_get_n_placed (frame); j++)
        {
          KhPlaced placed;

          kh_frame_get_placed (frame, j, &placed);
          if (placed.text != NULL && placed.role != KH_ROLE_APPENDIX)
            link_line (file, frame, i, j, &placed, targets);
        }
    }
}
