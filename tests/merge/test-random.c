/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging parts of made plans that both sides changed at random: nothing that somebody
 * wrote is lost, an undo gives everything back, and what was merged once is merged. */
#include "merge.h"

#include "fixture.h"
#include "part-maker.h"
#include "plan-maker.h"
#include "xml-writer.h"

#define N_SEEDS 60

static char *
dup_xml (KhPlan *plan)
{
  g_autoptr (GBytes) bytes = kh_xml_write (plan);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
add_text_cb (KhNode *node, gpointer user_data)
{
  if (KH_IS_ITEM (node))
    g_hash_table_insert (user_data, (gpointer) kh_node_get_uuid (node), node);
  return TRUE;
}

static GHashTable *
index_items (KhPlan *plan)
{
  GHashTable *items = g_hash_table_new (g_str_hash, g_str_equal);

  kh_plan_visit (plan, add_text_cb, items);
  return items;
}

static gboolean
collect_text_cb (KhNode *node, gpointer user_data)
{
  if (KH_IS_ITEM (node))
    g_hash_table_add (user_data, g_strdup (kh_item_get_text (KH_ITEM (node))));
  return TRUE;
}

/* What @side wrote since @before, a text that is new or another. */
static void
assert_kept (KhPlan *side, KhPlan *before, KhPlan *merged, const char *who)
{
  g_autoptr (GHashTable) items = index_items (side);
  g_autoptr (GHashTable) old = index_items (before);
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer uuid, item;

  kh_plan_visit (merged, collect_text_cb, texts);
  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &uuid, &item))
    {
      KhItem *was = g_hash_table_lookup (old, uuid);
      const char *text = kh_item_get_text (item);

      if (was != NULL && g_str_equal (kh_item_get_text (was), text))
        continue;
      if (!g_hash_table_contains (texts, text))
        g_test_message ("%s wrote “%s”", who, text);
      g_assert_true (g_hash_table_contains (texts, text));
    }
}

static void
merge (KhStore *store, KhPlan *plan, KhPlan *part, KhMergePreference preference)
{
  g_autoptr (KhReturned) returned = receive (plan, part);
  g_autoptr (KhComparison) comparison = kh_merge_new (plan, returned);
  g_autofree char *label = kh_merge_dup_label (returned);
  g_autoptr (GError) error = NULL;

  kh_merge_prefer (comparison, preference);
  g_assert_cmpuint (kh_merge_count (comparison, TRUE, KH_CHANGE_OPEN), ==, 0);
  g_assert_true (kh_comparison_apply (comparison, store, label, &error));
  g_assert_no_error (error);
}

/* Returns: (transfer full): the plan in @store as @made was changed, with its identities */
static KhPlan *
keep_changed (KhStore *store, KhPlan *made, GRand *rand, guint n)
{
  KhPlan *plan = kh_node_copy_same (made, NULL, NULL);
  g_autoptr (GError) error = NULL;

  change_plan (plan, rand, n);
  g_assert_cmpint (kh_store_add_plan (store, plan, &error), >, 0);
  g_assert_no_error (error);
  return plan;
}

