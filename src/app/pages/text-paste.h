/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasting into an item's text: several lines become items, text of an old
 * encoding is asked about first. */
#pragma once

#include "item-text.h"

G_BEGIN_DECLS

/** kh_text_paste: @text is put in at the cursor as the clipboard's would be */
void kh_text_paste      (KhItemText *self, const char *text);

/** kh_text_paste_html: the same for a piece of HTML; nothing is done if it has no words */
void kh_text_paste_html (KhItemText *self, GBytes *html);

/** kh_text_paste_read_cb: a #GAsyncReadyCallback of kh_clipboard_paste_async(); @data is (transfer full) a #KhItemText */
void kh_text_paste_read_cb (GObject *source, GAsyncResult *result, gpointer data);

G_END_DECLS
