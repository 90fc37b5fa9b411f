/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issuing: numbers, the kept state, the file that was signed, and what follows an issued plan. */
#include "edit.h"
#include "fixture.h"
#include "issue.h"
#include "issued-file.h"
#include "revision.h"
#include "succession.h"

typedef struct
{
  Fixture library;
  KhStore *store;
} IssueFixture;

static void
set_up (IssueFixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->library, data);
  fixture->store = fixture_open (&fixture->library);
}

static void
tear_down (IssueFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  fixture_tear_down (&fixture->library, data);
}

static KhPlan *
add_plan (IssueFixture *fixture, const char *title)
{
  g_autoptr (KhPlan) plan = sample_plan ();
  g_autoptr (GError) error = NULL;
  KhPlan *added;
  gint64 id;

  g_object_set (plan, "title", title, "number", NULL, "date", NULL, "symbol", "KH-SM", "state", KH_PLAN_SUBMITTED, NULL);
  id = kh_store_add_plan (fixture->store, plan, &error);
  g_assert_no_error (error);
  added = kh_store_load_plan (fixture->store, id, &error);
  g_assert_no_error (error);
  return added;
}

static gboolean
issue (IssueFixture *fixture, KhPlan *plan, const char *number, const char *date, GBytes *content, GError **error)
{
  const KhIssuing issuing = { .number = number, .symbol = "KH-SM", .date = date, .revision = "Ban hành", .file_name = "ky.pdf",
                              .media_type = "application/pdf", .content = content };

  return kh_store_issue_plan (fixture->store, plan, &issuing, error);
}

static void
must_issue (IssueFixture *fixture, KhPlan *plan, const char *number, const char *date, GBytes *content)
{
  g_autoptr (GError) error = NULL;
  gboolean done = issue (fixture, plan, number, date, content, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
assert_proposed (IssueFixture *fixture, KhPlan *plan, int year, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = kh_store_propose_number (fixture->store, plan, "KH-SM", year, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (number, ==, expected);
}

static void
test_numbers (IssueFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) first = add_plan (fixture, "Một");
  g_autoptr (KhPlan) second = add_plan (fixture, "Hai");
  g_autoptr (KhPlan) third = add_plan (fixture, "Ba");
  g_autoptr (GError) error = NULL;

  assert_proposed (fixture, first, 2027, "01");
  must_issue (fixture, first, "7", "2027-01-05", NULL);
  g_assert_cmpstr (kh_plan_get_number (first), ==, "07");
  assert_proposed (fixture, second, 2027, "08");
  assert_proposed (fixture, second, 2028, "01");
  /* The same number in another year, and an older one that the library lacked, are free. */
  must_issue (fixture, second, "07", "2028-01-05", NULL);
  g_assert_false (issue (fixture, third, "7", "2027-02-01", NULL, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "Một"));
  g_assert_cmpint (kh_plan_get_state (third), ==, KH_PLAN_SUBMITTED);
  g_assert_null (kh_plan_get_number (third));
  must_issue (fixture, third, "03", "2027-02-01", NULL);
}

static void
test_bad_date (IssueFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) plan = add_plan (fixture, "Một");
  g_autoptr (GError) error = NULL;

  g_assert_false (issue (fixture, plan, "1", "2027-02-30", NULL, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED);
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_SUBMITTED);
}

static void
assert_file (IssueFixture *fixture, KhPlan *plan, GBytes *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *type = NULL;
  g_autoptr (GBytes) content = kh_store_load_issued_file (fixture->store, plan, &name, &type, &error);

  if (expected == NULL)
    {
      g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
      g_assert_false (kh_store_has_issued_file (fixture->store, plan, NULL));
      return;
    }
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (content, expected));
  g_assert_true (kh_store_has_issued_file (fixture->store, plan, NULL));
}

static void
test_issue (IssueFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) plan = add_plan (fixture, "Một");
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF\0ký", 9);
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) revisions = NULL;
  g_autoptr (KhRevision) kept = NULL;
  g_autoptr (KhPlan) state = NULL;
  g_autoptr (KhEdit) edit = NULL;

  must_issue (fixture, plan, "1", "2027-01-05", pdf);
  g_assert_true (kh_plan_is_locked (plan));
  g_assert_cmpstr (kh_plan_get_date (plan), ==, "2027-01-05");
  assert_file (fixture, plan, pdf);

  revisions = kh_store_list_revisions (fixture->store, plan, &error);
  g_assert_no_error (error);
  kept = g_list_model_get_item (revisions, 0);
  g_assert_cmpstr (kh_revision_get_name (kept), ==, "Ban hành");
  state = kh_store_load_revision (fixture->store, kh_revision_get_id (kept), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kh_plan_get_number (state), ==, "01");

  edit = kh_edit_begin (fixture->store, KH_NODE (plan), "Edit title", &error);
  kh_edit_set (edit, plan, "title", "Khác", NULL);
  g_assert_false (kh_edit_commit (edit, &error));
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_LOCKED);
}