static void
test_both (Fixture *fixture, gconstpointer data)
{
  const KhMergePreference preference = GPOINTER_TO_INT (data);

  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (KhStore) store = kh_store_new_scratch (NULL);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (KhPlan) made = make_plan (rand, 10 + seed / 2);
      g_autoptr (KhPlan) part = take_part (made, seed % 4);
      g_autoptr (KhPlan) sent = NULL;
      g_autoptr (KhPlan) plan = NULL;
      g_autoptr (KhPlan) before = NULL;
      g_autofree char *xml = NULL, *merged = NULL, *again = NULL, *undone = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("seed %u", seed);
      if (part == NULL)
        continue;
      sent = kh_node_copy_same (part, NULL, NULL);
      change_plan (part, rand, 1 + seed / 6);
      plan = keep_changed (store, made, rand, 1 + seed / 4);
      before = kh_node_copy_same (plan, NULL, NULL);
      xml = dup_xml (plan);

      merge (store, plan, part, preference);
      merged = dup_xml (plan);
      if (preference == KH_MERGE_BOTH || preference == KH_MERGE_THEIRS)
        assert_kept (part, sent, plan, "the unit");
      if (preference == KH_MERGE_BOTH || preference == KH_MERGE_MINE)
        assert_kept (before, made, plan, "the sender");

      /* Once more changes nothing. */
      merge (store, plan, part, preference);
      again = dup_xml (plan);
      assert_same_dump (again, merged);

      if (g_str_equal (merged, xml))
        continue;
      g_assert_true (kh_store_undo (store, KH_NODE (plan), &error));
      g_assert_no_error (error);
      undone = dup_xml (plan);
      assert_same_dump (undone, xml);
    }
}

/* A part that nobody changed changes nothing, whatever was done to the plan. */
static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (KhStore) store = kh_store_new_scratch (NULL);
      g_autoptr (GRand) rand = g_rand_new_with_seed (1000 + seed);
      g_autoptr (KhPlan) made = make_plan (rand, 10 + seed / 2);
      g_autoptr (KhPlan) part = take_part (made, seed % 4);
      g_autoptr (KhPlan) plan = NULL;
      g_autoptr (KhReturned) returned = NULL;
      g_autoptr (KhComparison) comparison = NULL;

      if (part == NULL)
        continue;
      plan = keep_changed (store, made, rand, seed / 2);
      returned = receive (plan, part);
      comparison = kh_merge_new (plan, returned);
      g_assert_cmpuint (kh_merge_count (comparison, TRUE, KH_CHANGE_OPEN), ==, 0);
      g_assert_cmpuint (kh_merge_count (comparison, FALSE, KH_CHANGE_ACCEPTED), ==, 0);
    }
}

/* What nobody touched here is in the plan as the unit has it. */
static void
test_alone (Fixture *fixture, gconstpointer data)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr (KhStore) store = kh_store_new_scratch (NULL);
      g_autoptr (GRand) rand = g_rand_new_with_seed (2000 + seed);
      g_autoptr (KhPlan) made = make_plan (rand, 10 + seed / 2);
      g_autoptr (KhPlan) part = take_part (made, seed % 4);
      g_autoptr (KhPlan) sent = NULL;
      g_autoptr (KhPlan) plan = NULL;
      g_autoptr (KhReturned) returned = NULL;
      g_autoptr (KhComparison) comparison = NULL;

      if (part == NULL)
        continue;
      sent = kh_node_copy_same (part, NULL, NULL);
      plan = keep_changed (store, made, rand, 0);
      change_plan (part, rand, 1 + seed / 4);
      returned = receive (plan, part);
      comparison = kh_merge_new (plan, returned);
      g_test_message ("seed %u", seed);
      g_assert_cmpuint (kh_merge_count (comparison, TRUE, KH_CHANGE_OPEN), ==, 0);
      merge (store, plan, part, KH_MERGE_ASK);
      assert_kept (part, sent, plan, "the unit");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/merge/random/both", Fixture, GINT_TO_POINTER (KH_MERGE_BOTH), fixture_set_up, test_both, fixture_tear_down);
  g_test_add ("/merge/random/mine", Fixture, GINT_TO_POINTER (KH_MERGE_MINE), fixture_set_up, test_both, fixture_tear_down);
  g_test_add ("/merge/random/theirs", Fixture, GINT_TO_POINTER (KH_MERGE_THEIRS), fixture_set_up, test_both, fixture_tear_down);
  g_test_add ("/merge/random/unchanged", Fixture, NULL, fixture_set_up, test_unchanged, fixture_tear_down);
  g_test_add ("/merge/random/alone", Fixture, NULL, fixture_set_up, test_alone, fixture_tear_down);

  return g_test_run ();
}
