/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison says of each thing that happens to plans. Every case is
 * tried with identities and without: they help and are not needed. */
#include "comparison.h"
#include "plan-maker.h"
#include "word-diff.h"

static KhItem *
add_item (gpointer parent, KhItemKind kind, const char *text)
{
  KhItem *item = kh_item_new (kind, text);

  kh_node_append_take (parent, item);

  return item;
}

static KhSection *
add_section (gpointer parent, KhSectionKind kind, const char *heading)
{
  KhSection *section = kh_section_new (kind, heading);

  kh_node_append_take (parent, section);

  return section;
}

static void
add_row (KhItem *table, KhItemKind kind, const char *const *cells)
{
  KhItem *row = add_item (table, kind, NULL);

  for (guint i = 0; cells[i] != NULL; i++)
    add_item (row, KH_ITEM_CELL, cells[i]);
}

static KhPlan *
make_sample (void)
{
  KhPlan *plan = kh_plan_new (2027);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhSection *bases, *targets, *groups, *group, *duties, *appendix;
  KhItem *task, *target, *block, *duty, *table;
  g_autoptr (KhDeadline) quarter = kh_deadline_parse ("Quý II");
  g_autoptr (KhDeadline) relative = kh_deadline_parse ("trước ngày 03 tháng cuối quý");

  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_OFFICE, "Văn phòng"));
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Tổ chức"));
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Nghiệp vụ"));
  kh_plan_set_agency (plan, agency);
  g_object_set (plan, "issuer", "Sở Mẫu", "title", "Cải cách hành chính năm 2027", NULL);

  bases = add_section (plan, KH_SECTION_LEGAL_BASES, NULL);
  add_item (bases, KH_ITEM_PARAGRAPH, "Căn cứ chương trình tổng thể của tỉnh về cải cách hành chính");
  add_item (bases, KH_ITEM_PARAGRAPH, "Căn cứ chức năng, nhiệm vụ của Sở Mẫu");
  targets = add_section (plan, KH_SECTION_TARGETS, "Mục tiêu");
  target = add_item (targets, KH_ITEM_TARGET, "Hồ sơ giải quyết đúng hạn tại bộ phận một cửa");
  kh_node_append_take (KH_NODE (target), kh_indicator_new (KH_COMPARATOR_GE, 95, "%"));
  groups = add_section (plan, KH_SECTION_TASK_GROUPS, "Nhiệm vụ");
  group = add_section (groups, KH_SECTION_TASK_GROUP, "Cải cách thể chế");
  task = add_item (group, KH_ITEM_TASK, "Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực quản lý");
  g_object_set (task, "product", "Báo cáo rà soát", "deadline", quarter, NULL);
  kh_task_set_lead (KH_TASK (task), kh_agency_find_unit (agency, "Văn phòng"));
  add_item (task, KH_ITEM_PLUS, "Lập danh mục văn bản hết hiệu lực");
  add_item (group, KH_ITEM_TASK, "Tổ chức tập huấn nghiệp vụ soạn thảo cho công chức; mời chuyên gia trao đổi kinh nghiệm thực tế");
  add_item (group, KH_ITEM_TASK, "Theo dõi thi hành pháp luật trong năm");
  group = add_section (groups, KH_SECTION_TASK_GROUP, "Cải cách thủ tục");
  add_item (group, KH_ITEM_TASK, "Niêm yết công khai thủ tục tại trụ sở và trên trang thông tin điện tử");
  add_item (group, KH_ITEM_TASK, "Khảo sát sự hài lòng của người dân");
  duties = add_section (plan, KH_SECTION_RESPONSIBILITIES, "Tổ chức thực hiện");
  block = add_item (duties, KH_ITEM_RESPONSIBILITY, "Văn phòng");
  duty = add_item (block, KH_ITEM_DUTY, "Tổng hợp kết quả thực hiện của các đơn vị");
  kh_node_append_take (KH_NODE (duty), kh_reporting_new (KH_PERIOD_QUARTER, relative));
  appendix = add_section (plan, KH_SECTION_APPENDIX, "Danh mục sản phẩm");
  table = add_item (appendix, KH_ITEM_TABLE, NULL);
  add_row (table, KH_ITEM_HEADER_ROW, (const char *[]) { "STT", "Sản phẩm", "Thời hạn", NULL });
  add_row (table, KH_ITEM_ROW, (const char *[]) { "1", "Báo cáo rà soát văn bản", "Quý II", NULL });
  add_row (table, KH_ITEM_ROW, (const char *[]) { "2", "Bảng niêm yết thủ tục", "Quý III", NULL });
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("Ủy ban nhân dân tỉnh", "b/c"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "VP", 2));
  kh_node_append_take (KH_NODE (plan), kh_signature_new (NULL, "GIÁM ĐỐC", "Nguyễn Văn A"));

  return plan;
}

