/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One unit's part of a plan: nothing of others, nothing of its own left out. */
#include "compose.h"

#include <string.h>

typedef struct
{
  KhPlan *plan;
  KhUnit *office, *law, *idle;
} Fixture;

static KhTask *
add_task (KhSection *group, const char *text, const char *deadline, KhUnit *lead, KhUnit *support)
{
  KhItem *task = kh_item_new (KH_ITEM_TASK, text);
  g_autoptr (KhDeadline) due = kh_deadline_parse (deadline);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_object_set (task, "deadline", due, NULL);
  kh_task_set_lead (KH_TASK (task), lead);
  if (support != NULL)
    g_ptr_array_add (units, support);
  kh_task_set_support (KH_TASK (task), units);
  kh_node_append_take (KH_NODE (group), task);
  return KH_TASK (task);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  KhSection *other = kh_section_new (KH_SECTION_TASK_GROUP, "Tài chính công");
  KhSection *duties = kh_section_new (KH_SECTION_RESPONSIBILITIES, "TỔ CHỨC THỰC HIỆN");
  KhItem *block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Các phòng");
  KhItem *duty = kh_item_new (KH_ITEM_DUTY, "Báo cáo kết quả thực hiện.");
  g_autoptr (KhDeadline) before = kh_deadline_parse ("trước ngày 03 của tháng cuối quý");

  self->plan = kh_plan_new (2027);
  self->office = kh_unit_new (KH_UNIT_OFFICE, "Văn phòng Sở");
  self->law = kh_unit_new (KH_UNIT_DIVISION, "Phòng Pháp chế");
  self->idle = kh_unit_new (KH_UNIT_ATTACHED, "Trung tâm Mẫu");
  kh_node_append_take (KH_NODE (agency), self->office);
  kh_node_append_take (KH_NODE (agency), self->law);
  kh_node_append_take (KH_NODE (agency), self->idle);
  kh_plan_set_agency (self->plan, agency);
  g_object_set (self->plan, "number", "02", "symbol", "KH-SM", "date", "2027-01-05", NULL);
  kh_node_append_take (KH_NODE (self->plan), group);
  kh_node_append_take (KH_NODE (self->plan), other);
  kh_node_append_take (KH_NODE (self->plan), duties);
  add_task (group, "Rà soát văn bản;", "Quý II", self->law, self->office);
  add_task (group, "Công bố thủ tục.", "15/3", self->office, self->law);
  add_task (other, "Lập dự toán", "", self->office, NULL);
  g_object_set (block, "unit-kinds", KH_UNIT_KINDS_DIVISION, NULL);
  kh_node_append_take (KH_NODE (duty), kh_reporting_new (KH_PERIOD_QUARTER, before));
  kh_node_append_take (KH_NODE (block), duty);
  kh_node_append_take (KH_NODE (duties), block);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->plan);
}

static char *
dup_words (KhDocument *document)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < kh_document_get_n_blocks (document); i++)
    {
      const KhBlock *block = kh_document_get_block (document, i);
      g_autofree char *text = kh_block_dup_text (block);

      if (block->table == NULL)
        g_string_append_printf (words, "%s\n", text);
      for (guint r = 0; block->table != NULL && r < block->table->rows->len; r++)
        {
          const KhRow *row = block->table->rows->pdata[r];

          for (guint c = 0; c < row->cells->len; c++)
            {
              const KhCell *cell = row->cells->pdata[c];

              g_string_append (words, c > 0 ? "|" : "");
              for (guint s = 0; s < cell->spans->len; s++)
                g_string_append (words, ((const KhSpan *) cell->spans->pdata[s])->text);
            }
          g_string_append_c (words, '\n');
        }
    }
  return g_string_free (words, FALSE);
}

static void
test_division (Fixture *self, gconstpointer data)
{
  g_autoptr (KhDocument) document = kh_compose_extract (self->plan, self->law);
  g_autofree char *words = dup_words (document);

  g_assert_cmpstr (words, ==,
                   "TRÍCH KẾ HOẠCH\n"
                   "Nhiệm vụ của Phòng Pháp chế năm 2027\n"
                   "(Trích Kế hoạch số 02/KH-SM ngày 05 tháng 01 năm 2027 của Sở Mẫu)\n"
                   "I. NHIỆM VỤ CHỦ TRÌ\n"
                   "STT|Nội dung nhiệm vụ|Kết quả, sản phẩm|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian hoàn thành\n"
                   "I|Cải cách thể chế\n"
                   "1|Rà soát văn bản||Phòng Pháp chế|Văn phòng Sở|Quý II\n"
                   "II. NHIỆM VỤ PHỐI HỢP\n"
                   "STT|Nội dung nhiệm vụ|Kết quả, sản phẩm|Đơn vị chủ trì|Đơn vị phối hợp|Thời gian hoàn thành\n"
                   "I|Cải cách thể chế\n"
                   "1|Công bố thủ tục.||Văn phòng Sở|Phòng Pháp chế|15/3\n"
                   "III. TRÁCH NHIỆM\n"
                   "- Báo cáo kết quả thực hiện.\n"
                   "IV. THỜI HẠN TRONG NĂM\n"
                   "STT|Chậm nhất ngày|Nhiệm vụ, báo cáo\n"
                   "1|03/3/2027|Báo cáo quý I/2027: Báo cáo kết quả thực hiện\n"
                   "2|15/3/2027|Công bố thủ tục\n"
                   "3|03/6/2027|Báo cáo quý II/2027: Báo cáo kết quả thực hiện\n"
                   "4|30/6/2027|Rà soát văn bản\n"
                   "5|03/9/2027|Báo cáo quý III/2027: Báo cáo kết quả thực hiện\n"
                   "6|03/12/2027|Báo cáo quý IV/2027: Báo cáo kết quả thực hiện\n");
}

static void
test_others (Fixture *self, gconstpointer data)
{
  g_autoptr (KhDocument) office = kh_compose_extract (self->plan, self->office);
  g_autoptr (KhDocument) idle = kh_compose_extract (self->plan, self->idle);
  g_autofree char *words = dup_words (office);
  g_autofree char *nothing = dup_words (idle);

  g_assert_nonnull (strstr (words, "II|Tài chính công\n1|Lập dự toán||Văn phòng Sở||\n"));
  g_assert_null (strstr (words, "Báo cáo"));
  g_assert_cmpstr (strchr (nothing, ')'), ==, ")\nKế hoạch không giao nhiệm vụ cho đơn vị.\n");
}

/* The table for spreadsheets has both roles in reading order, and no other's tasks. */
static void
test_table (Fixture *self, gconstpointer data)
{
  g_autoptr (KhDocument) document = kh_compose_unit_table (self->plan, self->law);
  g_autofree char *words = dup_words (document);

  g_assert_cmpstr (strchr (words, '\n'), ==,
                   "\nI|Cải cách thể chế\n"
                   "1|Rà soát văn bản||Phòng Pháp chế|Văn phòng Sở|Quý II||\n"
                   "2|Công bố thủ tục.||Văn phòng Sở|Phòng Pháp chế|15/3||\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/compose/extract/division", Fixture, NULL, set_up, test_division, tear_down);
  g_test_add ("/compose/extract/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/compose/extract/table", Fixture, NULL, set_up, test_table, tear_down);
  return g_test_run ();
}
