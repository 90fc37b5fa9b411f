/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damage: it is found, the library is read-only from then on, and what can be
 * read gets into a new library, row by row what it was. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "integrity-words.h"
#include "integrity.h"
#include "salvage-private.h"
#include "salvage.h"

#define PAGE_SIZE 4096
#define N_PLANS 4

/* A library whose tables take more than one page each. */
static void
make_library (Fixture *fixture)
{
  g_autoptr (KhStore) store = fixture_open (fixture);

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KhPlan) plan = sample_plan ();
      KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Nhóm dài");

      for (guint j = 0; j < 60; j++)
        {
          g_autofree char *text = g_strdup_printf ("Rà soát việc số %u của kế hoạch thứ %u, báo cáo đúng hạn", j, i);

          kh_node_append_take (KH_NODE (group), kh_item_new (KH_ITEM_TASK, text));
        }
      kh_node_append_take (KH_NODE (plan), group);
      g_assert_cmpint (kh_store_add_plan (store, plan, &error), ==, i + 1);
      g_assert_no_error (error);
    }
}

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  g_file_get_contents (path, &content, length, &error);
  g_assert_no_error (error);

  return content;
}

static void
write_file (const char *path, const char *content, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
}

static void
garble_page (char *content, gsize page)
{
  for (gsize i = page * PAGE_SIZE + (page == 0 ? 100 : 0); i < (page + 1) * PAGE_SIZE; i++)
    content[i] = (char) (i * 37 + 11);
}

static char *
new_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "salvaged.kehoach", NULL);
}

static void
assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;

  g_assert_true (kh_integrity_check (path, KH_INTEGRITY_FULL, NULL, &problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (problems), ==, 0);
}

/* Every row of each table, as "table number content". */
static GHashTable *
read_rows (const char *path)
{
  static const char *const tables[]
    = { "agency", "unit", "legal_document", "plan", "section", "item", "task", "responsibility", "item_unit",
        "indicator", "reporting", "recipient", "signature", "finding" };
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT rowid, * FROM %s", tables[i]);
      sqlite3_stmt *statement = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          GString *content = g_string_new (NULL);

          for (int column = 1; column < sqlite3_column_count (statement); column++)
            g_string_append_printf (content, "|%s", (const char *) sqlite3_column_text (statement, column));
          g_hash_table_insert (rows, g_strdup_printf ("%s %d", tables[i], sqlite3_column_int (statement, 0)),
                               g_string_free (content, FALSE));
        }
      sqlite3_finalize (statement);
    }
  sqlite3_close (handle);

  return rows;
}

static gboolean
is_told (const KhSalvageReport *report, const char *row)
{
  const char *space = strchr (row, ' ');
  const gint64 id = g_ascii_strtoll (space, NULL, 10);

  for (guint i = 0; i < report->losses->len; i++)
    {
      const KhSalvageLoss *loss = report->losses->pdata[i];

      if (strlen (loss->table) == (gsize) (space - row) && g_str_has_prefix (row, loss->table)
          && loss->first <= id && id <= loss->last)
        return TRUE;
    }

  return FALSE;
}

/* What is missing is on the list. Returns: how many rows are missing */
static guint
assert_losses_told (GHashTable *original, const char *path, const KhSalvageReport *report)
{
  g_autoptr (GHashTable) rows = read_rows (path);
  GHashTableIter iter;
  gpointer row;
  guint n_missing = 0;

  g_hash_table_iter_init (&iter, original);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (!g_hash_table_contains (rows, row))
      {
        n_missing++;
        if (!report->uncertain && !is_told (report, row))
          g_error ("%s is missing and not on the list", (char *) row);
      }

  return n_missing;
}

/* Items that lost their section have another one; the rest of a row is what it was. */
static guint
count_changed (GHashTable *original, const char *path)
{
  g_autoptr (GHashTable) rows = read_rows (path);
  GHashTableIter iter;
  gpointer row, content;
  guint n = 0;

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &row, &content))
    n += g_strcmp0 (g_hash_table_lookup (original, row), content) != 0;

  return n;
}

