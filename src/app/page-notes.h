/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPageNotes: what a plan's pages give cause to say: the font they carry, letters
 * it lacks, a signature with hardly any text above it. Made anew, in a thread,
 * when there is a pause in the changes; whether anybody looks at the preview or not. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_PAGE_NOTES (kh_page_notes_get_type ())
G_DECLARE_FINAL_TYPE (KhPageNotes, kh_page_notes, KH, PAGE_NOTES, GObject)

KhPageNotes *kh_page_notes_new             (KhStore *store, KhPlan *plan);

/** kh_page_notes_get_findings: Returns: (transfer none) (element-type KhFinding): letters that the font lacks */
GListModel  *kh_page_notes_get_findings    (KhPageNotes *self);
/** kh_page_notes_dup_font_words: Returns: (transfer full) (nullable): which font the file carries and why, translated; %NULL while that is not known */
char        *kh_page_notes_dup_font_words  (KhPageNotes *self);

/** kh_page_notes_has_advice: Returns: whether a small change of the layout would save the signature's page */
gboolean     kh_page_notes_has_advice      (KhPageNotes *self);
/** kh_page_notes_dup_advice_words: Returns: (transfer full): what is amiss with the signature's page, translated */
char        *kh_page_notes_dup_advice_words (KhPageNotes *self);
/** kh_page_notes_get_advice_change: Returns: (transfer none): what to change, translated, for people to read */
const char  *kh_page_notes_get_advice_change (KhPageNotes *self);
/** kh_page_notes_dup_advised: Returns: (transfer full): the plan's choices with the advised ones among them */
char        *kh_page_notes_dup_advised     (KhPageNotes *self);

/** kh_page_notes_count: Returns: how many things a user should look at; the font is none of them */
guint        kh_page_notes_count           (KhPageNotes *self);

/* Signal KhPageNotes::changed: there are other notes. */

G_END_DECLS
