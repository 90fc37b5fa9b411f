/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a plan from plain text, as scanners and copy-and-paste give it. */
#pragma once

#include "reader.h"

G_BEGIN_DECLS

#define KH_TEXT_READER_MAX_BYTES (5 * 1024 * 1024)

/**
 * kh_text_reader_read:
 * @bytes: UTF-8 text, at most %KH_TEXT_READER_MAX_BYTES bytes
 * @year: the plan's year, or 0 for the one that the text names
 * @error: #KhReaderError
 *
 * Returns: (transfer full): the plan, as kh_reader_read_file()
 */
KhPlan *kh_text_reader_read (GBytes *bytes, int year, KhReaderFlags flags, GError **error);

G_END_DECLS