static void
assert_every_plan_loads (const char *path, guint wanted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_autoptr (GListModel) plans = NULL;

  g_assert_no_error (error);
  plans = kh_store_list_plans (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (plans), ==, wanted);
  for (guint i = 0; i < wanted; i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, i);
      g_autoptr (KhPlan) plan = kh_store_load_plan (store, kh_plan_info_get_id (info), &error);

      g_assert_no_error (error);
      g_assert_nonnull (plan);
    }
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhSalvageReport) report = NULL;
  g_autoptr (GHashTable) original = NULL;
  g_autofree char *path = new_path (fixture);
  g_autofree char *text = NULL;

  make_library (fixture);
  assert_sound (fixture->path);
  original = read_rows (fixture->path);
  kh_salvage_run (fixture->path, path, NULL, NULL, NULL, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->losses->len, ==, 0);
  g_assert_cmpuint (report->n_plans, ==, N_PLANS);
  g_assert_cmpuint (report->n_made, ==, 0);
  g_assert_cmpuint (assert_losses_told (original, path, report), ==, 0);
  g_assert_cmpuint (count_changed (original, path), ==, 0);
  text = kh_salvage_report_to_text (report);
  g_assert_cmpstr (text, ==, "4 plans were salvaged.\nNothing is missing.\n");

  /* never over what is there */
  g_clear_pointer (&report, kh_salvage_report_free);
  g_assert_false (kh_salvage_run (fixture->path, path, NULL, NULL, NULL, &report, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED);
}

/* Each page in turn, the first one whole with its header too. */
static void
test_each_page (Fixture *fixture, gconstpointer data)
{
  const gsize step = FIXTURE_STEP (3);
  g_autoptr (GHashTable) original = NULL;
  g_autofree char *sound = NULL;
  g_autofree char *path = new_path (fixture);
  g_autofree char *n_free = NULL;
  guint n_found = 0, n_missing = 0, n_most = 0, n_made = 0;
  gsize length, n_tried;

  make_library (fixture);
  original = read_rows (fixture->path);
  n_free = fixture_query (fixture, "PRAGMA freelist_count");
  sound = read_file (fixture->path, &length);
  n_tried = (length / PAGE_SIZE + step - 1) / step;
  for (gsize page = 0; page < length / PAGE_SIZE; page += step)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KhSalvageReport) report = NULL;
      g_autofree char *garbled = g_memdup2 (sound, length);
      g_autofree char *after = NULL;
      g_auto (GStrv) problems = NULL;
      gsize after_length;
      guint n;

      garble_page (garbled, page);
      if (page == 0)
        memset (garbled, 0, 100);
      write_file (fixture->path, garbled, length);
      if (kh_integrity_check (fixture->path, KH_INTEGRITY_QUICK, NULL, &problems, NULL))
        n_found += problems[0] != NULL;
      else
        n_found += page == 0;

      kh_salvage_run (fixture->path, path, NULL, NULL, NULL, &report, &error);
      g_assert_no_error (error);
      assert_sound (path);
      n = assert_losses_told (original, path, report);
      n_missing += n;
      n_most = MAX (n_most, n);
      n_made += (guint) report->n_made;
      assert_every_plan_loads (path, report->n_plans);

      /* the damaged one is what it was */
      after = read_file (fixture->path, &after_length);
      g_assert_cmpmem (after, after_length, garbled, length);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_test_message ("%" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " pages garbled in turn, the damage found %u times; of %u rows %.1f lost on"
                  " average, %u at most; %u rows made anew",
                  n_tried, length / PAGE_SIZE, n_found, g_hash_table_size (original), (double) n_missing / (double) n_tried, n_most, n_made);
  /* damage of a free page is none */
  g_assert_cmpuint (n_found + g_ascii_strtoull (n_free, NULL, 10), >=, n_tried);
}

/* A fifth of the pages with rows at once. */
static void
test_many_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhSalvageReport) report = NULL;
  g_autoptr (GHashTable) original = NULL;
  g_autofree char *path = new_path (fixture);
  g_autofree char *content = NULL;
  g_autofree char *text = NULL;
  gsize length;
  guint n;

  make_library (fixture);
  original = read_rows (fixture->path);
  content = read_file (fixture->path, &length);
  for (gsize page = length / PAGE_SIZE - 1; page > 50; page -= 5)
    garble_page (content, page);
  write_file (fixture->path, content, length);

  kh_salvage_run (fixture->path, path, NULL, NULL, NULL, &report, &error);
  g_assert_no_error (error);
  n = assert_losses_told (original, path, report);
  g_test_message ("%u of %u rows lost", n, g_hash_table_size (original));
  assert_every_plan_loads (path, report->n_plans);
  text = kh_salvage_report_to_text (report);
  g_assert_true (strstr (text, "Not salvaged: ") != NULL || n == 0);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) original = NULL;
  g_autofree char *path = new_path (fixture);
  g_autofree char *content = NULL;
  gsize length;

  make_library (fixture);
  original = read_rows (fixture->path);
  content = read_file (fixture->path, &length);
  for (guint percent = 90; percent >= 30; percent -= 20)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KhSalvageReport) report = NULL;
      g_auto (GStrv) problems = NULL;

      write_file (fixture->path, content, length / 100 * percent);
      g_assert_true (kh_integrity_check (fixture->path, KH_INTEGRITY_QUICK, NULL, &problems, &error));
      g_assert_no_error (error);
      g_assert_nonnull (problems[0]);
      kh_salvage_run (fixture->path, path, NULL, NULL, NULL, &report, &error);
      g_assert_no_error (error);
      g_test_message ("%u %% of the file: %u of %u rows lost", percent, assert_losses_told (original, path, report), g_hash_table_size (original));
      assert_every_plan_loads (path, report->n_plans);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
