/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part styles.xml of a Word document: every size comes from the profile. */
#include "docx-private.h"

/* A line of single spacing in Word's count. */
#define SINGLE 240

static void
add_font (KhXmlOut *out, const char *family)
{
  kh_xml_out_empty (out, "w:rFonts", "w:ascii", family, "w:hAnsi", family, "w:eastAsia", family, "w:cs",
                    family, NULL);
}

static void
add_size (KhXmlOut *out, double pt)
{
  int half_points = (int) (pt * 2 + 0.5);

  kh_xml_out_value (out, "w:sz", "w:val", half_points);
  kh_xml_out_value (out, "w:szCs", "w:val", half_points);
}

static void
add_defaults (KhXmlOut *out, KhProfile *profile)
{
  const char *family = profile->families->len > 0 ? g_ptr_array_index (profile->families, 0) : NULL;

  kh_xml_out_open (out, "w:docDefaults", NULL);
  kh_xml_out_open (out, "w:rPrDefault", NULL);
  kh_xml_out_open (out, "w:rPr", NULL);
  add_font (out, family != NULL ? family : "Times New Roman");
  add_size (out, kh_profile_get_text (profile, KH_ROLE_PARAGRAPH)->size);
  kh_xml_out_empty (out, "w:lang", "w:val", "vi-VN", "w:eastAsia", "vi-VN", "w:bidi", "ar-SA", NULL);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  kh_xml_out_open (out, "w:pPrDefault", NULL);
  kh_xml_out_open (out, "w:pPr", NULL);
  kh_xml_out_empty (out, "w:spacing", "w:after", "0", "w:line", "240", "w:lineRule", "auto", NULL);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
}

static const char *
justify_name (KhAlign align)
{
  switch (align)
    {
    case KH_ALIGN_CENTRE:
      return "center";
    case KH_ALIGN_JUSTIFY:
      return "both";
    case KH_ALIGN_LEFT:
    default:
      return "left";
    }
}

/* The list whose numbers a style brings along, -1 for none. */
static int
find_list (KhRole role, int *level)
{
  *level = 0;
  switch ((int) role)
    {
    case KH_ROLE_SECTION:
      return KH_STYLE_MAIN_LIST;
    case KH_ROLE_CLAUSE_HEADING:
    case KH_ROLE_CLAUSE:
      *level = 1;
      return KH_STYLE_MAIN_LIST;
    case KH_ROLE_POINT:
      *level = 2;
      return KH_STYLE_MAIN_LIST;
    case KH_ROLE_DASH:
      return KH_STYLE_DASH_LIST;
    case KH_ROLE_PLUS:
      return KH_STYLE_PLUS_LIST;
    case KH_ROLE_RECIPIENT:
      return KH_STYLE_RECIPIENT_LIST;
    default:
      return -1;
    }
}

static void
add_paragraph_properties (KhXmlOut *out, KhProfile *profile, KhRole role, const KhStyleName *name)
{
  const KhTextStyle *text = kh_profile_get_text (profile, role);
  gboolean body = name->parent == KH_STYLE_BODY;
  int level = 0;
  int list = find_list (role, &level);

  kh_xml_out_open (out, "w:pPr", NULL);
  if (name->keep_next)
    {
      kh_xml_out_empty (out, "w:keepNext", NULL);
      kh_xml_out_empty (out, "w:keepLines", NULL);
    }
  kh_xml_out_empty (out, "w:widowControl", NULL);
  if (list >= 0)
    {
      kh_xml_out_open (out, "w:numPr", NULL);
      if (level > 0)
        kh_xml_out_value (out, "w:ilvl", "w:val", level);
      kh_xml_out_value (out, "w:numId", "w:val", list + 1);
      kh_xml_out_close (out);
    }
  if (role == KH_ROLE_ADDRESS)
    {
      kh_xml_out_open (out, "w:pBdr", NULL);
      kh_xml_out_open (out, "w:top", "w:val", "single", NULL);
      kh_xml_out_attribute_int (out, "w:sz",
                                KH_EIGHTHS (kh_profile_get_measure (profile, KH_MEASURE_RULE_THICKNESS)));
      kh_xml_out_attribute_int (out, "w:space",
                                (int) (2 * kh_profile_get_measure (profile, KH_MEASURE_RULE_GAP)));
      kh_xml_out_attribute (out, "w:color", "000000");
      kh_xml_out_close (out);
      kh_xml_out_close (out);
    }
  kh_xml_out_open (out, "w:spacing", NULL);
  if (name->outline > 0)
    kh_xml_out_attribute_int (out, "w:before",
                              KH_TWIPS (kh_profile_get_measure (profile, KH_MEASURE_HEADING_BEFORE)));
  kh_xml_out_attribute_int (out, "w:after", KH_TWIPS (kh_style_get_gap (profile, role)));
  kh_xml_out_attribute_int (out, "w:line", (int) (SINGLE * kh_style_get_spacing (profile, role) + 0.5));
  kh_xml_out_attribute (out, "w:lineRule", "auto");
  kh_xml_out_close (out);
  if (body)
    {
      kh_xml_out_open (out, "w:ind", NULL);
      kh_xml_out_attribute_int (out, "w:firstLine",
                                KH_TWIPS (kh_profile_get_length (profile, KH_CHOICE_INDENT)));
      kh_xml_out_close (out);
    }
  kh_xml_out_empty (out, "w:jc", "w:val", justify_name (text->align), NULL);
  if (name->outline > 0)
    kh_xml_out_value (out, "w:outlineLvl", "w:val", (int) name->outline - 1);
  kh_xml_out_close (out);
}

