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

/** kh_offer_list_select_next: @step: 1 or -1; the first offer is next to none, and none is before it */
void       kh_offer_list_select_next (GtkListBox *list, int step);

G_END_DECLS
