/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of offers that comes up beneath what one types into, and leaves it the keyboard. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * kh_offer_list_new:
 * @parent: what one types into; whoever calls unparents the popover before it goes
 * @name: for screen readers, translated
 * @list: (out) (transfer none): where the offers go, as rows that take no focus
 *
 * Returns: (transfer none): a #GtkPopover beneath @parent
 */
GtkWidget *kh_offer_list_new         (GtkWidget *parent, const char *name, GtkListBox **list);

/** kh_offer_list_clear: takes all offers out of @list */
void       kh_offer_list_clear       (GtkListBox *list);

/**
 * kh_offer_list_press:
 * @keyval: a key that was pressed in what one types into, with no other held
 *
 * Goes through the offers with ↓ and ↑, and activates the row that was picked with
 * Enter. Keys that mean nothing for @list, Enter too while none is picked, are for
 * what one types into.
 *
 * Returns: whether the key was for @list
 */
gboolean   kh_offer_list_press       (GtkListBox *list, guint keyval);

G_END_DECLS
