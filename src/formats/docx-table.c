/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a Word document: the letterhead, the signature, the document's own. */
#include "docx-private.h"

#include <string.h>

void
kh_docx_open_table (KhDocxWriter *self, const double *widths, guint n, gboolean ruled)
{
  KhXmlOut *out = self->out;
  double rule = kh_profile_get_measure (self->profile, KH_MEASURE_TABLE_RULE);
  double padding = ruled ? kh_profile_get_measure (self->profile, KH_MEASURE_TABLE_PADDING) : 0;
  double total = 0;

  for (guint i = 0; i < n; i++)
    total += widths[i];
  kh_xml_out_open (out, "w:tbl", NULL);
  kh_xml_out_open (out, "w:tblPr", NULL);
  if (ruled)
    kh_xml_out_empty (out, "w:tblStyle", "w:val", "TableGrid", NULL);
  kh_xml_out_open (out, "w:tblW", "w:type", "dxa", NULL);
  kh_xml_out_attribute_int (out, "w:w", KH_TWIPS (total));
  kh_xml_out_close (out);
  kh_xml_out_empty (out, "w:tblInd", "w:w", "0", "w:type", "dxa", NULL);
  if (ruled)
    {
      static const char *const sides[]
          = { "w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV" };

      kh_xml_out_open (out, "w:tblBorders", NULL);
      for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
        {
          kh_xml_out_open (out, sides[i], "w:val", "single", NULL);
          kh_xml_out_attribute_int (out, "w:sz", KH_EIGHTHS (rule));
          kh_xml_out_attribute (out, "w:space", "0");
          kh_xml_out_attribute (out, "w:color", "000000");
          kh_xml_out_close (out);
        }
      kh_xml_out_close (out);
    }
  kh_xml_out_empty (out, "w:tblLayout", "w:type", "fixed", NULL);
  kh_xml_out_open (out, "w:tblCellMar", NULL);
  kh_xml_out_open (out, "w:left", "w:type", "dxa", NULL);
  kh_xml_out_attribute_int (out, "w:w", KH_TWIPS (padding));
  kh_xml_out_close (out);
  kh_xml_out_open (out, "w:right", "w:type", "dxa", NULL);
  kh_xml_out_attribute_int (out, "w:w", KH_TWIPS (padding));
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  kh_xml_out_close (out);

  kh_xml_out_open (out, "w:tblGrid", NULL);
  for (guint i = 0; i < n; i++)
    kh_xml_out_value (out, "w:gridCol", "w:w", KH_TWIPS (widths[i]));
  kh_xml_out_close (out);
}

void
kh_docx_close_table (KhDocxWriter *self)
{
  kh_xml_out_close (self->out);
}

/**
 * kh_docx_open_row:
 * @header: repeated on each page
 * @whole: never parted by a page break
 */
void
kh_docx_open_row (KhDocxWriter *self, gboolean header, gboolean whole)
{
  KhXmlOut *out = self->out;

  kh_xml_out_open (out, "w:tr", NULL);
  if (!header && !whole)
    return;
  kh_xml_out_open (out, "w:trPr", NULL);
  if (whole)
    kh_xml_out_empty (out, "w:cantSplit", NULL);
  if (header)
    kh_xml_out_empty (out, "w:tblHeader", NULL);
  kh_xml_out_close (out);
}

void
kh_docx_close_row (KhDocxWriter *self)
{
  kh_xml_out_close (self->out);
}

/** kh_docx_open_cell: @centred: whether its text stands in the middle of the row's height */
void
kh_docx_open_cell (KhDocxWriter *self, double width, guint columns, gboolean centred)
{
  KhXmlOut *out = self->out;

  kh_xml_out_open (out, "w:tc", NULL);
  kh_xml_out_open (out, "w:tcPr", NULL);
  kh_xml_out_open (out, "w:tcW", "w:type", "dxa", NULL);
  kh_xml_out_attribute_int (out, "w:w", KH_TWIPS (width));
  kh_xml_out_close (out);
  if (columns > 1)
    kh_xml_out_value (out, "w:gridSpan", "w:val", (int) columns);
  if (centred)
    kh_xml_out_empty (out, "w:vAlign", "w:val", "center", NULL);
  kh_xml_out_close (out);
}

void
kh_docx_close_cell (KhDocxWriter *self)
{
  kh_xml_out_close (self->out);
}