test_nothing_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhSalvageReport) report = NULL;
  g_autofree char *path = new_path (fixture);
  g_autofree char *content = g_malloc0 (20 * PAGE_SIZE);

  write_file (fixture->path, content, 20 * PAGE_SIZE);
  g_assert_false (kh_salvage_run (fixture->path, path, NULL, NULL, NULL, &report, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* The first page with texts of items, which is one of their table, not of the
 * search's. Where it lies, and whether the file has free pages, whose damage is
 * none, depends on the UUIDs. */
static void
garble_some (Fixture *fixture)
{
  const guint8 leaf_of_table = 0x0d;
  g_autofree char *content = NULL;
  gsize length, page;

  fixture_run_sql (fixture, "VACUUM");
  content = read_file (fixture->path, &length);
  for (page = 1; page < length / PAGE_SIZE; page++)
    if ((guint8) content[page * PAGE_SIZE] == leaf_of_table
        && memmem (content + page * PAGE_SIZE, PAGE_SIZE, "Rà soát việc số", strlen ("Rà soát việc số")) != NULL)
      break;
  g_assert_cmpuint (page, <, length / PAGE_SIZE);
  garble_page (content, page);
  write_file (fixture->path, content, length);
}

/* The new library takes the place and the name; the damaged one stays beside it. */
static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhSalvageReport) report = NULL;
  g_autofree char *path = new_path (fixture);
  g_autofree char *kept = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *still = NULL;
  gsize length, still_length;

  make_library (fixture);
  garble_some (fixture);
  damaged = read_file (fixture->path, &length);
  g_assert_true (kh_salvage_run (fixture->path, path, NULL, NULL, NULL, &report, &error));
  g_assert_true (kh_salvage_replace (fixture->path, path, &kept, &error));
  g_assert_no_error (error);
  still = read_file (kept, &still_length);
  g_assert_cmpmem (still, still_length, damaged, length);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_sound (fixture->path);
  assert_every_plan_loads (fixture->path, report->n_plans);
  g_assert_cmpint (g_unlink (kept), ==, 0);
}

/* Opened as damaged, what is left can be read and nothing written. */
static void
test_open_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autoptr (KhPlan) new_plan = sample_small ();
  g_autofree char *text = NULL;
  guint n_loaded = 0;

  make_library (fixture);
  garble_some (fixture);
  g_assert_null (kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  store = kh_store_open (fixture->path, KH_STORE_OPEN_DAMAGED, &error);
  g_assert_no_error (error);
  g_assert_true (kh_store_get_read_only (store));
  g_assert_cmpint (kh_store_get_trouble (store), ==, KH_TROUBLE_DAMAGED);
  text = kh_store_get_trouble_text (store);
  g_assert_nonnull (strstr (text, "backup"));
  for (gint64 id = 1; id <= N_PLANS; id++)
    {
      g_autoptr (KhPlan) plan = kh_store_load_plan (store, id, NULL);

      n_loaded += plan != NULL;
    }
  g_test_message ("%u of %d plans load", n_loaded, N_PLANS);
  g_assert_cmpuint (n_loaded, >, 0);
  g_assert_cmpuint (n_loaded, <, N_PLANS);
  g_assert_cmpint (kh_store_add_plan (store, new_plan, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY);
}

typedef struct
{
  GMainLoop *loop;
  char     **problems;
  gboolean   checked;
  guint      n_trouble;
} Checked;

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  Checked *checked = user_data;

  checked->checked = kh_integrity_check_finish (KH_STORE (source), result, &checked->problems, &error);
  g_assert_no_error (error);
  g_main_loop_quit (checked->loop);
}

static void
trouble_cb (KhStore *store, GParamSpec *pspec, Checked *checked)
{
  checked->n_trouble++;
}

