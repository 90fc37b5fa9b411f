/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spine: nodes, lists, order, classes by kind, what a form can bind to. */
#include <math.h>
#include <string.h>

#include "kh-core.h"

static void
count_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static KhPlan *
new_plan (void)
{
  KhPlan *plan = kh_plan_new (2027);
  KhSection *groups = kh_section_new (KH_SECTION_TASK_GROUPS, "NHIỆM VỤ");
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  KhItem *task = kh_item_new (KH_ITEM_TASK, "Rà soát <b>văn bản</b>");

  kh_node_append_take (KH_NODE (task), kh_item_new (KH_ITEM_PLUS, "Lập danh mục"));
  kh_node_append_take (KH_NODE (group), task);
  kh_node_append_take (KH_NODE (groups), group);
  kh_node_append_take (KH_NODE (plan), kh_section_new (KH_SECTION_OPENING, NULL));
  kh_node_append_take (KH_NODE (plan), groups);
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("Như trên", NULL));

  return plan;
}

static void
test_tree (void)
{
  g_autoptr (KhPlan) plan = new_plan ();
  KhSection *group = kh_plan_find_section (plan, KH_SECTION_TASK_GROUP);
  g_autoptr (KhItem) task = g_list_model_get_item (kh_section_get_items (group), 0);
  g_autoptr (KhItem) plus = g_list_model_get_item (kh_item_get_items (task), 0);
  g_autofree char *plain = kh_item_dup_plain (task);

  g_assert_true (KH_IS_TASK (task));
  g_assert_cmpstr (plain, ==, "Rà soát văn bản");
  g_assert_true (kh_node_get_root (KH_NODE (plus)) == KH_NODE (plan));
  g_assert_true (kh_item_get_section (plus) == group);
  g_assert_true (kh_plan_find_node (plan, kh_node_get_uuid (KH_NODE (plus))) == KH_NODE (plus));
  g_assert_null (kh_plan_find_node (plan, "nothing"));
  g_assert_null (kh_plan_find_section (plan, KH_SECTION_BUDGET));
  g_assert_true (g_uuid_string_is_valid (kh_node_get_uuid (KH_NODE (plan))));
}

static void
test_order (void)
{
  g_autoptr (KhSection) section = kh_section_new (KH_SECTION_FREE, "MỤC");
  KhItem *items[5];

  for (guint i = 0; i < 4; i++)
    {
      items[i] = kh_item_new (KH_ITEM_DASH, NULL);
      kh_node_append (KH_NODE (section), KH_NODE (items[i]));
    }
  items[4] = kh_item_new (KH_ITEM_DASH, NULL);
  kh_node_insert (KH_NODE (section), 1, KH_NODE (items[4]));

  g_assert_cmpuint (kh_node_get_position (KH_NODE (items[4])), ==, 1);
  g_assert_cmpint (
      strcmp (kh_node_get_order_key (KH_NODE (items[0])), kh_node_get_order_key (KH_NODE (items[4]))), <, 0);
  g_assert_cmpint (
      strcmp (kh_node_get_order_key (KH_NODE (items[4])), kh_node_get_order_key (KH_NODE (items[1]))), <, 0);

  kh_node_remove (KH_NODE (items[2]));
  g_assert_null (kh_node_get_parent (KH_NODE (items[2])));
  g_assert_cmpuint (kh_node_get_position (KH_NODE (items[3])), ==, 3);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    g_object_unref (items[i]);
}

static void
test_orphan (void)
{
  g_autoptr (KhItem) item = kh_item_new (KH_ITEM_DASH, "Còn lại");
  KhSection *section = kh_section_new (KH_SECTION_FREE, NULL);

  kh_node_append (KH_NODE (section), KH_NODE (item));
  g_object_unref (section);

  g_assert_null (kh_node_get_parent (KH_NODE (item)));
}

static void
test_sync (void)
{
  g_autoptr (KhSection) section = kh_section_new (KH_SECTION_FREE, NULL);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_object_unref);
  guint emissions = 0;

  for (guint i = 0; i < 6; i++)
    g_ptr_array_add (wanted, kh_item_new (KH_ITEM_DASH, NULL));
  g_signal_connect (kh_section_get_items (section), "items-changed", G_CALLBACK (count_cb), &emissions);

  kh_node_sync_children (KH_NODE (section), KH_TYPE_ITEM, wanted);
  g_assert_cmpuint (emissions, ==, 1);
  kh_node_sync_children (KH_NODE (section), KH_TYPE_ITEM, wanted);
  g_assert_cmpuint (emissions, ==, 1);

  g_autoptr (KhNode) moved = g_object_ref (wanted->pdata[1]);

  g_ptr_array_remove_index (wanted, 1);
  kh_node_sync_children (KH_NODE (section), KH_TYPE_ITEM, wanted);
  g_assert_cmpuint (emissions, ==, 2);
  g_assert_null (kh_node_get_parent (moved));

  g_ptr_array_insert (wanted, 4, g_object_ref (moved));
  kh_node_sync_children (KH_NODE (section), KH_TYPE_ITEM, wanted);
  g_assert_cmpuint (kh_node_get_position (moved), ==, 4);
  g_assert_true (kh_node_get_parent (moved) == KH_NODE (section));
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_properties (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autofree char *title = NULL;
  guint notified = 0;

  g_signal_connect (plan, "notify::title", G_CALLBACK (notify_cb), &notified);
  g_object_set (plan, "title", "Cải cách hành chính", "urgency", KH_URGENCY_URGENT, NULL);
  g_object_set (plan, "title", "Cải cách hành chính", NULL);
  g_object_get (plan, "title", &title, NULL);

  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (title, ==, "Cải cách hành chính");
  g_assert_cmpint (kh_plan_get_urgency (plan), ==, KH_URGENCY_URGENT);
  g_assert_false (kh_plan_is_locked (plan));

  g_object_set (plan, "title", "", "state", KH_PLAN_ISSUED, NULL);
  g_assert_null (kh_plan_get_title (plan));
  g_assert_true (kh_plan_is_locked (plan));
}

