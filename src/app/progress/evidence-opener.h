/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEvidenceOpener: shows files of the library by the desktop's programs, as copies that go with it. */
#pragma once

#include <gtk/gtk.h>

#include "evidence-file.h"

G_BEGIN_DECLS

#define KH_TYPE_EVIDENCE_OPENER (kh_evidence_opener_get_type ())
G_DECLARE_FINAL_TYPE (KhEvidenceOpener, kh_evidence_opener, KH, EVIDENCE_OPENER, GObject)

KhEvidenceOpener *kh_evidence_opener_new  (void);

/**
 * kh_evidence_opener_open:
 * @content: within the toast overlay of a window, for why it failed
 *
 * Nobody but the user can read the copy, and nobody can write into it: what the
 * program would save would not come into the library.
 */
void              kh_evidence_opener_open (KhEvidenceOpener *self, KhStore *store, KhEvidence *evidence, GtkWidget *content);

/** kh_evidence_opener_copy: Returns: (transfer full) (nullable): a new empty place for a copy, in a folder of the user's own */
GFile            *kh_evidence_opener_copy (KhEvidenceOpener *self, KhEvidence *evidence, GError **error);

G_END_DECLS