typedef struct
{
  const char *prefix;
  KhNode     *found;
} Search;

static gboolean
find_cb (KhNode *node, gpointer data)
{
  Search *search = data;
  const char *text = KH_IS_ITEM (node) ? kh_item_get_text (KH_ITEM (node)) : kh_section_get_heading (KH_SECTION (node));

  if (text != NULL && g_str_has_prefix (text, search->prefix))
    search->found = node;

  return search->found == NULL;
}

/* The first section or item whose words start so. */
static gpointer
find (KhPlan *plan, const char *prefix)
{
  Search search = { prefix, NULL };

  kh_plan_visit (plan, find_cb, &search);
  if (search.found == NULL)
    g_error ("nothing starts with “%s”", prefix);

  return search.found;
}

static void
move (gpointer node, gpointer parent, guint position)
{
  g_autoptr (KhNode) held G_GNUC_UNUSED = g_object_ref (node);

  kh_node_remove (node);
  kh_node_insert (parent, position, node);
}

static gpointer
first_child (gpointer node, GType type)
{
  gpointer child = g_list_model_get_item (kh_node_get_children (node, type), 0);

  g_object_unref (child);

  return child;
}

/* The things that happen. */

static void
do_nothing (KhPlan *plan)
{
}

static void
add_task (KhPlan *plan)
{
  add_item (find (plan, "Cải cách thủ tục"), KH_ITEM_TASK, "Số hóa kết quả giải quyết hồ sơ còn hiệu lực");
}

static void
remove_task (KhPlan *plan)
{
  kh_node_remove (find (plan, "Theo dõi"));
}

static void
remove_with_points (KhPlan *plan)
{
  kh_node_remove (find (plan, "Rà soát"));
}

static void
move_within (KhPlan *plan)
{
  move (find (plan, "Rà soát"), find (plan, "Cải cách thể chế"), 2);
}

static void
move_between (KhPlan *plan)
{
  move (find (plan, "Theo dõi"), find (plan, "Cải cách thủ tục"), 1);
}

static void
move_and_change (KhPlan *plan)
{
  move (find (plan, "Tổ chức tập huấn"), find (plan, "Cải cách thủ tục"), 0);
  g_object_set (find (plan, "Tổ chức tập huấn"), "text",
                "Tổ chức tập huấn kỹ năng soạn thảo cho công chức; mời chuyên gia trao đổi kinh nghiệm thực tế", NULL);
}

static void
change_words (KhPlan *plan)
{
  g_object_set (find (plan, "Niêm yết"), "text", "Niêm yết công khai thủ tục tại trụ sở và trên cổng dịch vụ công", NULL);
}

static void
make_bold (KhPlan *plan)
{
  g_object_set (find (plan, "Khảo sát"), "text", "Khảo sát sự <b>hài lòng</b> của người dân", NULL);
}