/* Damage that appears while the library is open: found in the background. */
static void
test_check_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autofree char *sound = NULL;
  g_autofree char *garbled = NULL;
  Checked checked = { g_main_loop_new (NULL, FALSE), NULL, FALSE, 0 };
  gsize length;
  FILE *file;

  make_library (fixture);
  store = fixture_open (fixture);
  plan = kh_store_load_plan (store, 1, &error);
  g_signal_connect (store, "notify::trouble", G_CALLBACK (trouble_cb), &checked);
  kh_integrity_check_async (store, KH_INTEGRITY_QUICK, NULL, checked_cb, &checked);
  g_main_loop_run (checked.loop);
  g_assert_true (checked.checked);
  g_assert_cmpuint (g_strv_length (checked.problems), ==, 0);
  g_clear_pointer (&checked.problems, g_strfreev);
  g_assert_cmpint (kh_store_get_trouble (store), ==, KH_TROUBLE_NONE);
  g_assert_false (kh_store_get_read_only (store));

  sound = read_file (fixture->path, &length);
  garbled = g_memdup2 (sound, length);
  /* some of them hold rows */
  for (gsize page = length / PAGE_SIZE - 30; page < length / PAGE_SIZE; page++)
    garble_page (garbled, page);
  file = g_fopen (fixture->path, "r+");
  g_assert_cmpuint (fwrite (garbled, 1, length, file), ==, length);
  fclose (file);
  kh_integrity_check_async (store, KH_INTEGRITY_FULL, NULL, checked_cb, &checked);
  g_main_loop_run (checked.loop);
  g_assert_cmpuint (g_strv_length (checked.problems), >, 0);
  g_assert_cmpuint (checked.n_trouble, ==, 1);
  g_assert_cmpint (kh_store_get_trouble (store), ==, KH_TROUBLE_DAMAGED);
  g_assert_true (kh_store_get_read_only (store));
  g_assert_null (kh_edit_begin (store, KH_NODE (plan), "Edit", &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY);
  g_strfreev (checked.problems);
  g_main_loop_unref (checked.loop);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KhSalvageReport) report = NULL;
  g_autofree char *path = new_path (fixture);

  make_library (fixture);
  g_cancellable_cancel (cancellable);
  g_assert_false (kh_salvage_run (fixture->path, path, cancellable, NULL, NULL, &report, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
add_loss (KhSalvageReport *report, const char *table, gint64 first, gint64 last, const char *note)
{
  KhSalvageLoss *loss = g_new0 (KhSalvageLoss, 1);

  loss->table = g_strdup (table);
  loss->first = first;
  loss->last = last;
  loss->note = g_strdup (note);
  g_ptr_array_add (report->losses, loss);
}

/* Neighbours of which the same is known are one line. */
static void
test_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhSalvageReport) report = g_new0 (KhSalvageReport, 1);
  g_autofree char *text = NULL;

  report->n_plans = 2;
  report->losses = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_salvage_loss_free);
  add_loss (report, "task", 3, 3, "A.");
  add_loss (report, "task", 4, 6, "A.");
  add_loss (report, "task", 7, 7, NULL);
  add_loss (report, "item", 8, 8, NULL);
  add_loss (report, "no_such", 9, 9, NULL);
  text = kh_salvage_report_to_text (report);
  g_assert_cmpstr (text, ==,
                   "2 plans were salvaged.\n"
                   "Not salvaged: numbers 3 to 6 of the table “details of tasks”. A.\n"
                   "Not salvaged: number 7 of the table “details of tasks”.\n"
                   "Not salvaged: number 8 of the table “contents of sections”.\n"
                   "Not salvaged: number 9 of the table “no_such”.\n");
}

/* SQLite's words stand after a sentence of ours, which is not the same for all. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const char *const lines[] = {
    "Tree 5 page 12: btreeInitPage() returns error code 11", "Tree 9 page 31 cell 4: Rowid 77 out of order",
    "Page 40: never used", "Tree 4 page 4 cell 1: 2nd reference to page 17", "row 3 missing from index item_parent",
    "wrong # of entries in index item_parent", "non-unique entry in index plan_uuid", "NULL value in item.uuid",
    "TEXT value in plan.year", "CHECK constraint failed in item", "Freelist: size is 3 but should be 2",
  };
  g_autoptr (GHashTable) sentences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *described = kh_integrity_describe (lines[i]);
      g_autofree char *end = g_strdup_printf (" (SQLite: %s)", lines[i]);

      g_assert_true (g_str_has_suffix (described, end));
      g_assert_false (g_str_has_prefix (described, "The library is damaged."));
      described[strlen (described) - strlen (end)] = '\0';
      g_hash_table_add (sentences, g_strdup (described));
    }
  g_assert_cmpuint (g_hash_table_size (sentences), ==, 9);
  g_assert_null (kh_integrity_describe ("*** in database main ***"));
}

#define ADD(path, func) g_test_add ("/store/salvage/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sound", test_sound);
  ADD ("words", test_words);
  ADD ("report", test_report);
  ADD ("each-page", test_each_page);
  ADD ("many-pages", test_many_pages);
  ADD ("truncated", test_truncated);
  ADD ("nothing-left", test_nothing_left);
  ADD ("replace", test_replace);
  ADD ("open-damaged", test_open_damaged);
  ADD ("check-async", test_check_async);
  ADD ("cancelled", test_cancelled);

  return g_test_run ();
}
