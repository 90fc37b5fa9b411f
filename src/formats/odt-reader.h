/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan from an OpenDocument text. */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/**
 * kh_odt_reader_read:
 * @bytes: the file
 * @year: the plan's year, or 0 for the one that the text names
 * @error: #KhReaderError
 *
 * As kh_docx_reader_read(), from LibreOffice's own format.
 *
 * Returns: (transfer full): the plan, as kh_reader_read_file()
 */
KhPlan *kh_odt_reader_read (GBytes *bytes, int year, KhReaderFlags flags, GError **error);

G_END_DECLS
