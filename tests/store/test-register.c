/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of documents in the library: stored, undone, merged on import. */
#include "fixture.h"

#include "edit.h"

static KhLegalDocument *
new_document (const char *number, const char *symbol, const char *date)
{
  KhLegalDocument *document = kh_legal_document_new ("Nghị định");

  g_object_set (document, "number", number, "symbol", symbol, "date", date, "issuer", "Chính phủ", "title",
                "về việc mẫu", NULL);

  return document;
}

/* A plan of "Sở Mẫu" that cites @document, as a file brings it. */
static KhPlan *
citing_plan (KhLegalDocument *document)
{
  KhPlan *plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhSection *section = kh_section_new (KH_SECTION_FREE, "Phần mẫu");
  g_autofree char *markup = g_strdup_printf ("Theo <cite ref=\"%s\"/>.", kh_node_get_uuid (KH_NODE (document)));

  kh_node_append (KH_NODE (agency), KH_NODE (document));
  kh_plan_set_agency (plan, agency);
  kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_PARAGRAPH, markup));
  kh_node_append_take (KH_NODE (plan), section);
  g_object_set (plan, "title", markup, NULL);

  return plan;
}

static KhAgency *
get_agency (KhStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) agencies = kh_store_list_agencies (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (agencies), ==, 1);

  return g_list_model_get_item (agencies, 0);
}

static guint
count (KhAgency *agency)
{
  return g_list_model_get_n_items (kh_agency_get_documents (agency));
}

static void
add_plan (KhStore *store, KhPlan *plan)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (kh_store_add_plan (store, plan, &error), >, 0);
  g_assert_no_error (error);
}

/* The one document that @plan cites, in its title and in its text alike. */
static KhLegalDocument *
get_cited (KhPlan *plan)
{
  g_autoptr (GPtrArray) cited = kh_plan_list_cited (plan);

  g_assert_cmpuint (cited->len, ==, 1);

  return cited->pdata[0]; /* the register keeps it alive */
}

static void
test_edit_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
    g_autoptr (KhLegalDocument) document = new_document ("61", "2018/NĐ-CP", "2018-04-23");
    g_autoptr (KhEdit) edit = NULL;

    g_assert_cmpint (kh_store_add_agency (store, agency, &error), >, 0);
    edit = kh_edit_begin (store, KH_NODE (agency), "Add document", &error);
    kh_edit_insert (edit, agency, G_MAXUINT, document);
    g_assert_true (kh_edit_commit (edit, &error));
    g_clear_object (&edit);
    edit = kh_edit_begin (store, KH_NODE (agency), "Change document", &error);
    kh_edit_set (edit, document, "status", KH_LEGAL_STATUS_ENDED, "title", NULL, NULL);
    g_assert_true (kh_edit_commit (edit, &error));
    g_assert_no_error (error);
    id = kh_node_get_id (KH_NODE (document));
  }
  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhAgency) agency = get_agency (store);
    g_autoptr (KhLegalDocument) document = g_list_model_get_item (kh_agency_get_documents (agency), 0);

    g_assert_cmpint (kh_node_get_id (KH_NODE (document)), ==, id);
    g_assert_cmpint (kh_legal_document_get_status (document), ==, KH_LEGAL_STATUS_ENDED);
    g_assert_cmpstr (kh_legal_document_get_symbol (document), ==, "2018/NĐ-CP");
    g_assert_null (kh_legal_document_get_title (document));

    g_assert_cmpstr (kh_store_get_undo_label (store, KH_NODE (agency)), ==, "Change document");
    g_assert_true (kh_store_undo (store, KH_NODE (agency), &error));
    g_assert_cmpint (kh_legal_document_get_status (document), ==, KH_LEGAL_STATUS_IN_FORCE);
    g_assert_cmpstr (kh_legal_document_get_title (document), ==, "về việc mẫu");
    g_assert_true (kh_store_undo (store, KH_NODE (agency), &error));
    g_assert_cmpuint (count (agency), ==, 0);
    g_assert_true (kh_store_redo (store, KH_NODE (agency), &error));
    g_assert_cmpuint (count (agency), ==, 1);
    g_assert_no_error (error);
  }
  assert_integrity (fixture);
}

static void
test_new_agency (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhLegalDocument) document = new_document ("61", "2018/NĐ-CP", "2018-04-23");
  g_autoptr (KhPlan) plan = citing_plan (document);

  add_plan (store, plan);
  g_assert_true (get_cited (plan) == document);
  g_assert_cmpint (kh_node_get_id (KH_NODE (document)), >, 0);
  assert_integrity (fixture);
}

