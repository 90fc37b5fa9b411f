/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that write an OpenDocument text share. */
#pragma once

#include "package-xml.h"
#include "styles-metrics.h"
#include "styles-names.h"
#include "styles-numbers.h"

G_BEGIN_DECLS

/**
 * KhOdtWriter:
 * @styles: automatic styles of content.xml
 * @out: the text of content.xml, or the footer's
 * @names: what an automatic style says to its name
 * @lists: (element-type guint): by list, how many pieces of it were written
 * @bookmarks: UUIDs that have their bookmark
 * @width: of the text of the section at hand, in pt
 * @master: (nullable): master page that the next paragraph or table starts
 * @page_number: the number it starts with, 0 to go on
 */
typedef struct
{
  KhDocument *document;
  KhProfile *profile;
  KhStyleMetrics metrics;
  KhStyleNumbers *numbers;
  KhXmlOut *styles;
  KhXmlOut *out;
  GHashTable *names;
  GHashTable *lists;
  GHashTable *bookmarks;
  double width;
  const char *master;
  int page_number;
} KhOdtWriter;

/** KhOdtParagraph: what a paragraph sets beyond its style; lengths in pt, negative for "as the style says".
 */
typedef struct
{
  double before, after;
  double left, right;
  double exact;
  double rule;
  double box;
  guint32 colour;
  gboolean keep_next;
  gboolean centred;
  gboolean bold;
  int outline;
  const KhStylePlace *number; /* (nullable) */
} KhOdtParagraph;

#define KH_ODT_PARAGRAPH_INIT                                                                                \
  {                                                                                                          \
    -1, -1, -1, -1, -1, 0, 0, 0, FALSE, FALSE, FALSE, -1, NULL                                               \
  }

/* Master pages: the first page of a section and the ones after it. */
#define KH_ODT_FIRST_PAGE "TrangDau"
#define KH_ODT_APPENDIX_PAGE "PhuLucDau"
#define KH_ODT_LANDSCAPE_PAGE "PhuLucNgangDau"

/** kh_odt_style_name: Returns: (transfer none): name of the style of @role in the file */
const char *kh_odt_style_name (KhRole role);
/** kh_odt_list_name: Returns: (transfer full): name of the list style of list @index */
char *kh_odt_list_name (KhStyleNumbers *numbers, guint index);

/* odt-paragraph.c */
void kh_odt_open_paragraph (KhOdtWriter *self, KhRole role, const KhOdtParagraph *shape, const char *uuid);
void kh_odt_close_paragraph (KhOdtWriter *self, const KhOdtParagraph *shape, const char *uuid);
void kh_odt_add_spans (KhOdtWriter *self, GPtrArray *spans, const KhOdtParagraph *shape);
void kh_odt_add_text (KhOdtWriter *self, const char *text, const KhOdtParagraph *shape);
void kh_odt_add_block (KhOdtWriter *self, const KhBlock *block, const KhOdtParagraph *shape);
void kh_odt_add_rule (KhOdtWriter *self, double length, double width, double after);
void kh_odt_add_filler (KhOdtWriter *self);
/** kh_odt_find_style: Returns: (transfer none): name of the automatic style with that @key; @is_new: whether
 * it is to be written */
const char *kh_odt_find_style (KhOdtWriter *self, const char *key, char prefix, gboolean *is_new);
/** kh_odt_add_percent: writes an attribute such as "110%" */
void kh_odt_add_percent (KhXmlOut *out, const char *name, double factor);

/* odt-table.c */
void kh_odt_add_letterhead (KhOdtWriter *self);
void kh_odt_add_signature (KhOdtWriter *self, const KhBlock *block, const KhBlock *drafter);
void kh_odt_add_table (KhOdtWriter *self, const KhBlock *block);

/* odt-styles.c: the part styles.xml */
GBytes *kh_odt_write_styles (KhOdtWriter *self, const KhBlock *address);

G_END_DECLS