/* A cell must hold a paragraph. */
static void
add_empty_cell (KhDocxWriter *self, double width, guint columns)
{
  kh_docx_open_cell (self, width, columns, FALSE);
  kh_docx_add_filler (self);
  kh_docx_close_cell (self);
}

/* Adds the block of @role, if there is one, in the middle of a column. */
static gboolean
add_role (KhDocxWriter *self, KhRole role, double width, double before)
{
  const KhBlock *block = kh_document_find (self->document, role);
  KhDocxParagraph shape = KH_DOCX_PARAGRAPH_INIT;

  if (block == NULL)
    return FALSE;
  shape.left = shape.right = kh_style_metrics_indent (&self->metrics, self->profile, role, width);
  shape.before = before;
  kh_docx_add_block (self, block, &shape);
  return TRUE;
}

static void
add_stamp (KhDocxWriter *self, KhRole role, double width)
{
  const KhBlock *block = kh_document_find (self->document, role);
  double height = self->metrics.stamp_heights[role];
  KhDocxParagraph shape = KH_DOCX_PARAGRAPH_INIT;

  if (block == NULL)
    return;
  shape.box = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_LINE);
  shape.colour = self->profile->stamp_colours[role];
  shape.before = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_GAP);
  shape.left = shape.right = MAX (0, (width - self->metrics.stamps[role]) / 2);
  /* The border's lines are drawn outside the text's height. */
  if (height > 2 * shape.box)
    shape.exact = height - 2 * shape.box;
  kh_docx_add_block (self, block, &shape);
}

static gboolean
has_stamp (KhDocument *document)
{
  return kh_document_find (document, KH_ROLE_SECRECY) != NULL
         || kh_document_find (document, KH_ROLE_URGENCY) != NULL
         || kh_document_find (document, KH_ROLE_CIRCULATION) != NULL;
}

static gboolean
has_boxes (KhDocument *document)
{
  for (KhRole role = KH_ROLE_NATIONAL_TITLE; role <= KH_ROLE_CIRCULATION; role++)
    if (kh_document_find (document, role) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_boxes (KhDocxWriter *self)
{
  double left = self->metrics.left_width, right = self->metrics.right_width;
  double gap = MAX (0, self->metrics.text_width - left - right);
  double widths[] = { left, gap, right };
  guint n = gap > 0.5 ? 3 : 2;
  double number_gap = kh_profile_get_measure (self->profile, KH_MEASURE_NUMBER_GAP);

  if (n == 2)
    widths[1] = right;
  kh_docx_open_table (self, widths, n, FALSE);

  kh_docx_open_row (self, FALSE, TRUE);
  kh_docx_open_cell (self, left, 1, FALSE);
  add_role (self, KH_ROLE_SUPERIOR, left, -1);
  add_role (self, KH_ROLE_ISSUER, left, -1);
  kh_docx_add_rule (self, self->metrics.issuer_rule, left, 0);
  if (self->metrics.issuer_rule <= 0)
    kh_docx_add_filler (self);
  kh_docx_close_cell (self);
  if (n == 3)
    add_empty_cell (self, gap, 1);
  kh_docx_open_cell (self, right, 1, FALSE);
  add_role (self, KH_ROLE_NATIONAL_TITLE, right, -1);
  add_role (self, KH_ROLE_MOTTO, right, -1);
  kh_docx_add_rule (self, self->metrics.motto_rule, right, 0);
  if (self->metrics.motto_rule <= 0)
    kh_docx_add_filler (self);
  kh_docx_close_cell (self);
  kh_docx_close_row (self);

  kh_docx_open_row (self, FALSE, TRUE);
  kh_docx_open_cell (self, left, 1, FALSE);
  if (!add_role (self, KH_ROLE_NUMBER, left, number_gap))
    kh_docx_add_filler (self);
  if (has_stamp (self->document))
    {
      add_stamp (self, KH_ROLE_SECRECY, left);
      add_stamp (self, KH_ROLE_URGENCY, left);
      add_stamp (self, KH_ROLE_CIRCULATION, left);
    }
  kh_docx_close_cell (self);
  if (n == 3)
    add_empty_cell (self, gap, 1);
  kh_docx_open_cell (self, right, 1, FALSE);
  if (!add_role (self, KH_ROLE_PLACE_DATE, right, number_gap))
    kh_docx_add_filler (self);
  kh_docx_close_cell (self);
  kh_docx_close_row (self);
  kh_docx_close_table (self);
}

void
kh_docx_add_letterhead (KhDocxWriter *self)
{
  double before = kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_BEFORE);
  double after = kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_AFTER);
  double width = self->metrics.text_width;

  if (has_boxes (self->document))
    add_boxes (self);
  if (has_stamp (self->document))
    before /= 2;
  if (add_role (self, KH_ROLE_TYPE_NAME, width, before))
    before = -1;
  add_role (self, KH_ROLE_TITLE, width, before);
  kh_docx_add_rule (self, self->metrics.title_rule, width, after);
}

