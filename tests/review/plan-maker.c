/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans for the tests of comparing. */
#include "plan-maker.h"

#include <math.h>

static const char *const syllables[] = {
  "rà", "soát", "văn", "bản", "thủ", "tục", "đơn", "vị", "hồ", "sơ", "báo", "cáo", "quý", "năm", "trực", "tuyến",
  "tuyên", "truyền", "kết", "quả", "hành", "chính", "cải", "cách", "phòng", "kế", "hoạch", "tổng", "hợp", "niêm", "yết",
};

static const char *const deadlines[] = { "Quý I", "Quý II", "Tháng 6", "Cả năm", "Trước ngày 30/11", "" };

char *
make_sentence (GRand *rand, guint n_words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      const char *word = syllables[g_rand_int_range (rand, 0, G_N_ELEMENTS (syllables))];
      const gboolean bold = g_rand_int_range (rand, 0, 20) == 0;

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", bold ? "<b>" : "", word, bold ? "</b>" : "");
    }

  return g_string_free (text, FALSE);
}

static char *
maybe_sentence (GRand *rand, guint n_words)
{
  return g_rand_boolean (rand) ? make_sentence (rand, n_words) : NULL;
}

static KhUnit *
pick_unit (KhPlan *plan, GRand *rand)
{
  GListModel *units = kh_agency_get_units (kh_plan_get_agency (plan));
  KhUnit *unit = g_list_model_get_item (units, (guint) g_rand_int_range (rand, 0, (int) g_list_model_get_n_items (units)));

  g_object_unref (unit);

  return unit;
}

static GPtrArray *
pick_units (KhPlan *plan, GRand *rand)
{
  GPtrArray *units = g_ptr_array_new ();
  const int n = g_rand_int_range (rand, 0, 3);

  for (int i = 0; i < n; i++)
    {
      KhUnit *unit = pick_unit (plan, rand);

      if (!g_ptr_array_find (units, unit, NULL))
        g_ptr_array_add (units, unit);
    }

  return units;
}

static KhItem *
make_item (KhPlan *plan, GRand *rand, KhItemKind kind)
{
  g_autofree char *text = make_sentence (rand, (guint) g_rand_int_range (rand, 2, 14));
  g_autofree char *product = maybe_sentence (rand, 3);
  KhItem *item = kh_item_new (kind, text);
  g_autoptr (GPtrArray) units = pick_units (plan, rand);
  g_autoptr (KhDeadline) deadline = kh_deadline_parse (deadlines[g_rand_int_range (rand, 0, G_N_ELEMENTS (deadlines))]);

  if (KH_IS_TASK (item))
    {
      g_object_set (item, "product", product, "deadline", deadline, "state", g_rand_int_range (rand, 0, 4), NULL);
      kh_task_set_support (KH_TASK (item), units);
      if (g_rand_boolean (rand))
        kh_task_set_lead (KH_TASK (item), pick_unit (plan, rand));
    }
  else if (KH_IS_TARGET (item))
    {
      for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
        kh_node_append_take (KH_NODE (item), kh_indicator_new (KH_COMPARATOR_GE, g_rand_int_range (rand, 0, 101), "%"));
    }
  else if (KH_IS_RESPONSIBILITY (item))
    {
      kh_responsibility_set_units (KH_RESPONSIBILITY (item), units);
      for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
        kh_node_append_take (KH_NODE (item), make_item (plan, rand, KH_ITEM_DUTY));
    }
  else if (KH_IS_DUTY (item))
    {
      if (g_rand_boolean (rand))
        kh_node_append_take (KH_NODE (item), kh_reporting_new (KH_PERIOD_QUARTER, deadline));
    }
  else if (kind == KH_ITEM_TABLE)
    {
      for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
        {
          KhItem *row = kh_item_new (i == 3 ? KH_ITEM_HEADER_ROW : KH_ITEM_ROW, NULL);

          for (guint j = 0; j < 3; j++)
            {
              g_autofree char *cell = make_sentence (rand, (guint) g_rand_int_range (rand, 0, 3));

              kh_node_append_take (KH_NODE (row), kh_item_new (KH_ITEM_CELL, cell));
            }
          kh_node_append_take (KH_NODE (item), row);
        }
    }

  return item;
}

