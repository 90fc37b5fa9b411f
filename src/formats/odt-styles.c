/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part styles.xml of an OpenDocument text: named styles, lists, pages. */
#include "odt-private.h"

static const char *
align_name (KhAlign align)
{
  switch (align)
    {
    case KH_ALIGN_CENTRE:
      return "center";
    case KH_ALIGN_JUSTIFY:
      return "justify";
    case KH_ALIGN_LEFT:
    default:
      return "start";
    }
}

void
kh_odt_add_percent (KhXmlOut *out, const char *name, double factor)
{
  g_autofree char *value = g_strdup_printf ("%d%%", (int) (factor * 100 + 0.5));

  kh_xml_out_attribute (out, name, value);
}

/* Sizes are told three times: for Latin, East Asian and complex scripts. */
static void
add_text_properties (KhXmlOut *out, double size, gboolean bold, gboolean italic)
{
  kh_xml_out_attribute_pt (out, "fo:font-size", size);
  kh_xml_out_attribute_pt (out, "style:font-size-asian", size);
  kh_xml_out_attribute_pt (out, "style:font-size-complex", size);
  kh_xml_out_attribute (out, "fo:font-weight", bold ? "bold" : "normal");
  kh_xml_out_attribute (out, "fo:font-style", italic ? "italic" : "normal");
}

static void
add_defaults (KhXmlOut *out, KhProfile *profile)
{
  kh_xml_out_open (out, "style:default-style", "style:family", "paragraph", NULL);
  kh_xml_out_open (out, "style:paragraph-properties", "fo:hyphenation-ladder-count", "no-limit", NULL);
  kh_xml_out_attribute_int (out, "fo:orphans",
                            (int) kh_profile_get_measure (profile, KH_MEASURE_ORPHAN_LINES));
  kh_xml_out_attribute_int (out, "fo:widows", (int) kh_profile_get_measure (profile, KH_MEASURE_WIDOW_LINES));
  kh_xml_out_attribute (out, "style:writing-mode", "page");
  kh_xml_out_attribute_pt (out, "style:tab-stop-distance", kh_profile_get_length (profile, KH_CHOICE_INDENT));
  kh_xml_out_close (out);
  kh_xml_out_open (out, "style:text-properties", "style:font-name", "F1", "style:font-name-asian", "F1",
                   "style:font-name-complex", "F1", "fo:language", "vi", "fo:country", "VN", NULL);
  kh_xml_out_attribute (out, "fo:hyphenate", "false");
  kh_xml_out_attribute_pt (out, "fo:font-size", kh_profile_get_text (profile, KH_ROLE_PARAGRAPH)->size);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  kh_xml_out_open (out, "style:default-style", "style:family", "table", NULL);
  kh_xml_out_empty (out, "style:table-properties", "table:border-model", "collapsing", NULL);
  kh_xml_out_close (out);
  kh_xml_out_empty (out, "style:style", "style:name", "Standard", "style:family", "paragraph", "style:class",
                    "text", NULL);
}

/* The list that a style brings along, so that whoever takes the style gets the
 * number; and headings that name none would fall to LibreOffice's own outline. */
static void
add_list_of_style (KhXmlOut *out, KhRole role)
{
  switch ((int) role)
    {
    case KH_ROLE_SECTION:
      kh_xml_out_attribute (out, "style:list-style-name", "DanhSo");
      break;
    case KH_ROLE_CLAUSE_HEADING:
    case KH_ROLE_CLAUSE:
      kh_xml_out_attribute (out, "style:list-style-name", "DanhSo");
      kh_xml_out_attribute (out, "style:list-level", "2");
      break;
    case KH_ROLE_POINT:
      kh_xml_out_attribute (out, "style:list-style-name", "DanhSo");
      kh_xml_out_attribute (out, "style:list-level", "3");
      break;
    case KH_ROLE_DASH:
      kh_xml_out_attribute (out, "style:list-style-name", "DanhGach");
      break;
    case KH_ROLE_PLUS:
      kh_xml_out_attribute (out, "style:list-style-name", "DanhCong");
      break;
    case KH_ROLE_RECIPIENT:
      kh_xml_out_attribute (out, "style:list-style-name", "DanhNoiNhan");
      break;
    default:
      break;
    }
}

