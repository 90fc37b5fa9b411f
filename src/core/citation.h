/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document of the register is cited in a plan. Document text is Vietnamese. */
#pragma once

#include "legal-document.h"

G_BEGIN_DECLS

/**
 * KhMention:
 * @KH_MENTION_BASIS: in a legal basis ("Căn cứ …")
 * @KH_MENTION_FIRST: the first time in the text
 * @KH_MENTION_LATER: from then on
 */
typedef enum
{
  KH_MENTION_BASIS,
  KH_MENTION_FIRST,
  KH_MENTION_LATER,
} KhMention;

/**
 * kh_citation_format:
 *
 * A legal basis and a first mention hold type, number, symbol, date, issuer and
 * title; a later one type, number and symbol. A law has no number, symbol and
 * issuer; its date stands in a legal basis only (decree 30/2020/NĐ-CP, appendix
 * I, II.6.a–b and the decree's own preamble). What the register does not know
 * is left out.
 *
 * Returns: (transfer full): "Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018
 *   của Chính phủ về …", without closing mark
 */
char *kh_citation_format (KhLegalDocument *document, KhMention mention);

/** kh_citation_format_basis: Returns: (transfer full): the whole line of a legal basis: "Căn cứ …", without closing mark */
char *kh_citation_format_basis (KhLegalDocument *document);

G_END_DECLS
