/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An excerpt: some items of a plan on their way to another place: another
 * section, another plan, another program.
 *
 * As XML it is a plan file (schema data/schema/kehoach.rng) whose one section
 * holds the items, with the body's units and the documents they cite; so it is
 * read and checked like any file from outside. */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/* Media type of the XML on a clipboard. */
#define KH_EXCERPT_TYPE "application/x-kehoach-items+xml"

/**
 * kh_excerpt_write:
 * @items: (element-type KhItem): items of one plan, none beneath another
 * @moving: whether they leave the plan: then what is made of them elsewhere
 *   derives from what they derive from, else from them
 *
 * Returns: (transfer full): the XML
 */
GBytes    *kh_excerpt_write    (GPtrArray *items, gboolean moving);

/**
 * kh_excerpt_read:
 * @bytes: XML that may come from anywhere
 * @plan: the plan the items are for: units and documents are those of its body
 * @missing: (out) (transfer full) (element-type utf8): names of units that the
 *   body has not; the items do without them
 * @error: #KhReaderError
 *
 * A document that the body's register lacks becomes the words that cite it.
 *
 * Returns: (transfer full) (element-type KhItem): the items, new; %NULL with
 *   @error set
 */
GPtrArray *kh_excerpt_read     (GBytes *bytes, KhPlan *plan, GPtrArray **missing, GError **error);

/** kh_excerpt_dup_text: Returns: (transfer full): @items as they print, a paragraph a line */
char      *kh_excerpt_dup_text (GPtrArray *items);

/** kh_excerpt_dup_html: Returns: (transfer full): @items as they print, with bold and italic, as a piece of HTML */
char      *kh_excerpt_dup_html (GPtrArray *items);

G_END_DECLS
