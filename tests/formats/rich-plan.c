/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan with something of everything, and its way through XML. */
#include "rich-plan.h"

#include <math.h>
#include <string.h>

#include "xml-reader.h"
#include "xml-writer.h"

KhPlan *
rich_plan_read_text (const char *text, gboolean fresh, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return kh_xml_reader_read (bytes, fresh, error);
}

KhPlan *
rich_plan_write_and_read (KhPlan *plan)
{
  g_autoptr (GBytes) bytes = kh_xml_write (plan);
  g_autoptr (GError) error = NULL;
  KhPlan *again = kh_xml_reader_read (bytes, FALSE, &error);

  g_assert_no_error (error);
  return again;
}

static void
add_progress (KhNode *task)
{
  KhProgress *first = kh_progress_new ("2027Q1", "2027-04-02");
  KhProgress *second = kh_progress_new ("2027H1", NULL);

  g_object_set (first, "state", KH_TASK_UNDER_WAY, "percent", 40, "text", "Đã rà soát <12> văn bản\n", NULL);
  g_object_set (second, "state", KH_TASK_DONE, "percent", 0, NULL);
  kh_node_append_take (task, first);
  kh_node_append_take (task, second);
  kh_node_append_take (task, kh_progress_new ("2027", NULL));
}

static void
add_everything (KhPlan *plan, KhSection *section)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  GListModel *units = kh_agency_get_units (agency);
  g_autoptr (KhUnit) first = g_list_model_get_item (units, 0);
  g_autoptr (KhUnit) second = g_list_model_get_item (units, 1);
  g_autoptr (GPtrArray) pair = g_ptr_array_new ();
  KhItem *task = kh_item_new (KH_ITEM_TASK, "Rà soát <b>văn bản</b> A &amp; B <i>theo <b>quy</b></i>");
  KhItem *target = kh_item_new (KH_ITEM_TARGET, NULL);
  KhItem *block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Văn phòng");
  KhItem *duty = kh_item_new (KH_ITEM_DUTY, "Báo cáo");
  KhItem *table = kh_item_new (KH_ITEM_TABLE, "Bảng 1");
  KhItem *row = kh_item_new (KH_ITEM_HEADER_ROW, NULL);
  KhIndicator *indicator = kh_indicator_new (KH_COMPARATOR_GE, 99.95, "%");
  g_autoptr (KhDeadline) deadline = kh_deadline_new (KH_DEADLINE_DAY, 2027, 6, 5, "trước ngày 05/6");
  g_autoptr (KhDeadline) relative = kh_deadline_new (KH_DEADLINE_RELATIVE, 0, 0, 3, NULL);
  g_autofree char *text = g_strdup_printf ("Đạt <ind ref=\"%s\"/> theo <cite ref=\"khac\"/>",
                                           kh_node_get_uuid (KH_NODE (indicator)));

  g_ptr_array_add (pair, second);
  g_ptr_array_add (pair, first);
  g_object_set (task, "product", "Báo cáo \"A\" <mới>", "deadline", deadline, "budget", "50 triệu đồng",
                "budget-source", "ngân sách", "note", "dòng 1\ndòng 2\tcuối", "state", KH_TASK_LATE, NULL);
  add_progress (KH_NODE (task));
  kh_task_set_lead (KH_TASK (task), first);
  kh_task_set_support (KH_TASK (task), pair);
  kh_responsibility_set_units (KH_RESPONSIBILITY (block), pair);
  g_object_set (block, "unit-kinds", KH_UNIT_KINDS_ATTACHED | KH_UNIT_KINDS_OFFICE, NULL);
  g_object_set (indicator, "baseline", 1e-7, "result", -12.5, NULL);
  kh_item_set_text (target, text);
  kh_node_append_take (KH_NODE (target), indicator);
  kh_node_append_take (KH_NODE (target), kh_indicator_new (KH_COMPARATOR_NONE, NAN, NULL));
  kh_node_append_take (KH_NODE (duty), kh_reporting_new (KH_PERIOD_QUARTER, relative));
  kh_node_append_take (KH_NODE (duty), kh_item_new (KH_ITEM_PLUS, "nhỏ"));
  kh_node_append_take (KH_NODE (block), duty);
  kh_node_append_take (KH_NODE (row), kh_item_new (KH_ITEM_CELL, " khoảng trắng  giữ nguyên "));
  kh_node_append_take (KH_NODE (table), row);
  kh_node_append_take (KH_NODE (task), kh_item_new (KH_ITEM_POINT, "hỏng < markup & <b>"));
  kh_node_append_take (KH_NODE (section), target);
  kh_node_append_take (KH_NODE (section), task);
  kh_node_append_take (KH_NODE (section), block);
  kh_node_append_take (KH_NODE (section), table);
}

