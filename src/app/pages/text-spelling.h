/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTextSpelling: marks wrong words in a text view and offers better ones in its
 * menu. Works when nothing else does, and on the words that changed only. */
#pragma once

#include <gtk/gtk.h>

#include "plan.h"
#include "speller.h"

G_BEGIN_DECLS

typedef struct _KhTextSpelling KhTextSpelling;

/**
 * kh_text_spelling_new:
 * @view: a text view; its buffer is watched, the tag "misspelt" marks words in it
 * @plan: (nullable): whose names are right; must live as long as this
 *
 * Does nothing until it is given a dictionary.
 */
KhTextSpelling *kh_text_spelling_new  (GtkTextView *view, KhPlan *plan);
void            kh_text_spelling_free (KhTextSpelling *self);

/** kh_text_spelling_set_spelling: @spelling: (nullable): the dictionary; %NULL takes the marks away */
void            kh_text_spelling_set_spelling (KhTextSpelling *self, KhSpelling *spelling);

/** kh_text_spelling_follow: takes the dictionary of @speller, and follows when that changes */
void            kh_text_spelling_follow (KhTextSpelling *self, KhSpeller *speller);

/**
 * kh_text_spelling_update_menu:
 * @offset: where in the text the menu opens, in characters
 *
 * Puts what can be done about the word there into the view's menu: what happens
 * by itself before the menu opens.
 */
void            kh_text_spelling_update_menu (KhTextSpelling *self, int offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhTextSpelling, kh_text_spelling_free)

G_END_DECLS
