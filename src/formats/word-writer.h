/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWordWriter: what writing a Word document and an OpenDocument text have in common. */
#pragma once

#include "package-xml.h"
#include "styles-metrics.h"
#include "styles-names.h"
#include "styles-numbers.h"

G_BEGIN_DECLS

/** KhWordShape: what a paragraph sets beyond its style; lengths in pt, negative for "as the style says". */
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
  KhFate fate;
} KhWordShape;

#define KH_WORD_SHAPE_INIT                                                                                   \
  {                                                                                                          \
    -1, -1, -1, -1, -1, 0, 0, 0, FALSE, FALSE, FALSE, FALSE, -1, NULL, KH_FATE_SAME                          \
  }

typedef struct _KhWordWriter KhWordWriter;

/**
 * KhWordWriterClass: what each format does its own way.
 * @open_paragraph: @uuid: (nullable): node that it shows
 * @add_spans: as runs; "\n" breaks the line
 * @open_table: @widths: of its @n columns, in pt; @ruled: whether it has lines
 * @open_header_rows: (nullable): for formats that group the rows each page repeats
 * @open_row: @header: repeated on each page; @whole: never parted by a page break
 * @open_cell: @centred: whether its text stands in the middle of the row's height
 * @close_cell: @columns: as it was opened
 */
typedef struct
{
  void (*open_paragraph) (KhWordWriter *self, KhRole role, const KhWordShape *shape, const char *uuid);
  void (*close_paragraph) (KhWordWriter *self, const KhWordShape *shape, const char *uuid);
  void (*add_spans) (KhWordWriter *self, GPtrArray *spans, const KhWordShape *shape);
  void (*open_table) (KhWordWriter *self, const double *widths, guint n, gboolean ruled);
  void (*open_header_rows) (KhWordWriter *self);
  void (*open_row) (KhWordWriter *self, gboolean header, gboolean whole);
  void (*open_cell) (KhWordWriter *self, double width, guint columns, gboolean ruled, gboolean centred);
  void (*close_cell) (KhWordWriter *self, guint columns);
  void (*open_appendix) (KhWordWriter *self, const KhBlock *block);
  void (*add_block) (KhWordWriter *self, const KhBlock *block, guint index); /* neither a table nor the signature */
} KhWordWriterClass;

/**
 * KhWordWriter:
 * @out: the part with the text, or a footer's
 * @bookmarks: UUIDs that have their bookmark; a node shown twice has one, where it is shown first
 * @width: of the text of the section at hand, in pt
 */
struct _KhWordWriter
{
  const KhWordWriterClass *klass;
  KhDocument *document;
  KhProfile *profile;
  KhStyleMetrics metrics;
  KhStyleNumbers *numbers;
  KhXmlOut *out;
  GHashTable *bookmarks;
  double width;
};

/** kh_word_writer_init: Returns: whether it could; @error as kh_style_metrics_init() */
gboolean kh_word_writer_init (KhWordWriter *self, const KhWordWriterClass *klass, KhDocument *document,
                              KhProfile *profile, GError **error);
void kh_word_writer_clear (KhWordWriter *self);

/** kh_word_add_body: all of the document, in its order */
void kh_word_add_body (KhWordWriter *self);
/** kh_word_add_block: a whole block as one paragraph of its role */
void kh_word_add_block (KhWordWriter *self, const KhBlock *block, const KhWordShape *shape);
/** kh_word_add_empty: a paragraph of @role without words */
void kh_word_add_empty (KhWordWriter *self, KhRole role, const KhWordShape *shape);
/** kh_word_add_rule: a line of @length in the middle of @width, as a paragraph's border */
void kh_word_add_rule (KhWordWriter *self, double length, double width, double after);
/** kh_word_add_filler: an empty paragraph too small to see, which a cell must hold and Word wants after a table */
void kh_word_add_filler (KhWordWriter *self);

/* word-tables.c */
void kh_word_add_letterhead (KhWordWriter *self);
/** kh_word_add_signature: @drafter: (nullable): box 12, which stands under the recipients */
void kh_word_add_signature (KhWordWriter *self, const KhBlock *block, const KhBlock *drafter);
/** kh_word_add_table: one of the document's own tables, and the distance after it */
void kh_word_add_table (KhWordWriter *self, const KhBlock *block);

G_END_DECLS
