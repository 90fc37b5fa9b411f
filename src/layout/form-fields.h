/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a printed or sent document is filled in and signed after it was made. */
#pragma once

#include "frames.h"

G_BEGIN_DECLS

/**
 * KhFieldKind:
 * @KH_FIELD_NUMBER: the blank in box 3
 * @KH_FIELD_DAY: the blank after "ngày" in box 4
 * @KH_FIELD_MONTH: the blank after "tháng" in box 4
 * @KH_FIELD_SIGNATURE: box 7c, between a signer's title and name
 * @KH_FIELD_SEAL: box 8, over the left third of the (first) signature
 *
 * Decree 30/2020, appendix I, IV.1, II.7 and II.8.
 */
typedef enum
{
  KH_FIELD_NUMBER,
  KH_FIELD_DAY,
  KH_FIELD_MONTH,
  KH_FIELD_SIGNATURE,
  KH_FIELD_SEAL,
} KhFieldKind;

/**
 * KhField:
 * @page: index of its page
 * @x, @y, @width, @height: pt from the page's top left corner
 * @font_size: pt, of the text around a blank; 0 for signatures
 * @italic: whether that text is italic
 * @signer: number of the signer, from 0
 */
typedef struct
{
  KhFieldKind kind;
  guint       page;
  double      x, y, width, height;
  double      font_size;
  gboolean    italic;
  guint       signer;
} KhField;

/**
 * kh_frames_find_fields:
 * @profile: whose sizes the places of signatures have
 *
 * Number, day and month are there while they are blank.
 *
 * Returns: (transfer full) (element-type KhField): in the order of the pages
 */
GArray *kh_frames_find_fields (KhFrames *frames, KhProfile *profile);

G_END_DECLS
