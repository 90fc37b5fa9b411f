/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what another program put on the clipboard: HTML where there is some, else text. */
#pragma once

#include <gdk/gdk.h>

#include "paste.h"

G_BEGIN_DECLS

/** kh_clipboard_paste_async: @styled: whether bold and italic are wanted */
void     kh_clipboard_paste_async  (GdkClipboard *clipboard, gboolean styled, GAsyncReadyCallback callback,
                                    gpointer user_data);
/** kh_clipboard_paste_finish: Returns: (transfer full) (nullable): %NULL if there is nothing to paste */
KhPaste *kh_clipboard_paste_finish (GAsyncResult *result);

/**
 * kh_clipboard_read_bytes_async:
 * @mime_type: one that the clipboard offers
 *
 * Reads no more than the limit of kh_html_fragment_read().
 */
void     kh_clipboard_read_bytes_async  (GdkClipboard *clipboard, const char *mime_type, GAsyncReadyCallback callback,
                                         gpointer user_data);
/** kh_clipboard_read_bytes_finish: Returns: (transfer full) (nullable): the bytes, %NULL if they cannot be had */
GBytes  *kh_clipboard_read_bytes_finish (GAsyncResult *result);

G_END_DECLS
