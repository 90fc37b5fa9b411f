/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as large as the largest bodies have, made the same each time. */
#include "made-plan.h"

#define N_GROUPS 7

static const MadeDeadline deadlines[] = {
  { "30/6/2027", KH_DEADLINE_DAY, "2027-06-30", 1 },
  { "Tháng 8", KH_DEADLINE_MONTH, "2027-08-31", 1 },
  { "Quý II/2027", KH_DEADLINE_QUARTER, "2027-06-30", 1 },
  { "6 tháng đầu năm", KH_DEADLINE_HALF, "2027-06-30", 1 },
  { "Cuối năm 2027", KH_DEADLINE_YEAR_END, "2027-12-31", 1 },
  { "Cả năm 2027", KH_DEADLINE_WHOLE_YEAR, "2027-12-31", 1 },
  { "Hằng tháng", KH_DEADLINE_EVERY_MONTH, "2027-12-31", 12 },
  { "Hằng quý", KH_DEADLINE_EVERY_QUARTER, "2027-12-31", 4 },
  { "Trước ngày 25 hằng tháng", KH_DEADLINE_RELATIVE, "", 12 },
  { "Trước ngày 03 của tháng cuối quý", KH_DEADLINE_RELATIVE, "", 4 },
  { "Theo yêu cầu của cấp trên", KH_DEADLINE_FREE, "", 0 },
  { "", KH_DEADLINE_NONE, "", 0 },
};

const MadeDeadline *
made_plan_get_deadline (guint n)
{
  return n < G_N_ELEMENTS (deadlines) ? &deadlines[n] : NULL;
}

static KhAgency *
new_body (void)
{
  static const struct
  {
    KhUnitKind kind;
    const char *name;
  } kinds[] = { { KH_UNIT_OFFICE, "Văn phòng số" }, { KH_UNIT_DIVISION, "Phòng Mẫu số" }, { KH_UNIT_ATTACHED, "Trung tâm Mẫu số" } };
  KhAgency *body = kh_agency_new ("Sở Mẫu");

  for (guint i = 0; i < MADE_PLAN_N_UNITS; i++)
    {
      const guint kind = i == 0 ? 0 : 1 + i % 2;
      g_autofree char *name = g_strdup_printf ("%s %02u", kinds[kind].name, i + 1);

      kh_node_append_take (KH_NODE (body), kh_unit_new (kinds[kind].kind, name));
    }

  return body;
}

static KhItem *
new_task (KhPlan *plan, guint i)
{
  g_autofree char *text = g_strdup_printf ("Thực hiện việc mẫu số %04u", i + 1);
  g_autofree char *product = g_strdup_printf ("Báo cáo số %04u", i + 1);
  g_autoptr (KhDeadline) deadline = kh_deadline_parse (deadlines[i % G_N_ELEMENTS (deadlines)].words);
  g_autoptr (GPtrArray) support = g_ptr_array_new ();
  KhItem *task = kh_item_new (KH_ITEM_TASK, text);

  g_object_set (task, "deadline", deadline, "product", product, NULL);
  kh_task_set_lead (KH_TASK (task), made_plan_get_unit (plan, i % MADE_PLAN_N_UNITS));
  g_ptr_array_add (support, made_plan_get_unit (plan, (i + 2) % MADE_PLAN_N_UNITS));
  kh_task_set_support (KH_TASK (task), support);

  return task;
}

KhPlan *
made_plan_new (void)
{
  KhPlan *plan = kh_plan_new (MADE_PLAN_YEAR);
  g_autoptr (KhAgency) body = new_body ();

  kh_plan_set_agency (plan, body);
  for (guint group = 0, i = 0; group < N_GROUPS; group++)
    {
      g_autofree char *heading = g_strdup_printf ("Nhóm nhiệm vụ %u", group + 1);
      KhSection *section = kh_section_new (KH_SECTION_TASK_GROUP, heading);

      kh_node_append_take (KH_NODE (plan), section);
      for (; i < MADE_PLAN_N_TASKS * (group + 1) / N_GROUPS; i++)
        kh_node_append_take (KH_NODE (section), new_task (plan, i));
    }
  kh_node_append_take (KH_NODE (plan), kh_section_new (KH_SECTION_RESPONSIBILITIES, "TỔ CHỨC THỰC HIỆN"));

  return plan;
}

KhUnit *
made_plan_get_unit (KhPlan *plan, guint position)
{
  g_autoptr (KhUnit) unit = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (plan)), position);

  return unit; /* the body holds it */
}