static void
add_style (KhXmlOut *out, KhProfile *profile, KhRole role)
{
  const KhStyleName *name = kh_style_name (role);
  const KhTextStyle *text = kh_profile_get_text (profile, role);

  if (name == NULL || (kh_profile_role_name (role) == NULL && role != KH_ROLE_RULE))
    return;
  kh_xml_out_open (out, "style:style", "style:name", kh_odt_style_name (role), NULL);
  if (name->odt == NULL)
    kh_xml_out_attribute (out, "style:display-name", name->vietnamese);
  else if (strcmp (name->odt, "Text_20_body") == 0)
    kh_xml_out_attribute (out, "style:display-name", "Text body");
  else if (g_str_has_prefix (name->odt, "Heading_20_"))
    {
      g_autofree char *display = g_strdup_printf ("Heading %u", name->outline);

      kh_xml_out_attribute (out, "style:display-name", display);
    }
  kh_xml_out_attribute (out, "style:family", "paragraph");
  kh_xml_out_attribute (out, "style:parent-style-name", "Standard");
  if (name->outline > 0)
    {
      kh_xml_out_attribute (out, "style:next-style-name", kh_odt_style_name (KH_ROLE_PARAGRAPH));
      kh_xml_out_attribute_int (out, "style:default-outline-level", (int) name->outline);
    }
  add_list_of_style (out, role);
  if (role == KH_ROLE_RULE)
    {
      kh_xml_out_open (out, "style:text-properties", NULL);
      add_text_properties (out, 1, FALSE, FALSE);
      kh_xml_out_close (out);
      kh_xml_out_close (out);
      return;
    }

  kh_xml_out_open (out, "style:paragraph-properties", NULL);
  if (name->outline > 0)
    kh_xml_out_attribute_pt (out, "fo:margin-top",
                             kh_profile_get_measure (profile, KH_MEASURE_HEADING_BEFORE));
  kh_xml_out_attribute_pt (out, "fo:margin-bottom", kh_style_get_gap (profile, role));
  kh_odt_add_percent (out, "fo:line-height", kh_style_get_spacing (profile, role));
  kh_xml_out_attribute (out, "fo:text-align", align_name (text->align));
  if (name->parent == KH_STYLE_BODY)
    kh_xml_out_attribute_pt (out, "fo:text-indent", kh_profile_get_length (profile, KH_CHOICE_INDENT));
  if (name->keep_next)
    {
      kh_xml_out_attribute (out, "fo:keep-with-next", "always");
      kh_xml_out_attribute (out, "fo:keep-together", "always");
    }
  if (role == KH_ROLE_ADDRESS)
    {
      kh_xml_out_attribute_pt (out, "fo:padding-top",
                               2 * kh_profile_get_measure (profile, KH_MEASURE_RULE_GAP));
      kh_xml_out_attribute (out, "fo:border-top", "0.75pt solid #000000");
    }
  kh_xml_out_close (out);
  kh_xml_out_open (out, "style:text-properties", NULL);
  add_text_properties (out, text->size, text->bold, text->italic);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
}

/* Lists that differ only in where they start share a style. */
char *
kh_odt_list_name (KhStyleNumbers *numbers, guint index)
{
  switch (kh_style_numbers_get_list (numbers, index)->kind)
    {
    case KH_STYLE_LIST_SECTIONS:
      return g_strdup ("DanhSo");
    case KH_STYLE_LIST_DASH:
      return g_strdup ("DanhGach");
    case KH_STYLE_LIST_PLUS:
      return g_strdup ("DanhCong");
    case KH_STYLE_LIST_RECIPIENTS:
      return g_strdup ("DanhNoiNhan");
    case KH_STYLE_LIST_LITERAL:
    default:
      return g_strdup_printf ("DanhRieng%u", index);
    }
}

