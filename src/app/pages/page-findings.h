/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingsPage: what the rules say of the plan, its pages and its import left, and what is ignored. */
#pragma once

#include "form-page.h"
#include "page-notes.h"

G_BEGIN_DECLS

#define KH_TYPE_FINDINGS_PAGE (kh_findings_page_get_type ())
G_DECLARE_FINAL_TYPE (KhFindingsPage, kh_findings_page, KH, FINDINGS_PAGE, KhFormPage)

/** kh_findings_page_set_notes: shows @notes too; called once */
void kh_findings_page_set_notes (KhFindingsPage *self, KhPageNotes *notes);

G_END_DECLS
