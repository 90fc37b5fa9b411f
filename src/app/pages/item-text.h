/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemText: a text that grows with its words and saves itself.
 *
 * Invariants: the field never saves and never rewrites its text while an input
 * method composes; a change of the model that the field made itself does not
 * come back into it; a markup text holds no line break. */
#pragma once

#include "cite-assist.h"
#include "form-page.h"
#include "text-keys.h"

G_BEGIN_DECLS

#define KH_TYPE_ITEM_TEXT (kh_item_text_get_type ())
G_DECLARE_FINAL_TYPE (KhItemText, kh_item_text, KH, ITEM_TEXT, GtkTextView)

GtkWidget *kh_item_text_new        (void);

/**
 * kh_item_text_bind:
 * @page: the form
 * @node: the node whose text it shows
 * @property: a string property of @node
 * @label: msgid of the edit, "Edit task text"; also how assistive technology
 *   names the field if nothing else does
 */
void       kh_item_text_bind       (KhItemText *self, KhFormPage *page, gpointer node, const char *property,
                                    const char *label, KhTextMode mode);

/** kh_item_text_set_placeholder: @text, translated, is shown while there are no words (property "placeholder") */
void       kh_item_text_set_placeholder (KhItemText *self, const char *text);

/** kh_item_text_dup_split: the markup before and behind the cursor, without what is selected */
void       kh_item_text_dup_split  (KhItemText *self, char **before, char **after);

/** kh_item_text_place_cursor: focuses the field; @offset in characters, -1 for the end */
void       kh_item_text_place_cursor (KhItemText *self, int offset);

/** kh_item_text_get_length: Returns: how many characters the text has */
int        kh_item_text_get_length (KhItemText *self);

/** kh_item_text_get_mode: Returns: what the text may hold */
KhTextMode kh_item_text_get_mode  (KhItemText *self);

/** kh_item_text_insert: puts @markup in at the cursor, in place of what is selected */
void       kh_item_text_insert    (KhItemText *self, const char *markup);

/** kh_item_text_offer_lines: Returns: whether the row made items of @lines (markup) */
gboolean   kh_item_text_offer_lines (KhItemText *self, char **lines);

/** kh_item_text_get_composing: Returns: whether an input method composes */
gboolean   kh_item_text_get_composing (KhItemText *self);

/** kh_item_text_get_cites: Returns: (transfer none) (nullable): what helps to cite in a text with markup */
KhCiteAssist *kh_item_text_get_cites (KhItemText *self);

/* Signals:
 * gboolean KhItemText::command (KhTextCommand command): returns whether it was carried out
 * gboolean KhItemText::paste-lines (char **lines): several lines (markup) were pasted; %FALSE joins them into one text */

G_END_DECLS
