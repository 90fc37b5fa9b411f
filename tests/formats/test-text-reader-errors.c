/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers say to files that are no plans, and that no bytes make them fail. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "folder.h"
#include "outline.h"
#include "text-source.h"

static void
assert_refused (gconstpointer data, gsize size, KhReaderError code, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_text_reader_read (bytes, 0, KH_READER_PLAN_ONLY, &error);

  g_assert_null (plan);
  g_assert_error (error, KH_READER_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
}

static void
assert_text_refused (const char *text, KhReaderError code, const char *words)
{
  assert_refused (text, strlen (text), code, words);
}

static void
test_empty (void)
{
  assert_refused ("", 0, KH_READER_ERROR_EMPTY, "empty");
  assert_text_refused (" \n\t\r\n\f\302\240\n", KH_READER_ERROR_EMPTY, "no words");
  assert_text_refused ("\357\273\277", KH_READER_ERROR_EMPTY, "no words");
}

static void
test_binary (void)
{
  static const char nul[] = "KẾ HOẠCH\n\0I. MỤC TIÊU\n";
  static const char utf16[] = "\377\376K\0E\0";
  g_autoptr (GString) controls = g_string_new ("I. MỤC TIÊU\n");

  assert_refused (nul, sizeof nul, KH_READER_ERROR_ENCODING, "binary");
  assert_refused (utf16, sizeof utf16, KH_READER_ERROR_ENCODING, "UTF-16");
  for (guint i = 0; i < 100; i++)
    g_string_append_c (controls, 1 + i % 6);
  assert_text_refused (controls->str, KH_READER_ERROR_ENCODING, "control characters");
}

static void
test_invalid_utf8 (void)
{
  assert_text_refused ("KE HOACH\nI. MUC TIEU\n- Gi\377 v\n", KH_READER_ERROR_ENCODING,
                       "byte is number 26, in line 3");
  assert_text_refused ("\303", KH_READER_ERROR_ENCODING, "byte is number 1, in line 1");
  assert_text_refused ("a\r\nb\rc\n\355\240\200", KH_READER_ERROR_ENCODING, "in line 4");
}

static void
test_too_large (void)
{
  g_autofree char *text = g_malloc (KH_TEXT_READER_MAX_BYTES + 1);
  g_autoptr (GString) lines = g_string_new (NULL);

  memset (text, 'a', KH_TEXT_READER_MAX_BYTES + 1);
  assert_refused (text, KH_TEXT_READER_MAX_BYTES + 1, KH_READER_ERROR_TOO_LARGE, "5 MB");
  assert_refused (text, KH_TEXT_READER_MAX_BYTES, KH_READER_ERROR_TOO_LARGE, "Line 1 ");
  text[KH_TEXT_SOURCE_MAX_LINE] = '\n';
  assert_refused (text, 2 * KH_TEXT_SOURCE_MAX_LINE + 2, KH_READER_ERROR_TOO_LARGE, "Line 2 ");
  for (guint i = 0; i < KH_TEXT_SOURCE_MAX_LINES + 2; i++)
    g_string_append (lines, "a\n");
  assert_text_refused (lines->str, KH_READER_ERROR_TOO_LARGE, "too many lines");
}

static void
test_no_plan (void)
{
  assert_text_refused (
      "Kính gửi: Các phòng\n\nSở Mẫu đề nghị các phòng gửi báo cáo.\n\nGIÁM ĐỐC\nNguyễn Văn A\n",
      KH_READER_ERROR_NO_PLAN, "no plan");
  assert_text_refused ("#include <stdio.h>\n\nint\nmain (void)\n{\n  /* 1. say it */\n  puts (\"xin "
                       "chào\");\n  return 0;\n}\n",
                       KH_READER_ERROR_NO_PLAN, "no plan");
  assert_text_refused ("SỞ MẪU\n\nQUYẾT ĐỊNH\nBan hành kế hoạch\n\nĐiều 1. Ban hành kế hoạch.\n\nI. MỤC "
                       "TIÊU\n- Đạt.\nII. NHIỆM VỤ\n- Làm.\n",
                       KH_READER_ERROR_NO_PLAN, "Quyết định");
  assert_text_refused ("BÁO CÁO\nKết quả năm 2027\n\nI. KẾT QUẢ\n- Tốt.\n", KH_READER_ERROR_NO_PLAN,
                       "Báo cáo");
  assert_text_refused ("KẾ HOẠCH\nCông tác năm 2027\n\nSở Mẫu làm việc như mọi năm.\n",
                       KH_READER_ERROR_NO_PLAN, "headings");
  assert_text_refused ("a\n", KH_READER_ERROR_NO_PLAN, "no plan");
  assert_text_refused ("I\n", KH_READER_ERROR_NO_PLAN, "no plan");
  assert_text_refused ("KẾ HOẠCH", KH_READER_ERROR_NO_PLAN, "headings");
}

static void
test_legacy_font (void)
{
  assert_text_refused ("Céng hßa x\302\267 héi chñ nghÜa ViÖt Nam\nKÕ ho¹ch\n", KH_READER_ERROR_NO_PLAN,
                       "TCVN3");
  assert_text_refused ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam\nKeá hoaïch\n", KH_READER_ERROR_NO_PLAN,
                       "VNI");
}