static void
split_task (KhPlan *plan)
{
  g_object_set (find (plan, "Tổ chức tập huấn"), "text", "Tổ chức tập huấn nghiệp vụ soạn thảo cho công chức", NULL);
  kh_node_append_take (find (plan, "Cải cách thể chế"), kh_item_new (KH_ITEM_TASK, "Mời chuyên gia trao đổi kinh nghiệm thực tế"));
  move (find (plan, "Mời"), find (plan, "Cải cách thể chế"), 2);
}

static void
join_tasks (KhPlan *plan)
{
  kh_node_remove (find (plan, "Theo dõi"));
  g_object_set (find (plan, "Rà soát"), "text",
                "Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực quản lý và theo dõi thi hành pháp luật trong năm", NULL);
}

static void
change_fields (KhPlan *plan)
{
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Quý III");
  KhTask *task = find (plan, "Rà soát");
  KhAgency *agency = kh_plan_get_agency (plan);
  g_autoptr (GPtrArray) support = g_ptr_array_new ();

  g_ptr_array_add (support, kh_agency_find_unit (agency, "Phòng Nghiệp vụ"));
  g_object_set (task, "product", "Báo cáo và danh mục", "deadline", deadline, NULL);
  kh_task_set_lead (task, kh_agency_find_unit (agency, "Phòng Tổ chức"));
  kh_task_set_support (task, support);
}

static void
change_indicator (KhPlan *plan)
{
  g_object_set (first_child (find (plan, "Hồ sơ"), KH_TYPE_INDICATOR), "value", 98.5, "comparator", KH_COMPARATOR_EQ, NULL);
}

static void
change_reporting (KhPlan *plan)
{
  g_object_set (first_child (find (plan, "Tổng hợp"), KH_TYPE_REPORTING), "period", KH_PERIOD_MONTH, NULL);
}

static void
change_recipient (KhPlan *plan)
{
  g_object_set (first_child (plan, KH_TYPE_RECIPIENT), "purpose", "t/h", NULL);
  kh_node_insert (KH_NODE (plan), 1, KH_NODE (g_object_ref (kh_recipient_new ("Các phòng, đơn vị", "t/h"))));
}

static void
change_signature (KhPlan *plan)
{
  g_object_set (first_child (plan, KH_TYPE_SIGNATURE), "authority", "KT. GIÁM ĐỐC", "position", "PHÓ GIÁM ĐỐC", NULL);
}

static void
change_plan_fields (KhPlan *plan)
{
  g_object_set (plan, "number", "12", "date", "2027-01-05", "urgency", KH_URGENCY_URGENT, "state", KH_PLAN_SUBMITTED, NULL);
}

static void
change_cell (KhPlan *plan)
{
  g_object_set (find (plan, "Quý III"), "text", "Quý IV", NULL);
}

static void
add_and_remove_rows (KhPlan *plan)
{
  KhItem *table = KH_ITEM (kh_node_get_parent (kh_node_get_parent (find (plan, "Bảng niêm yết"))));

  kh_node_remove (kh_node_get_parent (find (plan, "Báo cáo rà soát văn")));
  add_row (table, KH_ITEM_ROW, (const char *[]) { "3", "Phiếu khảo sát hài lòng", "Tháng 11", NULL });
}

static void
rename_group (KhPlan *plan)
{
  g_object_set (find (plan, "Cải cách thể chế"), "heading", "Xây dựng và hoàn thiện pháp luật", NULL);
}

static void
swap_groups (KhPlan *plan)
{
  move (find (plan, "Cải cách thể chế"), find (plan, "Nhiệm vụ"), 1);
}

static void
insert_group (KhPlan *plan)
{
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Chuyển đổi số");

  kh_node_insert (find (plan, "Nhiệm vụ"), 0, KH_NODE (group));
  g_object_unref (group);
  add_item (group, KH_ITEM_TASK, "Kết nối dữ liệu dùng chung");
  move (find (plan, "Khảo sát"), group, 0);
}

