/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the keys and the menu of a row do to its item, and where the cursor goes then. */
#pragma once

#include "item-line.h"

G_BEGIN_DECLS

/** kh_item_command_run: Returns: whether @command was carried out on the item of @line */
gboolean kh_item_command_run   (KhItemLine *line, KhTextCommand command);

/** kh_item_command_paste: puts @lines (markup) in at the cursor. Returns: whether it was done */
gboolean kh_item_command_paste (KhItemLine *line, char **lines);

G_END_DECLS
