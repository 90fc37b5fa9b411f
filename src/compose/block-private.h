/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of this room share about blocks. */
#pragma once

#include "document.h"

G_BEGIN_DECLS

void      kh_span_free   (KhSpan *self);
/* Adds words at the end of @spans, joined to the last span if of its style. */
void      kh_spans_add   (GPtrArray *spans, const char *text, gboolean bold, gboolean italic);
KhSigner *kh_signer_new  (const char *authority, const char *position, const char *name, const char *uuid);
void      kh_signer_free (KhSigner *self);

G_END_DECLS