/* Undone, it is as before; done again, as issued: the file goes with it. */
static void
test_undo (IssueFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) plan = add_plan (fixture, "Một");
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF\0ký", 9);
  g_autoptr (GError) error = NULL;

  must_issue (fixture, plan, "1", "2027-01-05", pdf);
  g_assert_true (kh_store_undo (fixture->store, KH_NODE (plan), &error));
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_SUBMITTED);
  g_assert_null (kh_plan_get_number (plan));
  assert_file (fixture, plan, NULL);
  g_assert_true (kh_store_redo (fixture->store, KH_NODE (plan), &error));
  g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_ISSUED);
  assert_file (fixture, plan, pdf);
}

/* The paper is signed first; its scan comes when the plan is locked already. */
static void
test_scan (IssueFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) plan = add_plan (fixture, "Một");
  g_autoptr (GBytes) scan = g_bytes_new_static ("scan", 4);
  g_autoptr (GBytes) better = g_bytes_new_static ("better", 6);
  g_autoptr (GError) error = NULL;
  g_autofree char *n = NULL;

  must_issue (fixture, plan, "1", "2027-01-05", NULL);
  assert_file (fixture, plan, NULL);
  g_assert_true (kh_store_set_issued_file (fixture->store, plan, "a.pdf", "application/pdf", scan, &error));
  g_assert_no_error (error);
  g_assert_true (kh_store_set_issued_file (fixture->store, plan, "b.pdf", "application/pdf", better, &error));
  assert_file (fixture, plan, better);
  g_assert_true (kh_store_undo (fixture->store, KH_NODE (plan), &error));
  assert_file (fixture, plan, scan);
  g_clear_object (&fixture->store);
  n = fixture_query (&fixture->library, "SELECT count (*) FROM attachment WHERE role = 'issued'");
  g_assert_cmpstr (n, ==, "1");
  fixture->store = fixture_open (&fixture->library);
}

static void
assert_link (IssueFixture *fixture, KhPlan *plan, KhSuccessionKind kind, gboolean newer, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links = kh_store_list_successions (fixture->store, plan, &error);
  const KhSuccession *link;

  g_assert_no_error (error);
  g_assert_cmpuint (links->len, ==, 1);
  link = links->pdata[0];
  g_assert_cmpint (link->kind, ==, kind);
  g_assert_cmpint (link->newer, ==, newer);
  g_assert_cmpint (link->id, ==, id);
}

static void
test_succession (IssueFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) older = add_plan (fixture, "Một");
  g_autoptr (KhPlan) draft = sample_small ();
  g_autoptr (KhPlan) newer = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_cmpint (kh_store_add_successor (fixture->store, older, draft, KH_SUCCESSION_REPLACES, &error), ==, 0);
  g_assert_error (error, KH_STORE_ERROR, KH_STORE_ERROR_FAILED);
  g_clear_error (&error);
  must_issue (fixture, older, "1", "2027-01-05", NULL);
  id = kh_store_add_successor (fixture->store, older, draft, KH_SUCCESSION_REPLACES, &error);
  g_assert_no_error (error);
  newer = kh_store_load_plan (fixture->store, id, &error);
  assert_link (fixture, older, KH_SUCCESSION_REPLACES, TRUE, id);
  assert_link (fixture, newer, KH_SUCCESSION_REPLACES, FALSE, kh_node_get_id (KH_NODE (older)));
  /* What is in the trash is not shown, and deleting it for good leaves no link. */
  g_assert_true (kh_store_trash_plan (fixture->store, id, TRUE, &error));
  links = kh_store_list_successions (fixture->store, older, &error);
  g_assert_cmpuint (links->len, ==, 0);
  g_assert_true (kh_store_delete_plan (fixture->store, id, &error));
  g_assert_no_error (error);
}

