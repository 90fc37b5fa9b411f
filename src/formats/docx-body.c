/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of a Word document: blocks in order, and its sections. */
#include "docx-private.h"

/* A section's page: its size, margins, header and, on the first, footer. */
static void
add_section (KhDocxWriter *self, gboolean landscape, gboolean first)
{
  KhXmlOut *out = self->out;
  KhProfile *profile = self->profile;
  double width = profile->page_width, height = profile->page_height;
  int bottom = KH_TWIPS (kh_profile_get_length (profile, KH_CHOICE_MARGIN_BOTTOM));

  kh_xml_out_open (out, "w:sectPr", NULL);
  kh_xml_out_empty (out, "w:headerReference", "w:type", "default", "r:id", "rId10", NULL);
  kh_xml_out_empty (out, "w:headerReference", "w:type", "first", "r:id", "rId11", NULL);
  kh_xml_out_empty (out, "w:footerReference", "w:type", "default", "r:id", "rId12", NULL);
  kh_xml_out_empty (out, "w:footerReference", "w:type", "first", "r:id",
                    first && self->address != NULL ? "rId13" : "rId12", NULL);
  kh_xml_out_empty (out, "w:type", "w:val", "nextPage", NULL);
  kh_xml_out_open (out, "w:pgSz", NULL);
  kh_xml_out_attribute_int (out, "w:w", KH_TWIPS (landscape ? MAX (width, height) : width));
  kh_xml_out_attribute_int (out, "w:h", KH_TWIPS (landscape ? MIN (width, height) : height));
  if (landscape)
    kh_xml_out_attribute (out, "w:orient", "landscape");
  kh_xml_out_close (out);
  kh_xml_out_open (out, "w:pgMar", NULL);
  kh_xml_out_attribute_int (out, "w:top", KH_TWIPS (kh_profile_get_length (profile, KH_CHOICE_MARGIN_TOP)));
  kh_xml_out_attribute_int (out, "w:right",
                            KH_TWIPS (kh_profile_get_length (profile, KH_CHOICE_MARGIN_RIGHT)));
  kh_xml_out_attribute_int (out, "w:bottom", bottom);
  kh_xml_out_attribute_int (out, "w:left", KH_TWIPS (kh_profile_get_length (profile, KH_CHOICE_MARGIN_LEFT)));
  kh_xml_out_attribute_int (out, "w:header", KH_TWIPS (kh_style_get_header_distance (profile)));
  /* The address stands above the bottom margin, and Word lifts the text to spare it. */
  kh_xml_out_attribute_int (out, "w:footer", first && self->address != NULL ? bottom : bottom / 2);
  kh_xml_out_attribute (out, "w:gutter", "0");
  kh_xml_out_close (out);
  kh_xml_out_empty (out, "w:pgNumType", "w:start", "1", NULL);
  kh_xml_out_empty (out, "w:titlePg", NULL);
  kh_xml_out_close (out);
}

/* A section ends in the properties of its last paragraph, one of its own here. */
static void
end_section (KhDocxWriter *self, gboolean landscape, gboolean first)
{
  KhXmlOut *out = self->out;

  kh_xml_out_open (out, "w:p", NULL);
  kh_xml_out_open (out, "w:pPr", NULL);
  kh_xml_out_empty (out, "w:pStyle", "w:val", kh_style_name (KH_ROLE_RULE)->id, NULL);
  kh_xml_out_empty (out, "w:spacing", "w:line", "20", "w:lineRule", "exact", NULL);
  add_section (self, landscape, first);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
}

/* The blocks before @index that must stay on the signature's page. */
static gboolean
goes_with_signature (KhDocument *document, guint index)
{
  const KhBlock *next = kh_document_get_block (document, index + 1);

  return next != NULL && next->role == KH_ROLE_SIGNATURE;
}

static void
add_paragraph (KhDocxWriter *self, const KhBlock *block, guint index)
{
  const KhStyleName *style = kh_style_name (block->role);
  KhDocxParagraph shape = KH_DOCX_PARAGRAPH_INIT;

  shape.keep_next = goes_with_signature (self->document, index);
  shape.no_number = block->label == NULL || *block->label == '\0';
  if (style == NULL || style->parent == KH_STYLE_TITLE || block->role == KH_ROLE_PARAGRAPH
      || block->role == KH_ROLE_LEGAL_BASIS)
    shape.no_number = FALSE;
  if (style != NULL && block->level > 0 && block->level != style->outline)
    shape.outline = (int) block->level;
  if (style != NULL && style->parent == KH_STYLE_TITLE)
    shape.left = shape.right
        = kh_style_metrics_indent (&self->metrics, self->profile, block->role, self->width);
  kh_docx_add_block (self, block, &shape);
  if (block->role == KH_ROLE_APPENDIX_REFERENCE)
    kh_docx_add_rule (self, kh_style_metrics_reference_rule (&self->metrics, self->width), self->width,
                      kh_profile_get_measure (self->profile, KH_MEASURE_TITLE_AFTER) / 2
                          + kh_profile_get_length (self->profile, KH_CHOICE_PARAGRAPH_GAP));
}

void
kh_docx_add_body (KhDocxWriter *self)
{
  gboolean landscape = FALSE;
  gboolean first = TRUE;
  gboolean has_signature = FALSE;
  guint n = kh_document_get_n_blocks (self->document);

  self->width = self->metrics.text_width;
  kh_docx_add_letterhead (self);
  for (guint i = 0; i < n; i++)
    {
      const KhBlock *block = kh_document_get_block (self->document, i);

      if (block->role <= KH_ROLE_TITLE || block->role == KH_ROLE_ADDRESS
          || (block->role == KH_ROLE_DRAFTER_MARK && has_signature))
        continue;
      if (block->role == KH_ROLE_APPENDIX)
        {
          end_section (self, landscape, first);
          first = FALSE;
          landscape = block->landscape;
          self->width = landscape ? self->metrics.landscape_width : self->metrics.text_width;
        }
      if (block->role == KH_ROLE_TABLE)
        {
          KhDocxParagraph shape = KH_DOCX_PARAGRAPH_INIT;

          kh_docx_add_table (self, block);
          /* Two tables in a row would be one to Word; the filler also makes the distance after it. */
          shape.exact = 1;
          shape.after = kh_profile_get_measure (self->profile, KH_MEASURE_TABLE_AFTER);
          kh_docx_open_paragraph (self, KH_ROLE_RULE, &shape, NULL);
          kh_docx_close_paragraph (self, NULL);
        }
      else if (block->role == KH_ROLE_SIGNATURE)
        {
          has_signature = TRUE;
          kh_docx_add_signature (self, block, kh_document_find_drafter_mark (self->document, i));
          /* Word wants a paragraph between a table and what is next. */
          if (i + 1 == n)
            kh_docx_add_filler (self);
        }
      else
        add_paragraph (self, block, i);
    }
  add_section (self, landscape, first);
}