static void
add_style (KhXmlOut *out, KhProfile *profile, KhRole role)
{
  const KhStyleName *name = kh_style_name (role);
  const KhTextStyle *text = kh_profile_get_text (profile, role);

  if (name == NULL || (kh_profile_role_name (role) == NULL && role != KH_ROLE_RULE))
    return;
  kh_xml_out_open (out, "w:style", "w:type", "paragraph", NULL);
  if (name->word == NULL)
    kh_xml_out_attribute (out, "w:customStyle", "1");
  kh_xml_out_attribute (out, "w:styleId", name->id);
  kh_xml_out_empty (out, "w:name", "w:val", name->word != NULL ? name->word : name->vietnamese, NULL);
  if (name->word != NULL)
    kh_xml_out_empty (out, "w:aliases", "w:val", name->vietnamese, NULL);
  kh_xml_out_empty (out, "w:basedOn", "w:val", "Normal", NULL);
  if (name->outline > 0)
    kh_xml_out_empty (out, "w:next", "w:val", kh_style_name (KH_ROLE_PARAGRAPH)->id, NULL);
  if (role != KH_ROLE_RULE)
    kh_xml_out_empty (out, "w:qFormat", NULL);

  if (role == KH_ROLE_RULE)
    {
      kh_xml_out_open (out, "w:rPr", NULL);
      add_size (out, 1);
      kh_xml_out_close (out);
      kh_xml_out_close (out);
      return;
    }
  add_paragraph_properties (out, profile, role, name);
  kh_xml_out_open (out, "w:rPr", NULL);
  if (text->bold)
    kh_xml_out_empty (out, "w:b", NULL);
  if (text->italic)
    kh_xml_out_empty (out, "w:i", NULL);
  add_size (out, text->size);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
}

GBytes *
kh_docx_write_styles (KhProfile *profile)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();

  kh_xml_out_open (out, "w:styles", "xmlns:w", KH_DOCX_NS, NULL);
  add_defaults (out, profile);

  kh_xml_out_open (out, "w:style", "w:type", "paragraph", "w:default", "1", "w:styleId", "Normal", NULL);
  kh_xml_out_empty (out, "w:name", "w:val", "Normal", NULL);
  kh_xml_out_empty (out, "w:qFormat", NULL);
  kh_xml_out_close (out);
  kh_xml_out_open (out, "w:style", "w:type", "character", "w:default", "1", "w:styleId",
                   "DefaultParagraphFont", NULL);
  kh_xml_out_empty (out, "w:name", "w:val", "Default Paragraph Font", NULL);
  kh_xml_out_close (out);
  kh_xml_out_open (out, "w:style", "w:type", "table", "w:default", "1", "w:styleId", "TableNormal", NULL);
  kh_xml_out_empty (out, "w:name", "w:val", "Normal Table", NULL);
  kh_xml_out_close (out);
  kh_xml_out_open (out, "w:style", "w:type", "numbering", "w:default", "1", "w:styleId", "NoList", NULL);
  kh_xml_out_empty (out, "w:name", "w:val", "No List", NULL);
  kh_xml_out_close (out);
  kh_xml_out_open (out, "w:style", "w:type", "table", "w:styleId", "TableGrid", NULL);
  kh_xml_out_empty (out, "w:name", "w:val", "Table Grid", NULL);
  kh_xml_out_empty (out, "w:aliases", "w:val", "Bảng kẻ", NULL);
  kh_xml_out_empty (out, "w:basedOn", "w:val", "TableNormal", NULL);
  kh_xml_out_close (out);

  for (KhRole role = KH_ROLE_NATIONAL_TITLE; role <= KH_ROLE_TABLE_CELL; role++)
    add_style (out, profile, role);
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}
