/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSpeller: the program's one dictionary: read in the background, on or off. */
#pragma once

#include "spelling.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define KH_TYPE_SPELLER (kh_speller_get_type ())
G_DECLARE_FINAL_TYPE (KhSpeller, kh_speller, KH, SPELLER, GObject)

/** kh_speller_new: @enabled: whether words are checked. Begins to read the dictionary. */
KhSpeller  *kh_speller_new         (gboolean enabled);

/** kh_speller_get_spelling: Returns: (transfer none) (nullable): the dictionary while it is there and on (property "spelling") */
KhSpelling *kh_speller_get_spelling (KhSpeller *self);

/** kh_speller_get_enabled: Returns: whether the user wants words checked */
gboolean    kh_speller_get_enabled (KhSpeller *self);

/**
 * kh_speller_add_actions:
 *
 * Adds "check-spelling" to @actions, which can be used once a dictionary is
 * there, and "no-dictionary", which cannot and which exists only to say why.
 */
void        kh_speller_add_actions (KhSpeller *self, GActionMap *actions);

G_END_DECLS
