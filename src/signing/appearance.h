/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a signature or a filled field looks like on the page: a PDF of one page, of the field's size. */
#pragma once

#include "signing-error.h"

G_BEGIN_DECLS

/**
 * KhPicture:
 * @KH_PICTURE_FITTING: as large as the field allows, for a person's signature
 * @KH_PICTURE_REAL_SIZE: by the picture's own resolution, for a seal; 300 dots an
 *   inch where it has none. It may be larger than the field and never smaller.
 */
typedef enum
{
  KH_PICTURE_FITTING,
  KH_PICTURE_REAL_SIZE,
} KhPicture;

/**
 * kh_appearance_measure:
 * @png: a picture
 * @width: (out): pt
 * @height: (out): pt
 *
 * Returns: whether it is one; else @error is %KH_SIGNING_ERROR_PICTURE
 */
gboolean kh_appearance_measure     (GBytes *png, double *width, double *height, GError **error);

/**
 * kh_appearance_new_picture:
 * @png: a picture, its transparency kept
 * @kind: how large it is
 * @width: pt, of the field
 * @height: pt, of the field
 *
 * Decree 30/2020, Appendix I, II.7.d and II.8.a: the picture stands in the
 * middle; no words go with it.
 *
 * Returns: (transfer full): a PDF page, %NULL with %KH_SIGNING_ERROR_PICTURE
 */
GBytes  *kh_appearance_new_picture (GBytes *png, KhPicture kind, double width, double height, GError **error);

/**
 * KhAppearanceText:
 * @font: a font's description for Pango, such as "Liberation Serif Italic 13"
 * @width: pt, of the field
 * @height: pt, of the field
 * @baseline: pt from the field's top to the line that the text of the page
 *   around it stands on; 0 to put the text in the middle
 * @centred: whether the text stands in the middle of the width
 */
typedef struct
{
  const char *font;
  double      width;
  double      height;
  double      baseline;
  gboolean    centred;
} KhAppearanceText;

/** kh_appearance_new_text: Returns: (transfer full): a PDF page with @text in black, in lines as given */
GBytes  *kh_appearance_new_text    (const char *text, const KhAppearanceText *style);

G_END_DECLS
