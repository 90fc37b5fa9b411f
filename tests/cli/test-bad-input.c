/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are no plan: one sentence, status 1, the library byte for byte as it was. */
#include "cli-support.h"

#include <glib/gstdio.h>
#include <string.h>

#define MEBIBYTE (1024 * 1024)

/* What is written to the file that is imported. */
typedef struct
{
  const char *name;
  const char *contents;
  gssize length; /* -1 for a string */
} BadFile;

static const BadFile bad_files[] = {
  { "empty", "", 0 },
  { "blank", " \n\n\t \n", -1 },
  { "binary", "\x7f" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", 20 },
  { "nuls", "I. M\0C \0\0CH\n", 12 },
  { "invalid-utf8", "I. MỤC ĐÍCH, YÊU CẦU\n\n1. M\xe1\xbb đích \xff\xfe\n", -1 },
  { "no-heading", "Chỉ là một đoạn văn bản bình thường, không có đề mục nào.\n\nVà một đoạn nữa.\n", -1 },
  { "letter", "Kính gửi các đồng chí,\n\nMời các đồng chí dự họp lúc 8 giờ.\n\nTrân trọng.\n", -1 },
  { "broken-xml", "<?xml version='1.0' encoding='UTF-8'?>\n<plan xmlns='urn:kehoach:plan:1' version='1'><title>", -1 },
  { "foreign-xml", "<?xml version='1.0' encoding='UTF-8'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>\n", -1 },
};

/* A library that is there and has a plan in it. */
static void
fill_library (KhCliFixture *fixture)
{
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "new", "--year", "2027", "--agency", "Sở Mẫu", NULL);

  kh_cli_assert_status (result, 0);
}

static void
assert_refused (KhCliFixture *fixture, const char *path)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (KhCliResult) result = NULL;

  fill_library (fixture);
  before = kh_cli_snapshot (fixture);
  result = kh_cli_run (fixture, "import", path, NULL);
  kh_cli_assert_status (result, 1);
  g_assert_cmpstr (result->out, ==, "");
  kh_cli_assert_one_line (result);
  after = kh_cli_snapshot (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_bad_file (KhCliFixture *fixture, gconstpointer data)
{
  const BadFile *bad = data;
  g_autofree char *path = kh_cli_fixture_path (fixture, "input.txt");

  g_assert_true (g_file_set_contents (path, bad->contents, bad->length, NULL));
  assert_refused (fixture, path);
}

/* Right in all but its size. */
static void
test_too_large (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_fixture_path (fixture, "input.txt");
  g_autoptr (GString) text = g_string_new ("KẾ HOẠCH\n\nCải cách hành chính năm 2027\n\nI. MỤC TIÊU\n\n");

  while (text->len <= 5 * MEBIBYTE)
    g_string_append (text, "- Giải quyết 100% hồ sơ đúng hạn.\n\n");
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
  assert_refused (fixture, path);
}

static void
test_absent (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_fixture_path (fixture, "no such file.txt");

  assert_refused (fixture, path);
}

static void
test_folder (KhCliFixture *fixture, gconstpointer data)
{
  assert_refused (fixture, fixture->folder);
}

/* A file that is no plan does not even make the library. */
static void
test_no_library_made (KhCliFixture *fixture, gconstpointer data)
{
  g_autofree char *path = kh_cli_fixture_path (fixture, "input.txt");
  g_autoptr (KhCliResult) result = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  result = kh_cli_run (fixture, "import", path, NULL);
  kh_cli_assert_status (result, 1);
  g_assert_false (g_file_test (fixture->library, G_FILE_TEST_EXISTS));
}

/* A --library that is something else is left exactly as it was. */
static void
test_no_library (KhCliFixture *fixture, gconstpointer data)
{
  static const char text[] = "This is a letter and no library.\n";
  const char *const lines[][5] = {
    { "list", NULL }, { "show", "1", NULL }, { "search", "x", NULL }, { "new", "--year", "2027", NULL },
  };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (g_file_set_contents (fixture->library, text, -1, NULL));
  before = kh_cli_snapshot (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      const char *words[8] = { "--library", fixture->library };
      g_autoptr (KhCliResult) result = NULL;

      memcpy (words + 2, lines[i], sizeof lines[i]);
      result = kh_cli_run_line (words, NULL);
      kh_cli_assert_status (result, 1);
      kh_cli_assert_one_line (result);
    }
  after = kh_cli_snapshot (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* Commands that read make no library where there is none. */
static void
test_absent_library (KhCliFixture *fixture, gconstpointer data)
{
  g_autoptr (KhCliResult) result = kh_cli_run (fixture, "list", NULL);

  kh_cli_assert_status (result, 1);
  kh_cli_assert_one_line (result);
  g_assert_false (g_file_test (fixture->library, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (KhCliFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/cli/bad-input/too-large", test_too_large },
    { "/cli/bad-input/absent", test_absent },
    { "/cli/bad-input/folder", test_folder },
    { "/cli/bad-input/no-library-made", test_no_library_made },
    { "/cli/bad-library/text", test_no_library },
    { "/cli/bad-library/absent", test_absent_library },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/bad-input/", bad_files[i].name, NULL);

      g_test_add (path, KhCliFixture, &bad_files[i], kh_cli_fixture_set_up, test_bad_file, kh_cli_fixture_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KhCliFixture, NULL, kh_cli_fixture_set_up, tests[i].run, kh_cli_fixture_tear_down);
  return g_test_run ();
}
