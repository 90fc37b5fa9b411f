/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the preview finds and shows of single nodes and lines. */
#include "preview-marks.h"

/* Returns: whether the node has lines on the page */
static gboolean
find_on_page (const KhFrame *frame, const char *uuid, graphene_rect_t *all)
{
  gboolean found = FALSE;

  for (guint i = 0; i < kh_frame_get_n_placed (frame); i++)
    {
      KhPlaced placed;
      graphene_rect_t area;

      kh_frame_get_placed (frame, i, &placed);
      if (placed.text == NULL || g_strcmp0 (placed.uuid, uuid) != 0)
        continue;
      graphene_rect_init (&area, (float) placed.x, (float) placed.y, (float) placed.width, (float) placed.height);
      if (found)
        graphene_rect_union (&area, all, all);
      else
        *all = area;
      found = TRUE;
    }
  return found;
}

void
kh_preview_marks_collect (GArray *marks, KhFrames *frames, const char *uuid)
{
  g_return_if_fail (marks != NULL);

  g_array_set_size (marks, 0);
  if (frames == NULL || uuid == NULL)
    return;
  for (guint page = 0; page < kh_frames_get_n_pages (frames); page++)
    {
      KhPreviewMark mark = { .page = page };

      if (find_on_page (kh_frames_get_page (frames, page), uuid, &mark.area))
        g_array_append_val (marks, mark);
    }
}

void
kh_preview_mark_draw (graphene_rect_t *area, GtkStyleContext *style, GtkSnapshot *snapshot)
{
  GskRoundedRect outline;
  GdkRGBA colour = { 0.21f, 0.52f, 0.89f, 1 };
  graphene_rect_t bar;

  g_return_if_fail (area != NULL);

  gtk_style_context_lookup_color (style, "accent_bg_color", &colour);
  graphene_rect_inset (area, -6, -2);
  gsk_rounded_rect_init_from_rect (&outline, area, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  colour.alpha = 0.13f;
  gtk_snapshot_append_color (snapshot, &colour, area);
  colour.alpha = 0.9f;
  graphene_rect_init (&bar, area->origin.x, area->origin.y, 2.5f, area->size.height);
  gtk_snapshot_append_color (snapshot, &colour, &bar);
  gtk_snapshot_pop (snapshot);
}

char *
kh_preview_marks_dup_text (const KhFrame *frame)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < kh_frame_get_n_placed (frame); i++)
    {
      KhPlaced placed;

      kh_frame_get_placed (frame, i, &placed);
      if (placed.text == NULL)
        continue;
      g_string_append (text, placed.text);
      /* A number or dash and its words are one line. */
      g_string_append_c (text, placed.part == KH_PART_LABEL ? ' ' : '\n');
    }
  return g_string_free (text, FALSE);
}
