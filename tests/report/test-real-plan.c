/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year report on the real plan, with progress that is made up. */
#include <string.h>

#include "compose.h"
#include "document-dump.h"
#include "exporter.h"
#include "report-facts.h"
#include "report-maker.h"
#include "text-reader.h"

typedef struct
{
  guint n_tasks;
  guint n_targets;
} Made;

/* Every third task done, every third half done, every fifth dropped; each second target reached. */
static gboolean
make_up_cb (KhNode *node, gpointer user_data)
{
  Made *made = user_data;

  if (KH_IS_TASK (node))
    {
      static const KhTaskState states[] = { KH_TASK_DONE, KH_TASK_UNDER_WAY, KH_TASK_NOT_STARTED };
      const guint n = made->n_tasks++;
      KhProgress *record = kh_progress_new ("2021H1", "2021-06-03");

      g_object_set (record, "state", states[n % 3], "percent", n % 3 == 1 ? 50 : KH_PROGRESS_UNSAID, "text",
                    n % 3 == 0 ? "đã xong theo số liệu bịa" : "", NULL);
      kh_node_append_take (node, record);
    }
  if (KH_IS_TARGET (node))
    {
      GListModel *indicators = kh_target_get_indicators (KH_TARGET (node));

      for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
        {
          g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, i);

          g_object_set (indicator, "result", kh_indicator_get_value (indicator) - (made->n_targets++ % 2), NULL);
        }
    }
  return TRUE;
}

static void
test_real_plan (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("KH_SHARED"), "plans", "ke-hoach-cchc-2021.txt", NULL);
  const KhReportPeriod period = { 2021, KH_PERIOD_HALF, 1 };
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) text = file != NULL ? g_mapped_file_get_bytes (file) : NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) report = NULL;
  g_autoptr (KhReportOutline) outline = NULL;
  g_autoptr (KhReportFacts) facts = NULL;
  g_autoptr (KhDocument) document = NULL;
  g_autoptr (KhExporter) exporter = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL, *counted = NULL;
  Made made = { 0 };

  if (text == NULL)
    {
      g_test_skip ("the real plan is not beside the project");
      return;
    }
  plan = kh_text_reader_read (text, 0, 0, &error);
  g_assert_no_error (error);
  kh_plan_visit (plan, make_up_cb, &made);
  g_assert_cmpuint (made.n_tasks, >, 20);
  facts = kh_report_facts_new (plan, &period, NULL);
  g_assert_cmpuint (facts->n_told, ==, facts->facts->len);
  outline = kh_report_outline_load (&error);
  g_assert_no_error (error);
  report = kh_report_make (plan, &period, NULL, outline);
  document = kh_compose_plan (report);
  dump = kh_dump_from (document, -1);
  counted = g_strdup_printf ("%02u nhiệm vụ đã hoàn thành", (made.n_tasks + 2) / 3);
  g_assert_nonnull (strstr (dump, counted));
  g_assert_nonnull (strstr (dump, "(đạt 50%)"));
  g_assert_nonnull (strstr (dump, ": đã xong theo số liệu bịa;"));
  g_assert_nonnull (strstr (dump, " | Chưa đạt\n"));
  g_assert_nonnull (strstr (dump, " | Đạt\n"));
  g_assert_nonnull (strstr (dump, "/BC-"));
  exporter = kh_exporter_new (report, KH_EXPORT_PDF, NULL);
  pdf = kh_exporter_run (exporter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kh_frames_get_n_pages (kh_exporter_get_frames (exporter)), >=, 4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/real-plan", test_real_plan);
  return g_test_run ();
}