static void
dissolve_group (KhPlan *plan)
{
  KhSection *group = find (plan, "Cải cách thủ tục");

  move (find (plan, "Niêm yết"), find (plan, "Cải cách thể chế"), 3);
  move (find (plan, "Khảo sát"), find (plan, "Cải cách thể chế"), 4);
  kh_node_remove (KH_NODE (group));
}

static void
turn_into_dash (KhPlan *plan)
{
  KhNode *task = find (plan, "Theo dõi");
  KhNode *parent = kh_node_get_parent (task);
  g_autoptr (KhItem) dash = kh_item_new (KH_ITEM_DASH, kh_item_get_text (KH_ITEM (task)));

  g_object_set (dash, "derived-from", kh_node_get_derived_from (task), NULL);
  kh_node_remove (task);
  kh_node_append (parent, KH_NODE (dash));
}

static const struct
{
  const char *name;
  void (*happen) (KhPlan *plan);
  const char *expected;
} cases[] = {
  { "nothing", do_nothing, "" },
  { "added", add_task, "added [Cải cách thủ tục] {+Số hóa kết quả giải quyết hồ sơ còn hiệu lực+}\n" },
  { "removed", remove_task, "removed [Cải cách thể chế] [-Theo dõi thi hành pháp luật trong năm-]\n" },
  { "removed-with-what-it-holds", remove_with_points,
    "removed [Cải cách thể chế] [-Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực quản lý\n"
    "Lập danh mục văn bản hết hiệu lực-]\n" },
  { "moved-within", move_within,
    "moved [Cải cách thể chế] Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực quản lý\n"
    "Lập danh mục văn bản hết hiệu lực\n" },
  { "moved-between", move_between, "moved [Cải cách thể chế > Cải cách thủ tục] Theo dõi thi hành pháp luật trong năm\n" },
  { "moved-and-changed", move_and_change,
    "moved [Cải cách thể chế > Cải cách thủ tục] Tổ chức tập huấn [-nghiệp vụ-]{+kỹ năng+} soạn thảo cho công chức; "
    "mời chuyên gia trao đổi kinh nghiệm thực tế\n"
    "changed text [Cải cách thủ tục] Tổ chức tập huấn [-nghiệp vụ-]{+kỹ năng+} soạn thảo cho công chức; "
    "mời chuyên gia trao đổi kinh nghiệm thực tế\n" },
  { "changed-words", change_words,
    "changed text [Cải cách thủ tục] Niêm yết công khai thủ tục tại trụ sở và trên "
    "[-trang thông tin điện tử-]{+cổng dịch vụ công+}\n" },
  { "changed-style", make_bold,
    "changed text [Cải cách thủ tục] Khảo sát sự [-hài lòng-]{+hài lòng+} của người dân\n" },
  { "split", split_task,
    "changed text [Cải cách thể chế] Tổ chức tập huấn nghiệp vụ soạn thảo cho công chức"
    "[-; mời chuyên gia trao đổi kinh nghiệm thực tế-]\n"
    "added [Cải cách thể chế] {+Mời chuyên gia trao đổi kinh nghiệm thực tế+}\n" },
  { "joined", join_tasks,
    "changed text [Cải cách thể chế] Rà soát văn bản quy phạm pháp luật thuộc lĩnh vực quản lý"
    "{+ và theo dõi thi hành pháp luật trong năm+}\n"
    "removed [Cải cách thể chế] [-Theo dõi thi hành pháp luật trong năm-]\n" },
  { "fields-of-a-task", change_fields,
    "changed product [Cải cách thể chế] Báo cáo [-rà soát-]{+và danh mục+}\n"
    "changed deadline [Cải cách thể chế] Quý [-II-]{+III+}\n"
    "changed lead [Cải cách thể chế] [-Văn phòng-]{+Phòng Tổ chức+}\n"
    "changed support [Cải cách thể chế] {+Phòng Nghiệp vụ+}\n" },
  { "indicator", change_indicator,
    "changed comparator [Mục tiêu] [-≥-]{+=+}\n"
    "changed value [Mục tiêu] [-95-]{+98,5+}\n" },
  { "reporting", change_reporting, "changed period [Tổ chức thực hiện] [-quarter-]{+month+}\n" },
  { "recipients", change_recipient,
    "changed purpose [] [-b/c-]{+t/h+}\n"
    "added [] {+Các phòng, đơn vị+}\n" },
  { "signature", change_signature,
    "changed authority [] {+KT. GIÁM ĐỐC+}\n"
    "changed position [] {+PHÓ +}GIÁM ĐỐC\n" },
  { "fields-of-the-plan", change_plan_fields,
    "changed number [] {+12+}\n"
    "changed date [] {+05/01/2027+}\n"
    "changed urgency [] {+Khẩn+}\n" },
  { "cell", change_cell, "changed text [Danh mục sản phẩm] Quý [-III-]{+IV+}\n" },
  { "rows", add_and_remove_rows,
    "removed [Danh mục sản phẩm] [-1\nBáo cáo rà soát văn bản\nQuý II-]\n"
    "added [Danh mục sản phẩm] {+3\nPhiếu khảo sát hài lòng\nTháng 11+}\n" },
  { "renamed-section", rename_group,
    "changed heading [Xây dựng và hoàn thiện pháp luật] [-Cải cách thể chế-]{+Xây dựng và hoàn thiện pháp luật+}\n" },
  { "renumbered-sections", swap_groups,
    "moved [Cải cách thủ tục] Cải cách thủ tục\n"
    "Niêm yết công khai thủ tục tại trụ sở và trên trang thông tin điện tử\n"
    "Khảo sát sự hài lòng của người dân\n" },
  { "new-section-with-an-old-task", insert_group,
    "added [Chuyển đổi số] {+Chuyển đổi số\nKhảo sát sự hài lòng của người dân\nKết nối dữ liệu dùng chung+}\n"
    "moved [Cải cách thủ tục > Chuyển đổi số] Khảo sát sự hài lòng của người dân\n" },
  { "dissolved-section", dissolve_group,
    "moved [Cải cách thủ tục > Cải cách thể chế] Niêm yết công khai thủ tục tại trụ sở và trên trang thông tin điện tử\n"
    "moved [Cải cách thủ tục > Cải cách thể chế] Khảo sát sự hài lòng của người dân\n"
    "removed [Cải cách thủ tục] [-Cải cách thủ tục\n"
    "Niêm yết công khai thủ tục tại trụ sở và trên trang thông tin điện tử\n"
    "Khảo sát sự hài lòng của người dân-]\n" },
  { "another-kind", turn_into_dash, "changed kind [Cải cách thể chế] [-task-]{+dash+}\n" },
};

