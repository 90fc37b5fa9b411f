/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole rows on the clipboard: for ourselves as items, for other programs as text. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/** kh_row_clipboard_holds_rows: Returns: whether there are items on @clipboard */
gboolean kh_row_clipboard_holds_rows (GdkClipboard *clipboard);

/** kh_row_clipboard_copy: @items: (element-type KhItem): in the order of the form; @moving: whether they are cut */
void     kh_row_clipboard_copy  (KhFormPage *page, GPtrArray *items, gboolean moving);

/**
 * kh_row_clipboard_paste:
 * @after: the item behind which the rows go; if it is empty, they take its place
 *
 * Reads the clipboard, then puts the rows in as one step and selects them. What
 * cannot stand there becomes what can: a task among the purposes a plain item.
 * Text of another program becomes an item a line.
 */
void     kh_row_clipboard_paste (KhFormPage *page, KhItem *after);

/** kh_row_clipboard_paste_bytes: like kh_row_clipboard_paste(), of @bytes (see kh_excerpt_read()) */
void     kh_row_clipboard_paste_bytes (KhFormPage *page, KhItem *after, GBytes *bytes);

G_END_DECLS