/* Files */

typedef struct
{
  char *folder;
} Files;

static void
set_up (Files *files, gconstpointer data)
{
  files->folder = kh_test_folder_new ();
}

static void
tear_down (Files *files, gconstpointer data)
{
  kh_test_folder_remove (files->folder);
  g_free (files->folder);
}

static char *
write_file (Files *files, const char *name, const char *content, gssize length)
{
  char *path = g_build_filename (files->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
  return path;
}

static void
assert_file_refused (const char *path, GQuark domain, int code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_reader_read_file (path, 0, KH_READER_PLAN_ONLY, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_file_absent (Files *files, gconstpointer data)
{
  g_autofree char *path = g_build_filename (files->folder, "không có.txt", NULL);

  assert_file_refused (path, G_FILE_ERROR, G_FILE_ERROR_NOENT, "không có.txt");
  assert_file_refused ("", G_FILE_ERROR, G_FILE_ERROR_NOENT, "no file");
}

static void
test_file_folder (Files *files, gconstpointer data)
{
  assert_file_refused (files->folder, G_FILE_ERROR, G_FILE_ERROR_ISDIR, "is a folder");
}

static void
test_file_unreadable (Files *files, gconstpointer data)
{
  g_autofree char *path = write_file (files, "kín.txt", "KẾ HOẠCH\n", -1);
  g_autofree char *content = NULL;

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (g_file_get_contents (path, &content, NULL, NULL))
    {
      g_test_skip ("this user may read every file");
      return;
    }
  assert_file_refused (path, G_FILE_ERROR, G_FILE_ERROR_ACCES, "kín.txt");
}

static void
test_file_special (Files *files, gconstpointer data)
{
  assert_file_refused ("/dev/null", G_FILE_ERROR, G_FILE_ERROR_INVAL, "not an ordinary file");
}

static void
test_file_formats (Files *files, gconstpointer data)
{
  static const struct
  {
    const char *content;
    gssize length;
    KhReaderError code;
    const char *words;
  } formats[] = {
    { "%PDF-1.7\n", -1, KH_READER_ERROR_INVALID, "PDF" },
    { "PK\003\004\0\0", 6, KH_READER_ERROR_INVALID, "broken" },
    { "\320\317\021\340\241\261\032\341\0", 9, KH_READER_ERROR_UNSUPPORTED, "Word" },
    { "{\\rtf1}", -1, KH_READER_ERROR_UNSUPPORTED, "rich text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = write_file (files, "tệp 100%s.txt", formats[i].content, formats[i].length);

      assert_file_refused (path, KH_READER_ERROR, (int) formats[i].code, formats[i].words);
    }
}

static void
test_file_empty (Files *files, gconstpointer data)
{
  g_autofree char *path = write_file (files, "rỗng.txt", "", 0);

  assert_file_refused (path, KH_READER_ERROR, KH_READER_ERROR_EMPTY, "empty");
}

/* A file is read by what it holds and not by its name. */
static void
test_file_by_content (Files *files, gconstpointer data)
{
  g_autofree char *path
      = write_file (files, "kế hoạch.docx", "KẾ HOẠCH\nCông tác năm 2027\n\nI. MỤC TIÊU\n- Đạt.\n", -1);
  g_autofree char *xml = write_file (files, "kế hoạch.txt", "<?xml version=\"1.0\"?>\n<kế-hoạch/>", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_reader_read_file (path, 2030, KH_READER_PLAN_ONLY, &error);

  g_assert_no_error (error);
  g_assert_cmpint (kh_plan_get_year (plan), ==, 2030);
  assert_file_refused (xml, KH_READER_ERROR, KH_READER_ERROR_UNSUPPORTED, "XML");
}

/* Bytes */

/* Either a plan or an error of ours; a plan is whole enough to print. */
static void
assert_survives (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = kh_text_reader_read (bytes, 0, KH_READER_PLAN_ONLY, &error);

  if (plan == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == KH_READER_ERROR);
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_sections (plan)), >, 0);

  g_autofree char *print = outline_print (plan);

  g_assert_true (g_utf8_validate (print, -1, NULL));
}

/* 500 changes of @name that are always the same: bytes flipped or set, cut off, doubled. */
static void
test_mutations (gconstpointer name)
{
  g_autofree char *text = outline_load (name);
  const gsize size = strlen (text);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2027);

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *changed = g_memdup2 (text, size);
      gsize length = size;
      guint n = g_rand_int_range (rand, 1, 12);

      for (guint j = 0; j < n; j++)
        {
          gsize at = g_rand_int_range (rand, 0, (gint32) length);
          gsize from = g_rand_int_range (rand, 0, (gint32) length);

          switch (g_rand_int_range (rand, 0, 5))
            {
            case 0:
              changed[at] ^= 1 << g_rand_int_range (rand, 0, 8);
              break;
            case 1:
              /* A sign that means something to the reader, so that the text stays text. */
              changed[at] = "\n \t*#.;:-+()0129IVaA%/\f"[g_rand_int_range (rand, 0, 22)];
              break;
            case 2:
              memmove (changed + at, changed + from, MIN (length - MAX (at, from), (gsize) 300));
              break;
            case 3:
              changed[at] = (char) 0x80;
              break;
            default:
              length = MAX (length - MIN (length / 4, at / 8), 1);
              break;
            }
        }
      assert_survives (changed, length);
    }
}

static void
test_truncations (void)
{
  g_autofree char *text = outline_load ("ke-hoach-mau-cot.txt");
  const gsize size = strlen (text);

  for (gsize length = 0; length < size; length += 7)
    assert_survives (text, length);
}

/* What once needed more than its share of time or memory. */
static void
test_hostile (void)
{
  static const char *const pieces[] = {
    "**a ",
    "*a ",
    "- Đạt 5%, ",
    "I. ",
    "Sở, ",
    "Căn cứ ",
    "a) ",
    "(báo cáo quý trước ngày 03 của tháng cuối quý; ",
    "Đơn vị chủ trì: ",
    "1.1.1.1. ",
    "# ",
    "tháng ngày năm ",
    "Nơi nhận: ",
    "và ",
    "\"",
    "”",
    "…",
    "&<>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint form = 0; form < 3; form++)
      {
        g_autoptr (GString) text = g_string_new ("KẾ HOẠCH\nCông tác năm 2027\n\nI. NHIỆM VỤ\n\n");

        /* One long line; many short ones; a paragraph of many long ones. */
        while (text->len < KH_TEXT_SOURCE_MAX_LINE / 2 * (form == 2 ? 8 : 1))
          {
            g_string_append (text, pieces[i]);
            if (form > 0 && (form == 1 || text->len % 4096 < 8))
              g_string_append_c (text, '\n');
          }
        assert_survives (text->str, text->len);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-reader/refused/empty", test_empty);
  g_test_add_func ("/text-reader/refused/binary", test_binary);
  g_test_add_func ("/text-reader/refused/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/text-reader/refused/too-large", test_too_large);
  g_test_add_func ("/text-reader/refused/no-plan", test_no_plan);
  g_test_add_func ("/text-reader/refused/legacy-font", test_legacy_font);
  g_test_add ("/reader/absent", Files, NULL, set_up, test_file_absent, tear_down);
  g_test_add ("/reader/folder", Files, NULL, set_up, test_file_folder, tear_down);
  g_test_add ("/reader/unreadable", Files, NULL, set_up, test_file_unreadable, tear_down);
  g_test_add ("/reader/special", Files, NULL, set_up, test_file_special, tear_down);
  g_test_add ("/reader/formats", Files, NULL, set_up, test_file_formats, tear_down);
  g_test_add ("/reader/empty", Files, NULL, set_up, test_file_empty, tear_down);
  g_test_add ("/reader/by-content", Files, NULL, set_up, test_file_by_content, tear_down);
  g_test_add_data_func ("/text-reader/bytes/mutations-scan", "ke-hoach-mau-quet.txt", test_mutations);
  g_test_add_data_func ("/text-reader/bytes/mutations-columns", "ke-hoach-mau-cot.txt", test_mutations);
  g_test_add_func ("/text-reader/bytes/truncations", test_truncations);
  g_test_add_func ("/text-reader/bytes/hostile", test_hostile);
  return g_test_run ();
}
