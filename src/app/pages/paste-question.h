/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPasteQuestion: asks, below the text that is pasted into, whether text of an
 * old encoding is to be converted, and shows what would become of it. */
#pragma once

#include <gtk/gtk.h>

#include "paste.h"

G_BEGIN_DECLS

#define KH_TYPE_PASTE_QUESTION (kh_paste_question_get_type ())
G_DECLARE_FINAL_TYPE (KhPasteQuestion, kh_paste_question, KH, PASTE_QUESTION, GtkWidget)

/**
 * kh_paste_question_ask:
 * @beside: the text that is pasted into; the question opens below it
 * @paste: (transfer full): what is pasted
 *
 * Asks, and takes the focus until there is an answer. An earlier question of
 * @beside goes unanswered.
 *
 * Returns: (transfer none): the question
 */
KhPasteQuestion *kh_paste_question_ask    (GtkWidget *beside, KhPaste *paste);

/** kh_paste_question_answer: what a click on its buttons does */
void             kh_paste_question_answer (KhPasteQuestion *self, gboolean convert);

/* Signal KhPasteQuestion::answered (gpointer paste): the #KhPaste, converted or
 * as it was; the question goes. */

G_END_DECLS
