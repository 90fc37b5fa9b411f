/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body of a Word document: blocks in order, and its sections. */
#include "docx-private.h"

/* A section's page: its size, margins, header and, on the first, footer. */
static void
add_section (KhDocxWriter *self)
{
  KhXmlOut *out = self->parent.out;
  KhProfile *profile = self->parent.profile;
  double width = profile->page_width, height = profile->page_height;
  int bottom = KH_TWIPS (kh_profile_get_length (profile, KH_CHOICE_MARGIN_BOTTOM));

  kh_xml_out_open (out, "w:sectPr", NULL);
  kh_xml_out_empty (out, "w:headerReference", "w:type", "default", "r:id", "rId10", NULL);
  kh_xml_out_empty (out, "w:headerReference", "w:type", "first", "r:id", "rId11", NULL);
  kh_xml_out_empty (out, "w:footerReference", "w:type", "default", "r:id", "rId12", NULL);
  kh_xml_out_empty (out, "w:footerReference", "w:type", "first", "r:id",
                    !self->in_appendix && self->address != NULL ? "rId13" : "rId12", NULL);
  kh_xml_out_empty (out, "w:type", "w:val", "nextPage", NULL);
  kh_xml_out_open (out, "w:pgSz", NULL);
  kh_xml_out_attribute_int (out, "w:w", KH_TWIPS (self->landscape ? MAX (width, height) : width));
  kh_xml_out_attribute_int (out, "w:h", KH_TWIPS (self->landscape ? MIN (width, height) : height));
  if (self->landscape)
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
  kh_xml_out_attribute_int (out, "w:footer", !self->in_appendix && self->address != NULL ? bottom : bottom / 2);
  kh_xml_out_attribute (out, "w:gutter", "0");
  kh_xml_out_close (out);
  kh_xml_out_empty (out, "w:pgNumType", "w:start", "1", NULL);
  kh_xml_out_empty (out, "w:titlePg", NULL);
  kh_xml_out_close (out);
}

/* A section ends in the properties of its last paragraph, one of its own here. */
static void
end_section (KhDocxWriter *self)
{
  KhXmlOut *out = self->parent.out;

  kh_xml_out_open (out, "w:p", NULL);
  kh_xml_out_open (out, "w:pPr", NULL);
  kh_xml_out_empty (out, "w:pStyle", "w:val", kh_style_name (KH_ROLE_RULE)->id, NULL);
  kh_xml_out_empty (out, "w:spacing", "w:line", "20", "w:lineRule", "exact", NULL);
  add_section (self);
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

void
kh_docx_add_block (KhWordWriter *writer, const KhBlock *block, guint index)
{
  KhDocxWriter *self = (KhDocxWriter *) writer;
  const KhStyleName *style = kh_style_name (block->role);
  KhWordShape shape = KH_WORD_SHAPE_INIT;

  shape.keep_next = goes_with_signature (self->parent.document, index);
  shape.no_number = block->label == NULL || *block->label == '\0';
  if (style == NULL || style->parent == KH_STYLE_TITLE || block->role == KH_ROLE_PARAGRAPH
      || block->role == KH_ROLE_LEGAL_BASIS)
    shape.no_number = FALSE;
  if (style != NULL && block->level > 0 && block->level != style->outline)
    shape.outline = (int) block->level;
  if (style != NULL && style->parent == KH_STYLE_TITLE)
    shape.left = shape.right
        = kh_style_metrics_indent (&self->parent.metrics, self->parent.profile, block->role, self->parent.width);
  kh_word_add_block (&self->parent, block, &shape);
  if (block->role == KH_ROLE_APPENDIX_REFERENCE)
    kh_word_add_rule (&self->parent, kh_style_metrics_reference_rule (&self->parent.metrics, self->parent.width), self->parent.width,
                      kh_profile_get_measure (self->parent.profile, KH_MEASURE_REFERENCE_AFTER)
                          + kh_profile_get_length (self->parent.profile, KH_CHOICE_PARAGRAPH_GAP));
}

void
kh_docx_open_appendix (KhWordWriter *writer, const KhBlock *block)
{
  KhDocxWriter *self = (KhDocxWriter *) writer;

  end_section (self);
  self->in_appendix = TRUE;
  self->landscape = block->landscape;
}

void
kh_docx_add_body (KhDocxWriter *self)
{
  const guint n = kh_document_get_n_blocks (self->parent.document);

  kh_word_add_body (&self->parent);
  /* Word wants a paragraph between a table and what is next. */
  if (n > 0 && kh_document_get_block (self->parent.document, n - 1)->role == KH_ROLE_SIGNATURE)
    kh_word_add_filler (&self->parent);
  add_section (self);
}
