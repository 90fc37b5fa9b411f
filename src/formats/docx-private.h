/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that write a Word document share. */
#pragma once

#include "word-writer.h"

G_BEGIN_DECLS

/* Word counts in twentieths of a point, and border widths in eighths. */
#define KH_TWIPS(pt) ((int) ((pt) *20.0 + 0.5))
#define KH_EIGHTHS(pt) MAX (2, (int) ((pt) *8.0 + 0.5))

#define KH_DOCX_NS "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define KH_DOCX_NS_R "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/**
 * KhDocxWriter:
 * @address: (nullable): what stands in the footer of the first page
 * @in_appendix: whether the section at hand is not the document's first
 * @landscape: whether its pages lie on their side
 * @n_revisions: how many tracked changes have their number
 */
typedef struct
{
  KhWordWriter parent;
  const KhBlock *address;
  gboolean in_appendix;
  gboolean landscape;
  guint n_revisions;
} KhDocxWriter;

/* docx-paragraph.c and docx-table.c: of #KhWordWriterClass */
void kh_docx_open_paragraph (KhWordWriter *self, KhRole role, const KhWordShape *shape, const char *uuid);
void kh_docx_close_paragraph (KhWordWriter *self, const KhWordShape *shape, const char *uuid);
void kh_docx_add_spans (KhWordWriter *self, GPtrArray *spans, const KhWordShape *shape);
void kh_docx_open_table (KhWordWriter *self, const double *widths, guint n, gboolean ruled);
void kh_docx_open_row (KhWordWriter *self, gboolean header, gboolean whole);
void kh_docx_open_cell (KhWordWriter *self, double width, guint columns, gboolean ruled, gboolean centred);
void kh_docx_close_cell (KhWordWriter *self, guint columns);

/* docx-body.c: of #KhWordWriterClass, and the whole */
void kh_docx_open_appendix (KhWordWriter *writer, const KhBlock *block);
void kh_docx_add_block (KhWordWriter *writer, const KhBlock *block, guint index);
void kh_docx_add_body (KhDocxWriter *self);

/* docx-styles.c and docx-numbering.c: parts of the package */
GBytes *kh_docx_write_styles (KhProfile *profile);
GBytes *kh_docx_write_numbering (KhProfile *profile, KhStyleNumbers *numbers);

G_END_DECLS
