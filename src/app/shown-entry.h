/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry rows that are saved when they are applied: what the user began with, and
 * that nothing takes the place of what is being typed. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * kh_shown_entry_show:
 * @text: (nullable): what the library has
 *
 * Shows @text, unless the user has typed something that waits to be applied.
 */
void  kh_shown_entry_show   (AdwEntryRow *row, const char *text);

/** kh_shown_entry_forget: before something else is shown: what was typed and not applied goes */
void  kh_shown_entry_forget (AdwEntryRow *row);

/**
 * kh_shown_entry_take:
 *
 * What was typed is being applied: the row shows what comes of it from now on.
 *
 * Returns: (transfer full): what the row showed before its first key
 */
char *kh_shown_entry_take   (AdwEntryRow *row);

/** kh_shown_entry_keep: it could not be applied: what was typed stays, and @base from kh_shown_entry_take() */
void  kh_shown_entry_keep   (AdwEntryRow *row, const char *base);

G_END_DECLS
