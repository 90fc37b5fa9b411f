/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same plan as text, as a Word document and as an OpenDocument text. */
#include "compose.h"
#include "data-file.h"
#include "docx-writer.h"
#include "odt-writer.h"
#include "outline.h"
#include "package-reader.h"
#include "same-plan.h"
#include "text-writer.h"
#include "word-file.h"
#include "xml-reader.h"

typedef enum
{
  DOCX,
  ODT,
} Format;

static KhPlan *
read_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) xml = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  KhPlan *plan = kh_xml_reader_read (xml, FALSE, &error);

  g_assert_no_error (error);
  return plan;
}

static GBytes *
write_plan (KhPlan *plan, Format format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhProfile) profile = kh_profile_load ("nd30-2020", NULL, &error);
  GBytes *bytes = NULL;

  g_assert_no_error (error);
  bytes
      = format == DOCX ? kh_docx_write (document, profile, &error) : kh_odt_write (document, profile, &error);
  g_assert_no_error (error);
  return bytes;
}

static KhPlan *
read_plan (GBytes *bytes, Format format)
{
  return format == DOCX ? word_read (bytes) : word_read_odt (bytes);
}

/* Whatever file it came from, the model is the same. */
static void
test_same_model (void)
{
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhDocument) document = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (KhPlan) from_text = NULL;
  g_autoptr (KhPlan) from_docx = NULL;
  g_autoptr (KhPlan) from_odt = NULL;
  g_autoptr (GError) error = NULL;

  g_object_set (plan, "number", "2", "date", "2027-01-05", "urgency", KH_URGENCY_URGENT, "drafter-mark",
                "PL.(300)", NULL);
  document = kh_compose_plan (plan);
  text = kh_text_write (document);
  from_text = kh_text_reader_read (text, 0, KH_READER_PLAN_ONLY, &error);
  g_assert_no_error (error);
  from_docx = read_plan (write_plan (plan, DOCX), DOCX);
  from_odt = read_plan (write_plan (plan, ODT), ODT);

  g_assert_cmpuint (outline_count (from_docx, "import-unplaced"), ==, 0);
  g_assert_cmpuint (outline_count (from_odt, "import-unplaced"), ==, 0);
  kh_assert_same_node (KH_NODE (from_docx), KH_NODE (from_odt), KH_SAME_CONTENT);
  kh_assert_same_node (KH_NODE (from_docx), KH_NODE (from_text), KH_SAME_MODEL);
}

/* Sections, items, indicators, tasks, responsibilities, recipients and signature come back. */
static void
assert_same_plan (KhPlan *plan, KhPlan *back)
{
  g_autofree char *expected = outline_plan (plan);
  g_autofree char *outline = outline_plan (back);
  g_auto (GStrv) before = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) after = g_strsplit (outline, "\n", -1);
  g_autofree char *recipients = outline_recipients (plan);
  g_autofree char *recipients_back = outline_recipients (back);
  g_autofree char *signatures = outline_signatures (plan);
  g_autofree char *signatures_back = outline_signatures (back);

  g_assert_cmpuint (g_strv_length (before), ==, g_strv_length (after));
  for (guint i = 0; before[i] != NULL; i++)
    {
      /* Headings of sections print in capitals, and come back so. */
      g_autofree char *a = kh_text_upper (before[i]);
      g_autofree char *b = kh_text_upper (after[i]);

      if (strchr (before[i], '{') != NULL)
        g_assert_cmpstr (a, ==, b);
      else
        g_assert_cmpstr (before[i], ==, after[i]);
    }
  g_assert_cmpstr (recipients, ==, recipients_back);
  g_assert_cmpstr (signatures, ==, signatures_back);
  g_assert_cmpstr (kh_plan_get_issuer (back), ==, kh_plan_get_issuer (plan));
  g_assert_cmpstr (kh_plan_get_superior (back), ==, kh_plan_get_superior (plan));
  g_assert_cmpstr (kh_plan_get_symbol (back), ==, kh_plan_get_symbol (plan));
  g_assert_cmpstr (kh_plan_get_title (back), ==, kh_plan_get_title (plan));
  g_assert_cmpint (kh_plan_get_year (back), ==, kh_plan_get_year (plan));
}