/* A report is linked with its plan, whatever the plan's state, and found by its period. */
static void
test_reports (IssueFixture *fixture, gconstpointer data)
{
  const KhReportPeriod quarter = { 2027, KH_PERIOD_QUARTER, 1 }, half = { 2027, KH_PERIOD_HALF, 1 };
  g_autoptr (KhPlan) plan = add_plan (fixture, "Một");
  g_autoptr (KhPlan) first = sample_small (), second = sample_small ();
  g_autoptr (KhPlan) report = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  const KhSuccession *link;
  gint64 id, later;

  g_assert_cmpint (kh_store_find_report (fixture->store, plan, &quarter, &error), ==, 0);
  id = kh_store_add_report (fixture->store, plan, first, &quarter, &error);
  g_assert_no_error (error);
  report = kh_store_load_plan (fixture->store, id, &error);
  assert_link (fixture, plan, KH_SUCCESSION_REPORTS, TRUE, id);
  assert_link (fixture, report, KH_SUCCESSION_REPORTS, FALSE, kh_node_get_id (KH_NODE (plan)));
  links = kh_store_list_successions (fixture->store, plan, &error);
  link = links->pdata[0];
  g_assert_cmpint (kh_report_period_compare (&link->period, &quarter), ==, 0);
  g_assert_cmpint (kh_store_find_report (fixture->store, plan, &quarter, &error), ==, id);
  g_assert_cmpint (kh_store_find_report (fixture->store, plan, &half, &error), ==, 0);

  /* The newest one is found; what is in the trash is not. */
  later = kh_store_add_report (fixture->store, plan, second, &quarter, &error);
  g_assert_cmpint (kh_store_find_report (fixture->store, plan, &quarter, &error), ==, later);
  g_assert_true (kh_store_trash_plan (fixture->store, later, TRUE, &error));
  g_assert_cmpint (kh_store_find_report (fixture->store, plan, &quarter, &error), ==, id);
  g_assert_true (kh_store_trash_plan (fixture->store, id, TRUE, &error));
  g_assert_cmpint (kh_store_find_report (fixture->store, plan, &quarter, &error), ==, 0);
  g_assert_no_error (error);
}

/* A thrown-away draft gives its number back, an issued plan does not. */
static void
test_trashed (IssueFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) draft = add_plan (fixture, "Bỏ");
  g_autoptr (KhPlan) issued = add_plan (fixture, "Đã ban hành");
  g_autoptr (KhPlan) plan = add_plan (fixture, "Mới");
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  edit = kh_edit_begin (fixture->store, KH_NODE (draft), "Change number", &error);
  kh_edit_set (edit, draft, "number", "09", "date", "2027-01-05", NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  assert_proposed (fixture, plan, 2027, "10");
  g_assert_true (kh_store_trash_plan (fixture->store, kh_node_get_id (KH_NODE (draft)), TRUE, &error));
  assert_proposed (fixture, plan, 2027, "01");
  must_issue (fixture, issued, "1", "2027-01-05", NULL);
  g_assert_true (kh_store_trash_plan (fixture->store, kh_node_get_id (KH_NODE (issued)), TRUE, &error));
  g_assert_false (issue (fixture, plan, "1", "2027-01-06", NULL, &error));
  g_assert_nonnull (strstr (error->message, "trash"));
  must_issue (fixture, plan, "9", "2027-01-06", NULL);
}

/* Both or neither: a link that cannot be written leaves no document behind. */
static void
test_succession_whole (IssueFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPlan) older = add_plan (fixture, "Một");
  g_autoptr (KhPlan) draft = sample_small ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  must_issue (fixture, older, "1", "2027-01-05", NULL);
  fixture_run_sql (&fixture->library, "DROP TABLE succession");
  before = fixture_query (&fixture->library, "SELECT count (*) FROM plan");
  g_assert_cmpint (kh_store_add_successor (fixture->store, older, draft, KH_SUCCESSION_CORRECTS, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpint (kh_node_get_id (KH_NODE (draft)), ==, 0);
  after = fixture_query (&fixture->library, "SELECT count (*) FROM plan");
  g_assert_cmpstr (before, ==, after);
}

#define ISSUE_CASE(path, function) g_test_add (path, IssueFixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ISSUE_CASE ("/issue/numbers", test_numbers);
  ISSUE_CASE ("/issue/bad-date", test_bad_date);
  ISSUE_CASE ("/issue/issue", test_issue);
  ISSUE_CASE ("/issue/undo", test_undo);
  ISSUE_CASE ("/issue/scan", test_scan);
  ISSUE_CASE ("/issue/succession", test_succession);
  ISSUE_CASE ("/issue/reports", test_reports);
  ISSUE_CASE ("/issue/succession-whole", test_succession_whole);
  ISSUE_CASE ("/issue/trashed", test_trashed);
  return g_test_run ();
}
