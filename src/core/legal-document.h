/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLegalDocument: a document of the register: typed once, cited anywhere.
 *
 * The register is a part of the agency: an agency is a root of the edit layer,
 * so entries are journalled and undone like its units are, and a plan reaches
 * the documents it cites through its agency, without a store. */
#pragma once

#include "enums.h"
#include "node.h"

G_BEGIN_DECLS

#define KH_TYPE_LEGAL_DOCUMENT (kh_legal_document_get_type ())
G_DECLARE_FINAL_TYPE (KhLegalDocument, kh_legal_document, KH, LEGAL_DOCUMENT, KhNode)

/** kh_legal_document_new: @type: such as "Nghị định" */
KhLegalDocument *kh_legal_document_new         (const char *type);
/* Name of the kind of document: "Nghị định", "Luật". */
const char      *kh_legal_document_get_kind    (KhLegalDocument *self);
/* "61", or NULL. */
const char      *kh_legal_document_get_number  (KhLegalDocument *self);
/* What follows the number and "/": "2018/NĐ-CP", or NULL. */
const char      *kh_legal_document_get_symbol  (KhLegalDocument *self);
/* YYYY-MM-DD, or NULL. */
const char      *kh_legal_document_get_date    (KhLegalDocument *self);
/* "Chính phủ", or NULL. */
const char      *kh_legal_document_get_issuer  (KhLegalDocument *self);
/* What it is about as it stands in running text ("về công tác văn thư"), or the
 * name of a law ("Tổ chức Chính phủ"), or NULL. */
const char      *kh_legal_document_get_title   (KhLegalDocument *self);
KhLegalStatus    kh_legal_document_get_status  (KhLegalDocument *self);
/* UUID of the document of the register that took its place, or NULL. */
const char      *kh_legal_document_get_replaced_by (KhLegalDocument *self);

/**
 * kh_legal_document_is_law:
 *
 * Returns: whether it is cited by its name, without number, symbol and issuer:
 *   laws, codes, ordinances and the constitution (decree 30/2020/NĐ-CP,
 *   appendix I, II.6.a)
 */
gboolean kh_legal_document_is_law (KhLegalDocument *self);

/** kh_legal_document_dup_number: Returns: (transfer full) (nullable): "61/2018/NĐ-CP", %NULL without number and symbol */
char *kh_legal_document_dup_number (KhLegalDocument *self);

/**
 * kh_legal_document_is_same:
 *
 * Returns: whether both entries are of one document: number, symbol and date are
 *   the same, or for laws name and date; a date that one of them lacks is no
 *   difference
 */
gboolean kh_legal_document_is_same (KhLegalDocument *self, KhLegalDocument *other);

G_END_DECLS
