/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan gets another issuing body, and takes the documents it cites along. */
#pragma once

#include "agency.h"
#include "form-edit.h"

G_BEGIN_DECLS

/**
 * kh_body_change_begin:
 * @page: a form of the plan
 * @agency: an agency of the library, from now on that of the plan
 * @label: msgid of what the user does
 *
 * A citation names an entry of the register of the plan's body. The documents
 * that the register of @agency lacks are entered in it; those that it has are
 * cited from it.
 *
 * Returns: (transfer full) (nullable): the open edit, in which all this is done;
 *   %NULL when it failed, which has then been reported
 */
KhEdit *kh_body_change_begin (KhFormPage *page, KhAgency *agency, const char *label);

G_END_DECLS
