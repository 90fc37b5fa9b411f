/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What users of such programs complain about most, as far as it is about keeping
 * data: a case each. Last year's file is test-migrate.c; lost power at every write
 * is test-faults.c. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "store-private.h"

static gint64
add_small (KhStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = sample_small ();
  const gint64 id = kh_store_add_plan (store, plan, &error);

  g_assert_no_error (error);

  return id;
}

static KhPlan *
load (KhStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  KhPlan *plan = kh_store_load_plan (store, id, &error);

  g_assert_no_error (error);

  return plan;
}

/* Shown as saved, and the file is empty: it is in the file at once, while the
 * program goes on, and after its end. */
static void
test_saved_but_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = load (store, add_small (store));
  g_autofree char *found = NULL;

  set_text (store, plan, find_text (plan, "Việc 1"), "Đã lưu", NULL);
  found = fixture_query (fixture, "SELECT count (*) FROM item WHERE text = 'Đã lưu'");
  g_assert_cmpstr (found, ==, "1");
  g_clear_object (&plan);
  g_clear_object (&store);
  g_free (found);
  found = fixture_query (fixture, "SELECT count (*) FROM item WHERE text = 'Đã lưu'");
  g_assert_cmpstr (found, ==, "1");
}

/* The recovery copy goes at a normal close: it stays until the library has it. */
static void
test_recovery_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = load (store, add_small (store));
  g_autofree char *away = g_strconcat (fixture->path, ".away", NULL);

  g_clear_object (&plan);
  g_clear_object (&store);
  store = fixture_open (fixture);
  plan = load (store, 1);
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  set_text (store, plan, find_text (plan, "Việc 1"), "Chờ lưu", NULL);
  g_assert_cmpuint (kh_store_get_n_unsaved (store), ==, 1);
  g_clear_object (&plan);
  g_clear_object (&store);

  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  store = fixture_open (fixture);
  g_assert_cmpuint (kh_store_get_n_recovered (store), ==, 1);
  plan = load (store, 1);
  g_assert_nonnull (find_text (plan, "Chờ lưu"));
}

/* A file of NULs where a log was: what was saved before is there. */
static void
test_nuls (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *nuls = g_malloc0 (3 * 4096);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = NULL;

  add_small (store);
  g_clear_object (&store);
  g_assert_true (g_file_set_contents (log, nuls, 3 * 4096, &error));
  store = fixture_open (fixture);
  plan = load (store, 1);
  g_assert_nonnull (find_text (plan, "Việc 1"));
  g_clear_object (&plan);
  g_clear_object (&store);

  /* and a library of nothing but NULs is not taken for an empty one */
  g_assert_true (g_file_set_contents (fixture->path, nuls, 3 * 4096, &error));
  g_assert_null (kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_A_LIBRARY);
}

/* Imported twice: two plans, and the first is what it was. */
static void
test_imported_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) first = load (store, add_small (store));
  g_autofree char *before = dump_node (first);
  const gint64 id = add_small (store);
  g_autoptr (KhPlan) second = load (store, id);

  g_assert_cmpint (id, !=, kh_node_get_id (KH_NODE (first)));
  set_text (store, second, find_text (second, "Việc 1"), "Chỉ ở bản sau", NULL);
  g_clear_object (&first);
  first = load (store, 1);
  assert_dump (first, before);
}

/* Undo that walks past the document as it was begun. */
static void
test_undo_past_creation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) plan = load (store, add_small (store));
  g_autofree char *begun = dump_node (plan);
  g_autoptr (GError) error = NULL;

  set_text (store, plan, find_text (plan, "Việc 1"), "Khác", NULL);
  assert_undo (store, plan);
  g_assert_false (kh_store_undo (store, KH_NODE (plan), &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
  assert_dump (plan, begun);
}

/* What a form does not show is not wiped by a save of what it shows. */
static void
test_blank_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) sample = sample_plan ();
  g_autoptr (KhPlan) plan = NULL;
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  KhItem *item;

  g_assert_cmpint (kh_store_add_plan (store, sample, &error), >, 0);
  g_clear_object (&sample);
  plan = load (store, 1);
  before = dump_node (plan);
  item = child (child (plan, KH_TYPE_SECTION, 0), KH_TYPE_ITEM, 0);
  {
    g_autofree char *text = g_strdup (kh_item_get_text (item));

    set_text (store, plan, item, "Tạm", NULL);
    set_text (store, plan, item, text, NULL);
  }
  g_clear_object (&plan);
  plan = load (store, 1);
  assert_dump (plan, before);
}

/* Returns: (nullable): the first target of @node with an indicator */
static KhItem *
find_target (gpointer node)
{
  static GType (*const types[]) (void) = { kh_section_get_type, kh_item_get_type };

  if (KH_IS_TARGET (node) && g_list_model_get_n_items (kh_node_get_children (node, KH_TYPE_INDICATOR)) > 0)
    return node;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *children = kh_node_get_children (node, types[i] ());

      for (guint j = 0; children != NULL && j < g_list_model_get_n_items (children); j++)
        {
          KhItem *found = find_target (child (node, types[i] (), j));

          if (found != NULL)
            return found;
        }
    }

  return NULL;
}

/* Links lost by a copy: they lead to the copy's own rows. */
static void
test_copied_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhPlan) sample = sample_plan ();
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) copy = NULL;
  g_autofree char *plan_dump = NULL;
  g_autofree char *copy_dump = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRegex) link = g_regex_new ("<ind ref=\\\\?\"([0-9a-f-]+)\\\\?\"/>", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint n = 0;

  g_assert_cmpint (kh_store_add_plan (store, sample, &error), >, 0);
  g_clear_object (&sample);
  plan = load (store, 1);
  {
    KhItem *target = find_target (plan);
    g_autofree char *sentence = g_strdup_printf ("Đạt <ind ref=\"%s\"/> hồ sơ", kh_node_get_uuid (child (target, KH_TYPE_INDICATOR, 0)));

    set_text (store, plan, target, sentence, NULL);
  }
  copy = load (store, kh_store_duplicate_plan (store, 1, &error));
  g_assert_no_error (error);
  g_assert_null (kh_plan_get_number (copy));
  g_assert_null (kh_plan_get_date (copy));
  plan_dump = dump_node (plan);
  copy_dump = dump_node (copy);
  for (g_regex_match (link, copy_dump, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL), n++)
    {
      g_autofree char *uuid = g_match_info_fetch (match, 1);
      g_autofree char *named = g_strconcat ("uuid=\"", uuid, "\"", NULL);

      g_assert_nonnull (strstr (copy_dump, named));
      g_assert_null (strstr (plan_dump, named));
    }
  g_assert_cmpuint (n, >, 0);
}

#define ADD(path, func) g_test_add ("/store/griefs/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("kh-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  /* what fails says so in the log; only a critical is a fault of ours */
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_FATAL_MASK);

  ADD ("saved-but-empty", test_saved_but_empty);
  ADD ("recovery-copy", test_recovery_copy);
  ADD ("nuls", test_nuls);
  ADD ("imported-twice", test_imported_twice);
  ADD ("undo-past-creation", test_undo_past_creation);
  ADD ("blank-field", test_blank_field);
  ADD ("copied-links", test_copied_links);

  status = g_test_run ();
  g_rmdir (state);

  return status;
}