/* The same document, typed elsewhere: the plan cites the entry that is there. */
static void
test_merge_by_number (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhLegalDocument) document = new_document ("61", "2018/NĐ-CP", "2018-04-23");
  g_autoptr (KhLegalDocument) same = new_document ("61", "2018/NĐ-CP", "2018-04-23");
  g_autoptr (KhPlan) plan = citing_plan (document);
  g_autoptr (KhPlan) other = citing_plan (same);

  add_plan (store, plan);
  add_plan (store, other);
  g_assert_cmpuint (count (kh_plan_get_agency (plan)), ==, 1);
  g_assert_true (get_cited (other) == document);
  g_assert_nonnull (strstr (kh_plan_get_title (other), kh_node_get_uuid (KH_NODE (document))));
  assert_integrity (fixture);
}

/* A later import of an entry that somebody corrected meanwhile: its origin tells. */
static void
test_merge_by_origin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhLegalDocument) document = new_document ("61", "2018/NĐ-CP", "2018-04-23");
  g_autoptr (KhLegalDocument) copy = new_document ("16", "2018/NĐ-CP", NULL);
  g_autoptr (KhPlan) plan = citing_plan (document);
  g_autoptr (KhPlan) other = citing_plan (copy);

  kh_node_set_derived_from (KH_NODE (copy), kh_node_get_uuid (KH_NODE (document)));
  add_plan (store, plan);
  add_plan (store, other);
  g_assert_true (get_cited (other) == document);
  g_assert_cmpuint (count (kh_plan_get_agency (plan)), ==, 1);
}

static void
test_merge_adds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uuid = NULL;

  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhLegalDocument) document = new_document ("61", "2018/NĐ-CP", "2018-04-23");
    g_autoptr (KhLegalDocument) another = new_document ("61", "2018/NĐ-CP", "2019-04-23");
    g_autoptr (KhPlan) plan = citing_plan (document);
    g_autoptr (KhPlan) other = citing_plan (another);

    add_plan (store, plan);
    add_plan (store, other);
    g_assert_true (kh_plan_get_agency (plan) == kh_plan_get_agency (other));
    g_assert_cmpuint (count (kh_plan_get_agency (plan)), ==, 2);
    g_assert_true (get_cited (other) == another);
    g_assert_true (kh_node_get_parent (KH_NODE (another)) == KH_NODE (kh_plan_get_agency (plan)));
    uuid = g_strdup (kh_node_get_uuid (KH_NODE (another)));
  }
  {
    g_autoptr (KhStore) store = fixture_open (fixture);
    g_autoptr (KhAgency) agency = get_agency (store);

    g_assert_cmpuint (count (agency), ==, 2);
    g_assert_nonnull (kh_agency_find_document (agency, uuid));
  }
  assert_integrity (fixture);
}

/* What could not be added is as it was before. */
static void
test_failed_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (KhStore) store = fixture_open (fixture);
  g_autoptr (KhLegalDocument) document = new_document ("61", "2018/NĐ-CP", "2018-04-23");
  g_autoptr (KhLegalDocument) same = new_document ("61", "2018/NĐ-CP", "2018-04-23");
  g_autoptr (KhPlan) plan = citing_plan (document);
  g_autoptr (KhPlan) other = citing_plan (same);
  g_autofree char *title = g_strdup (kh_plan_get_title (other));
  g_autoptr (GError) error = NULL;

  add_plan (store, plan);
  fixture_run_sql (fixture, "CREATE TRIGGER refuse BEFORE INSERT ON section BEGIN SELECT raise (ABORT, 'refused'); END");
  g_assert_cmpint (kh_store_add_plan (store, other, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpstr (kh_plan_get_title (other), ==, title);
  g_assert_true (get_cited (other) == same);
  fixture_run_sql (fixture, "DROP TRIGGER refuse");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/register/edit-and-undo", test_edit_and_undo);
  ADD ("/register/new-agency", test_new_agency);
  ADD ("/register/merge-by-number", test_merge_by_number);
  ADD ("/register/merge-by-origin", test_merge_by_origin);
  ADD ("/register/merge-adds", test_merge_adds);
  ADD ("/register/failed-merge", test_failed_merge);

  return g_test_run ();
}
