/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhCiteBar: says how many documents a plan names in words, and makes citations
 * of them in one step. Not seen while there are none. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_CITE_BAR (kh_cite_bar_get_type ())
G_DECLARE_FINAL_TYPE (KhCiteBar, kh_cite_bar, KH, CITE_BAR, GtkBox)

/** kh_cite_bar_bind: @page: the form whose plan is looked through */
void  kh_cite_bar_bind     (KhCiteBar *self, KhFormPage *page);

/** kh_cite_bar_get_count: Returns: how many places of the plan name a document in words */
guint kh_cite_bar_get_count (KhCiteBar *self);

/** kh_cite_bar_cite_all: enters the documents and cites them, as a click does */
void  kh_cite_bar_cite_all (KhCiteBar *self);

G_END_DECLS
