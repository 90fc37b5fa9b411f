/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that write a Word document share. */
#pragma once

#include "package-xml.h"
#include "styles-metrics.h"
#include "styles-names.h"
#include "styles-numbers.h"

G_BEGIN_DECLS

/* Word counts in twentieths of a point, and border widths in eighths. */
#define KH_TWIPS(pt) ((int) ((pt) *20.0 + 0.5))
#define KH_EIGHTHS(pt) MAX (2, (int) ((pt) *8.0 + 0.5))

#define KH_DOCX_NS "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define KH_DOCX_NS_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/**
 * KhDocxWriter:
 * @out: the part document.xml
 * @bookmarks: UUIDs that have their bookmark; a node shown twice has one, where it is shown first
 * @width: of the text of the section at hand, in pt
 */
typedef struct
{
  KhDocument *document;
  KhProfile *profile;
  KhStyleMetrics metrics;
  KhStyleNumbers *numbers;
  KhXmlOut *out;
  GHashTable *bookmarks;
  double width;
  const KhBlock *address;
} KhDocxWriter;

/** KhDocxParagraph: what a paragraph sets beyond its style; lengths in pt, negative for "as the style says".
 */
typedef struct
{
  double before, after;
  double left, right; /* indents */
  double exact;       /* line height */
  double rule;        /* width of a line above the text; 0 for none */
  double box;         /* width of the line round the paragraph; 0 for none */
  guint32 colour;
  gboolean keep_next;
  gboolean no_number;
  gboolean centred;
  gboolean bold;
  int outline;                /* level from 1; -1 as the style says */
  const KhStylePlace *number; /* (nullable) */
} KhDocxParagraph;

#define KH_DOCX_PARAGRAPH_INIT                                                                               \
  {                                                                                                          \
    -1, -1, -1, -1, -1, 0, 0, 0, FALSE, FALSE, FALSE, FALSE, -1, NULL                                        \
  }

/* docx-paragraph.c */
void kh_docx_open_paragraph (KhDocxWriter *self, KhRole role, const KhDocxParagraph *shape, const char *uuid);
void kh_docx_close_paragraph (KhDocxWriter *self, const char *uuid);
/** kh_docx_add_spans: @spans: (element-type KhSpan): as runs; "\n" breaks the line */
void kh_docx_add_spans (KhDocxWriter *self, GPtrArray *spans, const KhDocxParagraph *shape);
void kh_docx_add_text (KhDocxWriter *self, const char *text, const KhDocxParagraph *shape);
/** kh_docx_add_block: a whole block as one paragraph of its role */
void kh_docx_add_block (KhDocxWriter *self, const KhBlock *block, const KhDocxParagraph *shape);
/** kh_docx_add_rule: a line of @length in the middle of @width, as a paragraph's border */
void kh_docx_add_rule (KhDocxWriter *self, double length, double width, double after);
/** kh_docx_add_filler: an empty paragraph too small to see, which Word wants after a table */
void kh_docx_add_filler (KhDocxWriter *self);

/* docx-table.c */
void kh_docx_open_table (KhDocxWriter *self, const double *widths, guint n, gboolean ruled);
void kh_docx_close_table (KhDocxWriter *self);
void kh_docx_open_row (KhDocxWriter *self, gboolean header, gboolean whole);
void kh_docx_close_row (KhDocxWriter *self);
void kh_docx_open_cell (KhDocxWriter *self, double width, guint columns, gboolean centred);
void kh_docx_close_cell (KhDocxWriter *self);
void kh_docx_add_letterhead (KhDocxWriter *self);
void kh_docx_add_signature (KhDocxWriter *self, const KhBlock *block, const KhBlock *drafter);
void kh_docx_add_table (KhDocxWriter *self, const KhBlock *block);

/* docx-body.c */
void kh_docx_add_body (KhDocxWriter *self);

/* docx-styles.c and docx-numbering.c: parts of the package */
GBytes *kh_docx_write_styles (KhProfile *profile);
GBytes *kh_docx_write_numbering (KhProfile *profile, KhStyleNumbers *numbers);

G_END_DECLS
