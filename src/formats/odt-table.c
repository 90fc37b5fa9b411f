/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of an OpenDocument text: the letterhead, the signature, the document's own. */
#include "odt-private.h"

#include <string.h>

/* The styles of a table's columns, by width. */
static void
add_columns (KhOdtWriter *self, const double *widths, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("c %.2f", widths[i]);
      gboolean is_new = FALSE;
      const char *name = kh_odt_find_style (self, key, 'C', &is_new);

      if (is_new)
        {
          kh_xml_out_open (self->styles, "style:style", "style:name", name, "style:family", "table-column",
                           NULL);
          kh_xml_out_open (self->styles, "style:table-column-properties", NULL);
          kh_xml_out_attribute_pt (self->styles, "style:column-width", widths[i]);
          kh_xml_out_close (self->styles);
          kh_xml_out_close (self->styles);
        }
      kh_xml_out_empty (self->out, "table:table-column", "table:style-name", name, NULL);
    }
}

static void
open_table (KhOdtWriter *self, const double *widths, guint n)
{
  const char *master = g_steal_pointer (&self->master);
  int page_number = self->page_number;
  double total = 0;
  g_autofree char *key = NULL;
  const char *name = NULL;
  gboolean is_new = FALSE;

  self->page_number = 0;
  for (guint i = 0; i < n; i++)
    total += widths[i];
  key = g_strdup_printf ("b %s %d %.2f", master != NULL ? master : "", page_number, total);
  name = kh_odt_find_style (self, key, 'B', &is_new);
  if (is_new)
    {
      kh_xml_out_open (self->styles, "style:style", "style:name", name, "style:family", "table", NULL);
      if (master != NULL)
        kh_xml_out_attribute (self->styles, "style:master-page-name", master);
      kh_xml_out_open (self->styles, "style:table-properties", "table:align", "left", "fo:margin-left", "0pt",
                       NULL);
      kh_xml_out_attribute_pt (self->styles, "style:width", total);
      if (page_number > 0)
        kh_xml_out_attribute_int (self->styles, "style:page-number", page_number);
      kh_xml_out_close (self->styles);
      kh_xml_out_close (self->styles);
    }
  kh_xml_out_open (self->out, "table:table", "table:style-name", name, NULL);
  add_columns (self, widths, n);
}

static void
close_table (KhOdtWriter *self)
{
  kh_xml_out_close (self->out);
}

/* @whole: never parted by a page break */
static void
open_row (KhOdtWriter *self, gboolean whole)
{
  gboolean is_new = FALSE;
  const char *name = kh_odt_find_style (self, whole ? "r whole" : "r", 'R', &is_new);

  if (is_new)
    {
      kh_xml_out_open (self->styles, "style:style", "style:name", name, "style:family", "table-row", NULL);
      kh_xml_out_empty (self->styles, "style:table-row-properties", "fo:keep-together",
                        whole ? "always" : "auto", NULL);
      kh_xml_out_close (self->styles);
    }
  kh_xml_out_open (self->out, "table:table-row", "table:style-name", name, NULL);
}

static void
close_row (KhOdtWriter *self)
{
  kh_xml_out_close (self->out);
}

static void
open_cell (KhOdtWriter *self, guint columns, gboolean ruled, gboolean centred)
{
  g_autofree char *key = g_strdup_printf ("e %d %d", ruled, centred);
  gboolean is_new = FALSE;
  const char *name = kh_odt_find_style (self, key, 'E', &is_new);

  if (is_new)
    {
      KhXmlOut *out = self->styles;

      kh_xml_out_open (out, "style:style", "style:name", name, "style:family", "table-cell", NULL);
      kh_xml_out_open (out, "style:table-cell-properties", NULL);
      kh_xml_out_attribute (out, "style:vertical-align", centred ? "middle" : "top");
      if (ruled)
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE];
          g_autofree char *line = NULL;
          double padding = kh_profile_get_measure (self->profile, KH_MEASURE_TABLE_PADDING);

          g_ascii_formatd (number, sizeof number, "%.2f",
                           kh_profile_get_measure (self->profile, KH_MEASURE_TABLE_RULE));
          line = g_strdup_printf ("%spt solid #000000", number);
          kh_xml_out_attribute_pt (out, "fo:padding-left", padding);
          kh_xml_out_attribute_pt (out, "fo:padding-right", padding);
          kh_xml_out_attribute (out, "fo:padding-top", "0pt");
          kh_xml_out_attribute (out, "fo:padding-bottom", "0pt");
          kh_xml_out_attribute (out, "fo:border", line);
        }
      else
        {
          kh_xml_out_attribute (out, "fo:padding", "0pt");
          kh_xml_out_attribute (out, "fo:border", "none");
        }
      kh_xml_out_close (out);
      kh_xml_out_close (out);
    }
  kh_xml_out_open (self->out, "table:table-cell", "table:style-name", name, "office:value-type", "string",
                   NULL);
  if (columns > 1)
    kh_xml_out_attribute_int (self->out, "table:number-columns-spanned", (int) columns);
}

