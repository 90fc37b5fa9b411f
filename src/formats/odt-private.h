/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that write an OpenDocument text share. */
#pragma once

#include "word-writer.h"

G_BEGIN_DECLS

/**
 * KhOdtWriter:
 * @styles: automatic styles of content.xml
 * @names: what an automatic style says to its name
 * @lists: (element-type guint): by list, how many pieces of it were written
 * @master: (nullable): master page that the next paragraph or table starts
 * @page_number: the number it starts with, 0 to go on
 */
typedef struct
{
  KhWordWriter parent;
  KhXmlOut *styles;
  GHashTable *names;
  GHashTable *lists;
  const char *master;
  int page_number;
} KhOdtWriter;

/* Master pages: the first page of a section and the ones after it. */
#define KH_ODT_FIRST_PAGE "TrangDau"
#define KH_ODT_APPENDIX_PAGE "PhuLucDau"
#define KH_ODT_LANDSCAPE_PAGE "PhuLucNgangDau"

/** kh_odt_style_name: Returns: (transfer none): name of the style of @role in the file */
const char *kh_odt_style_name (KhRole role);
/** kh_odt_list_name: Returns: (transfer full): name of the list style of list @index */
char *kh_odt_list_name (KhStyleNumbers *numbers, guint index);

/* odt-paragraph.c and odt-table.c: of #KhWordWriterClass */
void kh_odt_open_paragraph (KhWordWriter *writer, KhRole role, const KhWordShape *shape, const char *uuid);
void kh_odt_close_paragraph (KhWordWriter *writer, const KhWordShape *shape, const char *uuid);
void kh_odt_add_spans (KhWordWriter *writer, GPtrArray *spans, const KhWordShape *shape);
void kh_odt_open_table (KhWordWriter *writer, const double *widths, guint n, gboolean ruled);
void kh_odt_open_header_rows (KhWordWriter *writer);
void kh_odt_open_row (KhWordWriter *writer, gboolean header, gboolean whole);
void kh_odt_open_cell (KhWordWriter *writer, double width, guint columns, gboolean ruled, gboolean centred);
void kh_odt_close_cell (KhWordWriter *writer, guint columns);

/** kh_odt_find_style: Returns: (transfer none): name of the automatic style with that @key; @is_new: whether
 * it is to be written */
const char *kh_odt_find_style (KhOdtWriter *self, const char *key, char prefix, gboolean *is_new);
/** kh_odt_add_percent: writes an attribute such as "110%" */
void kh_odt_add_percent (KhXmlOut *out, const char *name, double factor);

/* odt-styles.c: the part styles.xml */
GBytes *kh_odt_write_styles (KhOdtWriter *self, const KhBlock *address);

G_END_DECLS
