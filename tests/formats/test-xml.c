/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests of the plan's own XML format: nothing is lost. */
#include "rich-plan.h"
#include "same-plan.h"
#include "data-file.h"
#include "xml-reader.h"
#include "xml-writer.h"

#include <locale.h>

/* What goes out with a document does not say what came of the plan. */
static void
test_as_issued (void)
{
  g_autoptr (KhPlan) plan = rich_plan_new ();
  g_autoptr (GBytes) whole = kh_xml_write (plan);
  g_autoptr (GBytes) issued = kh_xml_write_as_issued (plan);
  g_autoptr (KhPlan) again = kh_xml_reader_read (issued, FALSE, NULL);
  const char *words = "Đã rà soát";

  g_assert_nonnull (again);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (whole, NULL), (gssize) g_bytes_get_size (whole), words));
  g_assert_null (g_strstr_len (g_bytes_get_data (issued, NULL), (gssize) g_bytes_get_size (issued), words));
}

/* A file that says what progress cannot be is no plan file. */
static void
test_bad_progress (void)
{
  const char *const bad[][2] = { { "period=\"2027Q1\"", "period=\"2027Q5\"" }, { "<percent>40<", "<percent>101<" },
                                 { "<day>2027-04-02<", "<day>2027-04-31<" } };
  g_autoptr (KhPlan) plan = rich_plan_new ();
  g_autoptr (GBytes) bytes = kh_xml_write (plan);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GString *text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      g_autoptr (GBytes) broken = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_string_replace (text, bad[i][0], bad[i][1], 0), ==, 1);
      broken = g_string_free_to_bytes (text);
      g_assert_null (kh_xml_reader_read (broken, FALSE, &error));
      g_assert_nonnull (error);
    }
}

static void
test_rich_plan (void)
{
  g_autoptr (KhPlan) plan = rich_plan_new ();
  g_autoptr (KhPlan) again = rich_plan_write_and_read (plan);
  g_autoptr (GBytes) first = kh_xml_write (plan);
  g_autoptr (GBytes) second = kh_xml_write (again);

  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
  g_assert_true (g_bytes_equal (first, second));
}

/* A file holds the documents that its plan cites and no others; read as a new
 * plan, the citations follow them to their new identities. */
static void
test_register (void)
{
  g_autoptr (KhPlan) plan = rich_plan_new ();
  KhLegalDocument *unused = kh_legal_document_new ("Thông tư");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (KhPlan) again = NULL;
  g_autoptr (GPtrArray) cited = NULL;
  GListModel *documents;

  kh_node_append_take (KH_NODE (kh_plan_get_agency (plan)), unused);
  bytes = kh_xml_write (plan);
  again = kh_xml_reader_read (bytes, TRUE, NULL);
  documents = kh_agency_get_documents (kh_plan_get_agency (again));
  g_assert_cmpuint (g_list_model_get_n_items (documents), ==, 2);
  cited = kh_plan_list_cited (again);
  g_assert_cmpuint (cited->len, ==, 2);
  g_assert_cmpstr (kh_legal_document_get_number (cited->pdata[0]), ==, "61");
  g_assert_cmpstr (kh_node_get_uuid (cited->pdata[0]), !=, "khac");
  g_assert_cmpstr (kh_node_get_derived_from (cited->pdata[0]), ==, "khac");
  g_assert_cmpstr (kh_legal_document_get_number (cited->pdata[1]), ==, "118");
}

/* An empty plan has absent values where the class has defaults; they stay absent. */
static void
test_empty_plan (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (0);
  g_autoptr (KhPlan) again = NULL;

  g_object_set (plan, "template", NULL, "type-name", NULL, "profile", NULL, NULL);
  again = rich_plan_write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
  g_assert_null (kh_plan_get_template (again));
  g_assert_null (kh_plan_get_agency (again));
}

static void
test_order_keys (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhSection *section = kh_section_new (KH_SECTION_FREE, "A");
  g_autoptr (KhPlan) again = NULL;
  g_autoptr (KhSection) read = NULL;

  kh_node_append_take (KH_NODE (plan), section);
  kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_DASH, "một"));
  kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_DASH, "hai"));
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (KhItem) item = kh_item_new (KH_ITEM_DASH, "giữa");
      kh_node_insert (KH_NODE (section), 1, KH_NODE (item));
    }
  again = rich_plan_write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
  read = g_list_model_get_item (kh_plan_get_sections (again), 0);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (read)), ==, 22);
}

