/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEvidence: a file that proves what a record of progress says. The model knows
 * the file's name and size alone; the library holds the file. */
#pragma once

#include "node.h"

G_BEGIN_DECLS

#define KH_TYPE_EVIDENCE (kh_evidence_get_type ())
G_DECLARE_FINAL_TYPE (KhEvidence, kh_evidence, KH, EVIDENCE, KhNode)

/** kh_evidence_new: @name: the file's own name; @media_type: (nullable): such as "application/pdf"; @size: in bytes */
KhEvidence *kh_evidence_new            (const char *name, const char *media_type, int size);
const char *kh_evidence_get_name       (KhEvidence *self); /* never NULL */
const char *kh_evidence_get_media_type (KhEvidence *self); /* (nullable) */
int         kh_evidence_get_size       (KhEvidence *self);

G_END_DECLS
