/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWordText: what a word processor's file says, before it is known what is
 * letterhead, body, table of tasks or signature; and its way to a KhSource. */
#pragma once

#include "legacy.h"
#include "recogniser-source.h"

G_BEGIN_DECLS

/** KhWordRun: words of one style. "\n" is a forced line end, "\t" a tab. @legacy is what the font says. */
typedef struct
{
  GString *text;
  gboolean bold;
  gboolean italic;
  KhLegacy legacy;
} KhWordRun;

/**
 * KhWordParagraph:
 * @mark: (nullable): its automatic number as it prints: "II.", "a)", "-"
 * @level: level of its heading style, 0 for body text
 * @uuid: (nullable): node that it shows, from a bookmark of ours
 * @italic_style: whether its style is italic, so that italics say nothing
 */
typedef struct
{
  GPtrArray *runs; /* of KhWordRun */
  char *mark;
  guint level;
  char *uuid;
  gboolean centred;
  gboolean italic_style;
  guint line;
} KhWordParagraph;

typedef struct
{
  GPtrArray *blocks; /* of KhWordBlock */
  guint columns;     /* that it spans, 1 or more */
  gboolean merged;   /* goes on from the cell above */
} KhWordCell;

/** KhWordRow: @line, @last_line: its first and last paragraph, counted as those outside of tables are */
typedef struct
{
  GPtrArray *cells; /* of KhWordCell */
  gboolean header;  /* repeated on each page */
  guint line;
  guint last_line;
} KhWordRow;

typedef struct
{
  GPtrArray *rows; /* of KhWordRow */
  gboolean ruled;  /* has visible lines, as far as is known */
} KhWordTable;

/** KhWordBlock: a paragraph or a table. */
typedef struct
{
  KhWordParagraph *paragraph;
  KhWordTable *table;
} KhWordBlock;

/**
 * KhWordText:
 * @blocks: (element-type KhWordBlock): in reading order
 * @findings: what reading found, given to the source at the end
 * @n_paragraphs: so far
 * @address: (nullable): text of the first page's footer
 */
typedef struct
{
  GPtrArray *blocks;
  KhSource *source;
  guint n_paragraphs;
  gsize n_bytes;
  char *address;
} KhWordText;

KhWordText *kh_word_text_new (void);
void kh_word_text_free (KhWordText *self);

/* All return what they add, (transfer none). @blocks is the body's list or a cell's. */
KhWordParagraph *kh_word_text_add_paragraph (KhWordText *self, GPtrArray *blocks);
KhWordTable *kh_word_text_add_table (KhWordText *self, GPtrArray *blocks);
KhWordRow *kh_word_text_add_row (KhWordText *self, KhWordTable *table);
/** kh_word_text_end_row: all paragraphs of @row are in @self. */
void kh_word_text_end_row (KhWordText *self, KhWordRow *row);
KhWordCell *kh_word_row_add_cell (KhWordRow *self);
/** kh_word_paragraph_add: adds words, to the last run if of its style. @length: in bytes, -1 for all */
void kh_word_paragraph_add (KhWordParagraph *self, const char *text, gssize length, gboolean bold,
                            gboolean italic, KhLegacy legacy);
/** kh_word_paragraph_dup_text: Returns: (transfer full): its words without their styles, normalized */
char *kh_word_paragraph_dup_text (const KhWordParagraph *self);
/** kh_word_paragraph_is_blank: Returns: whether it has no words */
gboolean kh_word_paragraph_is_blank (const KhWordParagraph *self);
/** kh_word_cell_dup_text: Returns: (transfer full): the words of all its paragraphs, joined by spaces */
char *kh_word_cell_dup_text (const KhWordCell *self);

/** kh_word_text_convert_legacy: Converts what is in an encoding of before Unicode, by fonts and characters,
 * and says so. */
void kh_word_text_convert_legacy (KhWordText *self);
/** kh_word_set_address: Gives @plan the footer of a first page as its body's address, if @footer (nullable)
 * may be one */
void kh_word_set_address (KhPlan *plan, const char *footer);

/** kh_word_symbol: Returns: the character that @c of the symbol font @font stands for, 0 if that is not known
 */
gunichar kh_word_symbol (const char *font, gunichar c);
/** kh_word_bullet: Returns: (transfer none): "-" or "+", by what the bullet @text (nullable) looks like */
const char *kh_word_bullet (const char *text);

/**
 * kh_word_text_finish:
 * @self: (transfer full): the text
 *
 * Converts legacy text, tells letterhead and signature tables from tables of
 * content, and gives the paragraphs to the recogniser's source.
 *
 * Returns: (transfer full): the source
 */
KhSource *kh_word_text_finish (KhWordText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhWordText, kh_word_text_free)

G_END_DECLS
