/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a search takes in a library of many plans, letter by letter as one
 * types it: bench-search SAMPLE [NUMBER [LIBRARY]]. A library that is there is
 * used as it is. */
#include "folder.h"
#include "store.h"
#include "xml-reader.h"

#include <stdlib.h>
#include <time.h>

/* Words that stand in every plan, in many, in few and in none. */
static const char *const queries[] = {
  "cải cách thủ tục hành chính", "van phong so", "bao cao ket qua", "quý II", "kế hoạch thứ 777",
  "dich vu cong truc tuyen", "nguyen van a", "uy ban nhan dan", "hồ sơ điện tử", "đào tạo công chức 2027",
  "khong co tu nay", "118/2025/NĐ-CP",
};

static KhStore *
make_library (const char *path, const char *sample, int n_plans)
{
  g_autoptr (GError) error = NULL;
  KhStore *store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_autoptr (GListModel) plans = NULL;
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;

  if (store == NULL || !g_file_get_contents (sample, &text, &length, &error))
    g_error ("%s", error->message);
  plans = kh_store_list_plans (store, NULL);
  bytes = g_bytes_new (text, length);
  for (int i = (int) g_list_model_get_n_items (plans); i < n_plans; i++)
    {
      g_autoptr (KhPlan) plan = kh_xml_reader_read (bytes, TRUE, &error);
      g_autofree char *title = g_strdup_printf ("Cải cách hành chính, kế hoạch thứ %d", i + 1);

      g_assert_no_error (error);
      g_object_set (plan, "year", 2000 + i % 40, "title", title, NULL);
      if (kh_store_add_plan (store, plan, &error) == 0)
        g_error ("%s", error->message);
    }
  return store;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* Of the processor: other programs on the machine are not what is measured. */
static double
get_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
search (KhStore *store, const char *words, GArray *times)
{
  g_autoptr (GError) error = NULL;
  double start = get_ms ();
  g_autoptr (GPtrArray) hits = kh_store_search (store, words, 60, &error);
  double ms = get_ms () - start;

  g_assert_no_error (error);
  g_array_append_val (times, ms);
  if (g_getenv ("KH_BENCH_EACH") != NULL)
    g_print ("  %7.2f ms  %3u  %s\n", ms, hits->len, words);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  int n_plans = argc > 2 ? atoi (argv[2]) : 10000;

  if (argc < 2)
    g_error ("usage: bench-search SAMPLE [NUMBER [LIBRARY]]");
  if (argc > 3)
    path = g_strdup (argv[3]);
  else
    {
      folder = kh_test_folder_new ();
      path = g_build_filename (folder, "library.db", NULL);
    }
  store = make_library (path, argv[1], n_plans);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    for (const char *p = queries[i]; *p != '\0'; p = g_utf8_next_char (p))
      {
        g_autofree char *words = g_strndup (queries[i], g_utf8_next_char (p) - queries[i]);

        search (store, words, times);
      }
  g_array_sort (times, compare);
  g_print ("Search in %d plans, %u times: median %.1f ms, 95th percentile %.1f ms, longest %.1f ms\n", n_plans,
           times->len, g_array_index (times, double, times->len / 2), g_array_index (times, double, times->len * 95 / 100),
           g_array_index (times, double, times->len - 1));
  g_clear_object (&store);
  if (folder != NULL)
    kh_test_folder_remove (folder);
  return 0;
}
