/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the layout room builds pages. */
#pragma once

#include "paragraphs.h"

G_BEGIN_DECLS

/** KhSequence: pages of one size that are numbered together. */
typedef struct
{
  KhFlow *flow;
  KhFlow *foot; /* (nullable) stands at the foot of the first page */
  double width, height;
} KhSequence;

/**
 * kh_frames_new:
 * @arena: (transfer full): for the pages
 * @paragraphs: whose words and lines the pages show
 *
 * Returns: (transfer full): no page yet
 */
KhFrames *kh_frames_new (KhArena *arena, KhParagraphs *paragraphs);
/** kh_frames_get_arena: Returns: (transfer none): for what lives as long as the pages */
KhArena *kh_frames_get_arena (KhFrames *self);
/** kh_frames_add_page: Returns: (transfer none): room for at most @n_marks marks, zeroed */
KhMark *kh_frames_add_page (KhFrames *self, double width, double height, guint number, guint n_marks);
/** kh_frames_end_page: @end: past the last mark that was needed */
void kh_frames_end_page (KhFrames *self, const KhMark *end);
/** kh_frames_find_missing: Once all pages are there: which letters of theirs @fonts lacks. */
void kh_frames_find_missing (KhFrames *self, KhFonts *fonts);

/** kh_paginate: Cuts the pages of one sequence and adds them to @frames. */
void kh_paginate (KhFrames *frames, const KhSequence *sequence, KhProfile *profile, KhFonts *fonts);
/** kh_paginate_text_height: Returns: what a page of height @height holds, in pt */
double kh_paginate_text_height (KhProfile *profile, double height);

G_END_DECLS
