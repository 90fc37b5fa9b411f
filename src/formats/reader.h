/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all readers share: errors and limits. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

#define KH_READER_ERROR (kh_reader_error_quark ())
GQuark kh_reader_error_quark (void);

/**
 * KhReaderError:
 * @KH_READER_ERROR_EMPTY: the file has no content
 * @KH_READER_ERROR_TOO_LARGE: over the reader's limit
 * @KH_READER_ERROR_ENCODING: not UTF-8 text, or binary
 * @KH_READER_ERROR_NO_PLAN: text without the headings of a plan
 * @KH_READER_ERROR_INVALID: broken or not valid against its schema; the place is named
 * @KH_READER_ERROR_UNSUPPORTED: a format that is not read
 */
typedef enum
{
  KH_READER_ERROR_EMPTY,
  KH_READER_ERROR_TOO_LARGE,
  KH_READER_ERROR_ENCODING,
  KH_READER_ERROR_NO_PLAN,
  KH_READER_ERROR_INVALID,
  KH_READER_ERROR_UNSUPPORTED,
} KhReaderError;

/**
 * KhReaderFlags:
 * @KH_READER_PLAN_ONLY: a text that is no plan is %KH_READER_ERROR_NO_PLAN
 * @KH_READER_ANY_TYPE: of a report, a decision, a notice … what a plan can use is
 *   read: its bodies, legal bases, sections as plans have them, recipients and
 *   signers; all else found no place, and kh_reading_get_refusal() says what the
 *   text is
 */
typedef enum
{
  KH_READER_PLAN_ONLY = 0,
  KH_READER_ANY_TYPE = 1 << 0,
} KhReaderFlags;

/**
 * kh_reader_read_bytes:
 * @bytes: what the file holds
 * @name: how the file is called in sentences
 *
 * As kh_reader_read_file(), for a file that is in memory already.
 */
KhPlan *kh_reader_read_bytes (GBytes *bytes, const char *name, int year, KhReaderFlags flags,
                              GError **error);

/**
 * kh_reader_read_file:
 * @path: file path
 * @year: the plan's year, or 0 for the one that the file names
 * @flags: what of other texts than plans
 * @error: #KhReaderError, or #GFileError when the file cannot be read
 *
 * Reads a plan from any supported file, by content and not by extension. What
 * was repaired, odd or could not be placed is in the plan's findings; rules of
 * findings about text that found no place start with "import-unplaced".
 *
 * Returns: (transfer full): a plan that is in no library, with its agency
 */
KhPlan *kh_reader_read_file (const char *path, int year, KhReaderFlags flags, GError **error);

G_END_DECLS