static void
add_line (KhDocxWriter *self, KhRole role, const char *text, const char *uuid, double before, double after)
{
  KhDocxParagraph shape = KH_DOCX_PARAGRAPH_INIT;

  if (text == NULL || *text == '\0')
    return;
  shape.before = before;
  shape.after = after;
  kh_docx_open_paragraph (self, role, &shape, uuid);
  kh_docx_add_text (self, text, &shape);
  kh_docx_close_paragraph (self, uuid);
}

static void
add_signer (KhDocxWriter *self, const KhSigner *signer, double before)
{
  double blank = kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BLANK);

  add_line (self, KH_ROLE_SIGNER_AUTHORITY, signer->authority, signer->uuid, before, -1);
  if (signer->authority != NULL && *signer->authority != '\0')
    before = -1;
  add_line (self, KH_ROLE_SIGNER_POSITION, signer->position, signer->uuid, before, -1);
  if (signer->name != NULL && *signer->name != '\0')
    add_line (self, KH_ROLE_SIGNER_NAME, signer->name, signer->uuid, blank, -1);
  else
    {
      KhDocxParagraph shape = KH_DOCX_PARAGRAPH_INIT;

      shape.before = blank;
      kh_docx_open_paragraph (self, KH_ROLE_SIGNER_NAME, &shape, NULL);
      kh_docx_close_paragraph (self, NULL);
    }
}

static void
add_recipients (KhDocxWriter *self, const KhBlock *block, const KhBlock *drafter, double before)
{
  KhDocxParagraph shape = KH_DOCX_PARAGRAPH_INIT;
  guint n = block->recipients != NULL ? block->recipients->len : 0;

  if (n > 0)
    add_line (self, KH_ROLE_RECIPIENTS_LABEL, "Nơi nhận:", NULL, before, -1);
  for (guint i = 0; i < n; i++)
    kh_docx_add_block (self, g_ptr_array_index (block->recipients, i), &shape);
  if (drafter != NULL)
    {
      shape.before = kh_profile_get_measure (self->profile, KH_MEASURE_DRAFTER_BEFORE);
      kh_docx_add_block (self, drafter, &shape);
    }
  if (n == 0 && drafter == NULL)
    kh_docx_add_filler (self);
}

/* Two or more sign side by side over the whole width, and Nơi nhận stands beneath. */
static void
add_joint_signature (KhDocxWriter *self, const KhBlock *block, const KhBlock *drafter, double before)
{
  guint n = block->signers->len;
  g_autofree double *widths = g_new (double, n);

  for (guint i = 0; i < n; i++)
    widths[i] = self->width / n;
  kh_docx_open_table (self, widths, n, FALSE);
  kh_docx_open_row (self, FALSE, TRUE);
  for (guint i = 0; i < n; i++)
    {
      kh_docx_open_cell (self, widths[i], 1, FALSE);
      add_signer (self, g_ptr_array_index (block->signers, i), before);
      kh_docx_close_cell (self);
    }
  kh_docx_close_row (self);
  kh_docx_open_row (self, FALSE, !kh_style_is_long (self->profile, block));
  kh_docx_open_cell (self, self->width, n, FALSE);
  add_recipients (self, block, drafter, kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BEFORE));
  kh_docx_close_cell (self);
  kh_docx_close_row (self);
  kh_docx_close_table (self);
}

/**
 * kh_docx_add_signature:
 * @drafter: (nullable): box 12, which stands under the recipients
 */
