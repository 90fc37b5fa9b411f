/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library of a million tasks: bench-scale FILE [PLANS [TASKS]]. What is missing
 * of the plans is made first; a library that is there is used as it is. Then opens,
 * lists, searches, edits and backs up, and says how long that took by the clock
 * and how much memory the program had used by then. */
#include "backup.h"
#include "edit.h"
#include "store.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define LABEL N_("Edit text")
#define N_(text) (text)
#define N_SHOWN 60

static const char *const verbs[] = { "Rà soát", "Xây dựng", "Tham mưu", "Đôn đốc", "Kiểm tra", "Cập nhật", "Công bố", "Tập huấn" };
static const char *const things[] = {
  "văn bản quy phạm pháp luật", "danh mục thủ tục hành chính", "quy trình nội bộ", "dịch vụ công trực tuyến",
  "vị trí việc làm", "dự toán chi thường xuyên", "hệ thống báo cáo", "hồ sơ điện tử", "chế độ công vụ",
};
static const char *const places[] = { "của Sở", "tại các đơn vị trực thuộc", "trên địa bàn", "theo quy định", "bảo đảm đúng hạn" };

/* Resident memory, the most so far, in MB. */
static double
get_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, "VmHWM:") : NULL;

  return line != NULL ? (double) g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) / 1024 : 0;
}

static void
report (const char *what, gint64 start)
{
  g_print ("%-44s %10.1f ms  %7.1f MB\n", what, (double) (g_get_monotonic_time () - start) / 1e3, get_memory ());
}

static KhPlan *
make_plan (GRand *rand, int number, int n_tasks)
{
  g_autofree char *title = g_strdup_printf ("Cải cách hành chính, kế hoạch thứ %d", number);
  KhPlan *plan = g_object_new (KH_TYPE_PLAN, "year", 2000 + number % 40, "title", title, "symbol", "KH-SM", NULL);
  KhSection *group = NULL;

  for (int i = 0; i < n_tasks; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("%s %s %s, việc số %d", verbs[g_rand_int_range (rand, 0, G_N_ELEMENTS (verbs))],
                             things[g_rand_int_range (rand, 0, G_N_ELEMENTS (things))],
                             places[g_rand_int_range (rand, 0, G_N_ELEMENTS (places))], number * n_tasks + i);

      if (i % 15 == 0)
        {
          g_autofree char *heading = g_strdup_printf ("Nhóm nhiệm vụ %d", i / 15 + 1);

          group = kh_section_new (KH_SECTION_TASK_GROUP, heading);
          kh_node_append_take (KH_NODE (plan), group);
        }
      kh_node_append_take (KH_NODE (group), kh_item_new (KH_ITEM_TASK, text));
    }

  return plan;
}

static void
fill (const char *path, int n_plans, int n_tasks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_autoptr (GListModel) plans = store != NULL ? kh_store_list_plans (store, &error) : NULL;

  g_assert_no_error (error);
  for (int i = (int) g_list_model_get_n_items (plans); i < n_plans; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) i);
      g_autoptr (KhPlan) plan = make_plan (rand, i + 1, n_tasks);

      kh_store_add_plan (store, plan, &error);
      g_assert_no_error (error);
    }
}

static void
list (KhStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GListModel) plans = kh_store_list_plans (store, &error);
  guint n;

  g_assert_no_error (error);
  n = g_list_model_get_n_items (plans);
  for (guint i = 0; i < MIN (n, N_SHOWN); i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, i);

      kh_plan_info_get_id (info);
    }
  report ("list: the first plans", start);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhPlanInfo) info = g_list_model_get_item (plans, i);

      kh_plan_info_get_id (info);
    }
  report ("list: scrolled through all", start);
  g_print ("  %u plans\n", n);
}

static void
search (KhStore *store)
{
  static const char *const words[] = { "kế hoạch thứ 777", "viec so 123456", "ho so dien tu", "rà soát văn bản", "khong co tu nay" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *what = g_strdup_printf ("search: “%s”", words[i]);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) hits = kh_store_search (store, words[i], N_SHOWN, &error);

      g_assert_no_error (error);
      report (what, start);
      g_print ("  %u hits\n", hits->len);
    }
}

static void
edit (KhStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (KhPlan) plan = kh_store_load_plan (store, 5000, &error);
  KhSection *group;

  if (plan == NULL)
    plan = kh_store_load_plan (store, 1, NULL);
  g_clear_error (&error);
  report ("open a plan", start);
  group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  start = g_get_monotonic_time ();
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (KhItem) task = g_list_model_get_item (kh_section_get_items (group), 0);
      g_autofree char *text = g_strdup_printf ("Việc đã sửa lần %d", i);
      g_autoptr (KhEdit) change = kh_edit_begin (store, KH_NODE (plan), LABEL, &error);

      g_assert_no_error (error);
      kh_edit_set (change, task, "text", text, NULL);
      kh_edit_commit (change, &error);
      g_assert_no_error (error);
    }
  report ("20 edits, each on the disk", start);
  start = g_get_monotonic_time ();
  kh_store_undo (store, KH_NODE (plan), &error);
  g_assert_no_error (error);
  report ("undo", start);
}

static void
back_up (const char *path)
{
  g_autofree char *copy = g_strconcat (path, ".backup", NULL);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  kh_backup_write (path, copy, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  report ("backup, verified", start);
  g_unlink (copy);
}

int
main (int argc, char **argv)
{
  const int n_plans = argc > 2 ? atoi (argv[2]) : 10000;
  const int n_tasks = argc > 3 ? atoi (argv[3]) : 100;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autofree char *size = NULL;
  GStatBuf info;
  gint64 start;

  setlocale (LC_ALL, "");
  if (argc < 2)
    g_error ("usage: bench-scale FILE [PLANS [TASKS]]");
  start = g_get_monotonic_time ();
  fill (argv[1], n_plans, n_tasks);
  report ("made", start);
  /* A process that has made nothing is measured by a second call. */
  start = g_get_monotonic_time ();
  store = kh_store_open (argv[1], KH_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  report ("open", start);
  list (store);
  search (store);
  edit (store);
  back_up (argv[1]);
  g_assert_cmpint (g_stat (argv[1], &info), ==, 0);
  size = g_format_size ((guint64) info.st_size);
  g_print ("library: %s\n", size);

  return 0;
}
