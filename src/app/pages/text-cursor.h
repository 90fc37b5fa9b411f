/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the cursor of a text view stands, and how it goes over to the next text. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** kh_text_cursor_at_edge: Returns: whether nothing is selected and the cursor is at the start (-1) or end (1) */
gboolean kh_text_cursor_at_edge      (GtkTextView *view, int direction);
/** kh_text_cursor_touches_edge: Returns: like kh_text_cursor_at_edge(), whatever is selected */
gboolean kh_text_cursor_touches_edge (GtkTextView *view, int direction);

/** kh_text_cursor_selects_all: Returns: whether all words are selected, or there are none */
gboolean kh_text_cursor_selects_all  (GtkTextView *view);

/** kh_text_cursor_at_edge_line: Returns: whether the cursor is on the first (-1) or last (1) line as it is wrapped */
gboolean kh_text_cursor_at_edge_line (GtkTextView *view, int direction);

/** kh_text_cursor_get_area: Returns: the cursor's place in widget coordinates of @view */
GdkRectangle kh_text_cursor_get_area (GtkTextView *view);

/**
 * kh_text_cursor_cross:
 * @from: the text that is left
 * @to: the text that gets the focus
 * @direction: 1 if @to is below @from, -1 if above
 *
 * Puts the cursor into @to at about the same place across.
 */
void     kh_text_cursor_cross        (GtkTextView *from, GtkTextView *to, int direction);

G_END_DECLS
