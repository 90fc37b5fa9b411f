/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the plan that is attached to a PDF of ours. */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

#define KH_PDF_READER_MAX_BYTES (64 * 1024 * 1024)

/**
 * kh_pdf_reader_read:
 * @bytes: the file, signed or not
 * @error: #KhReaderError; the sentence says what the file is when it holds no plan of ours
 *
 * The pages are not read: a PDF carries the whole plan as an attachment in the
 * plan's own XML format, and what is read is that, with nothing lost.
 *
 * Returns: (transfer full): the plan, as kh_xml_reader_read() with fresh UUIDs
 */
KhPlan *kh_pdf_reader_read (GBytes *bytes, GError **error);

G_END_DECLS
