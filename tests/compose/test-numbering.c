/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests that a form shows the number that prints: on fixed cases and on random plans. */
#include "compose.h"

static gpointer
add_section (gpointer parent, KhSectionKind kind, const char *heading)
{
  KhSection *section = kh_section_new (kind, heading);

  kh_node_append_take (KH_NODE (parent), section);
  return section;
}

static gpointer
add_item (gpointer parent, KhItemKind kind, const char *text)
{
  KhItem *item = kh_item_new (kind, text);

  kh_node_append_take (KH_NODE (parent), item);
  return item;
}

static void
assert_number (gpointer node, const char *expected)
{
  g_autofree char *number = kh_compose_number (KH_NODE (node));

  g_assert_cmpstr (number, ==, expected);
}

static void
test_fixed (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhUnit) unit = kh_unit_new (KH_UNIT_OFFICE, "A");
  gpointer bases = add_section (plan, KH_SECTION_LEGAL_BASES, NULL);
  gpointer first = add_section (plan, KH_SECTION_AIMS, "A");
  gpointer second = add_section (plan, KH_SECTION_TASK_GROUPS, "B");
  gpointer group = add_section (second, KH_SECTION_TASK_GROUP, "C");
  gpointer task = add_item (group, KH_ITEM_TASK, "D");
  gpointer other = add_section (second, KH_SECTION_TASK_GROUP, "E");
  gpointer duties = add_section (plan, KH_SECTION_RESPONSIBILITIES, "F");
  gpointer block = add_item (duties, KH_ITEM_RESPONSIBILITY, "G");
  gpointer table = NULL;

  assert_number (bases, "");
  assert_number (add_item (bases, KH_ITEM_PARAGRAPH, "Căn cứ"), "");
  assert_number (first, "I.");
  assert_number (second, "II.");
  assert_number (group, "1.");
  assert_number (other, "2.");
  assert_number (task, "-");
  assert_number (add_item (task, KH_ITEM_DASH, "x"), "+");
  assert_number (add_item (group, KH_ITEM_POINT, "x"), "a)");
  assert_number (add_item (group, KH_ITEM_POINT, "x"), "b)");
  assert_number (duties, "III.");
  assert_number (block, "1.");
  assert_number (add_item (block, KH_ITEM_DUTY, "x"), "-");
  assert_number (add_section (duties, KH_SECTION_FREE, "sau khối"), "2.");
  table = add_item (group, KH_ITEM_TABLE, NULL);
  assert_number (table, "");
  assert_number (add_item (table, KH_ITEM_ROW, NULL), "");
  assert_number (add_section (plan, KH_SECTION_APPENDIX, "H"), "Phụ lục");
  assert_number (add_section (plan, KH_SECTION_APPENDIX, "I"), "Phụ lục II");
  assert_number (plan, "");
  assert_number (unit, "");
}

/* A node that is in no plan yet has a number all the same. */
static void
test_without_plan (void)
{
  g_autoptr (KhSection) section = kh_section_new (KH_SECTION_FREE, "A");
  g_autoptr (KhItem) item = kh_item_new (KH_ITEM_POINT, "B");
  g_autoptr (KhSection) appendix = kh_section_new (KH_SECTION_APPENDIX, "C");

  assert_number (section, "I.");
  assert_number (item, "a)");
  assert_number (appendix, "Phụ lục");
}

static void
fill (gpointer parent, guint depth)
{
  guint n = g_test_rand_int_range (0, 5);

  for (guint i = 0; i < n; i++)
    {
      KhItemKind kind = g_test_rand_int_range (KH_ITEM_PARAGRAPH, KH_ITEM_TABLE);
      gpointer item = add_item (parent, kind, g_test_rand_int_range (0, 5) == 0 ? "" : "chữ");

      if (depth < 4 && g_test_rand_int_range (0, 3) == 0)
        fill (item, depth + 1);
    }
  if (!KH_IS_SECTION (parent) || depth > 3)
    return;
  n = g_test_rand_int_range (0, 4);
  for (guint i = 0; i < n; i++)
    fill (add_section (parent, g_test_rand_int_range (KH_SECTION_LEGAL_BASES + 1, KH_SECTION_FREE + 1),
                       g_test_rand_int_range (0, 5) == 0 ? NULL : "đề mục"),
          depth + 1);
}

static const KhBlock *
find_block (KhDocument *document, const char *uuid)
{
  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);

      if (g_strcmp0 (block->uuid, uuid) == 0)
        return block;
    }
  return NULL;
}

static gboolean
assert_same_number (KhNode *node, gpointer user_data)
{
  const KhBlock *block = find_block (user_data, kh_node_get_uuid (node));
  g_autofree char *number = kh_compose_number (node);

  if (block == NULL)
    return TRUE;
  if (block->role == KH_ROLE_PART || block->role == KH_ROLE_APPENDIX)
    {
      g_autofree char *words = kh_block_dup_text (block);
      g_assert_cmpstr (number, ==, words);
    }
  else
    g_assert_cmpstr (number, ==, block->label != NULL ? block->label : "");
  return TRUE;
}

static void
test_random_plans (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (KhPlan) plan = kh_plan_new (2027);
      g_autoptr (KhDocument) document = NULL;
      guint n = g_test_rand_int_range (1, 6);

      for (guint j = 0; j < n; j++)
        fill (add_section (plan, g_test_rand_int_range (KH_SECTION_LEGAL_BASES, KH_SECTION_FREE + 1),
                           g_test_rand_int_range (0, 4) == 0 ? NULL : "đề mục"),
              0);
      document = kh_compose_plan (plan);
      kh_plan_visit (plan, assert_same_number, document);
    }
}

/* What is written is in the document: no item's words are lost or doubled. */
static void
test_nothing_lost (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  gpointer section = add_section (plan, KH_SECTION_TASK_GROUP, "nhóm");
  g_autoptr (KhDocument) document = NULL;
  const guint n = 3000;
  guint next = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strdup_printf ("việc %u;", i);
      add_item (section, i % 3 == 0 ? KH_ITEM_CLAUSE : KH_ITEM_TASK, text);
    }
  document = kh_compose_plan (plan);
  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);
      g_autofree char *expected = NULL;
      g_autofree char *words = NULL;

      if (block->role != KH_ROLE_POINT && block->role != KH_ROLE_DASH && block->role != KH_ROLE_CLAUSE)
        continue;
      words = kh_block_dup_text (block);
      expected = g_strdup_printf ("việc %u%s", next, next + 1 < n ? ";" : "./.");
      g_assert_true (g_str_has_suffix (words, expected));
      next++;
    }
  g_assert_cmpuint (next, ==, n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numbering/fixed", test_fixed);
  g_test_add_func ("/numbering/without-plan", test_without_plan);
  g_test_add_func ("/numbering/random-plans", test_random_plans);
  g_test_add_func ("/numbering/nothing-lost", test_nothing_lost);
  return g_test_run ();
}