static KhItem *
make_any_item (KhPlan *plan, GRand *rand)
{
  static const KhItemKind kinds[] = { KH_ITEM_PARAGRAPH, KH_ITEM_DASH, KH_ITEM_DASH, KH_ITEM_TASK,   KH_ITEM_TASK,
                                      KH_ITEM_TASK,      KH_ITEM_POINT, KH_ITEM_TARGET, KH_ITEM_RESPONSIBILITY, KH_ITEM_TABLE };
  KhItem *item = make_item (plan, rand, kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))]);

  if (kh_item_get_kind (item) != KH_ITEM_TABLE && g_rand_int_range (rand, 0, 4) == 0)
    kh_node_append_take (KH_NODE (item), make_item (plan, rand, KH_ITEM_PLUS));

  return item;
}

static void
add_body (KhPlan *plan)
{
  static const char *const names[] = { "Văn phòng", "Phòng Tổ chức", "Phòng Nghiệp vụ", "Trung tâm Mẫu" };
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, names[i]));
  kh_plan_set_agency (plan, agency);
  g_object_set (plan, "issuer", "Sở Mẫu", NULL);
}

KhPlan *
make_plan (GRand *rand, guint size)
{
  static const KhSectionKind kinds[] = { KH_SECTION_LEGAL_BASES, KH_SECTION_OPENING, KH_SECTION_TARGETS,
                                         KH_SECTION_TASK_GROUPS, KH_SECTION_RESPONSIBILITIES, KH_SECTION_FREE };
  KhPlan *plan = kh_plan_new (2020 + g_rand_int_range (rand, 0, 10));
  g_autoptr (GPtrArray) sections = g_ptr_array_new ();

  add_body (plan);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *heading = maybe_sentence (rand, 4);
      KhSection *section = kh_section_new (kinds[i], heading);

      kh_node_append_take (KH_NODE (plan), section);
      g_ptr_array_add (sections, section);
    }
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *heading = make_sentence (rand, 4);
      KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, heading);

      kh_node_append_take (sections->pdata[3], group);
      g_ptr_array_add (sections, group);
    }
  for (guint i = 0; i < size; i++)
    kh_node_append_take (sections->pdata[g_rand_int_range (rand, 0, (int) sections->len)], make_any_item (plan, rand));
  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    {
      g_autofree char *text = make_sentence (rand, 3);

      kh_node_append_take (KH_NODE (plan), kh_recipient_new (text, "b/c"));
    }
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 3));
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));

  return plan;
}

static void
copy_children (KhNode *from, KhNode *to, gboolean derive)
{
  const GType types[] = { KH_TYPE_UNIT, KH_TYPE_INDICATOR, KH_TYPE_REPORTING, KH_TYPE_ITEM,
                          KH_TYPE_SECTION, KH_TYPE_SIGNATURE, KH_TYPE_RECIPIENT };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *list = kh_node_get_children (from, types[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, j);
          KhNode *copy = kh_node_copy_alone (child, NULL);

          if (!derive)
            kh_node_set_derived_from (copy, NULL);
          copy_children (child, copy, derive);
          kh_node_append_take (to, copy);
        }
    }
}

static gboolean
own_units_cb (KhNode *node, gpointer agency)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  GListModel *list = NULL;

  if (KH_IS_TASK (node))
    {
      KhUnit *lead = kh_task_get_lead (KH_TASK (node));

      list = kh_task_get_support (KH_TASK (node));
      if (lead != NULL)
        kh_task_set_lead (KH_TASK (node), kh_agency_find_unit (agency, kh_unit_get_name (lead)));
    }
  else if (KH_IS_RESPONSIBILITY (node))
    {
      list = kh_responsibility_get_units (KH_RESPONSIBILITY (node));
    }
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (list, i);

      g_ptr_array_add (units, kh_agency_find_unit (agency, kh_unit_get_name (unit)));
    }
  if (KH_IS_TASK (node))
    kh_task_set_support (KH_TASK (node), units);
  else if (KH_IS_RESPONSIBILITY (node))
    kh_responsibility_set_units (KH_RESPONSIBILITY (node), units);

  return TRUE;
}

KhPlan *
copy_plan (KhPlan *plan, gboolean derive)
{
  KhPlan *copy = KH_PLAN (kh_node_copy_alone (KH_NODE (plan), NULL));
  g_autoptr (KhNode) agency = kh_node_copy_alone (KH_NODE (kh_plan_get_agency (plan)), NULL);

  copy_children (KH_NODE (kh_plan_get_agency (plan)), agency, FALSE);
  copy_children (KH_NODE (plan), KH_NODE (copy), derive);
  kh_plan_set_agency (copy, KH_AGENCY (agency));
  kh_plan_visit (copy, own_units_cb, agency);

  return copy;
}