static void
close_cell (KhOdtWriter *self, guint columns)
{
  kh_xml_out_close (self->out);
  for (guint i = 1; i < columns; i++)
    kh_xml_out_empty (self->out, "table:covered-table-cell", NULL);
}

static void
add_empty_cell (KhOdtWriter *self, guint columns, gboolean ruled)
{
  open_cell (self, columns, ruled, FALSE);
  kh_odt_add_filler (self);
  close_cell (self, columns);
}

static gboolean
add_role (KhOdtWriter *self, KhRole role, double width, double before)
{
  const KhBlock *block = kh_document_find (self->document, role);
  KhOdtParagraph shape = KH_ODT_PARAGRAPH_INIT;

  if (block == NULL)
    return FALSE;
  shape.left = shape.right = kh_style_metrics_indent (&self->metrics, self->profile, role, width);
  shape.before = before;
  kh_odt_add_block (self, block, &shape);
  return TRUE;
}

static void
add_stamp (KhOdtWriter *self, KhRole role, double width)
{
  const KhBlock *block = kh_document_find (self->document, role);
  double height = self->metrics.stamp_heights[role];
  KhOdtParagraph shape = KH_ODT_PARAGRAPH_INIT;

  if (block == NULL)
    return;
  shape.box = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_LINE);
  shape.colour = self->profile->stamp_colours[role];
  shape.before = kh_profile_get_measure (self->profile, KH_MEASURE_STAMP_GAP);
  shape.left = shape.right = MAX (0, (width - self->metrics.stamps[role]) / 2);
  if (height > 2 * shape.box)
    shape.exact = height - 2 * shape.box;
  kh_odt_add_block (self, block, &shape);
}

static gboolean
has_roles (KhDocument *document, KhRole first, KhRole last)
{
  for (KhRole role = first; role <= last; role++)
    if (kh_document_find (document, role) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_boxes (KhOdtWriter *self)
{
  double left = self->metrics.left_width, right = self->metrics.right_width;
  double gap = MAX (0.5, self->metrics.text_width - left - right);
  double widths[] = { left, gap, right };
  double number_gap = kh_profile_get_measure (self->profile, KH_MEASURE_NUMBER_GAP);

  open_table (self, widths, G_N_ELEMENTS (widths));
  open_row (self, TRUE);
  open_cell (self, 1, FALSE, FALSE);
  add_role (self, KH_ROLE_SUPERIOR, left, -1);
  add_role (self, KH_ROLE_ISSUER, left, -1);
  kh_odt_add_rule (self, self->metrics.issuer_rule, left, 0);
  if (self->metrics.issuer_rule <= 0)
    kh_odt_add_filler (self);
  close_cell (self, 1);
  add_empty_cell (self, 1, FALSE);
  open_cell (self, 1, FALSE, FALSE);
  add_role (self, KH_ROLE_NATIONAL_TITLE, right, -1);
  add_role (self, KH_ROLE_MOTTO, right, -1);
  kh_odt_add_rule (self, self->metrics.motto_rule, right, 0);
  if (self->metrics.motto_rule <= 0)
    kh_odt_add_filler (self);
  close_cell (self, 1);
  close_row (self);

  open_row (self, TRUE);
  open_cell (self, 1, FALSE, FALSE);
  if (!add_role (self, KH_ROLE_NUMBER, left, number_gap))
    kh_odt_add_filler (self);
  add_stamp (self, KH_ROLE_SECRECY, left);
  add_stamp (self, KH_ROLE_URGENCY, left);
  add_stamp (self, KH_ROLE_CIRCULATION, left);
  close_cell (self, 1);
  add_empty_cell (self, 1, FALSE);
  open_cell (self, 1, FALSE, FALSE);
  if (!add_role (self, KH_ROLE_PLACE_DATE, right, number_gap))
    kh_odt_add_filler (self);
  close_cell (self, 1);
  close_row (self);
  close_table (self);
}

void
kh_odt_add_letterhead (KhOdtWriter *self)
{
  double before = kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_BEFORE);
  double after = kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_AFTER);
  double width = self->metrics.text_width;

  if (has_roles (self->document, KH_ROLE_NATIONAL_TITLE, KH_ROLE_CIRCULATION))
    add_boxes (self);
  if (has_roles (self->document, KH_ROLE_SECRECY, KH_ROLE_CIRCULATION))
    before /= 2;
  if (add_role (self, KH_ROLE_TYPE_NAME, width, before))
    before = -1;
  add_role (self, KH_ROLE_TITLE, width, before);
  kh_odt_add_rule (self, self->metrics.title_rule, width, after);
}

