/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers beneath an entry of what its words may be meant to be. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * KhEntryOffersList:
 *
 * Returns: (transfer full) (nullable): all that can be chosen, as it is now; what
 *   stands behind a line end explains the choice, is found, and is not taken
 */
typedef GtkStringList *(*KhEntryOffersList) (gpointer data);

/**
 * kh_entry_offers_add:
 * @entry: a #GtkEntry, which keeps the offers
 * @separator: what parts several choices, 0 where there is only one
 * @data: must live as long as @entry
 *
 * From now on the choices that hold the typed words are offered while one types,
 * and all of them on ↓ in an empty entry. Tone marks and case do not matter. ↓ and
 * ↑ pick an offer, Enter or a click takes it, Escape sends the offers away.
 */
void         kh_entry_offers_add         (GtkEntry *entry, char separator, KhEntryOffersList list, gpointer data);

/** kh_entry_offers_get_list: Returns: (transfer none) (nullable): the list while something is offered */
GtkListBox  *kh_entry_offers_get_list    (GtkEntry *entry);

G_END_DECLS
