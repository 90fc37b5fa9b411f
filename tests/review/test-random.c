/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for any two plans. */
#include "comparison.h"
#include "fixture.h"
#include "plan-maker.h"
#include "same-plan.h"

static void
dump_changes (KhComparison *comparison)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      g_test_message ("%d %s: %s -> %s", kh_change_get_kind (change), kh_change_get_property (change),
                      kh_change_get_before_text (change), kh_change_get_after_text (change));
    }
}

static void
assert_no_change (KhPlan *a, KhPlan *b)
{
  g_autoptr (KhComparison) comparison = kh_comparison_new (a, b, KH_COMPARISON_DEFAULT);

  dump_changes (comparison);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (comparison)), ==, 0);
}

static void
test_itself (void)
{
  for (guint seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (KhPlan) plan = make_plan (rand, seed);
      g_autoptr (KhPlan) derived = copy_plan (plan, TRUE);
      g_autoptr (KhPlan) stranger = copy_plan (plan, FALSE);

      assert_no_change (plan, plan);
      assert_no_change (plan, derived);
      assert_no_change (derived, plan);
      assert_no_change (plan, stranger);
    }
}

static KhPlan *
keep_in_library (KhStore *store, KhPlan *plan)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kh_store_add_plan (store, plan, &error), !=, 0);
  g_assert_no_error (error);

  return plan;
}

/* Accepting everything gives the later plan; undo gives the earlier one back. */
static void
assert_leads_there (KhStore *store, KhPlan *a, KhPlan *b)
{
  g_autoptr (KhComparison) comparison = kh_comparison_new (a, b, KH_COMPARISON_DEFAULT);
  g_autofree char *before = dump_node (a);
  g_autoptr (GError) error = NULL;

  dump_changes (comparison);
  kh_comparison_set_all (comparison, KH_CHANGE_REJECTED);
  g_assert_true (kh_comparison_apply (comparison, store, "Take in", &error));
  g_assert_no_error (error);
  assert_dump (a, before);
  g_assert_null (kh_store_get_undo_label (store, KH_NODE (a)));

  kh_comparison_set_all (comparison, KH_CHANGE_ACCEPTED);
  g_assert_true (kh_comparison_apply (comparison, store, "Take in", &error));
  g_assert_no_error (error);
  kh_assert_same_node (KH_NODE (a), KH_NODE (b), KH_SAME_CONTENT);
  assert_no_change (a, b);

  if (g_list_model_get_n_items (G_LIST_MODEL (comparison)) > 0)
    {
      g_assert_cmpstr (kh_store_get_undo_label (store, KH_NODE (a)), ==, "Take in");
      g_assert_true (kh_store_undo (store, KH_NODE (a), &error));
      g_assert_no_error (error);
      assert_dump (a, before);
      g_assert_null (kh_store_get_undo_label (store, KH_NODE (a)));
    }
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  const gboolean derive = GPOINTER_TO_INT (data);
  g_autoptr (KhStore) store = fixture_open (fixture);

  for (guint seed = 0; seed < 40; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (1000 + seed);
      g_autoptr (KhPlan) plan = keep_in_library (store, make_plan (rand, 10 + seed));
      g_autoptr (KhPlan) changed = copy_plan (plan, derive);

      g_test_message ("seed %u", seed);
      change_plan (changed, rand, 1 + seed / 2);
      assert_leads_there (store, plan, changed);
    }
}

static void
test_strangers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);

  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (2000 + seed);
      g_autoptr (KhPlan) plan = keep_in_library (store, make_plan (rand, seed));
      g_autoptr (KhPlan) other = make_plan (rand, 30 - seed);

      g_test_message ("seed %u", seed);
      assert_leads_there (store, plan, other);
    }
}

/* Any choice can be applied, and what is left is applied afterwards: in two
 * steps, or one by one, the end is the same. */
static void
test_in_steps (Fixture *fixture, gconstpointer data)
{
  const gboolean singly = GPOINTER_TO_INT (data);
  g_autoptr (KhStore) store = fixture_open (fixture);

  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (3000 + seed);
      g_autoptr (KhPlan) plan = keep_in_library (store, make_plan (rand, 20));
      g_autoptr (KhPlan) changed = copy_plan (plan, TRUE);
      g_autoptr (KhComparison) comparison = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("seed %u", seed);
      change_plan (changed, rand, 25);
      comparison = kh_comparison_new (plan, changed, KH_COMPARISON_DEFAULT);
      dump_changes (comparison);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
        {
          g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);

          if (!g_rand_boolean (rand))
            continue;
          if (!singly)
            kh_comparison_set_state (comparison, change, KH_CHANGE_ACCEPTED);
          else if (!kh_change_is_applied (change))
            g_assert_true (kh_comparison_apply_change (comparison, change, store, "Take in", &error));
          g_assert_no_error (error);
        }
      g_assert_true (kh_comparison_apply (comparison, store, "Take in", &error));
      g_assert_no_error (error);
      kh_comparison_set_all (comparison, KH_CHANGE_ACCEPTED);
      g_assert_true (kh_comparison_apply (comparison, store, "Take in", &error));
      g_assert_no_error (error);
      assert_no_change (plan, changed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/itself", test_itself);
  g_test_add ("/random/changed/derived", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up, test_changed, fixture_tear_down);
  g_test_add ("/random/changed/no-ids", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, test_changed, fixture_tear_down);
  g_test_add ("/random/strangers", Fixture, NULL, fixture_set_up, test_strangers, fixture_tear_down);
  g_test_add ("/random/in-two-steps", Fixture, GINT_TO_POINTER (FALSE), fixture_set_up, test_in_steps, fixture_tear_down);
  g_test_add ("/random/one-by-one", Fixture, GINT_TO_POINTER (TRUE), fixture_set_up, test_in_steps, fixture_tear_down);
  return g_test_run ();
}
