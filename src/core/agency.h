/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhAgency: a body that issues plans, and its units. */
#pragma once

#include "legal-document.h"
#include "node.h"
#include "unit.h"

G_BEGIN_DECLS

#define KH_TYPE_AGENCY (kh_agency_get_type ())
G_DECLARE_FINAL_TYPE (KhAgency, kh_agency, KH, AGENCY, KhNode)

KhAgency   *kh_agency_new          (const char *name);
const char *kh_agency_get_name     (KhAgency *self);
const char *kh_agency_get_superior (KhAgency *self);
/* Abbreviation in document symbols, such as "VHTTDL". */
const char *kh_agency_get_abbreviation (KhAgency *self);
const char *kh_agency_get_place    (KhAgency *self);
const char *kh_agency_get_address  (KhAgency *self);
/* Choices of format and wording for all its plans, in the form of #KhPlan:choices;
 * a plan's own choice of the same name goes before it. */
const char *kh_agency_get_choices  (KhAgency *self);

/* What messages between document systems (edXML) say of it; its identifier there
 * is such as "000.00.14.H20". */
const char *kh_agency_get_organ_id  (KhAgency *self);
const char *kh_agency_get_email     (KhAgency *self);
const char *kh_agency_get_telephone (KhAgency *self);
const char *kh_agency_get_fax       (KhAgency *self);
const char *kh_agency_get_website   (KhAgency *self);

/** kh_agency_get_units: Returns: (transfer none): #KhUnit objects */
GListModel *kh_agency_get_units    (KhAgency *self);
/** kh_agency_get_signatures: Returns: (transfer none): the usual #KhSignature objects */
GListModel *kh_agency_get_signatures (KhAgency *self);
/** kh_agency_get_recipients: Returns: (transfer none): the usual #KhRecipient objects */
GListModel *kh_agency_get_recipients (KhAgency *self);

/**
 * kh_agency_find_unit:
 * @name: full or short name, compared without tone placement and case
 *
 * Returns: (transfer none) (nullable): the unit
 */
KhUnit     *kh_agency_find_unit    (KhAgency *self, const char *name);

/** kh_agency_get_documents: Returns: (transfer none): the register, #KhLegalDocument objects */
GListModel *kh_agency_get_documents (KhAgency *self);

/** kh_agency_find_document: Returns: (transfer none) (nullable): the document of the register with @uuid */
KhLegalDocument *kh_agency_find_document (KhAgency *self, const char *uuid);

/** kh_agency_find_same_document: Returns: (transfer none) (nullable): the register's entry of what @document is one of, see kh_legal_document_is_same() */
KhLegalDocument *kh_agency_find_same_document (KhAgency *self, KhLegalDocument *document);

G_END_DECLS