static char *
describe (KhComparison *comparison)
{
  static const char *const kinds[] = { "added", "removed", "moved", "changed" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);
      g_autofree char *words = kh_word_diff_to_text (kh_change_get_words (change));
      const char *before = kh_change_get_before_place (change);
      const char *after = kh_change_get_after_place (change);

      g_string_append (text, kinds[kh_change_get_kind (change)]);
      if (kh_change_get_property (change) != NULL)
        g_string_append_printf (text, " %s", kh_change_get_property (change));
      if (kh_change_get_kind (change) == KH_CHANGE_MOVED && !g_str_equal (before, after))
        g_string_append_printf (text, " [%s > %s]", before, after);
      else
        g_string_append_printf (text, " [%s]", kh_change_get_place (change));
      g_string_append_printf (text, " %s\n", words);
    }

  return g_string_free (text, FALSE);
}

static void
check_case (guint index, gboolean derive)
{
  g_autoptr (KhPlan) before = make_sample ();
  g_autoptr (KhPlan) after = copy_plan (before, derive);
  g_autoptr (KhComparison) comparison = NULL;
  g_autofree char *text = NULL;

  cases[index].happen (after);
  comparison = kh_comparison_new (before, after, KH_COMPARISON_DEFAULT);
  text = describe (comparison);
  g_assert_cmpstr (text, ==, cases[index].expected);
}

