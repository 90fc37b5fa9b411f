/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be cited at a place of a text: no widgets, so that it is tested by itself. */
#pragma once

#include "agency.h"
#include "citation-parser.h"

G_BEGIN_DECLS

/**
 * KhCiteOffer:
 * @document: the document, an entry of the register or a new one
 * @is_new: whether it is not in the register yet
 * @start: where the words begin that the citation takes the place of, in bytes
 * @end: where they end
 */
typedef struct
{
  KhLegalDocument *document;
  gboolean         is_new;
  gsize            start;
  gsize            end;
} KhCiteOffer;

void kh_cite_offer_free (KhCiteOffer *self);

/**
 * kh_cite_offers_list:
 * @agency: whose register
 * @text: plain text
 * @cursor: byte offset in @text
 *
 * Entries of the register whose number begins with the one before the cursor
 * ("136/KH"), then the document that the words around the cursor name, if the
 * register lacks it.
 *
 * Returns: (transfer full) (element-type KhCiteOffer): at most seven
 */
GPtrArray *kh_cite_offers_list (KhAgency *agency, const char *text, gsize cursor);

G_END_DECLS