static void
add_line (KhOdtWriter *self, KhRole role, const char *text, const char *uuid, double before)
{
  KhOdtParagraph shape = KH_ODT_PARAGRAPH_INIT;

  if (text == NULL || *text == '\0')
    return;
  shape.before = before;
  kh_odt_open_paragraph (self, role, &shape, uuid);
  kh_odt_add_text (self, text, &shape);
  kh_odt_close_paragraph (self, &shape, uuid);
}

static void
add_signer (KhOdtWriter *self, const KhSigner *signer, double before)
{
  double blank = kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BLANK);
  KhOdtParagraph shape = KH_ODT_PARAGRAPH_INIT;

  add_line (self, KH_ROLE_SIGNER_AUTHORITY, signer->authority, signer->uuid, before);
  if (signer->authority != NULL && *signer->authority != '\0')
    before = -1;
  add_line (self, KH_ROLE_SIGNER_POSITION, signer->position, signer->uuid, before);
  if (signer->name != NULL && *signer->name != '\0')
    {
      add_line (self, KH_ROLE_SIGNER_NAME, signer->name, signer->uuid, blank);
      return;
    }
  shape.before = blank;
  kh_odt_open_paragraph (self, KH_ROLE_SIGNER_NAME, &shape, NULL);
  kh_odt_close_paragraph (self, &shape, NULL);
}

static void
add_recipients (KhOdtWriter *self, const KhBlock *block, const KhBlock *drafter, double before)
{
  KhOdtParagraph shape = KH_ODT_PARAGRAPH_INIT;
  guint n = block->recipients != NULL ? block->recipients->len : 0;

  if (n > 0)
    add_line (self, KH_ROLE_RECIPIENTS_LABEL, "Nơi nhận:", NULL, before);
  for (guint i = 0; i < n; i++)
    kh_odt_add_block (self, g_ptr_array_index (block->recipients, i), &shape);
  if (drafter != NULL)
    {
      shape.before = kh_profile_get_measure (self->profile, KH_MEASURE_DRAFTER_BEFORE);
      kh_odt_add_block (self, drafter, &shape);
    }
  if (n == 0 && drafter == NULL)
    kh_odt_add_filler (self);
}

static void
add_joint_signature (KhOdtWriter *self, const KhBlock *block, const KhBlock *drafter, double before)
{
  guint n = block->signers->len;
  g_autofree double *widths = g_new (double, n);

  for (guint i = 0; i < n; i++)
    widths[i] = self->width / n;
  open_table (self, widths, n);
  open_row (self, TRUE);
  for (guint i = 0; i < n; i++)
    {
      open_cell (self, 1, FALSE, FALSE);
      add_signer (self, g_ptr_array_index (block->signers, i), before);
      close_cell (self, 1);
    }
  close_row (self);
  open_row (self, !kh_style_is_long (self->profile, block));
  open_cell (self, n, FALSE, FALSE);
  add_recipients (self, block, drafter, kh_profile_get_measure (self->profile, KH_MEASURE_SIGNATURE_BEFORE));
  close_cell (self, n);
  close_row (self);
  close_table (self);
}