static void
test_with_ids (gconstpointer data)
{
  check_case (GPOINTER_TO_UINT (data), TRUE);
}

static void
test_without_ids (gconstpointer data)
{
  check_case (GPOINTER_TO_UINT (data), FALSE);
}

/* Identities decide where words alone would mislead. */
static void
test_ids_before_words (void)
{
  g_autoptr (KhPlan) before = make_sample ();
  g_autoptr (KhPlan) after = copy_plan (before, TRUE);
  g_autoptr (KhComparison) comparison = NULL;
  g_autofree char *text = NULL;

  g_object_set (find (after, "Theo dõi"), "text", "Ban hành quy chế phối hợp", NULL);
  comparison = kh_comparison_new (before, after, KH_COMPARISON_DEFAULT);
  text = describe (comparison);
  g_assert_cmpstr (text, ==,
                   "changed text [Cải cách thể chế] [-Theo dõi thi hành pháp luật trong năm-]"
                   "{+Ban hành quy chế phối hợp+}\n");
}

/* A document carries what is printed, and headings in capitals. */
static void
test_from_file (void)
{
  g_autoptr (KhPlan) before = make_sample ();
  g_autoptr (KhPlan) after = copy_plan (before, TRUE);
  g_autoptr (KhComparison) comparison = NULL;

  g_object_set (find (before, "Rà soát"), "note", "Hỏi lại Phòng Tổ chức", "state", KH_TASK_UNDER_WAY, NULL);
  g_object_set (before, "choices", "body-size=13", NULL);
  g_object_set (find (after, "Mục tiêu"), "heading", "MỤC TIÊU", NULL);
  comparison = kh_comparison_new (before, after, KH_COMPARISON_FROM_FILE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (comparison)), ==, 0);
}

static KhChange *
find_change (KhComparison *comparison, KhChangeKind kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (comparison)); i++)
    {
      g_autoptr (KhChange) change = g_list_model_get_item (G_LIST_MODEL (comparison), i);

      if (kh_change_get_kind (change) == kind)
        return change; /* the comparison keeps it */
    }

  g_error ("there is no change of kind %d", kind);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer count)
{
  (*(guint *) count)++;
}

/* What hangs together is decided together, and tells so. */
static void
test_hangs_together (void)
{
  g_autoptr (KhPlan) before = make_sample ();
  g_autoptr (KhPlan) after = copy_plan (before, TRUE);
  g_autoptr (KhComparison) comparison = NULL;
  KhChange *addition, *movement;
  guint count = 0;

  insert_group (after);
  comparison = kh_comparison_new (before, after, KH_COMPARISON_DEFAULT);
  addition = find_change (comparison, KH_CHANGE_ADDED);
  movement = find_change (comparison, KH_CHANGE_MOVED);
  g_signal_connect (addition, "notify::state", G_CALLBACK (count_cb), &count);

  kh_comparison_set_state (comparison, movement, KH_CHANGE_ACCEPTED);
  g_assert_cmpint (kh_change_get_state (addition), ==, KH_CHANGE_ACCEPTED);
  kh_comparison_set_state (comparison, addition, KH_CHANGE_REJECTED);
  g_assert_cmpint (kh_change_get_state (movement), ==, KH_CHANGE_REJECTED);
  kh_comparison_set_state (comparison, addition, KH_CHANGE_ACCEPTED);
  g_assert_cmpint (kh_change_get_state (movement), ==, KH_CHANGE_REJECTED);
  kh_comparison_set_state (comparison, movement, KH_CHANGE_ACCEPTED);
  kh_comparison_set_state (comparison, addition, KH_CHANGE_OPEN);
  g_assert_cmpint (kh_change_get_state (movement), ==, KH_CHANGE_OPEN);
  g_assert_cmpuint (kh_comparison_count (comparison, KH_CHANGE_OPEN), ==, 2);
  g_assert_cmpuint (count, ==, 4);
}

