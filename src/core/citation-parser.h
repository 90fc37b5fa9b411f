/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding citations in words that somebody typed, pasted or imported. */
#pragma once

#include "legal-document.h"

G_BEGIN_DECLS

/**
 * KhCitation:
 * @start: where it begins in the text, in bytes
 * @end: where it ends
 * @document: what it says about the document: a new entry, in no register
 */
typedef struct
{
  gsize            start;
  gsize            end;
  KhLegalDocument *document;
} KhCitation;

void kh_citation_free (KhCitation *self);

/**
 * kh_citation_find_all:
 * @text: plain text in NFC
 *
 * Finds what names a document: a type with a number and symbol ("Nghị định số
 * 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về …"; "số", date, issuer
 * and title may be missing, the date may be short), and laws by name, where a
 * date or the end of a legal basis says where the name ends.
 *
 * Returns: (transfer full) (element-type KhCitation): in order, none overlapping
 */
GPtrArray *kh_citation_find_all (const char *text);

/** kh_citation_is_title_start: Returns: whether @text begins like a title that needs no "về" before it */
gboolean kh_citation_is_title_start (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhCitation, kh_citation_free)

G_END_DECLS
