/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as plain text, in reading order, UTF-8, NFC. */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/** KhTextDialect: how a kind of text writes its parts, each a paragraph of its own. */
typedef struct
{
  void (*add_block) (GString *text, const KhBlock *block);
  void (*add_table) (GString *text, const KhTable *table);
  void (*add_line) (GString *text, const char *line); /* plain words */
} KhTextDialect;

/** kh_text_start_paragraph: Parts what follows from what is there by an empty line. */
void kh_text_start_paragraph (GString *text);

/** kh_text_write_as: Returns: (transfer full): the text */
GBytes *kh_text_write_as (KhDocument *document, const KhTextDialect *dialect);

/** kh_text_write: Returns: (transfer full): the text; reading it again gives the same plan */
GBytes *kh_text_write (KhDocument *document);

G_END_DECLS
