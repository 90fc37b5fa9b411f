/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The height of a text view for a width.
 *
 * A text view knows its height only after it was drawn once, and then for the
 * width it had: a page of them would jump. The same words laid out by Pango in
 * the same way give the height at once. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KH_TEXT_HEIGHTS 4

/** KhTextHeights: heights for the widths that were asked for last: containers ask again and again. */
typedef struct
{
  struct
  {
    int width;
    int height;
  } kept[KH_TEXT_HEIGHTS];
  guint n_asked;
} KhTextHeights;

/**
 * kh_text_measure_height:
 * @view: a text view of one paragraph or several, wrapped by words and characters
 * @preedit: (nullable): what an input method composes at the cursor
 * @spacing: pixels between the lines
 * @width: width of the content in pixels, -1 for unlimited
 *
 * Returns: the height of all the text in pixels
 */
int kh_text_measure_height (GtkTextView *view, const char *preedit, int spacing, int width);

/** kh_text_heights_get: like kh_text_measure_height(), which it asks only for a width that is not kept */
int kh_text_heights_get    (KhTextHeights *self, GtkTextView *view, const char *preedit, int spacing, int width);

G_END_DECLS
