/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into the library comes out of it. */
#include "fixture.h"

#include <string.h>

static gint64
add (KhStore *store, KhPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gint64 id = kh_store_add_plan (store, plan, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  g_assert_cmpint (id, ==, kh_node_get_id (KH_NODE (plan)));

  return id;
}

static KhPlan *
load (KhStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_store_load_plan (store, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);

  return plan;
}

/* A property that keeps its default would come back without having been stored. */
static gboolean
collect_defaults_cb (KhNode *node, gpointer user_data)
{
  GHashTable *stored = user_data;
  guint n_pspecs;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (node), &n_pspecs);
  g_autoptr (GObject) fresh = g_object_new (G_OBJECT_TYPE (node), NULL);

  for (guint i = 0; i < n_pspecs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      g_auto (GValue) usual = G_VALUE_INIT;
      g_autofree char *key = g_strdup_printf ("%s:%s", G_OBJECT_TYPE_NAME (node), pspecs[i]->name);
      g_autofree char *words = NULL, *usual_words = NULL;

      g_value_init (&value, pspecs[i]->value_type);
      g_value_init (&usual, pspecs[i]->value_type);
      g_object_get_property (G_OBJECT (node), pspecs[i]->name, &value);
      g_object_get_property (fresh, pspecs[i]->name, &usual);
      words = g_strdup_value_contents (&value);
      usual_words = g_strdup_value_contents (&usual);
      if (!g_str_equal (words, usual_words))
        g_hash_table_insert (stored, g_steal_pointer (&key), GINT_TO_POINTER (1));
      else if (!g_hash_table_contains (stored, key))
        g_hash_table_insert (stored, g_steal_pointer (&key), NULL);
    }

  return TRUE;
}

static void
test_sample_is_rich (void)
{
  g_autoptr (KhPlan) plan = sample_plan ();
  g_autoptr (GHashTable) stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const usual[] = { "template", "type-name", "profile", "id", "derived-from", "order-key", "kind", NULL };
  GHashTableIter iter;
  gpointer key, rich;

  collect_defaults_cb (KH_NODE (plan), stored);
  collect_defaults_cb (KH_NODE (kh_plan_get_agency (plan)), stored);
  collect_defaults_cb (child (kh_plan_get_agency (plan), KH_TYPE_UNIT, 1), stored);
  collect_defaults_cb (child (kh_plan_get_agency (plan), KH_TYPE_LEGAL_DOCUMENT, 0), stored);
  collect_defaults_cb (child (plan, KH_TYPE_SIGNATURE, 0), stored);
  collect_defaults_cb (child (plan, KH_TYPE_RECIPIENT, 0), stored);
  collect_defaults_cb (child (plan, KH_TYPE_RECIPIENT, 1), stored);
  collect_defaults_cb (child (plan, KH_TYPE_FINDING, 0), stored);
  collect_defaults_cb (child (find_text (plan, "Báo cáo định kỳ"), KH_TYPE_REPORTING, 0), stored);
  collect_defaults_cb (child (child (kh_plan_find_section (plan, KH_SECTION_TARGETS), KH_TYPE_ITEM, 0), KH_TYPE_INDICATOR, 0), stored);
  collect_defaults_cb (child (find_text (plan, "Rà soát văn bản quy phạm"), KH_TYPE_PROGRESS, 0), stored);
  collect_defaults_cb (child (child (find_text (plan, "Rà soát văn bản quy phạm"), KH_TYPE_PROGRESS, 0), KH_TYPE_EVIDENCE, 0), stored);
  kh_plan_visit (plan, collect_defaults_cb, stored);

  g_assert_cmpuint (g_hash_table_size (stored), >, 100);
  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, &key, &rich))
    if (rich == NULL && !g_strv_contains (usual, strchr (key, ':') + 1))
      g_error ("The sample leaves %s at its default", (char *) key);
}

static void
test_rich_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  gint64 id;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhPlan) plan = sample_plan ();
    g_autoptr (KhPlan) again = NULL;

    before = dump_node (plan);
    id = add (store, plan);
    assert_dump (plan, before);
    again = load (store, id);
    g_assert_true (again == plan);
  }
  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhPlan) plan = load (store, id);

    assert_dump (plan, before);
    g_assert_cmpint (kh_node_get_id (KH_NODE (plan)), ==, id);
  }
  assert_integrity (fixture);
}

static void
set_odd_values (KhPlan *plan)
{
  g_object_set (plan, "template", NULL, "type-name", NULL, "profile", NULL, "year", -5, NULL);
  g_object_set (find_text (plan, "Điểm b"), "text", "'\"; DROP TABLE item; -- \xF0\x9F\x98\x80 \xE1\xBB\x87", NULL);
  g_object_set (child (child (kh_plan_find_section (plan, KH_SECTION_TARGETS), KH_TYPE_ITEM, 0), KH_TYPE_INDICATOR, 0),
                "value", -0.1, "baseline", 1e300, NULL);
}

/* What the model lets through comes back too: absent values stay absent, and
 * are not replaced by what a new object starts with. */