/* What XML cannot hold is left out; all the rest of the plan survives. */
static void
test_control_characters (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhPlan) again = NULL;

  g_object_set (plan, "title", "A\x01" "B\r\nC", "place", "Tỉnh\x1f Mẫu", NULL);
  again = rich_plan_write_and_read (plan);
  g_assert_cmpstr (kh_plan_get_title (again), ==, "AB\r\nC");
  g_assert_cmpstr (kh_plan_get_place (again), ==, "Tỉnh Mẫu");
}

static void
test_normal_form (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = rich_plan_read_text (RICH_PLAN_HEAD "<place>Ti\xcc\x89nh</place>"
                                       "<title>Ma\xcc\x82\xcc\x83u</title></plan>", FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (kh_plan_get_place (plan), ==, "Tỉnh");
  g_assert_cmpstr (kh_plan_get_title (plan), ==, "Mẫu");
}

static void
test_fresh (void)
{
  g_autoptr (KhPlan) plan = rich_plan_new ();
  g_autoptr (GBytes) bytes = kh_xml_write (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) fresh = kh_xml_reader_read (bytes, TRUE, &error);
  KhSection *old_part = kh_plan_find_section (plan, KH_SECTION_PART);
  KhSection *part = NULL;
  g_autoptr (KhUnit) unit = NULL;
  g_autoptr (KhUnit) other = NULL;
  g_autoptr (KhFinding) finding = NULL;
  g_autoptr (KhTarget) target = NULL;
  g_autoptr (KhIndicator) indicator = NULL;
  g_autoptr (GPtrArray) cited = NULL;
  g_autofree char *expected = NULL;

  g_assert_no_error (error);
  cited = kh_plan_list_cited (fresh);
  g_assert_cmpint (kh_plan_get_state (fresh), ==, KH_PLAN_DRAFT);
  g_object_set (plan, "state", KH_PLAN_DRAFT, NULL);

  part = kh_plan_find_section (fresh, KH_SECTION_PART);
  g_assert_cmpstr (kh_node_get_uuid (KH_NODE (part)), !=, kh_node_get_uuid (KH_NODE (old_part)));
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (part)), ==, kh_node_get_uuid (KH_NODE (old_part)));
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (fresh)), ==, kh_node_get_uuid (KH_NODE (plan)));

  /* Links inside the plan lead to the new nodes. */
  unit = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (fresh)), 0);
  other = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (fresh)), 1);
  g_assert_cmpstr (kh_unit_get_successor (unit), ==, kh_node_get_uuid (KH_NODE (other)));
  finding = g_list_model_get_item (kh_plan_get_findings (fresh), 0);
  g_assert_cmpstr (kh_finding_get_node (finding), ==, kh_node_get_uuid (KH_NODE (part)));
  target = g_list_model_get_item (kh_section_get_items (part), 0);
  indicator = g_list_model_get_item (kh_target_get_indicators (target), 0);
  expected = g_strdup_printf ("Đạt <ind ref=\"%s\"/> theo <cite ref=\"%s\"/>", kh_node_get_uuid (KH_NODE (indicator)),
                              kh_node_get_uuid (cited->pdata[0]));
  g_assert_cmpstr (kh_item_get_text (KH_ITEM (target)), ==, expected);
}

static void
test_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (KhPlan) again = NULL;
  KhSection *groups = NULL;
  guint n_tasks = 0;

  g_assert_no_error (error);
  plan = kh_xml_reader_read (bytes, FALSE, &error);
  g_assert_no_error (error);
  again = rich_plan_write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);

  g_assert_cmpint (kh_plan_get_year (plan), ==, 2027);
  g_assert_null (kh_plan_get_number (plan));
  g_assert_null (kh_plan_get_date (plan));
  g_assert_cmpuint (g_list_model_get_n_items (
                        kh_section_get_items (kh_plan_find_section (plan, KH_SECTION_TARGETS))), ==, 10);
  groups = kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS);
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_sections (groups)), ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr (KhSection) group = g_list_model_get_item (kh_section_get_sections (groups), i);

      for (guint j = 0; j < g_list_model_get_n_items (kh_section_get_items (group)); j++)
        {
          g_autoptr (KhTask) task = g_list_model_get_item (kh_section_get_items (group), j);
          GDate from, to;

          n_tasks++;
          g_assert_nonnull (kh_task_get_lead (task));
          g_assert_nonnull (kh_task_get_product (task));
          g_assert_true (kh_deadline_get_range (kh_task_get_deadline (task), 2027, &from, &to));
          g_assert_cmpint (g_date_get_year (&to), ==, 2027);
        }
    }
  g_assert_cmpuint (n_tasks, ==, 30);
}

