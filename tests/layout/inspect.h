/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of any laid-out document. Each check stops the test with the place. */
#pragma once

#include "layout.h"

G_BEGIN_DECLS

#define KH_MM (72.0 / 25.4)

KhProfile *kh_inspect_load_profile (const char *choices);
KhFrames *kh_inspect_layout (KhDocument *document, const char *choices);

/** kh_inspect_find: Returns: whether there is a @nth thing of @role, counted over all pages */
gboolean kh_inspect_find (KhFrames *frames, KhRole role, guint nth, guint *page, KhPlaced *placed);
guint kh_inspect_count (KhFrames *frames, KhRole role);

/** kh_inspect_has_title_row: Returns: whether the columns' titles are shown as a row before those of @table */
gboolean kh_inspect_has_title_row (const KhTable *table);

/** kh_inspect_text: No text of the document is lost or shown twice. */
void kh_inspect_text (KhDocument *document, KhFrames *frames);
/** kh_inspect_places: All is inside the margins, no two texts overlap, and no rule crosses a text. */
void kh_inspect_places (KhFrames *frames, KhProfile *profile);
/** kh_inspect_keeps: Widows, orphans, headings, signature, table heads and groups, closing mark. */
void kh_inspect_keeps (KhDocument *document, KhFrames *frames);

/**
 * kh_inspect_bindings:
 *
 * No line of text ends inside a symbol or a date, or between a number and its
 * unit or its word.
 *
 * Returns: how many lines were looked at
 */
guint kh_inspect_bindings (KhFrames *frames);
/** kh_inspect_tables: Heads are repeated on each page; only a row as high as a page is parted. */
void kh_inspect_tables (KhDocument *document, KhFrames *frames, KhProfile *profile);
/** kh_inspect_numbers: Pages are numbered from 1 in each run, their first one silently. */
void kh_inspect_numbers (KhFrames *frames);
/** kh_inspect_all: All of the above. */
void kh_inspect_all (KhDocument *document, KhFrames *frames, KhProfile *profile);

G_END_DECLS
