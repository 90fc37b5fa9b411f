/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the search's idea of a word. */
#pragma once

#include <sqlite3.h>

/**
 * kh_tokenizer_register:
 *
 * Registers the FTS5 tokenizer "kehoach": SQLite's unicode61 without diacritics,
 * and đ as d, which unicode61 leaves alone. The words of a file that was made
 * with it are found whatever marks a hurried person leaves out.
 *
 * Returns: an SQLite result code
 */
int kh_tokenizer_register (sqlite3 *handle);