static void
test_odd_values (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  gint64 id;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhPlan) plan = sample_plan ();

    set_odd_values (plan);
    before = dump_node (plan);
    id = add (store, plan);
  }
  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhPlan) plan = load (store, id);

    assert_dump (plan, before);
    g_assert_cmpstr (kh_plan_get_template (plan), ==, NULL);
  }
}

static void
test_plan_without_agency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = kh_plan_new (2026);
  g_autoptr (KhPlan) loaded = NULL;
  gint64 id = add (store, plan);

  g_clear_object (&plan);
  loaded = load (store, id);
  g_assert_null (kh_plan_get_agency (loaded));
  g_assert_cmpint (kh_plan_get_year (loaded), ==, 2026);
}

static void
test_agency_of_the_same_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) first = sample_plan ();
  g_autoptr (KhPlan) second = sample_small ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) agencies = NULL;
  g_autofree char *dump = NULL;
  KhUnit *unit = kh_unit_new (KH_UNIT_OFFICE, "VĂN  PHÒNG SỞ");
  g_autoptr (GPtrArray) support = g_ptr_array_new ();
  KhAgency *agency = kh_plan_get_agency (second);

  add (store, first);
  g_object_set (agency, "name", "sở  MẪU", NULL);
  kh_node_append_take (KH_NODE (agency), unit);
  kh_task_set_lead (KH_TASK (find_text (second, "Việc 1")), unit);
  g_ptr_array_add (support, child (agency, KH_TYPE_UNIT, 1));
  kh_task_set_support (KH_TASK (find_text (second, "Việc 1")), support);
  add (store, second);

  agency = kh_plan_get_agency (first);
  g_assert_true (kh_plan_get_agency (second) == agency);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_units (agency)), ==, 5);
  g_assert_cmpstr (kh_unit_get_name (child (agency, KH_TYPE_UNIT, 3)), ==, "Phòng Một");
  g_assert_true (kh_task_get_lead (KH_TASK (find_text (second, "Việc 1"))) == child (agency, KH_TYPE_UNIT, 0));
  g_assert_true (g_list_model_get_item (kh_task_get_support (KH_TASK (find_text (second, "Việc 1"))), 0) == child (agency, KH_TYPE_UNIT, 4));
  g_object_unref (child (agency, KH_TYPE_UNIT, 4)); /* g_list_model_get_item() above */

  agencies = kh_store_list_agencies (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (agencies), ==, 1);

  dump = dump_node (second);
  {
    g_autoptr (KhStore) other = fixture_open (fixture);
    g_autoptr (KhPlan) loaded = load (other, kh_node_get_id (KH_NODE (second)));

    assert_dump (loaded, dump);
  }
}

static void
test_failed_add_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) first = sample_plan ();
  g_autoptr (KhPlan) second = kh_plan_new (2028);
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;
  KhSection *section = kh_section_new_full (KH_SECTION_FREE, "Trùng", kh_node_get_uuid (child (first, KH_TYPE_SECTION, 0)));

  add (store, first);
  kh_node_append_take (KH_NODE (second), section);
  g_assert_cmpint (kh_store_add_plan (store, second, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED);
  g_assert_cmpint (kh_node_get_id (KH_NODE (second)), ==, 0);
  count = fixture_query (fixture, "SELECT count (*) FROM plan");
  g_assert_cmpstr (count, ==, "1");

  g_clear_error (&error);
  g_assert_cmpint (kh_store_add_plan (store, first, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED);
}

static void
test_no_such_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_store_load_plan (store, 7, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (kh_store_trash_plan (store, 7, TRUE, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
}

/* Ids are what people write down: a plan's number is never given twice. */
static void
test_ids_are_not_reused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) plan = sample_small ();
  g_autoptr (KhPlan) other = sample_small ();
  gint64 id;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);

    id = add (store, plan);
  }
  fixture_run_sql (fixture, "PRAGMA foreign_keys = OFF;"
                            "DROP TRIGGER plan_search_delete; DELETE FROM plan");
  {
    g_autoptr (KhStore) store = fixture_open (fixture);

    g_assert_cmpint (add (store, other), >, id);
  }
}

static void
test_unknown_word (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhPlan) plan = sample_small ();

    id = add (store, plan);
  }
  fixture_run_sql (fixture, "UPDATE task SET state = 'nonsense'");
  {
    g_autoptr (KhStore) store = fixture_open (fixture);

    g_assert_null (kh_store_load_plan (store, id, &error));
    g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_DAMAGED);
    g_assert_nonnull (strstr (error->message, "nonsense"));
  }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/roundtrip/sample-is-rich", test_sample_is_rich);
  ADD ("/store/roundtrip/rich-plan", test_rich_plan);
  ADD ("/store/roundtrip/odd-values", test_odd_values);
  ADD ("/store/roundtrip/plan-without-agency", test_plan_without_agency);
  ADD ("/store/roundtrip/agency-of-the-same-name", test_agency_of_the_same_name);
  ADD ("/store/roundtrip/failed-add-writes-nothing", test_failed_add_writes_nothing);
  ADD ("/store/roundtrip/no-such-plan", test_no_such_plan);
  ADD ("/store/roundtrip/ids-are-not-reused", test_ids_are_not_reused);
  ADD ("/store/roundtrip/unknown-word", test_unknown_word);

  return g_test_run ();
}
