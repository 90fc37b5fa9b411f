/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what becomes of each field: the one that is compiled in, and ones that are refused. */
#include "carry-table.h"
#include "isolated.h"

#include <glib/gstdio.h>
#include <string.h>

#define HEAD "<carry xmlns='urn:kehoach:carry:1'>\n"

static void
put_table (const char *xml)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "kehoach", "carry", "rules.xml", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, xml, -1, &error);
  g_assert_no_error (error);
}

static void
test_built_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhCarryTable) table = kh_carry_table_load (&error);

  g_assert_no_error (error);
  g_assert_cmpint (kh_carry_table_get_action (table, "plan", "number"), ==, KH_CARRY_CLEAR);
  g_assert_cmpint (kh_carry_table_get_action (table, "task", "deadline"), ==, KH_CARRY_SHIFT);
  g_assert_cmpint (kh_carry_table_get_action (table, "task", "lead"), ==, KH_CARRY_RECOMPUTE);
  g_assert_cmpint (kh_carry_table_get_action (table, "indicator", "value"), ==, KH_CARRY_ASK);
  g_assert_cmpint (kh_carry_table_get_action (table, "plan", "no-such-field"), ==, KH_CARRY_CARRY);
  g_assert_cmpstr (kh_carry_table_find_group (table, "cchc-76", "Hiện đại hoá hành chính"), ==,
                   "Xây dựng, phát triển Chính quyền điện tử, Chính quyền số");
  g_assert_cmpstr (kh_carry_table_find_group (table, "cchc-76", "CẢI CÁCH TỔ CHỨC BỘ MÁY"), ==,
                   "Cải cách tổ chức bộ máy hành chính nhà nước");
  g_assert_null (kh_carry_table_find_group (table, "cchc-76", "Phòng, chống lụt bão"));
  g_assert_null (kh_carry_table_find_group (table, "no-such-template", "Cải cách thể chế"));
}

static void
test_replaced (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhCarryTable) table = NULL;

  put_table (HEAD "<field of='plan' name='number' do='ask'/></carry>");
  table = kh_carry_table_load (&error);
  g_assert_no_error (error);
  g_assert_cmpint (kh_carry_table_get_action (table, "plan", "number"), ==, KH_CARRY_ASK);
  g_assert_cmpuint (kh_carry_table_get_shifts (table)->len, ==, 0);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *xml;
    const char *says;
  } cases[] = {
    { HEAD "<field of='plan' name='number' do='guess'/></carry>", "line 2" },
    { HEAD "<field of='plan' name='number' do='recompute'/></carry>", "line 2" },
    { HEAD "<field of='plan' name='numbers' do='carry'/></carry>", "plan.numbers" },
    { HEAD "<field of='plan' name='year' do='carry'/>\n<field of='plan' name='year' do='carry'/></carry>", "line 3" },
    { HEAD "<field of='plan' name='year' do='carry'/>\n<shift pattern='năm ('/></carry>", "line 3" },
    { HEAD "<field of='plan' name='year' do='carry'/>\n<shift pattern='năm 2026'/></carry>", "“y”" },
    { HEAD, "line" },
    { "", "empty" },
    { "<!DOCTYPE carry [<!ENTITY a 'b'>]>" HEAD "<field of='plan' name='year' do='carry'/></carry>", "document type" },
    { "<carry/>", "line 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KhCarryTable) table = NULL;

      put_table (cases[i].xml);
      table = kh_carry_table_load (&error);
      g_assert_null (table);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, "carry/rules.xml"));
      if (strstr (error->message, cases[i].says) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].says);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/carry-table/built-in", test_built_in);
  g_test_add_func ("/carry-table/replaced", test_replaced);
  g_test_add_func ("/carry-table/refused", test_refused);

  return g_test_run ();
}
