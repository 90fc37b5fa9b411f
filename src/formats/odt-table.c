/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, rows and cells of an OpenDocument text. */
#include "odt-private.h"

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
      kh_xml_out_empty (self->parent.out, "table:table-column", "table:style-name", name, NULL);
    }
}

void
kh_odt_open_table (KhWordWriter *writer, const double *widths, guint n, gboolean ruled)
{
  KhOdtWriter *self = (KhOdtWriter *) writer;
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
  kh_xml_out_open (self->parent.out, "table:table", "table:style-name", name, NULL);
  add_columns (self, widths, n);
}

/* The rows at the head, which each page repeats. */
void
kh_odt_open_header_rows (KhWordWriter *writer)
{
  kh_xml_out_open (writer->out, "table:table-header-rows", NULL);
}

void
kh_odt_open_row (KhWordWriter *writer, gboolean header, gboolean whole)
{
  KhOdtWriter *self = (KhOdtWriter *) writer;
  gboolean is_new = FALSE;
  const char *name = kh_odt_find_style (self, whole ? "r whole" : "r", 'R', &is_new);

  if (is_new)
    {
      kh_xml_out_open (self->styles, "style:style", "style:name", name, "style:family", "table-row", NULL);
      kh_xml_out_empty (self->styles, "style:table-row-properties", "fo:keep-together",
                        whole ? "always" : "auto", NULL);
      kh_xml_out_close (self->styles);
    }
  kh_xml_out_open (self->parent.out, "table:table-row", "table:style-name", name, NULL);
}

void
kh_odt_open_cell (KhWordWriter *writer, double width, guint columns, gboolean ruled, gboolean centred)
{
  KhOdtWriter *self = (KhOdtWriter *) writer;
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
          double padding = kh_profile_get_measure (self->parent.profile, KH_MEASURE_TABLE_PADDING);

          g_ascii_formatd (number, sizeof number, "%.2f",
                           kh_profile_get_measure (self->parent.profile, KH_MEASURE_TABLE_RULE));
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
  kh_xml_out_open (self->parent.out, "table:table-cell", "table:style-name", name, "office:value-type", "string",
                   NULL);
  if (columns > 1)
    kh_xml_out_attribute_int (self->parent.out, "table:number-columns-spanned", (int) columns);
}

void
kh_odt_close_cell (KhWordWriter *writer, guint columns)
{
  kh_xml_out_close (writer->out);
  for (guint i = 1; i < columns; i++)
    kh_xml_out_empty (writer->out, "table:covered-table-cell", NULL);
}
