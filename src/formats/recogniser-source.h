/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSource: a foreign document as a list of paragraphs, whatever file it came from. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/** KhSourceStyle: the bytes from @start to before @end of a paragraph's text are bold or italic. */
typedef struct
{
  guint    start;
  guint    end;
  gboolean bold;
  gboolean italic;
} KhSourceStyle;

/**
 * KhSourceCell:
 * @text: normalized, its paragraphs joined by spaces
 * @markup: the same as inline markup, its paragraphs parted by "\n"
 * @uuid: (nullable): node that it shows
 * @columns: how many it covers, 1 or more
 * @merged: whether it only goes on from the cell above
 */
typedef struct
{
  char    *text;
  char    *markup;
  char    *uuid;
  guint    columns;
  gboolean merged;
} KhSourceCell;

/** KhSourceRow: @line: of the source, from 1, where it starts; @last_line: where it ends. */
typedef struct
{
  GPtrArray *cells; /* of KhSourceCell */
  gboolean   header;
  guint      line;
  guint      last_line;
} KhSourceRow;

typedef struct
{
  GPtrArray *rows; /* of KhSourceRow */
} KhSourceTable;

KhSourceTable *kh_source_table_new     (void);
void           kh_source_table_free    (KhSourceTable *self);
KhSourceRow   *kh_source_table_add_row (KhSourceTable *self);
KhSourceCell  *kh_source_row_add_cell  (KhSourceRow *self);
/** kh_source_row_dup_text: Returns: (transfer full): the words of its cells, parted by " | " */
char          *kh_source_row_dup_text  (const KhSourceRow *self);

/**
 * KhSourceParagraph:
 * @text: NFC, single spaces, as kh_text_normalize() leaves it
 * @fold: @text folded by kh_text_fold_chars(): as many characters as @text has
 * @mark: (nullable): number or mark that the source keeps apart from the text
 *   (automatic numbering of a word processor), as it prints: "II.", "a)", "-"
 * @level: level of the heading style, 0 for body text
 * @columns: (nullable): two or more parts that wide gaps set apart, normalized
 * @styles: (nullable) (element-type KhSourceStyle): in order, without overlap
 * @uuid: (nullable): node of ours that the source says it shows
 * @table: (nullable): a table that stands here; then @text is the words of the
 *   first row that has any, and @mark is ""
 * @line: line of the source where it starts, from 1
 * @last_line: line of the source where it ends; it may be joined from several
 *
 * Invariant: the offsets in @styles lie within @text.
 */
typedef struct
{
  char   *text;
  char   *fold;
  char   *mark;
  guint   level;
  GStrv   columns;
  GArray *styles;
  char   *uuid;
  KhSourceTable *table;
  guint   line;
  guint   last_line;
} KhSourceParagraph;

/** KhSource: paragraphs in reading order, and what reading them found. */
typedef struct
{
  GPtrArray *paragraphs; /* of KhSourceParagraph */
  GPtrArray *findings;   /* of KhFinding */
} KhSource;

KhSource *kh_source_new  (void);
void      kh_source_free (KhSource *self);

/**
 * kh_source_add:
 * @text: any valid UTF-8; it is normalized
 * @line: line of the source, from 1
 *
 * Returns: (transfer none): the new paragraph
 */
KhSourceParagraph *kh_source_add (KhSource *self, const char *text, guint line);

/** kh_source_add_finding: @text: (nullable): see kh_finding_new(); @line: 0 for none. Returns: (transfer none): the finding */
KhFinding *kh_source_add_finding (KhSource *self, const char *rule, KhSeverity severity, const char *text,
                                  const char *message, guint line);

/** kh_source_paragraph_add_style: marks bytes of the text; spans are added in order. */
void kh_source_paragraph_add_style (KhSourceParagraph *self, guint start, guint end, gboolean bold, gboolean italic);

/** kh_source_paragraph_truncate: cuts the text after @length bytes. */
void kh_source_paragraph_truncate (KhSourceParagraph *self, gsize length);

/** kh_source_paragraph_is_bold: Returns: whether all of the text is bold */
gboolean kh_source_paragraph_is_bold (const KhSourceParagraph *self);

/**
 * kh_source_paragraph_dup_markup:
 * @start: first byte
 * @end: byte after the last
 *
 * Returns: (transfer full): the inline markup of that stretch, without white space at its ends
 */
char *kh_source_paragraph_dup_markup (const KhSourceParagraph *self, gsize start, gsize end);

/** kh_source_key: Returns: (transfer full): @text folded, with one space for whatever is no letter or digit: a key for tables */
char *kh_source_key (const char *text);

/** kh_source_is_upper: Returns: whether @text has two letters or more and no small one */
gboolean kh_source_is_upper (const char *text);

/** kh_source_is_blank_rule: Returns: whether @text holds no letter and no digit: a drawn rule */
gboolean kh_source_is_blank_rule (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhSource, kh_source_free)

G_END_DECLS
