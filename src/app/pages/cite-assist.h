/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhCiteAssist: documents of the register while one writes: completes "136/KH",
 * offers to turn words that name a document into a citation.
 *
 * It never takes the focus and never stands in the way: what it offers is taken
 * with a click, or with ↓ and Enter; Esc sends it away; while an input method
 * composes it is silent. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

typedef struct _KhCiteAssist KhCiteAssist;

/** kh_cite_assist_new: @view: the view of a text with markup, which is a field of @page */
KhCiteAssist *kh_cite_assist_new  (GtkTextView *view, KhFormPage *page);
void          kh_cite_assist_free (KhCiteAssist *self);

/** kh_cite_assist_update: offers what fits the words at the cursor: what happens by itself when one has typed */
void          kh_cite_assist_update (KhCiteAssist *self);

/** kh_cite_assist_get_n_offers: Returns: how many things are offered now */
guint         kh_cite_assist_get_n_offers (KhCiteAssist *self);

/** kh_cite_assist_accept: takes the offer @index, as a click does */
void          kh_cite_assist_accept (KhCiteAssist *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhCiteAssist, kh_cite_assist_free)

G_END_DECLS
