/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that read a Word document share. */
#pragma once

#include "package-reader.h"
#include "package-remarks.h"
#include "package-source.h"

G_BEGIN_DECLS

#define KH_DOCX_LEVELS 9
/* Styles that build on each other further than this are a circle. */
#define KH_DOCX_STYLE_DEPTH 24

/** KhDocxToggle: bold or italic: not said, off or on. */
typedef enum
{
  KH_DOCX_UNSET,
  KH_DOCX_OFF,
  KH_DOCX_ON,
} KhDocxToggle;

/** KhDocxFormat: what a run's properties say; @font is what decides legacy text. */
typedef struct
{
  KhDocxToggle bold, italic, hidden, caps;
  char *font;
} KhDocxFormat;

/** KhDocxStyle: a style; -1 and %NULL for what it does not say. */
typedef struct
{
  char *based_on;
  char *name; /* Word's own name, lower case */
  KhDocxFormat format;
  int num_id;
  int num_level;
  int outline; /* from 0 */
  int centred;
  gboolean is_table_ruled;
} KhDocxStyle;

typedef struct
{
  GHashTable *by_id; /* char * to KhDocxStyle */
  char *standard;    /* (nullable) id of the style of paragraphs that name none */
  KhDocxFormat defaults;
} KhDocxStyles;

KhDocxStyles *kh_docx_styles_new (void);
void kh_docx_styles_free (KhDocxStyles *self);
/** kh_docx_styles_read: @pull: at the start of the part styles.xml */
void kh_docx_styles_read (KhDocxStyles *self, KhPull *pull);
/** kh_docx_styles_find: Returns: (nullable): the style, for @id or, with %NULL, the standard one */
KhDocxStyle *kh_docx_styles_find (KhDocxStyles *self, const char *id);
/** kh_docx_styles_resolve: Fills @format with what the style @id and those under it say, where it is unset.
 */
void kh_docx_styles_resolve (KhDocxStyles *self, const char *id, KhDocxFormat *format);
/** kh_docx_styles_find_number: Returns: whether the style @id or one under it is numbered */
gboolean kh_docx_styles_find_number (KhDocxStyles *self, const char *id, int *num_id, int *level);
/** kh_docx_styles_find_outline: Returns: heading level from 1, 0 for body text */
guint kh_docx_styles_find_outline (KhDocxStyles *self, const char *id);
gboolean kh_docx_styles_is_centred (KhDocxStyles *self, const char *id);

void kh_docx_format_clear (KhDocxFormat *self);
/** kh_docx_format_read: @pull: at an element w:rPr, which is read to its end. Returns: the character style it
 * names (transfer full) (nullable) */
char *kh_docx_format_read (KhDocxFormat *self, KhPull *pull);
/** kh_docx_read_toggle: Returns: what the current element, such as w:b, says */
KhDocxToggle kh_docx_read_toggle (KhPull *pull);
/** kh_docx_read_ruled: Returns: whether the current element, such as w:tcBorders, has a side with a line */
gboolean kh_docx_read_ruled (KhPull *pull);

/* docx-read-numbering.c */
typedef struct _KhDocxNumbering KhDocxNumbering;

KhDocxNumbering *kh_docx_numbering_new (void);
void kh_docx_numbering_free (KhDocxNumbering *self);
/** kh_docx_numbering_read: @pull: at the start of the part numbering.xml */
void kh_docx_numbering_read (KhDocxNumbering *self, KhPull *pull);
/**
 * kh_docx_numbering_next:
 * @num_id: the list
 * @level: from 0
 * @styles: for lists that a style defines
 *
 * Counts a paragraph. Returns: (transfer full) (nullable): the number or mark as Word prints it
 */
char *kh_docx_numbering_next (KhDocxNumbering *self, KhDocxStyles *styles, int num_id, int level);
/** kh_docx_numbering_find_level: Returns: the level of list @num_id that is linked to the paragraph style
 * @style; -1 for none */
int kh_docx_numbering_find_level (KhDocxNumbering *self, int num_id, const char *style);

/** KhDocxReader: one document being read. */
typedef struct
{
  KhPackage *package;
  KhPull *pull;
  KhDocxStyles *styles;
  KhDocxNumbering *numbering;
  KhWordText *text;
  GHashTable *footnotes; /* id to text */
  KhWordRemarks *remarks;
  GHashTable *footers;   /* relationship id to part name */
  char *first_footer; /* (nullable) relationship id */
  guint n_uses_of_notes;
} KhDocxReader;

/**
 * KhDocxProperties: what a paragraph itself names; -1 where it does not.
 * @style: (nullable): id of its style
 * @mark_deleted: whether its end was deleted
 */
typedef struct
{
  int num_id;
  int level;
  int outline;
  int centred;
  char *style;
  gboolean mark_deleted;
} KhDocxProperties;

#define KH_DOCX_PROPERTIES_INIT { -1, -1, -1, -1, NULL, FALSE }

/* docx-read-properties.c */
/** kh_docx_properties_read: @reader->pull: at an element w:pPr of the paragraph at @line */
void kh_docx_properties_read (KhDocxProperties *self, KhDocxReader *reader, guint line);
/** kh_docx_properties_apply: gives @paragraph what it and its styles say, its number too, which counts it */
void kh_docx_properties_apply (const KhDocxProperties *self, KhDocxReader *reader, KhWordParagraph *paragraph);
/** kh_docx_read_section: @self->pull: at an element w:sectPr */
void kh_docx_read_section (KhDocxReader *self);

/* docx-read-body.c */
/** kh_docx_read_blocks: @self->pull: at an element whose children are blocks; they go to @blocks */
void kh_docx_read_blocks (KhDocxReader *self, GPtrArray *blocks);
/**
 * kh_docx_read_paragraph:
 * @open: whether the end of the last paragraph of @blocks was deleted, so that this goes on with it
 *
 * Returns: whether the end of this paragraph was deleted
 */
gboolean kh_docx_read_paragraph (KhDocxReader *self, GPtrArray *blocks, gboolean open);
/** kh_docx_note_change: @self->pull: at a tracked change. Returns: (transfer none) (nullable): it, with who made it */
KhWordRemark *kh_docx_note_change (KhDocxReader *self);
/* docx-read-table.c */
void kh_docx_read_table (KhDocxReader *self, GPtrArray *blocks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhDocxStyles, kh_docx_styles_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhDocxNumbering, kh_docx_numbering_free)

G_END_DECLS