static void
close_level (KhXmlOut *out, double indent)
{
  kh_xml_out_open (out, "style:list-level-properties", "text:list-level-position-and-space-mode",
                   "label-alignment", NULL);
  kh_xml_out_open (out, "style:list-level-label-alignment", "text:label-followed-by", "space",
                   "fo:margin-left", "0pt", NULL);
  kh_xml_out_attribute_pt (out, "fo:text-indent", indent);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
}

static void
add_list_style (KhXmlOut *out, KhStyleNumbers *numbers, guint index, double indent)
{
  static const char *const formats[KH_STYLE_LEVELS] = { "I", "1", "a" };
  static const char *const ends[KH_STYLE_LEVELS] = { ".", ".", ")" };
  const KhStyleList *list = kh_style_numbers_get_list (numbers, index);
  g_autofree char *name = kh_odt_list_name (numbers, index);

  if (list->kind == KH_STYLE_LIST_SECTIONS && index != KH_STYLE_MAIN_LIST)
    return;
  kh_xml_out_open (out, "text:list-style", "style:name", name, NULL);
  if (list->kind == KH_STYLE_LIST_SECTIONS)
    for (guint i = 0; i < KH_STYLE_LEVELS; i++)
      {
        kh_xml_out_open (out, "text:list-level-style-number", "style:num-format", formats[i],
                         "style:num-suffix", ends[i], NULL);
        kh_xml_out_attribute_int (out, "text:level", (int) i + 1);
        close_level (out, indent);
      }
  else if (list->kind == KH_STYLE_LIST_LITERAL)
    {
      kh_xml_out_open (out, "text:list-level-style-number", "text:level", "1", "style:num-format", "",
                       "style:num-prefix", list->text, NULL);
      close_level (out, indent);
    }
  else
    {
      kh_xml_out_open (out, "text:list-level-style-bullet", "text:level", "1", "text:bullet-char", list->text,
                       NULL);
      close_level (out, list->kind == KH_STYLE_LIST_RECIPIENTS ? 0 : indent);
    }
  kh_xml_out_close (out);
}

static void
add_page_layout (KhXmlOut *out, KhProfile *profile, const char *name, gboolean landscape, gboolean number,
                 gboolean footer)
{
  double width = profile->page_width, height = profile->page_height;
  double top = kh_profile_get_length (profile, KH_CHOICE_MARGIN_TOP);
  double header = number ? kh_style_get_header_distance (profile) : top;

  kh_xml_out_open (out, "style:page-layout", "style:name", name, NULL);
  kh_xml_out_open (out, "style:page-layout-properties", "style:print-orientation",
                   landscape ? "landscape" : "portrait", NULL);
  kh_xml_out_attribute_pt (out, "fo:page-width", landscape ? MAX (width, height) : width);
  kh_xml_out_attribute_pt (out, "fo:page-height", landscape ? MIN (width, height) : height);
  kh_xml_out_attribute_pt (out, "fo:margin-top", header);
  kh_xml_out_attribute_pt (out, "fo:margin-bottom", kh_profile_get_length (profile, KH_CHOICE_MARGIN_BOTTOM));
  kh_xml_out_attribute_pt (out, "fo:margin-left", kh_profile_get_length (profile, KH_CHOICE_MARGIN_LEFT));
  kh_xml_out_attribute_pt (out, "fo:margin-right", kh_profile_get_length (profile, KH_CHOICE_MARGIN_RIGHT));
  kh_xml_out_close (out);
  if (number)
    {
      kh_xml_out_open (out, "style:header-style", NULL);
      kh_xml_out_open (out, "style:header-footer-properties", "fo:margin-bottom", "0pt", NULL);
      kh_xml_out_attribute_pt (out, "svg:height", top - header);
      kh_xml_out_close (out);
      kh_xml_out_close (out);
    }
  if (footer)
    {
      kh_xml_out_open (out, "style:footer-style", NULL);
      kh_xml_out_empty (out, "style:header-footer-properties", "fo:min-height", "0pt", "fo:margin-top", "0pt",
                        NULL);
      kh_xml_out_close (out);
    }
  kh_xml_out_close (out);
}