static void
test_origin (void)
{
  g_autoptr (KhPlan) before = make_sample ();
  g_autoptr (KhPlan) after = copy_plan (before, TRUE);
  g_autoptr (KhComparison) comparison = NULL;
  KhChange *change;

  change_words (after);
  comparison = kh_comparison_new (before, after, KH_COMPARISON_DEFAULT);
  change = find_change (comparison, KH_CHANGE_CHANGED);
  g_assert_null (kh_change_get_author (change));
  kh_change_set_origin (change, "Nguyễn Văn A", "2027-01-05", "Theo ý kiến góp ý");
  kh_change_set_needs_look (change, TRUE);
  g_assert_cmpstr (kh_change_get_author (change), ==, "Nguyễn Văn A");
  g_assert_cmpstr (kh_change_get_date (change), ==, "2027-01-05");
  g_assert_cmpstr (kh_change_get_reason (change), ==, "Theo ý kiến góp ý");
  g_assert_true (kh_change_get_needs_look (change));
}

/* Who wrote it comes from the file; a comment on what nobody changed stands by itself. */
static void
test_remarks (void)
{
  g_autoptr (KhPlan) before = make_sample ();
  g_autoptr (KhPlan) after = copy_plan (before, TRUE);
  g_autoptr (KhRemark) insertion = kh_remark_new (KH_REMARK_INSERTION, "Nguyễn Văn A", "2027-01-05T08:30:00Z", "cổng");
  g_autoptr (KhRemark) comment = kh_remark_new (KH_REMARK_COMMENT, "Nguyễn Văn A", NULL, "Cần nêu rõ thời hạn");
  g_autoptr (KhComparison) comparison = NULL;

  change_words (after);
  g_object_set (insertion, "node", kh_node_get_uuid (find (after, "Niêm yết")), NULL);
  g_object_set (comment, "node", kh_node_get_uuid (find (after, "Khảo sát")), NULL);
  kh_plan_add_remark (after, insertion);
  kh_plan_add_remark (after, comment);
  comparison = kh_comparison_new (before, after, KH_COMPARISON_DEFAULT);
  kh_comparison_take_remarks (comparison);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (comparison)), ==, 2);
  g_assert_cmpstr (kh_change_get_author (find_change (comparison, KH_CHANGE_CHANGED)), ==, "Nguyễn Văn A");
  g_assert_cmpstr (kh_change_get_date (find_change (comparison, KH_CHANGE_CHANGED)), ==, "2027-01-05T08:30:00Z");
  g_assert_cmpstr (kh_change_get_reason (find_change (comparison, KH_CHANGE_REMARKED)), ==, "Cần nêu rõ thời hạn");
  /* There is nothing to decide about it. */
  kh_comparison_set_all (comparison, KH_CHANGE_ACCEPTED);
  g_assert_cmpuint (kh_comparison_count (comparison, KH_CHANGE_ACCEPTED), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *with = g_strconcat ("/cases/", cases[i].name, "/ids", NULL);
      g_autofree char *without = g_strconcat ("/cases/", cases[i].name, "/no-ids", NULL);

      g_test_add_data_func (with, GUINT_TO_POINTER (i), test_with_ids);
      g_test_add_data_func (without, GUINT_TO_POINTER (i), test_without_ids);
    }
  g_test_add_func ("/cases/ids-before-words", test_ids_before_words);
  g_test_add_func ("/cases/from-file", test_from_file);
  g_test_add_func ("/cases/hangs-together", test_hangs_together);
  g_test_add_func ("/cases/origin", test_origin);
  g_test_add_func ("/cases/remarks", test_remarks);
  return g_test_run ();
}
