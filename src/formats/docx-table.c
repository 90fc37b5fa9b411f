/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables, rows and cells of a Word document. */
#include "docx-private.h"

void
kh_docx_open_table (KhWordWriter *self, const double *widths, guint n, gboolean ruled)
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
kh_docx_open_row (KhWordWriter *self, gboolean header, gboolean whole)
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
kh_docx_open_cell (KhWordWriter *self, double width, guint columns, gboolean ruled, gboolean centred)
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
kh_docx_close_cell (KhWordWriter *self, guint columns)
{
  kh_xml_out_close (self->out);
}
