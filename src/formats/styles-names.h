/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named paragraph styles of the word processors' formats, one a role. */
#pragma once

#include "document.h"

G_BEGIN_DECLS

/** KhStyleParent: what a style builds on, and so what it takes over. */
typedef enum
{
  KH_STYLE_PLAIN, /* single spacing, no indent: letterhead, tables, signature */
  KH_STYLE_BODY,  /* line spacing, indent and gap of the body */
  KH_STYLE_TITLE, /* centred headings in the body */
} KhStyleParent;

/**
 * KhStyleName:
 * @id: ASCII name: the docx style id and the odt style name
 * @word: Word's own name of a built-in style, which Word shows in the user's
 *   language; %NULL for our own styles
 * @odt: LibreOffice's own name of a built-in style, or %NULL
 * @vietnamese: name of our own style, second name of a built-in one
 * @outline: level in the document's outline, from 1; 0 for none
 * @keep_next: whether it stays on a page with what follows
 */
typedef struct
{
  const char *id;
  const char *word;
  const char *odt;
  const char *vietnamese;
  KhStyleParent parent;
  guint outline;
  gboolean keep_next;
} KhStyleName;

/** kh_style_name: Returns: (transfer none) (nullable): the style of @role; %NULL for roles without words of
 * their own */
const KhStyleName *kh_style_name (KhRole role);

/* What a bookmark's name starts with; the UUID without dashes follows (36 of the 40 letters Word allows). */
#define KH_STYLE_BOOKMARK "_kh_"

/** kh_style_dup_bookmark: Returns: (transfer full) (nullable): name of the bookmark that carries @uuid */
char *kh_style_dup_bookmark (const char *uuid);
/** kh_style_parse_bookmark: Returns: (transfer full) (nullable): the UUID that @name carries, %NULL if it
 * carries none */
char *kh_style_parse_bookmark (const char *name);

G_END_DECLS
