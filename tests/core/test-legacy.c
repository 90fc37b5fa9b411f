/* SPDX-License-Identifier: GPL-3.0-or-later */
/* TCVN3 and VNI text to Unicode. */
#include "legacy.h"

#define UNICODE_TITLE "Cộng hòa xã hội chủ nghĩa Việt Nam"
#define TCVN3_TITLE "Céng hßa x· héi chñ nghÜa ViÖt Nam"
#define VNI_TITLE "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"

/* Every letter with every tone, as the rule of each encoding spells it. */
static const char tcvn3_letters[]
    = "µ¶·¸¹ »¼½¾Æ ÇÈÉÊË ÌÎÏÐÑ ÒÓÔÕÖ ×ØÜÝÞ ßáâãä åæçèé êëìíî ïñòóô õö÷øù úûüýþ ¨©ª«¬\u00ad® ¡¢£¤¥¦§";
static const char tcvn3_unicode[]
    = "àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ ăâêôơưđ ĂÂÊÔƠƯĐ";
static const char vni_letters[]
    = "aøaûaõaùaï aèaúaüaéaë aàaåaãaáaä eøeûeõeùeï eàeåeãeáeä ìæóíò oøoûoõoùoï oàoåoãoáoä "
      "ôøôûôõôùôï uøuûuõuùuï öøöûöõöùöï yøyûyõyùî aêaâeâoâôöñ AØOÄÖÙÑÔ";
static const char vni_unicode[] = "àảãáạ ằẳẵắặ ầẩẫấậ èẻẽéẹ ềểễếệ ìỉĩíị òỏõóọ ồổỗốộ "
                                  "ờởỡớợ ùủũúụ ừửữứự ỳỷỹýỵ ăâêôơưđ ÀỘỨĐƠ";

static void
assert_converts (KhLegacy legacy, const char *text, const char *expected)
{
  g_autofree char *converted = kh_legacy_convert (legacy, text);

  g_assert_cmpstr (converted, ==, expected);
}

static void
test_sentences (void)
{
  assert_converts (KH_LEGACY_TCVN3, TCVN3_TITLE, UNICODE_TITLE);
  assert_converts (KH_LEGACY_VNI, VNI_TITLE, UNICODE_TITLE);
  assert_converts (KH_LEGACY_TCVN3_CAPITALS, "céng hßa", "CỘNG HÒA");
  assert_converts (KH_LEGACY_NONE, UNICODE_TITLE, UNICODE_TITLE);
}

static void
test_letters (void)
{
  assert_converts (KH_LEGACY_TCVN3, tcvn3_letters, tcvn3_unicode);
  assert_converts (KH_LEGACY_VNI, vni_letters, vni_unicode);
}

/* Text layers of PDFs and fonts of symbols move some characters. */
static void
test_moved_characters (void)
{
  assert_converts (KH_LEGACY_TCVN3, "Th\u2212\u00ads", "Thưưs");
  assert_converts (KH_LEGACY_TCVN3, "h\u03bcnh", "hành");
  assert_converts (KH_LEGACY_TCVN3, "C\uf0e9ng", "Cộng");
}

static void
test_fonts (void)
{
  g_assert_cmpint (kh_legacy_from_font (".VnTime"), ==, KH_LEGACY_TCVN3);
  g_assert_cmpint (kh_legacy_from_font (".VnArial Narrow"), ==, KH_LEGACY_TCVN3);
  g_assert_cmpint (kh_legacy_from_font ("VnTime"), ==, KH_LEGACY_TCVN3);
  g_assert_cmpint (kh_legacy_from_font (".VnTimeH"), ==, KH_LEGACY_TCVN3_CAPITALS);
  g_assert_cmpint (kh_legacy_from_font (".VnArialH"), ==, KH_LEGACY_TCVN3_CAPITALS);
  g_assert_cmpint (kh_legacy_from_font ("VNI-Times"), ==, KH_LEGACY_VNI);
  g_assert_cmpint (kh_legacy_from_font ("VNI-Helve"), ==, KH_LEGACY_VNI);
  g_assert_cmpint (kh_legacy_from_font ("Times New Roman"), ==, KH_LEGACY_NONE);
  g_assert_cmpint (kh_legacy_from_font ("Vnine"), ==, KH_LEGACY_NONE);
  g_assert_cmpint (kh_legacy_from_font (""), ==, KH_LEGACY_NONE);
  g_assert_cmpint (kh_legacy_from_font (NULL), ==, KH_LEGACY_NONE);
}

/* The font's name alone decides nothing. */
static void
test_fit (void)
{
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_TCVN3, TCVN3_TITLE), ==, KH_LEGACY_SURE);
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_VNI, VNI_TITLE), ==, KH_LEGACY_SURE);
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_TCVN3, UNICODE_TITLE), ==, KH_LEGACY_UNICODE);
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_VNI, UNICODE_TITLE), ==, KH_LEGACY_UNICODE);
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_TCVN3, "hành chính"), ==, KH_LEGACY_UNICODE);
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_TCVN3, "chính"), ==, KH_LEGACY_UNSURE);
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_VNI, "chính"), ==, KH_LEGACY_UNSURE);
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_TCVN3, "02/KH"), ==, KH_LEGACY_PLAIN);
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_TCVN3, "“– ”"), ==, KH_LEGACY_PLAIN);
  g_assert_cmpint (kh_legacy_check (KH_LEGACY_NONE, TCVN3_TITLE), ==, KH_LEGACY_UNICODE);
}

/* Bold may begin between a vowel and its mark. */
static void
test_mark_at_border (void)
{
  g_assert_cmpuint (kh_legacy_mark_length (KH_LEGACY_VNI, "Co", "äng"), ==, 2);
  g_assert_cmpuint (kh_legacy_mark_length (KH_LEGACY_VNI, "C", "oäng"), ==, 0);
  g_assert_cmpuint (kh_legacy_mark_length (KH_LEGACY_VNI, NULL, "ä"), ==, 0);
  g_assert_cmpuint (kh_legacy_mark_length (KH_LEGACY_TCVN3, "Co", "äng"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/legacy/sentences", test_sentences);
  g_test_add_func ("/legacy/letters", test_letters);
  g_test_add_func ("/legacy/moved-characters", test_moved_characters);
  g_test_add_func ("/legacy/fonts", test_fonts);
  g_test_add_func ("/legacy/fit", test_fit);
  g_test_add_func ("/legacy/mark-at-border", test_mark_at_border);
  return g_test_run ();
}
