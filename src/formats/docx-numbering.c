/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part numbering.xml of a Word document: one definition a list, so that no
 * two lists share a count, in Word as in others. */
#include "docx-private.h"

static void
add_level (KhXmlOut *out, int level, int start, const char *format, const char *text, const char *style,
           double indent)
{
  kh_xml_out_open (out, "w:lvl", NULL);
  kh_xml_out_attribute_int (out, "w:ilvl", level);
  kh_xml_out_value (out, "w:start", "w:val", start);
  kh_xml_out_empty (out, "w:numFmt", "w:val", format, NULL);
  if (style != NULL)
    kh_xml_out_empty (out, "w:pStyle", "w:val", style, NULL);
  kh_xml_out_empty (out, "w:suff", "w:val", "space", NULL);
  kh_xml_out_empty (out, "w:lvlText", "w:val", text, NULL);
  kh_xml_out_empty (out, "w:lvlJc", "w:val", "left", NULL);
  kh_xml_out_open (out, "w:pPr", NULL);
  kh_xml_out_open (out, "w:ind", "w:left", "0", NULL);
  kh_xml_out_attribute_int (out, "w:firstLine", KH_TWIPS (indent));
  kh_xml_out_close (out);
  kh_xml_out_close (out);
  kh_xml_out_close (out);
}

static void
add_definition (KhXmlOut *out, const KhStyleList *list, guint index, double indent)
{
  static const char *const formats[KH_STYLE_LEVELS] = { "upperRoman", "decimal", "lowerLetter" };
  static const char *const texts[KH_STYLE_LEVELS] = { "%1.", "%2.", "%3)" };
  static const KhRole roles[KH_STYLE_LEVELS] = { KH_ROLE_SECTION, KH_ROLE_CLAUSE_HEADING, KH_ROLE_POINT };
  const char *style = NULL;

  kh_xml_out_open (out, "w:abstractNum", NULL);
  kh_xml_out_attribute_int (out, "w:abstractNumId", (int) index);
  kh_xml_out_empty (out, "w:multiLevelType", "w:val",
                    list->kind == KH_STYLE_LIST_SECTIONS ? "multilevel" : "singleLevel", NULL);
  switch (list->kind)
    {
    case KH_STYLE_LIST_SECTIONS:
      for (guint i = 0; i < KH_STYLE_LEVELS; i++)
        {
          int start = i == list->level ? (int) list->start : 1;

          style = index == KH_STYLE_MAIN_LIST ? kh_style_name (roles[i])->id : NULL;
          add_level (out, (int) i, start, formats[i], texts[i], style, indent);
        }
      break;
    case KH_STYLE_LIST_DASH:
      add_level (out, 0, 1, "bullet", list->text, kh_style_name (KH_ROLE_DASH)->id, indent);
      break;
    case KH_STYLE_LIST_PLUS:
      add_level (out, 0, 1, "bullet", list->text, kh_style_name (KH_ROLE_PLUS)->id, indent);
      break;
    case KH_STYLE_LIST_RECIPIENTS:
      add_level (out, 0, 1, "bullet", list->text, kh_style_name (KH_ROLE_RECIPIENT)->id, 0);
      break;
    case KH_STYLE_LIST_LITERAL:
    default:
      add_level (out, 0, 1, "none", list->text, NULL, indent);
      break;
    }
  kh_xml_out_close (out);
}

GBytes *
kh_docx_write_numbering (KhProfile *profile, KhStyleNumbers *numbers)
{
  g_autoptr (KhXmlOut) out = kh_xml_out_new ();
  double indent = kh_profile_get_length (profile, KH_CHOICE_INDENT);
  guint n = kh_style_numbers_get_n_lists (numbers);

  kh_xml_out_open (out, "w:numbering", "xmlns:w", KH_DOCX_NS, NULL);
  for (guint i = 0; i < n; i++)
    add_definition (out, kh_style_numbers_get_list (numbers, i), i, indent);
  for (guint i = 0; i < n; i++)
    {
      kh_xml_out_open (out, "w:num", NULL);
      kh_xml_out_attribute_int (out, "w:numId", (int) i + 1);
      kh_xml_out_value (out, "w:abstractNumId", "w:val", (int) i);
      kh_xml_out_close (out);
    }
  kh_xml_out_close (out);
  return kh_xml_out_finish (out);
}
