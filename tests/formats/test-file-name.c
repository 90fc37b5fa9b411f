/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files: as offices write them, and as every file system takes them. */
#include "file-name.h"

#include <string.h>

static void
assert_name (const char *words, const char *extension, const char *expected)
{
  g_autofree char *name = kh_file_name_make (words, extension);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_unsafe (void)
{
  assert_name ("12/KH-SM", "pdf", "12-KH-SM.pdf");
  assert_name ("a\\b:c*d?e\"f<g>h|i", "txt", "a-b-c-d-e-f-g-h-i.txt");
  assert_name ("../../etc/passwd", NULL, "etc-passwd");
  assert_name ("dòng\nkhác\tnữa\x7f", "pdf", "dòng-khác-nữa.pdf");
  assert_name (" . ẩn . ", "pdf", "ẩn.pdf");
  assert_name ("100%", "pdf", "100.pdf");
  assert_name ("", "pdf", "_.pdf");
  assert_name ("...", NULL, "_");
  /* What is written from right to left, and other marks that show nothing. */
  assert_name ("a\xe2\x80\xae" "b", NULL, "a-b");
  assert_name ("hỏng\xff" "byte", NULL, "hỏng\xef\xbf\xbd" "byte");
}

static void
test_devices (void)
{
  assert_name ("CON", "pdf", "_CON.pdf");
  assert_name ("nul", NULL, "_nul");
  assert_name ("NUL.txt", "pdf", "_NUL.txt.pdf");
  assert_name ("Lpt1", "docx", "_Lpt1.docx");
  assert_name ("COM", "pdf", "COM.pdf");
  assert_name ("CONG", "pdf", "CONG.pdf");
  assert_name ("COM10", "pdf", "COM10.pdf");
}

static void
test_composed (void)
{
  assert_name ("Kê\xcc\x81 hoa\xcc\xa3" "ch", "pdf", "Kế hoạch.pdf");
}

/* The extension stays whole, and no letter is cut in two. */
static void
test_length (void)
{
  g_autofree char *ascii = g_strnfill (4000, 'a');
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autofree char *short_name = kh_file_name_make (ascii, "kehoach");

  g_assert_cmpuint (strlen (short_name), <=, KH_FILE_NAME_MAX);
  g_assert_true (g_str_has_suffix (short_name, "a.kehoach"));
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = NULL;

      g_string_append (wide, i % 3 == 0 ? "ệ" : i % 3 == 1 ? "a" : " ");
      name = kh_file_name_make (wide->str, "pdf");
      g_assert_cmpuint (strlen (name), <=, KH_FILE_NAME_MAX);
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_true (g_str_has_suffix (name, ".pdf"));
      g_assert_false (g_str_has_suffix (name, " .pdf"));
    }
}

static void
assert_plan (KhPlan *plan, const char *part, const char *extension, const char *expected)
{
  g_autofree char *name = kh_file_name_for_plan (plan, part, extension);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_plan (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autofree char *long_symbol = g_strnfill (400, 'A');
  g_autofree char *name = NULL;

  assert_plan (plan, NULL, "pdf", "KH-2027.pdf");
  g_object_set (plan, "symbol", "KH-SM", NULL);
  assert_plan (plan, NULL, "pdf", "KH-SM-2027.pdf");
  g_object_set (plan, "number", "2", NULL);
  assert_plan (plan, "-lich", "ics", "KH-02-SM-2027-lich.ics");
  g_object_set (plan, "number", "12", "date", "2027-01-05", NULL);
  assert_plan (plan, NULL, "pdf", "12-KH-SM ngay 05-01-2027.pdf");
  assert_plan (plan, NULL, NULL, "12-KH-SM ngay 05-01-2027");
  g_object_set (plan, "symbol", "KH-SGDĐT&PC", NULL);
  assert_plan (plan, NULL, "pdf", "12-KH-SGDDT&PC ngay 05-01-2027.pdf");
  g_object_set (plan, "symbol", "KH-../a b", NULL);
  assert_plan (plan, NULL, "pdf", "12-KH-..-a b ngay 05-01-2027.pdf");
  g_object_set (plan, "symbol", long_symbol, NULL);
  name = kh_file_name_for_plan (plan, "-chi-tieu", "csv");
  g_assert_cmpuint (strlen (name), <=, KH_FILE_NAME_MAX);
  g_assert_true (g_str_has_suffix (name, "-chi-tieu.csv"));
}

static void
test_extension (void)
{
  g_assert_cmpstr (kh_file_name_find_extension ("application/pdf"), ==, "pdf");
  g_assert_cmpstr (kh_file_name_find_extension ("image/tiff"), ==, "tif");
  g_assert_cmpstr (kh_file_name_find_extension ("text/plain"), ==, "bin");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/file-name/unsafe", test_unsafe);
  g_test_add_func ("/formats/file-name/devices", test_devices);
  g_test_add_func ("/formats/file-name/composed", test_composed);
  g_test_add_func ("/formats/file-name/length", test_length);
  g_test_add_func ("/formats/file-name/plan", test_plan);
  g_test_add_func ("/formats/file-name/extension", test_extension);
  return g_test_run ();
}
