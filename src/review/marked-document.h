/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison as a document: the later plan with what came and went marked, or
 * a list of the changes. */
#pragma once

#include "comparison.h"
#include "document.h"

G_BEGIN_DECLS

/**
 * kh_marked_document_new:
 * @date: (nullable): when the changes were made, YYYY-MM-DDTHH:MM:SSZ
 *
 * The later plan as it is composed, with the words that are new and those of the
 * earlier plan that are gone marked (#KhFate), for formats with tracked changes.
 * Of tables the cells' words are marked; rows that are gone are not shown.
 *
 * Returns: (transfer full): the document
 */
KhDocument *kh_marked_document_new (KhComparison *comparison, const char *date);

/** kh_marked_document_new_now: as kh_marked_document_new(), with changes that were made at this moment */
KhDocument *kh_marked_document_new_now (KhComparison *comparison);

/**
 * kh_change_document_new:
 *
 * The changes one by one under the headings of their sections, in Vietnamese:
 * words that are gone in brackets and italics, words that are new in bold.
 *
 * Returns: (transfer full): the document
 */
KhDocument *kh_change_document_new (KhComparison *comparison);

G_END_DECLS
