/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that prove what was reported of a task. */
#pragma once

#include "edit.h"

G_BEGIN_DECLS

/** KH_EVIDENCE_MAX: the largest file that a library takes as evidence, in bytes */
#define KH_EVIDENCE_MAX (25 * 1024 * 1024)

/**
 * kh_edit_attach:
 * @self: an edit of a plan, which may be issued
 * @progress: a record of the plan's tasks
 * @name: what the file is called, without a folder
 * @media_type: (nullable): such as "application/pdf"
 *
 * A step that adds a file to the evidence of @progress. kh_edit_remove() of the
 * #KhEvidence takes it away again, with a step of undo that brings it back. The
 * commit fails with %KH_STORE_ERROR_FAILED for a file that is empty or larger
 * than %KH_EVIDENCE_MAX.
 */
void    kh_edit_attach         (KhEdit *self, KhProgress *progress, const char *name, const char *media_type, GBytes *content);

/**
 * kh_store_load_evidence:
 *
 * Returns: (transfer full) (nullable): the file; %NULL with %KH_STORE_ERROR_NOT_FOUND
 *   if it is no longer in the library
 */
GBytes *kh_store_load_evidence (KhStore *self, KhEvidence *evidence, GError **error);

G_END_DECLS