static gboolean
assert_derived_cb (KhNode *node, gpointer known)
{
  const char *uuid = kh_node_get_derived_from (node);
  const char *heading = KH_IS_SECTION (node) ? kh_section_get_heading (KH_SECTION (node)) : NULL;

  /* A section without heading prints nothing of its own. */
  if (KH_IS_SECTION (node) && (heading == NULL || *heading == '\0'))
    return TRUE;
  if (uuid == NULL || !g_hash_table_contains (known, uuid))
    g_error ("a %s does not know where it comes from", G_OBJECT_TYPE_NAME (node));
  return TRUE;
}

static gboolean
collect_cb (KhNode *node, gpointer known)
{
  g_hash_table_add (known, g_strdup (kh_node_get_uuid (node)));
  return TRUE;
}

static void
test_round_trip (gconstpointer data)
{
  Format format = GPOINTER_TO_UINT (data);
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhPlan) back = read_plan (write_plan (plan, format), format);
  g_autoptr (KhPlan) again = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  assert_same_plan (plan, back);
  again = read_plan (write_plan (back, format), format);
  kh_assert_same_node (KH_NODE (back), KH_NODE (again), KH_SAME_CONTENT);
  kh_plan_visit (plan, collect_cb, known);
  kh_plan_visit (back, assert_derived_cb, known);
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (back)), ==, kh_node_get_uuid (KH_NODE (plan)));
}

/* Details in an appendix, targets in a table: the tasks come back whole and the tables are made anew. */
static void
test_appendices (gconstpointer data)
{
  Format format = GPOINTER_TO_UINT (data);
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhPlan) back = NULL;
  KhSection *targets = NULL;
  g_autoptr (KhTarget) target = NULL;
  g_autoptr (KhIndicator) indicator = NULL;

  g_object_set (plan, "choices", "task-details=appendix;target-table=yes", "address",
                "Số 1, đường Mẫu, tỉnh Mẫu", NULL);
  back = read_plan (write_plan (plan, format), format);
  assert_same_plan (plan, back);
  g_assert_cmpstr (kh_plan_get_choices (back), ==, "task-details=appendix;target-table=yes");
  g_assert_cmpstr (kh_plan_get_address (back), ==, "Số 1, đường Mẫu, tỉnh Mẫu");
  g_assert_null (kh_plan_find_section (back, KH_SECTION_APPENDIX));

  /* What only the table shows is read from it. */
  targets = kh_plan_find_section (back, KH_SECTION_TARGETS);
  target = g_list_model_get_item (kh_section_get_items (targets), 0);
  indicator = g_list_model_get_item (kh_target_get_indicators (target), 0);
  g_assert_cmpfloat (kh_indicator_get_baseline (indicator), ==, 97);
}

