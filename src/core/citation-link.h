/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turning words that name documents into citations of the register. */
#pragma once

#include "agency.h"

G_BEGIN_DECLS

/**
 * kh_citation_link:
 * @markup: (nullable): inline markup
 * @agency: whose register
 * @lacking: (element-type KhLegalDocument): documents that the register lacks;
 *   those that @markup names are added, each once, and what it says beyond what
 *   was known of them is filled in
 *
 * A name without a whole symbol ("Nghị định 61/2018") is left alone: it may mean
 * another document.
 *
 * Returns: (transfer full) (nullable): @markup with citations in place of the
 *   words, %NULL if it names no document
 */
char *kh_citation_link (const char *markup, KhAgency *agency, GPtrArray *lacking);

G_END_DECLS
