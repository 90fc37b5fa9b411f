/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citations of one body's register as those of another's. */
#pragma once

#include "agency.h"

G_BEGIN_DECLS

/**
 * kh_citation_adopt:
 * @markup: inline markup of another body's
 * @from: (nullable): that body
 * @to: (nullable): the body that takes it over
 *
 * Returns: (transfer full) (nullable): @markup with citations of the register of @to;
 *   a document that it lacks becomes the words that cite it. %NULL if it cites none
 */
char *kh_citation_adopt (const char *markup, KhAgency *from, KhAgency *to);

G_END_DECLS