void
kh_docx_add_signature (KhDocxWriter *self, const KhBlock *block, const KhBlock *drafter)
{
  double before = MAX (0, kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BEFORE)
                              - kh_profile_get_length (self->profile, KH_CHOICE_PARAGRAPH_GAP));
  double left = self->width * kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_LEFT);
  double widths[] = { left, self->width - left };
  double label = kh_profile_get_text (self->profile, KH_ROLE_RECIPIENTS_LABEL)->size;
  double title = kh_profile_get_text (self->profile, KH_ROLE_SIGNER_AUTHORITY)->size;

  if (block->signers != NULL && block->signers->len > 1)
    {
      add_joint_signature (self, block, drafter, before);
      return;
    }
  kh_docx_open_table (self, widths, 2, FALSE);
  kh_docx_open_row (self, FALSE, !kh_style_is_long (self->profile, block));
  kh_docx_open_cell (self, widths[0], 1, FALSE);
  /* "Nơi nhận" stands on the line of the power to sign: their baselines are level. */
  add_recipients (self, block, drafter, before + MAX (0, title - label) * 0.9);
  kh_docx_close_cell (self);
  kh_docx_open_cell (self, widths[1], 1, FALSE);
  if (block->signers != NULL && block->signers->len == 1)
    add_signer (self, g_ptr_array_index (block->signers, 0), before);
  else
    kh_docx_add_filler (self);
  kh_docx_close_cell (self);
  kh_docx_close_row (self);
  kh_docx_close_table (self);
}

/* The document's own tables. */

static void
add_cell_paragraphs (KhDocxWriter *self, GPtrArray *spans, const char *uuid, const KhDocxParagraph *shape)
{
  KhDocxParagraph own = *shape;
  double padding = kh_profile_get_measure (self->profile, KH_MEASURE_TABLE_ROW_PADDING);
  guint left = kh_style_count_line_ends (spans);

  own.before = padding;
  own.after = left == 0 ? padding : 0;
  kh_docx_open_paragraph (self, KH_ROLE_TABLE_CELL, &own, uuid);
  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);
      const char *text = span->text;
      const char *end = NULL;

      while (text != NULL)
        {
          g_autofree char *line = NULL;
          KhSpan part = { .bold = span->bold, .italic = span->italic };
          g_autoptr (GPtrArray) one = g_ptr_array_new ();

          end = strchr (text, '\n');
          part.text = line = end != NULL ? g_strndup (text, end - text) : g_strdup (text);
          g_ptr_array_add (one, &part);
          kh_docx_add_spans (self, one, &own);
          text = end != NULL ? end + 1 : NULL;
          if (end != NULL)
            {
              kh_docx_close_paragraph (self, uuid);
              own.before = 0;
              own.after = --left == 0 ? padding : 0;
              kh_docx_open_paragraph (self, KH_ROLE_TABLE_CELL, &own, NULL);
              uuid = NULL;
            }
        }
    }
  kh_docx_close_paragraph (self, uuid);
}

static void
add_row (KhDocxWriter *self, const KhTable *table, const KhRow *row, const double *widths, guint n)
{
  guint column = 0;

  kh_docx_open_row (self, row->header, row->header || !kh_style_is_tall (self->profile, row, widths, n));
  for (guint i = 0; i < row->cells->len && column < n; i++)
    {
      const KhCell *cell = g_ptr_array_index (row->cells, i);
      const KhColumn *under
          = column < table->columns->len ? g_ptr_array_index (table->columns, column) : NULL;
      guint end = MIN (column + MAX (1, cell->columns), n);
      KhDocxParagraph shape = KH_DOCX_PARAGRAPH_INIT;
      double width = 0;

      for (guint j = column; j < end; j++)
        width += widths[j];
      shape.bold = cell->bold || row->header || row->group;
      shape.centred = row->header || cell->centred || (under != NULL && under->centred && cell->columns <= 1);
      shape.keep_next = row->group || row->header;
      kh_docx_open_cell (self, width, end - column, shape.centred);
      add_cell_paragraphs (self, cell->spans, cell->uuid, &shape);
      kh_docx_close_cell (self);
      column = end;
    }
  if (column == 0)
    add_empty_cell (self, self->width, n);
  kh_docx_close_row (self);
}

void
kh_docx_add_table (KhDocxWriter *self, const KhBlock *block)
{
  const KhTable *table = block->table;
  guint n = 0;
  g_autofree double *widths = NULL;

  if (table == NULL || table->rows->len == 0)
    return;
  widths = kh_style_dup_widths (self->profile, table, self->width, &n);

  kh_docx_open_table (self, widths, n, TRUE);
  for (guint i = 0; i < table->rows->len; i++)
    add_row (self, table, g_ptr_array_index (table->rows, i), widths, n);
  kh_docx_close_table (self);
}