static gboolean
has_no_braces (KhNode *node, gpointer user_data)
{
  if (KH_IS_ITEM (node))
    g_assert_null (strchr (kh_item_get_text (KH_ITEM (node)), '{'));
  return TRUE;
}

static void
test_templates (void)
{
  g_auto (GStrv) names = kh_data_file_list ("templates");

  g_assert_true (g_strv_contains ((const char *const *) names, "cchc.kehoach"));
  g_assert_true (g_strv_contains ((const char *const *) names, "cchc-76.kehoach"));
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *id = g_strndup (*name, strlen (*name) - strlen (".kehoach"));
      g_autoptr (GError) error = NULL;
      g_autoptr (KhPlan) plan = kh_xml_reader_new_from_template (id, 2031, &error);
      KhSection *groups = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (kh_plan_get_year (plan), ==, 2031);
      g_assert_cmpstr (kh_plan_get_template (plan), ==, id);
      g_assert_cmpstr (kh_plan_get_title (plan), ==, "Cải cách hành chính năm 2031");
      g_assert_null (kh_plan_get_number (plan));
      g_assert_null (kh_plan_get_date (plan));
      g_assert_cmpint (kh_plan_get_state (plan), ==, KH_PLAN_DRAFT);
      groups = kh_plan_find_section (plan, KH_SECTION_TASK_GROUPS);
      g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_sections (groups)), ==, 7);
      kh_plan_visit (plan, has_no_braces, NULL);
    }
}

static void
test_absent_template (void)
{
  static const char *const names[] = { "khong-co", "../samples/ke-hoach-mau", "", "a/../../b" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (kh_xml_reader_new_from_template (names[i], 2027, &error));
      g_assert_nonnull (error);
      g_assert_cmpuint (error->domain, ==, G_IO_ERROR);
    }
}

/* Twenty thousand tasks, read, valid and equal. */
static void
test_large (void)
{
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  g_autoptr (KhPlan) again = NULL;
  KhSection *section = kh_section_new (KH_SECTION_TASK_GROUP, "Nhóm");

  kh_node_append_take (KH_NODE (plan), section);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Nhiệm vụ thứ %u", i);
      kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_TASK, text));
    }
  again = rich_plan_write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
}

/* Numbers are written the same in every language. */
static void
test_locale (void)
{
  g_autofree char *old = g_strdup (setlocale (LC_NUMERIC, NULL));
  g_autoptr (KhPlan) plan = rich_plan_new ();
  g_autoptr (KhPlan) again = NULL;

  if (setlocale (LC_NUMERIC, "vi_VN.UTF-8") == NULL && setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no language with a decimal comma is installed");
      return;
    }
  again = rich_plan_write_and_read (plan);
  kh_assert_same_node (KH_NODE (plan), KH_NODE (again), KH_SAME_ALL);
  setlocale (LC_NUMERIC, old);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml/rich-plan", test_rich_plan);
  g_test_add_func ("/xml/as-issued", test_as_issued);
  g_test_add_func ("/xml/bad-progress", test_bad_progress);
  g_test_add_func ("/xml/register", test_register);
  g_test_add_func ("/xml/empty-plan", test_empty_plan);
  g_test_add_func ("/xml/order-keys", test_order_keys);
  g_test_add_func ("/xml/control-characters", test_control_characters);
  g_test_add_func ("/xml/normal-form", test_normal_form);
  g_test_add_func ("/xml/fresh", test_fresh);
  g_test_add_func ("/xml/sample", test_sample);
  g_test_add_func ("/xml/templates", test_templates);
  g_test_add_func ("/xml/absent-template", test_absent_template);
  g_test_add_func ("/xml/large", test_large);
  g_test_add_func ("/xml/locale", test_locale);
  return g_test_run ();
}