/* Two documents: "khac", which the plan cites, has been replaced by the other. */
static void
add_register (KhAgency *agency)
{
  KhLegalDocument *cited = g_object_new (KH_TYPE_LEGAL_DOCUMENT, "uuid", "khac", "type", "Nghị định", NULL);
  KhLegalDocument *newer = kh_legal_document_new ("Nghị định");

  g_object_set (newer, "number", "118", "symbol", "2025/NĐ-CP", "title", "về việc mẫu", NULL);
  g_object_set (cited, "number", "61", "symbol", "2018/NĐ-CP", "date", "2018-04-23", "issuer", "Chính phủ", "title",
                "về <việc> mẫu", "status", KH_LEGAL_STATUS_ENDED, "replaced-by", kh_node_get_uuid (KH_NODE (newer)), NULL);
  kh_node_append_take (KH_NODE (agency), newer);
  kh_node_append_take (KH_NODE (agency), cited);
}

/* A plan with every property of every class set to something unusual. */
KhPlan *
rich_plan_new (void)
{
  KhPlan *plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhUnit *unit = kh_unit_new (KH_UNIT_OTHER, "Phòng <Một> & \"Hai\"");
  KhUnit *other = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng");
  KhSection *section = kh_section_new (KH_SECTION_PART, "Phần <b>một</b>");
  KhFinding *finding = kh_finding_new ("import-odd", KH_SEVERITY_ERROR, "02 /KH", "Odd: %s");

  g_object_set (unit, "short-name", "P1", "head-title", "Trưởng phòng", "first-year", 2020, "last-year", 2026,
                "successor", kh_node_get_uuid (KH_NODE (other)), NULL);
  g_object_set (agency, "superior", "UBND\ntỉnh Mẫu", "abbreviation", "SM", "place", "Tỉnh Mẫu", "address", "Số 1", "choices", "body-size=13",
                "organ-id", "000.00.14.H20", "email", "so@mau.example", "telephone",
                "0200 000 000", "fax", "0200 000 001", "website", "mau.example", NULL);
  kh_node_append_take (KH_NODE (agency), unit);
  kh_node_append_take (KH_NODE (agency), other);
  kh_node_append_take (KH_NODE (agency), kh_signature_new ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"));
  kh_node_append_take (KH_NODE (agency), kh_recipient_new ("UBND tỉnh", "b/c"));
  add_register (agency);
  kh_plan_set_agency (plan, agency);
  kh_node_set_derived_from (KH_NODE (plan), "0b5d7c1e-0000-4000-8000-000000000001");
  g_object_set (plan, "state", KH_PLAN_ISSUED, "template", NULL, "type-name", "Chương trình", "superior", "A\nB",
                "issuer", "Sở\nMẫu", "number", "02", "symbol", "CTr-SM", "place", "Tỉnh Mẫu", "date", "2027-01-12",
                "title", "Một <i>trích yếu</i>", "urgency", KH_URGENCY_IMMEDIATE, "secrecy", KH_SECRECY_UTMOST,
                "circulation", KH_CIRCULATION_INTERNAL, "drafter-mark", "PL.(300)", "address", "Số 1", "profile", "khac",
                "choices", "body-size=13;task-details=none", NULL);
  kh_node_append_take (KH_NODE (plan), section);
  add_everything (plan, section);
  kh_node_append_take (KH_NODE (section), kh_section_new (KH_SECTION_FREE, NULL));
  kh_node_append_take (KH_NODE (plan), kh_section_new (KH_SECTION_APPENDIX, "Phụ lục"));
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "GIÁM ĐỐC", NULL));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 3));
  g_object_set (finding, "node", kh_node_get_uuid (KH_NODE (section)), "line", 12, "source", "P1 II.3.c", "fix", "02/KH",
                "reason", "as agreed", "detail", "more", "property", "heading", "words-start", 2, "words-end", 7, NULL);
  kh_node_append_take (KH_NODE (plan), finding);
  return plan;
}
