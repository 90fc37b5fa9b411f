/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that found no place any more: nothing that was typed goes without a chance to keep it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * kh_lost_words_is_final:
 * @error: why words could not be saved
 *
 * Returns: whether trying again would not help: what they were typed into was
 *   issued, archived or deleted meanwhile
 */
gboolean kh_lost_words_is_final (const GError *error);

/**
 * kh_lost_words_offer:
 * @widget: a widget within a toast overlay
 * @words: plain text that was typed
 *
 * Says that @words are not in the library, and stays until the user has copied
 * them or does not want them.
 */
void     kh_lost_words_offer    (GtkWidget *widget, const char *words);

G_END_DECLS
