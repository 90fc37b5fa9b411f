/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was appended to a PDF after a signature. */
#pragma once

#include "signing-error.h"

G_BEGIN_DECLS

/**
 * KhSignedRange:
 * @field: name of the signature field
 * @end: bytes of the file, from its start, that the signature speaks for, its own contents aside
 * @sound: whether it leaves out its own contents and nothing else
 */
typedef struct
{
  char    *field;
  gsize    end;
  gboolean sound;
} KhSignedRange;

/**
 * kh_signed_ranges_read:
 * @pdf: a file that can be read as PDF
 *
 * Returns: (transfer full) (nullable) (element-type KhSignedRange): of each signed field, %NULL with @error set
 */
GArray  *kh_signed_ranges_read     (GBytes *pdf, const char *name, GError **error);

/**
 * kh_later_changes_are_fields:
 * @pdf: the file
 * @end: where a signature's range ends
 *
 * Returns: whether what comes after @end fills in and signs fields that were
 *   there, and leaves every page as it was
 */
gboolean kh_later_changes_are_fields (GBytes *pdf, gsize end);

G_END_DECLS