/** kh_odt_add_signature: @drafter: (nullable): box 12, which stands under the recipients */
void
kh_odt_add_signature (KhOdtWriter *self, const KhBlock *block, const KhBlock *drafter)
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
  open_table (self, widths, G_N_ELEMENTS (widths));
  open_row (self, !kh_style_is_long (self->profile, block));
  open_cell (self, 1, FALSE, FALSE);
  /* "Nơi nhận" stands on the line of the power to sign: their baselines are level. */
  add_recipients (self, block, drafter, before + MAX (0, title - label) * 0.9);
  close_cell (self, 1);
  open_cell (self, 1, FALSE, FALSE);
  if (block->signers != NULL && block->signers->len == 1)
    add_signer (self, g_ptr_array_index (block->signers, 0), before);
  else
    kh_odt_add_filler (self);
  close_cell (self, 1);
  close_row (self);
  close_table (self);
}

static void
add_cell_paragraphs (KhOdtWriter *self, GPtrArray *spans, const char *uuid, const KhOdtParagraph *shape)
{
  KhOdtParagraph own = *shape;
  double padding = kh_profile_get_measure (self->profile, KH_MEASURE_TABLE_ROW_PADDING);
  guint left = kh_style_count_line_ends (spans);

  own.before = padding;
  own.after = left == 0 ? padding : 0;
  kh_odt_open_paragraph (self, KH_ROLE_TABLE_CELL, &own, uuid);
  for (guint i = 0; i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);
      const char *text = span->text;

      while (text != NULL)
        {
          const char *end = strchr (text, '\n');
          g_autofree char *line = end != NULL ? g_strndup (text, end - text) : g_strdup (text);
          KhSpan part = { .text = line, .bold = span->bold, .italic = span->italic };
          g_autoptr (GPtrArray) one = g_ptr_array_new ();

          g_ptr_array_add (one, &part);
          kh_odt_add_spans (self, one, &own);
          text = end != NULL ? end + 1 : NULL;
          if (end == NULL)
            break;
          kh_odt_close_paragraph (self, &own, uuid);
          uuid = NULL;
          own.before = 0;
          own.after = --left == 0 ? padding : 0;
          kh_odt_open_paragraph (self, KH_ROLE_TABLE_CELL, &own, NULL);
        }
    }
  kh_odt_close_paragraph (self, &own, uuid);
}

static void
add_row (KhOdtWriter *self, const KhTable *table, const KhRow *row, const double *widths, guint n)
{
  guint column = 0;

  open_row (self, row->header || !kh_style_is_tall (self->profile, row, widths, n));
  for (guint i = 0; i < row->cells->len && column < n; i++)
    {
      const KhCell *cell = g_ptr_array_index (row->cells, i);
      const KhColumn *under
          = column < table->columns->len ? g_ptr_array_index (table->columns, column) : NULL;
      guint end = MIN (column + MAX (1, cell->columns), n);
      KhOdtParagraph shape = KH_ODT_PARAGRAPH_INIT;

      shape.bold = cell->bold || row->header || row->group;
      shape.centred = row->header || cell->centred || (under != NULL && under->centred && cell->columns <= 1);
      shape.keep_next = row->group || row->header;
      open_cell (self, end - column, TRUE, shape.centred);
      add_cell_paragraphs (self, cell->spans, cell->uuid, &shape);
      close_cell (self, end - column);
      column = end;
    }
  if (column < n)
    add_empty_cell (self, n - column, TRUE);
  close_row (self);
}

void
kh_odt_add_table (KhOdtWriter *self, const KhBlock *block)
{
  const KhTable *table = block->table;
  guint n = 0, i = 0;
  g_autofree double *widths = NULL;

  if (table == NULL || table->rows->len == 0)
    return;
  widths = kh_style_dup_widths (self->profile, table, self->width, &n);

  open_table (self, widths, n);
  /* The rows at the head, which each page repeats. */
  i = 0;
  if (((const KhRow *) g_ptr_array_index (table->rows, 0))->header)
    {
      kh_xml_out_open (self->out, "table:table-header-rows", NULL);
      for (; i < table->rows->len && ((const KhRow *) g_ptr_array_index (table->rows, i))->header; i++)
        add_row (self, table, g_ptr_array_index (table->rows, i), widths, n);
      kh_xml_out_close (self->out);
    }
  for (; i < table->rows->len; i++)
    add_row (self, table, g_ptr_array_index (table->rows, i), widths, n);
  close_table (self);
}
