/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large plan to measure with. */
#include "bench-plan.h"

#include "data-file.h"
#include "xml-reader.h"

KhPlan *
bench_plan_new (guint n_tasks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  KhPlan *plan = kh_xml_reader_read (bytes, TRUE, &error);
  KhSection *group;
  GListModel *items;
  guint n;

  if (plan == NULL)
    g_error ("%s", error->message);
  group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  items = kh_section_get_items (group);
  n = g_list_model_get_n_items (items);
  for (guint i = 0; i < n_tasks; i++)
    {
      g_autoptr (KhItem) source = g_list_model_get_item (items, i % n);
      KhItem *task = kh_node_copy (source);
      g_autofree char *text = g_strdup_printf ("%s, việc số %u", kh_item_get_text (source), i);

      kh_item_set_text (task, text);
      kh_node_append_take (KH_NODE (group), task);
    }
  return plan;
}
