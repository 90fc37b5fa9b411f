/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spelling: what is wrong, what is left alone, suggestions, own words. */
#include <glib/gstdio.h>

#include "checks.h"
#include "folder.h"

typedef struct
{
  char       *folder;
  char       *path;
  KhTables   *tables;
  KhSpelling *spelling;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = kh_test_folder_new ();
  fixture->path = g_build_filename (fixture->folder, "mới", "words.txt", NULL);
  fixture->tables = kh_tables_load (&error);
  g_assert_no_error (error);
  fixture->spelling = kh_spelling_new (fixture->path, fixture->tables);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->spelling);
  kh_tables_unref (fixture->tables);
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
skip_without_dictionary (Fixture *fixture)
{
  if (kh_spelling_is_available (fixture->spelling))
    return FALSE;

  g_test_skip ("no Vietnamese dictionary (hunspell-vi)");
  return TRUE;
}

static char *
find (Fixture *fixture, const char *text, GHashTable *names)
{
  g_autoptr (GArray) wrong = kh_spelling_find (fixture->spelling, text, names);
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < wrong->len; i++)
    {
      const KhSpellingWord *word = &g_array_index (wrong, KhSpellingWord, i);

      g_string_append_printf (found, "%s%.*s", i > 0 ? "|" : "", (int) (word->end - word->start), text + word->start);
    }

  return g_string_free (found, FALSE);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *wrong;
  } cases[] = {
    { "Rà soát, đơn giản hóa thủ tục hành chính", "" },
    { "Rà soát, đơn giản hoá thủ tục hành chính", "" },
    { "Ủy ban, Uỷ ban, khỏe, khoẻ, tùy, tuỳ, HÒA, HOÀ, thúy", "" },
    { "thủ tụcc hànhh chính", "tụcc|hànhh" },
    { "KẾ HOẠCHH cải cách", "HOẠCHH" },
    { "UBND, NĐ, CCHC, XII, QyĐ, CTr, TTr, VNeID", "" },
    { "Nghị định số 61/2018/NĐ-CP; Phòng TC-PC; 95%; 2021-2025; abcd@xyz.vn; https://abcd.vn", "" },
    { "website và Internet", "" },
    { "tỉnh Đắk Lắk, Kon Tum", "" },
    { "xzqw", "xzqw" },
    { "a) b) đ) x", "" },
    { "", "" },
  };

  if (skip_without_dictionary (fixture))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = find (fixture, cases[i].text, NULL);

      g_assert_cmpstr (found, ==, cases[i].wrong);
    }
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (skip_without_dictionary (fixture))
    return;
  before = find (fixture, "Phòng Krôngg - Xyzz", names);
  g_assert_cmpstr (before, ==, "Krôngg|Xyzz");
  kh_spelling_add_names (names, "Phòng Krôngg - Xyzz");
  kh_spelling_add_names (names, NULL);
  after = find (fixture, "Phòng Krôngg - Xyzz, krôngg", names);
  g_assert_cmpstr (after, ==, "");
}

static void
assert_suggests (Fixture *fixture, const char *word, const char *text, const char *expected)
{
  g_auto (GStrv) suggestions = kh_spelling_suggest (fixture->spelling, word, text);

  g_assert_cmpuint (g_strv_length (suggestions), <=, 6);
  if (!g_strv_contains ((const char *const *) suggestions, expected))
    {
      g_autofree char *all = g_strjoinv (", ", suggestions);

      g_error ("%s is not suggested for %s: %s", expected, word, all);
    }
}

static void
test_suggest (Fixture *fixture, gconstpointer data)
{
  if (skip_without_dictionary (fixture))
    return;
  assert_suggests (fixture, "hànhh", NULL, "hành");
  assert_suggests (fixture, "Hànhh", NULL, "Hành");
  assert_suggests (fixture, "HÀNHH", NULL, "HÀNH");
  /* in the tone placement of the text around it, the older one without a sign */
  assert_suggests (fixture, "hoàx", "đơn giản hóa", "hòa");
  assert_suggests (fixture, "hoàx", "đơn giản hoá", "hoà");
  assert_suggests (fixture, "hoàx", NULL, "hòa");
}

static void
test_findings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhSection *section = kh_section_new (KH_SECTION_FREE, "Phần Krôngg");
  g_autoptr (GPtrArray) findings = NULL;
  guint n_found = 0;

  if (skip_without_dictionary (fixture))
    return;
  kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_PARAGRAPH, "Rà <b>soátt</b> ở Krôngg."));
  kh_node_append_take (KH_NODE (plan), section);
  g_object_set (plan, "issuer", "Phòng Krôngg", NULL);
  findings = kh_checks_run (plan, NULL, fixture->spelling);
  for (guint i = 0; i < findings->len; i++)
    {
      KhFinding *finding = findings->pdata[i];

      if (!g_str_equal (kh_finding_get_rule (finding), "language-spelling"))
        continue;
      g_assert_cmpstr (kh_finding_get_text (finding), ==, "soátt");
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
count_cb (KhSpelling *spelling, guint *n_changes)
{
  (*n_changes)++;
}

static void
test_own_words (Fixture *fixture, gconstpointer data)
{
  guint n_changes = 0;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *later = NULL;

  if (skip_without_dictionary (fixture))
    return;
  before = find (fixture, "Xzqw", NULL);
  g_assert_cmpstr (before, ==, "Xzqw");
  g_signal_connect (fixture->spelling, "changed", G_CALLBACK (count_cb), &n_changes);
  kh_spelling_add_word (fixture->spelling, "Xzqw");
  g_assert_cmpuint (n_changes, ==, 1);
  after = find (fixture, "Xzqw xzqw", NULL);
  g_assert_cmpstr (after, ==, "");

  /* kept for the next time */
  g_clear_object (&fixture->spelling);
  fixture->spelling = kh_spelling_new (fixture->path, NULL);
  later = find (fixture, "xzqw", NULL);
  g_assert_cmpstr (later, ==, "");
}

/* The answers are the same from several threads at once. */
static gpointer
find_many (gpointer data)
{
  Fixture *fixture = data;
  guint n_wrong = 0;

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GArray) wrong = kh_spelling_find (fixture->spelling, "thủ tụcc hànhh chính", NULL);

      n_wrong += wrong->len;
    }

  return GUINT_TO_POINTER (n_wrong);
}

static void
test_threads (Fixture *fixture, gconstpointer data)
{
  GThread *threads[4];

  if (skip_without_dictionary (fixture))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, find_many, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, 400);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/spelling/find", test_find);
  ADD ("/spelling/names", test_names);
  ADD ("/spelling/suggest", test_suggest);
  ADD ("/spelling/findings", test_findings);
  ADD ("/spelling/own-words", test_own_words);
  ADD ("/spelling/threads", test_threads);

  return g_test_run ();
}