/* The page number in the middle; nothing on a first page (decree 30/2020/NĐ-CP, appendix I, I.7). */
static void
add_next_page (KhXmlOut *out, const char *name, const char *layout)
{
  kh_xml_out_open (out, "style:master-page", "style:name", name, "style:page-layout-name", layout, NULL);
  kh_xml_out_open (out, "style:header", NULL);
  kh_xml_out_open (out, "text:p", "text:style-name", kh_odt_style_name (KH_ROLE_PAGE_NUMBER), NULL);
  kh_xml_out_open (out, "text:page-number", "text:select-page", "current", NULL);
  kh_xml_out_text (out, "2", -1);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
}

static void
add_first_page (KhOdtWriter *self, KhXmlOut *out, const char *name, const char *next, const char *layout,
                const KhBlock *address)
{
  kh_xml_out_open (out, "style:master-page", "style:name", name, "style:page-layout-name", layout,
                   "style:next-style-name", next, NULL);
  if (address != NULL)
    {
      KhWordShape shape = KH_WORD_SHAPE_INIT;
      KhXmlOut *body = self->parent.out;

      self->parent.out = out;
      kh_xml_out_open (out, "style:footer", NULL);
      kh_word_add_block (&self->parent, address, &shape);
      kh_xml_out_close (out);
      self->parent.out = body;
    }
  kh_xml_out_close (out);
}

GBytes *
kh_odt_write_styles (KhOdtWriter *self, const KhBlock *address)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();
  KhProfile *profile = self->parent.profile;
  const char *family = profile->families->len > 0 ? g_ptr_array_index (profile->families, 0) : NULL;

  kh_xml_out_open (out, "office:document-styles", "office:version", "1.3", "xmlns:office",
                   "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "xmlns:style",
                   "urn:oasis:names:tc:opendocument:xmlns:style:1.0", "xmlns:text",
                   "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "xmlns:table",
                   "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "xmlns:fo",
                   "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "xmlns:svg",
                   "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", NULL);
  kh_xml_out_open (out, "office:font-face-decls", NULL);
  kh_xml_out_empty (out, "style:font-face", "style:name", "F1", "svg:font-family",
                    family != NULL ? family : "Times New Roman", "style:font-family-generic", "roman",
                    "style:font-pitch", "variable", NULL);
  kh_xml_out_close (out);

  kh_xml_out_open (out, "office:styles", NULL);
  add_defaults (out, profile);
  for (KhRole role = KH_ROLE_NATIONAL_TITLE; role <= KH_ROLE_TABLE_CELL; role++)
    add_style (out, profile, role);
  for (guint i = 0; i < kh_style_numbers_get_n_lists (self->parent.numbers); i++)
    add_list_style (out, self->parent.numbers, i, kh_profile_get_length (profile, KH_CHOICE_INDENT));
  kh_xml_out_close (out);

  kh_xml_out_open (out, "office:automatic-styles", NULL);
  add_page_layout (out, profile, "M1", FALSE, FALSE, address != NULL);
  add_page_layout (out, profile, "M2", FALSE, TRUE, FALSE);
  add_page_layout (out, profile, "M3", FALSE, FALSE, FALSE);
  add_page_layout (out, profile, "M4", TRUE, FALSE, FALSE);
  add_page_layout (out, profile, "M5", TRUE, TRUE, FALSE);
  kh_xml_out_close (out);
  kh_xml_out_open (out, "office:master-styles", NULL);
  add_next_page (out, "Standard", "M2");
  add_next_page (out, "PhuLucNgang", "M5");
  add_first_page (self, out, KH_ODT_FIRST_PAGE, "Standard", "M1", address);
  add_first_page (self, out, KH_ODT_APPENDIX_PAGE, "Standard", "M3", NULL);
  add_first_page (self, out, KH_ODT_LANDSCAPE_PAGE, "PhuLucNgang", "M4", NULL);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}
