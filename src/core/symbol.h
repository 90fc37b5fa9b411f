/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Number and symbol of a document: "02/KH-VHTTDL", "61/2018/NĐ-CP". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kh_symbol_split:
 * @text: number and symbol as written, spaces around "/" tolerated
 * @number: (out) (transfer full) (nullable): "02", or %NULL when blank
 * @symbol: (out) (transfer full): "KH-VHTTDL"
 *
 * Returns: whether @text has the form of a number and symbol (the number may be blank)
 */
gboolean kh_symbol_split (const char *text, char **number, char **symbol);

/** kh_symbol_format_number: Returns: (transfer full): at least two digits ("2" gives "02"), suffix letters kept */
char *kh_symbol_format_number (const char *number);

/** kh_symbol_abbreviate: Returns: (transfer full): capitals of the words of a body's name: "Sở Nội vụ" gives "SNV" */
char *kh_symbol_abbreviate (const char *name);

G_END_DECLS