static gboolean
collect_cb (KhNode *node, gpointer nodes)
{
  g_ptr_array_add (nodes, node);

  return TRUE;
}

static gboolean
is_beneath (KhNode *node, KhNode *ancestor)
{
  while (node != NULL && node != ancestor)
    node = kh_node_get_parent (node);

  return node != NULL;
}

static gboolean
is_in_table (KhNode *node)
{
  return KH_IS_ITEM (node) && kh_item_get_kind (KH_ITEM (node)) >= KH_ITEM_TABLE;
}

/* The same words as an item of another kind, with the items beneath it. */
static void
change_kind (KhPlan *plan, KhNode *node, GRand *rand)
{
  static const KhItemKind kinds[] = { KH_ITEM_DASH, KH_ITEM_TASK, KH_ITEM_TARGET, KH_ITEM_POINT };
  g_autoptr (KhNode) held G_GNUC_UNUSED = g_object_ref (node);
  g_autoptr (KhNode) other = KH_NODE (make_item (plan, rand, kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))]));
  KhNode *parent = kh_node_get_parent (node);
  guint position = kh_node_get_position (node);

  g_object_set (other, "text", kh_item_get_text (KH_ITEM (node)), "derived-from", kh_node_get_derived_from (node), NULL);
  for (GListModel *items = kh_node_get_children (node, KH_TYPE_ITEM); g_list_model_get_n_items (items) > 0;)
    {
      g_autoptr (KhNode) child = g_list_model_get_item (items, 0);

      kh_node_remove (child);
      kh_node_append (other, child);
    }
  kh_node_remove (node);
  kh_node_insert (parent, position, other);
}

/* One thing that somebody could do. */
static void
change_once (KhPlan *plan, GRand *rand)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  g_autofree char *words = make_sentence (rand, (guint) g_rand_int_range (rand, 1, 9));
  KhNode *node, *other;

  kh_plan_visit (plan, collect_cb, nodes);
  node = nodes->pdata[g_rand_int_range (rand, 0, (int) nodes->len)];
  other = nodes->pdata[g_rand_int_range (rand, 0, (int) nodes->len)];
  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
      if (!is_in_table (other))
        {
          g_autoptr (KhItem) item = make_any_item (plan, rand);

          kh_node_insert (other, (guint) g_rand_int_range (rand, 0, 4), KH_NODE (item));
        }
      break;
    case 1:
      if (nodes->len > 12)
        kh_node_remove (node);
      break;
    case 2:
    case 3:
      if (!is_in_table (node) && !is_in_table (other) && !is_beneath (other, node)
          && kh_node_get_children (other, G_OBJECT_TYPE (node)) != NULL)
        {
          g_autoptr (KhNode) held G_GNUC_UNUSED = g_object_ref (node);

          kh_node_remove (node);
          kh_node_insert (other, (guint) g_rand_int_range (rand, 0, 5), node);
        }
      break;
    case 4:
      {
        g_autoptr (KhNode) held G_GNUC_UNUSED = g_object_ref (node);
        KhNode *parent = kh_node_get_parent (node);

        kh_node_remove (node);
        kh_node_insert (parent, (guint) g_rand_int_range (rand, 0, 5), node);
      }
      break;
    case 5:
      if (KH_IS_TASK (node))
        {
          g_autoptr (GPtrArray) units = pick_units (plan, rand);

          g_object_set (node, "product", words, NULL);
          kh_task_set_support (KH_TASK (node), units);
          kh_task_set_lead (KH_TASK (node), pick_unit (plan, rand));
        }
      break;
    case 6:
      if (KH_IS_ITEM (node) && !is_in_table (node) && kh_item_get_kind (KH_ITEM (node)) != KH_ITEM_DUTY)
        change_kind (plan, node, rand);
      break;
    case 7:
      g_object_set (plan, "number", words, "title", words, NULL);
      break;
    default:
      if (KH_IS_ITEM (node))
        {
          g_autofree char *text = g_strconcat (kh_item_get_text (KH_ITEM (node)), " ", words, NULL);

          g_object_set (node, "text", g_rand_boolean (rand) ? text : words, NULL);
        }
      else
        {
          g_object_set (node, "heading", words, NULL);
        }
      break;
    }
}

void
change_plan (KhPlan *plan, GRand *rand, guint n)
{
  for (guint i = 0; i < n; i++)
    change_once (plan, rand);
}
