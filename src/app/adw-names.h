/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that libadwaita 1.2 does not give to parts of its widgets, for screen readers. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * kh_adw_name_split_button:
 * @description: what the menu of @button is for
 *
 * Gives the menu of @button its tooltip as a name too.
 */
void kh_adw_name_split_button (AdwSplitButton *button, const char *description);

/** kh_adw_name_password_row: names the button of @row that shows and hides what is typed */
void kh_adw_name_password_row (AdwPasswordEntryRow *row);

G_END_DECLS
