/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in a text view that has no words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** kh_text_placeholder_draw: draws @words, translated, pale, where the first line of @view will be */
void kh_text_placeholder_draw (GtkTextView *view, const char *words, GtkSnapshot *snapshot);

G_END_DECLS