/* Items of every kind, more points than Word has letters in the decree's order, parts and a table. */
static void
test_structure (gconstpointer data)
{
  Format format = GPOINTER_TO_UINT (data);
  g_autoptr (KhPlan) plan = kh_plan_new (2027);
  KhSection *aims = kh_section_new (KH_SECTION_PURPOSE, "Mục đích");
  KhSection *budget = kh_section_new (KH_SECTION_BUDGET, "Kinh phí");
  KhSection *appendix = kh_section_new (KH_SECTION_APPENDIX, "Biểu mẫu");
  KhSection *inner = kh_section_new (KH_SECTION_FREE, "Phần đầu");
  KhItem *clause = kh_item_new (KH_ITEM_CLAUSE, "Khoản có điểm:");
  KhItem *dash = kh_item_new (KH_ITEM_DASH, "Gạch <b>đậm</b> và <i>nghiêng</i> &amp; hết:");
  KhItem *table = kh_item_new (KH_ITEM_TABLE, NULL);
  g_autoptr (KhPlan) back = NULL;

  g_object_set (plan, "issuer", "Sở Mẫu", "superior", "Ủy ban nhân dân tỉnh Mẫu", "symbol", "KH-SM", "title",
                "Cải cách hành chính năm 2027 của Sở Mẫu, Ủy ban nhân dân tỉnh Mẫu", NULL);
  kh_node_append_take (KH_NODE (plan), aims);
  kh_node_append_take (KH_NODE (aims), clause);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *text = g_strdup_printf ("Điểm thứ %u;", i + 1);

      kh_node_append_take (KH_NODE (clause), kh_item_new (KH_ITEM_POINT, text));
    }
  kh_node_append_take (KH_NODE (aims), kh_item_new (KH_ITEM_CLAUSE, "Khoản không có điểm."));
  kh_node_append_take (KH_NODE (plan), budget);
  kh_node_append_take (KH_NODE (budget), dash);
  kh_node_append_take (KH_NODE (dash), kh_item_new (KH_ITEM_PLUS, "Dấu cộng."));
  kh_node_append_take (KH_NODE (budget), table);
  for (guint r = 0; r < 2; r++)
    {
      KhItem *row = kh_item_new (r == 0 ? KH_ITEM_HEADER_ROW : KH_ITEM_ROW, NULL);

      kh_node_append_take (KH_NODE (table), row);
      kh_node_append_take (
          KH_NODE (row),
          kh_item_new (KH_ITEM_CELL, r == 0 ? "Nguồn" : "Ngân sách <b>tỉnh</b> cấp\nhai dòng"));
      kh_node_append_take (KH_NODE (row), kh_item_new (KH_ITEM_CELL, r == 0 ? "Số tiền" : "50"));
    }
  kh_node_append_take (KH_NODE (budget), kh_item_new (KH_ITEM_PARAGRAPH, "Sau bảng là lời văn."));
  kh_node_append_take (KH_NODE (plan), appendix);
  kh_node_append_take (KH_NODE (appendix), inner);
  kh_node_append_take (KH_NODE (inner), kh_item_new (KH_ITEM_PARAGRAPH, "Nội dung phụ lục."));
  kh_node_append_take (
      KH_NODE (plan), kh_signature_new ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "GIÁM ĐỐC", NULL));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("UBND tỉnh", "b/c"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 5));

  back = read_plan (write_plan (plan, format), format);
  assert_same_plan (plan, back);
  g_assert_cmpuint (outline_count (back, "import-numbering"), ==, 0);
}

/* Without the ids the same sections and texts come back. */
static void
test_without_ids (gconstpointer data)
{
  Format format = GPOINTER_TO_UINT (data);
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhPlan) with_ids = NULL;
  g_autoptr (KhPlan) back = NULL;

  back = read_plan (word_strip_ids (write_plan (plan, format)), format);
  with_ids = read_plan (write_plan (plan, format), format);
  assert_same_plan (plan, back);
  kh_assert_same_node (KH_NODE (with_ids), KH_NODE (back), KH_SAME_CONTENT);
  g_assert_null (kh_node_get_derived_from (KH_NODE (kh_plan_find_section (back, KH_SECTION_TARGETS))));
}

/* An edited sentence comes back edited, and still knows which item it was. */
static void
test_edited_sentence (gconstpointer data)
{
  Format format = GPOINTER_TO_UINT (data);
  g_autoptr (KhPlan) plan = read_sample ();
  g_autoptr (KhPlan) back = NULL;
  KhSection *before = kh_plan_find_section (plan, KH_SECTION_TARGETS);
  g_autoptr (KhItem) item = g_list_model_get_item (kh_section_get_items (before), 2);
  g_autoptr (KhItem) edited = NULL;

  g_assert_nonnull (strstr (kh_item_get_text (item), "99%"));
  back = read_plan (word_edit (write_plan (plan, format), "đạt từ 99%", "đạt từ 99,5%"), format);
  edited = g_list_model_get_item (kh_section_get_items (kh_plan_find_section (back, KH_SECTION_TARGETS)), 2);
  g_assert_nonnull (strstr (kh_item_get_text (edited), "99,5%"));
  g_assert_cmpstr (kh_node_get_derived_from (KH_NODE (edited)), ==, kh_node_get_uuid (KH_NODE (item)));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    Format format;
  } formats[] = { { "docx", DOCX }, { "odt", ODT } };
  static const struct
  {
    const char *name;
    GTestDataFunc func;
  } cases[] = {
    { "whole", test_round_trip },
    { "appendices", test_appendices },
    { "structure", test_structure },
    { "without-ids", test_without_ids },
    { "edited-sentence", test_edited_sentence },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-round-trip/same-model", test_same_model);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_autofree char *path = g_strdup_printf ("/docx-round-trip/%s/%s", formats[i].name, cases[j].name);

        g_test_add_data_func (path, GUINT_TO_POINTER (formats[i].format), cases[j].func);
      }
  return g_test_run ();
}
