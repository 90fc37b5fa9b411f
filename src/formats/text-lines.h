/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a text file: checked, cleaned, with what tells paragraphs apart. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KhTextLine:
 * @text: without white space at its ends; never empty
 * @columns: (nullable): parts that wide gaps set apart, two or more
 * @line: number in the file, from 1
 * @indent: width of the white space before it
 * @chars: length in characters, with its indent
 * @blank_before: whether empty lines stand before it
 * @break_before: whether a page ends before it
 */
typedef struct
{
  char    *text;
  GStrv    columns;
  guint    line;
  guint    indent;
  guint    chars;
  gboolean blank_before;
  gboolean break_before;
} KhTextLine;

/**
 * kh_text_lines_read:
 * @bytes: the file
 * @n_controls: (out): control characters that were left out
 * @error: #KhReaderError
 *
 * Returns: (transfer full) (element-type KhTextLine): the lines that hold something
 */
GPtrArray *kh_text_lines_read (GBytes *bytes, guint *n_controls, GError **error);

void kh_text_line_free (KhTextLine *self);

G_END_DECLS