/* Every writable property of every class keeps what it is given. */
static void
test_every_property (void)
{
  const GType types[]
      = { KH_TYPE_PLAN,      KH_TYPE_SECTION,   KH_TYPE_TARGET,    KH_TYPE_TASK, KH_TYPE_RESPONSIBILITY,
          KH_TYPE_DUTY,      KH_TYPE_INDICATOR, KH_TYPE_REPORTING, KH_TYPE_UNIT, KH_TYPE_AGENCY,
          KH_TYPE_RECIPIENT, KH_TYPE_SIGNATURE, KH_TYPE_FINDING, KH_TYPE_PROGRESS, KH_TYPE_EVIDENCE };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GObject) object = g_object_new (types[i], NULL);
      guint n_properties;
      g_autofree GParamSpec **specs
          = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n_properties);

      for (guint j = 0; j < n_properties; j++)
        {
          g_autofree char *text = NULL;

          if ((specs[j]->flags & G_PARAM_CONSTRUCT_ONLY) != 0 || specs[j]->value_type != G_TYPE_STRING)
            continue;
          g_object_set (object, specs[j]->name, "Đặt", NULL);
          g_object_get (object, specs[j]->name, &text, NULL);
          g_assert_cmpstr (text, ==, "Đặt");
        }
    }
}

static void
test_no_deadline (void)
{
  g_autoptr (KhReporting) reporting = kh_reporting_new (KH_PERIOD_QUARTER, NULL);
  g_autoptr (KhItem) task = kh_item_new (KH_ITEM_TASK, NULL);

  g_object_set (task, "deadline", NULL, NULL);

  g_assert_cmpint (kh_deadline_get_kind (kh_reporting_get_before (reporting)), ==, KH_DEADLINE_NONE);
  g_assert_cmpint (kh_deadline_get_kind (kh_task_get_deadline (KH_TASK (task))), ==, KH_DEADLINE_NONE);
}

static void
test_indicator (void)
{
  g_autoptr (KhIndicator) indicator = kh_indicator_new (KH_COMPARATOR_GE, 85, "%");

  g_assert_cmpfloat (kh_indicator_get_value (indicator), ==, 85);
  g_assert_true (isnan (kh_indicator_get_baseline (indicator)));
  g_object_set (indicator, "result", (double) NAN, "value", (double) NAN, NULL);
  g_assert_true (isnan (kh_indicator_get_value (indicator)));
}

static void
test_units (void)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  g_autoptr (KhUnit) unit = kh_unit_new (KH_UNIT_DIVISION, "Phòng Kế hoạch - Tài chính");
  g_autoptr (KhItem) task = kh_item_new (KH_ITEM_TASK, NULL);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  guint emissions = 0;

  g_object_set (unit, "short-name", "KHTC", NULL);
  kh_node_append (KH_NODE (agency), KH_NODE (unit));
  g_assert_true (kh_agency_find_unit (agency, "phòng kế hoạch - tài chính") == unit);
  g_assert_true (kh_agency_find_unit (agency, "khtc") == unit);
  g_assert_null (kh_agency_find_unit (agency, "Phòng Khác"));

  g_signal_connect (kh_task_get_support (KH_TASK (task)), "items-changed", G_CALLBACK (count_cb), &emissions);
  g_ptr_array_add (units, unit);
  kh_task_set_support (KH_TASK (task), units);
  kh_task_set_support (KH_TASK (task), units);
  g_assert_cmpuint (emissions, ==, 1);
  kh_task_set_lead (KH_TASK (task), unit);
  g_assert_true (kh_task_get_lead (KH_TASK (task)) == unit);
}

static void
test_nicknames (void)
{
  int value = -1;

  g_assert_cmpstr (kh_enum_to_nick (KH_TYPE_SECTION_KIND, KH_SECTION_TASK_GROUPS), ==, "task-groups");
  g_assert_true (kh_enum_from_nick (KH_TYPE_ITEM_KIND, "header-row", &value));
  g_assert_cmpint (value, ==, KH_ITEM_HEADER_ROW);
  g_assert_false (kh_enum_from_nick (KH_TYPE_ITEM_KIND, "nothing", &value));
  g_assert_null (kh_enum_to_nick (KH_TYPE_PLAN_STATE, 99));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/tree", test_tree);
  g_test_add_func ("/model/order", test_order);
  g_test_add_func ("/model/orphan", test_orphan);
  g_test_add_func ("/model/sync", test_sync);
  g_test_add_func ("/model/properties", test_properties);
  g_test_add_func ("/model/every-property", test_every_property);
  g_test_add_func ("/model/no-deadline", test_no_deadline);
  g_test_add_func ("/model/indicator", test_indicator);
  g_test_add_func ("/model/units", test_units);
  g_test_add_func ("/model/nicknames", test_nicknames);

  return g_test_run ();
}
