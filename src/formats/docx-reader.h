/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan from a Word document. */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

/**
 * kh_docx_reader_read:
 * @bytes: the file
 * @year: the plan's year, or 0 for the one that the text names
 * @error: #KhReaderError
 *
 * Numbers are read as Word prints them, tracked changes as accepted, text in
 * the fonts of before Unicode as Unicode. Everything goes through the same
 * recogniser as plain text. Nodes whose UUID the file carries have it in
 * derived-from. Nothing outside the file is ever opened.
 *
 * Returns: (transfer full): the plan, as kh_reader_read_file()
 */
KhPlan *kh_docx_reader_read (GBytes *bytes, int year, KhReaderFlags flags, GError **error);

G_END_DECLS
