/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTextTyping: what becomes of characters as they come into a buffer: no line
 * breaks in a paragraph, and typed text goes on in the style before it. */
#pragma once

#include <gtk/gtk.h>

#include "text-keys.h"

G_BEGIN_DECLS

typedef struct _KhTextTyping KhTextTyping;

/** kh_text_typing_new: watches @buffer, which has the tags "bold" and "italic" */
KhTextTyping *kh_text_typing_new  (GtkTextBuffer *buffer, KhTextMode mode);
void          kh_text_typing_free (KhTextTyping *self);

/** kh_text_typing_set_paused: while paused, text comes in as it is (the field shows what the model holds) */
void          kh_text_typing_set_paused (KhTextTyping *self, gboolean paused);

/** kh_text_typing_toggle: makes the selection, or what is typed next, bold or italic (@tag), or plain again */
void          kh_text_typing_toggle (KhTextTyping *self, const char *tag);

G_END_DECLS
