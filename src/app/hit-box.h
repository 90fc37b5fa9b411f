/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows of a place where words were found: the words, and where. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** kh_hit_box_new: Returns: (transfer floating): a box for a row of a list */
GtkWidget *kh_hit_box_new (void);

/**
 * kh_hit_box_set:
 * @box: from kh_hit_box_new()
 * @snippet: words with the hit between U+0002 and U+0003, see #KhSearchHit
 * @place: where they are, translated
 */
void       kh_hit_box_set (GtkWidget *box, const char *snippet, const char *place);

G_END_DECLS
