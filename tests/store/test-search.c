/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words whatever marks are left out. */
#include "fixture.h"

#include "database.h"
#include "schema.h"

#include <string.h>

typedef struct
{
  Fixture  fixture;
  KhStore *store;
  KhPlan  *plan;
} SearchFixture;

static KhSection *
group (SearchFixture *self)
{
  return child (self->plan, KH_TYPE_SECTION, 0);
}

static void
set_up (SearchFixture *self, gconstpointer data)
{
  static const char *const lines[] = {
    "Đẩy mạnh cải cách thủ tục hành chính",
    "Sửa chữa đường làng",
    "Hoà giải ở cơ sở",
    "Hòa nhập cộng đồng",
    "Phối hợp <b>CCHC</b>&amp;PC",
    "Rà soát văn bản",
    "Thuỷ lợi và thủy sản",
  };
  g_autoptr (GError) error = NULL;

  fixture_set_up (&self->fixture, NULL);
  self->store = fixture_open (&self->fixture);
  self->plan = sample_small ();
  g_object_set (self->plan, "title", "Kế hoạch <i>Đà Nẵng</i>", NULL);
  kh_section_set_heading (group (self), "Nhóm kinh phí");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    kh_node_append_take (KH_NODE (group (self)), kh_item_new (KH_ITEM_DASH, lines[i]));
  kh_node_append_take (child (group (self), KH_TYPE_ITEM, 3), kh_item_new (KH_ITEM_PLUS, "Sâu bên dưới"));
  kh_store_add_plan (self->store, self->plan, &error);
  g_assert_no_error (error);
}

static void
tear_down (SearchFixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  assert_integrity (&self->fixture);
  fixture_tear_down (&self->fixture, NULL);
}

static GPtrArray *
search (SearchFixture *self, const char *words)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *hits = kh_store_search (self->store, words, 20, &error);

  g_assert_no_error (error);
  g_assert_nonnull (hits);

  return hits;
}

static void
assert_finds (SearchFixture *self, const char *words, guint n_hits, const char *snippet)
{
  g_autoptr (GPtrArray) hits = search (self, words);
  g_autoptr (GPtrArray) snippets = g_ptr_array_new ();
  g_autofree char *all = NULL;

  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (snippets, ((KhSearchHit *) hits->pdata[i])->snippet);
  g_ptr_array_add (snippets, NULL);
  all = g_strjoinv ("|", (char **) snippets->pdata);
  if (hits->len != n_hits || (snippet != NULL && strstr (all, snippet) == NULL))
    g_error ("“%s” found %u: %s", words, hits->len, all);
}

static void
test_folding (SearchFixture *self, gconstpointer data)
{
  assert_finds (self, "cai cach", 1, "Đẩy mạnh \002cải\003 \002cách\003 thủ tục hành chính");
  assert_finds (self, "CẢI CÁCH", 1, "\002cải\003 \002cách\003");
  assert_finds (self, "cải cách", 1, "\002cải\003 \002cách\003");
  assert_finds (self, "ca\xcc\x89i ca\xcc\x81""ch", 1, "\002cải\003 \002cách\003");
  assert_finds (self, "duong", 1, "Sửa chữa \002đường\003 làng");
  assert_finds (self, "đường", 1, "\002đường\003");
  assert_finds (self, "DUONG", 1, "\002đường\003");
  assert_finds (self, "day manh", 1, "\002Đẩy\003 \002mạnh\003");
  assert_finds (self, "ĐẨY", 1, "\002Đẩy\003");
  assert_finds (self, "da nang", 1, "Kế hoạch \002Đà\003 \002Nẵng\003");
  assert_finds (self, "hoà giải", 1, "\002Hoà\003 \002giải\003");
  assert_finds (self, "hòa giải", 1, "\002Hoà\003 \002giải\003");
  assert_finds (self, "hòa nhập", 1, "\002Hòa\003 \002nhập\003");
  assert_finds (self, "hoà nhập", 1, "\002Hòa\003 \002nhập\003");
  assert_finds (self, "thủy", 1, "\002Thuỷ\003 lợi và \002thủy\003 sản");
  assert_finds (self, "không có đâu", 0, NULL);
}

static void
test_words (SearchFixture *self, gconstpointer data)
{
  assert_finds (self, "cach cai", 1, NULL);
  assert_finds (self, "cai duong", 0, NULL);
  assert_finds (self, "thu tuc ha", 1, "\002hành\003");
  assert_finds (self, "cchc", 1, "Phối hợp \002CCHC\003&PC");
  assert_finds (self, "cchc&pc", 1, NULL);
  assert_finds (self, "van b", 1, "\002văn\003 \002bản\003");
  assert_finds (self, "\"cai\" OR (duong) NOT -x* ^y body:z", 0, NULL);
  assert_finds (self, "AND", 0, NULL);
  assert_finds (self, "", 0, NULL);
  assert_finds (self, " \"' -- *", 0, NULL);
}

static void
test_places (SearchFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) deep = search (self, "sau ben duoi");
  g_autoptr (GPtrArray) heading = search (self, "kinh phi");
  g_autoptr (GPtrArray) title = search (self, "da nang");
  KhItem *item = find_text (self->plan, "Sâu bên dưới");
  const KhSearchHit *hit;

  g_assert_cmpuint (deep->len, ==, 1);
  hit = deep->pdata[0];
  g_assert_cmpint (hit->plan_id, ==, kh_node_get_id (KH_NODE (self->plan)));
  g_assert_cmpstr (hit->plan_title, ==, "Kế hoạch Đà Nẵng");
  g_assert_cmpstr (hit->section, ==, "Nhóm kinh phí");
  g_assert_cmpint (hit->item_id, ==, kh_node_get_id (KH_NODE (item)));
  g_assert_cmpstr (hit->item_uuid, ==, kh_node_get_uuid (KH_NODE (item)));

  g_assert_cmpuint (heading->len, ==, 1);
  hit = heading->pdata[0];
  g_assert_cmpstr (hit->section, ==, "Nhóm kinh phí");
  g_assert_cmpint (hit->item_id, ==, 0);
  g_assert_cmpstr (hit->item_uuid, ==, kh_node_get_uuid (KH_NODE (group (self))));

  g_assert_cmpuint (title->len, ==, 1);
  hit = title->pdata[0];
  g_assert_cmpstr (hit->section, ==, "");
  g_assert_cmpint (hit->item_id, ==, 0);
  g_assert_null (hit->item_uuid);
}

/* The index follows edits, undo, redo, removal and the trash. */
static void
test_follows (SearchFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = kh_node_get_id (KH_NODE (self->plan));
  KhItem *item = find_text (self->plan, "Rà soát văn bản");

  set_text (self->store, self->plan, item, "Kiểm tra văn bản", NULL);
  assert_finds (self, "ra soat", 0, NULL);
  assert_finds (self, "kiem tra", 1, NULL);
  assert_undo (self->store, self->plan);
  assert_finds (self, "ra soat", 1, NULL);
  assert_finds (self, "kiem tra", 0, NULL);
  assert_redo (self->store, self->plan);
  assert_finds (self, "kiem tra", 1, NULL);
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Remove", &error);

    kh_edit_remove (edit, group (self));
    kh_edit_set (edit, self->plan, "title", "Tên mới", NULL);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  assert_finds (self, "kiem tra", 0, NULL);
  assert_finds (self, "da nang", 0, NULL);
  assert_undo (self->store, self->plan);
  assert_finds (self, "kiem tra", 1, NULL);
  assert_finds (self, "da nang", 1, NULL);
  assert_integrity (&self->fixture);

  g_assert_true (kh_store_trash_plan (self->store, id, TRUE, &error));
  assert_finds (self, "kiem tra", 0, NULL);
  g_assert_true (kh_store_trash_plan (self->store, id, FALSE, &error));
  assert_finds (self, "kiem tra", 1, NULL);
}

static void
change (SearchFixture *self, gpointer root, gpointer node, const char *property, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, root, "Change", &error);

  g_assert_no_error (error);
  kh_edit_set (edit, node, property, value, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
}

static const KhSearchHit *
assert_one (GPtrArray *hits, KhSearchPlace place, gpointer node)
{
  const KhSearchHit *hit;

  g_assert_cmpuint (hits->len, ==, 1);
  hit = hits->pdata[0];
  g_assert_cmpint (hit->place, ==, place);
  g_assert_cmpstr (hit->item_uuid, ==, node != NULL ? kh_node_get_uuid (node) : NULL);
  return hit;
}

/* Everything that a person writes into a plan is found, and where it is. */
static void
test_details (SearchFixture *self, gconstpointer data)
{
  g_autoptr (KhItem) task = kh_item_new (KH_ITEM_TASK, "Việc một");
  g_autoptr (KhItem) block = kh_item_new (KH_ITEM_RESPONSIBILITY, "Trách nhiệm của Văn phòng");
  g_autoptr (KhItem) duty = kh_item_new (KH_ITEM_DUTY, "Tổng hợp");
  g_autoptr (KhRecipient) recipient = kh_recipient_new ("Ủy ban nhân dân huyện Mẫu", "b/c");
  g_autoptr (KhSignature) signature = kh_signature_new ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn Bê");
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Quý III/2027");
  g_autoptr (KhDeadline) before = kh_deadline_parse ("trước ngày 03 tháng cuối quý");
  g_autoptr (GError) error = NULL;

  g_object_set (task, "product", "Báo cáo tự kiểm", "deadline", deadline, "budget", "50 triệu đồng", "budget-source",
                "ngân sách sự nghiệp", "note", "ghi nhớ riêng", NULL);
  kh_node_append_take (KH_NODE (duty), kh_reporting_new (KH_PERIOD_QUARTER, before));
  kh_node_append (KH_NODE (block), KH_NODE (duty));
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Add", &error);

    kh_edit_insert (edit, group (self), G_MAXUINT, task);
    kh_edit_insert (edit, group (self), G_MAXUINT, block);
    kh_edit_insert (edit, self->plan, 0, recipient);
    kh_edit_insert (edit, self->plan, 0, signature);
    kh_edit_set (edit, self->plan, "number", "02", "symbol", "KH-SM", "issuer", "Sở Khảo Thí", NULL);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  for (guint round = 0; round < 2; round++)
    {
      static const char *const of_task[]
          = { "tu kiem", "quy iii/2027", "50 trieu", "su nghiep", "ghi nho rieng", "viec mot tu kiem" };

      for (guint i = 0; i < G_N_ELEMENTS (of_task); i++)
        {
          g_autoptr (GPtrArray) hits = search (self, of_task[i]);

          assert_one (hits, KH_SEARCH_IN_ITEM, task);
        }
      {
        g_autoptr (GPtrArray) product = search (self, "tu kiem");
        g_autoptr (GPtrArray) heading = search (self, "trach nhiem cua van phong");
        g_autoptr (GPtrArray) report = search (self, "thang cuoi quy");
        g_autoptr (GPtrArray) to = search (self, "huyen mau");
        g_autoptr (GPtrArray) signer = search (self, "nguyen van be");
        g_autoptr (GPtrArray) number = search (self, "02/KH-SM");
        g_autoptr (GPtrArray) issuer = search (self, "khao thi");

        g_assert_cmpstr (((KhSearchHit *) product->pdata[0])->snippet, ==,
                         "Báo cáo \002tự\003 \002kiểm\003 · Quý III/2027 · 50 triệu đồng · ngân sách sự nghiệp · ghi nhớ…");
        assert_one (heading, KH_SEARCH_IN_ITEM, block);
        assert_one (report, KH_SEARCH_IN_ITEM, duty);
        assert_one (to, KH_SEARCH_IN_RECIPIENT, recipient);
        assert_one (signer, KH_SEARCH_IN_SIGNATURE, signature);
        assert_one (number, KH_SEARCH_IN_PLAN, NULL);
        assert_one (issuer, KH_SEARCH_IN_PLAN, NULL);
      }
      /* An undo and a redo bring the rows in another order. */
      assert_undo (self->store, self->plan);
      assert_finds (self, "tu kiem", 0, NULL);
      assert_finds (self, "huyen mau", 0, NULL);
      assert_redo (self->store, self->plan);
    }
  change (self, self->plan, task, "product", "Công văn trả lời");
  assert_finds (self, "tu kiem", 0, NULL);
  assert_finds (self, "cong van tra loi", 1, NULL);
  assert_finds (self, "50 trieu", 1, NULL);
  assert_integrity (&self->fixture);
}

/* A text is found by the words of what it cites, as they are now. */
static void
test_citations (SearchFixture *self, gconstpointer data)
{
  KhAgency *agency = kh_plan_get_agency (self->plan);
  g_autoptr (KhLegalDocument) document = kh_legal_document_new ("Nghị định");
  KhItem *item = find_text (self->plan, "Rà soát văn bản");
  g_autofree char *markup
      = g_strdup_printf ("Rà soát theo <cite ref=\"%s\"/> ngay", kh_node_get_uuid (KH_NODE (document)));
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (agency);
  g_object_set (document, "number", "61", "symbol", "2018/NĐ-CP", "issuer", "Chính phủ", NULL);
  change (self, self->plan, item, "text", markup);
  assert_finds (self, "61/2018", 0, NULL);
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (agency), "Enter document", &error);

    kh_edit_insert (edit, agency, G_MAXUINT, document);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  assert_finds (self, "ra soat theo nghi dinh so 61/2018", 1,
                "\002Rà\003 \002soát\003 \002theo\003 \002Nghị\003 \002định\003 \002số\003 \00261\003/\0022018\003");
  change (self, agency, document, "number", "62");
  assert_finds (self, "61/2018", 0, NULL);
  assert_finds (self, "62/2018", 1, NULL);
  assert_undo (self->store, agency);
  assert_finds (self, "61/2018", 1, NULL);
  change (self, self->plan, item, "text", "Rà soát văn bản");
  assert_finds (self, "61/2018", 0, NULL);
  change (self, agency, document, "number", "63");
  assert_finds (self, "63/2018", 0, NULL);
  assert_integrity (&self->fixture);
}

/* A new target with its indicator's number in the sentence. */
static KhItem *
add_target (SearchFixture *self, KhIndicator *indicator)
{
  g_autofree char *markup
      = g_strdup_printf ("Từ <b><ind ref=\"%s\"/></b> hồ sơ được trả sớm", kh_node_get_uuid (KH_NODE (indicator)));
  g_autoptr (KhItem) target = kh_item_new (KH_ITEM_TARGET, markup);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Add target", &error);

  kh_node_append_take (KH_NODE (target), g_object_ref (indicator));
  kh_edit_insert (edit, group (self), G_MAXUINT, target);
  g_assert_true (kh_edit_commit (edit, &error));

  return find_text (self->plan, markup);
}

/* A sentence is found by the numbers of its indicators, as they are now. */
static void
test_indicators (SearchFixture *self, gconstpointer data)
{
  g_autoptr (KhIndicator) indicator = kh_indicator_new (KH_COMPARATOR_GE, 95, "%");
  KhItem *target = add_target (self, indicator);
  g_autoptr (GError) error = NULL;

  assert_finds (self, "tu 95 ho so duoc tra som", 1,
                "\002Từ\003 \00295\003% \002hồ\003 \002sơ\003 \002được\003 \002trả\003 \002sớm\003");
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Change number", &error);

    kh_edit_set (edit, indicator, "value", 97.5, "unit", "điểm", NULL);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  assert_finds (self, "95 ho so", 0, NULL);
  assert_finds (self, "97,5 diem ho so duoc", 1, NULL);
  assert_undo (self->store, self->plan);
  assert_finds (self, "95 ho so", 1, NULL);
  {
    g_autoptr (KhEdit) edit = kh_edit_begin (self->store, KH_NODE (self->plan), "Remove number", &error);

    kh_edit_remove (edit, indicator);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  assert_finds (self, "95 ho so", 0, NULL);
  assert_finds (self, "ho so duoc tra som", 1, NULL);
  assert_undo (self->store, self->plan);
  assert_finds (self, "95 ho so", 1, NULL);
  change (self, self->plan, target, "text", "Không còn số");
  assert_finds (self, "95 ho so", 0, NULL);
  assert_integrity (&self->fixture);
}

/* Titles come first, then the newest plan. */
static void
test_order (SearchFixture *self, gconstpointer data)
{
  gint64 ids[3];
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (KhPlan) plan = kh_plan_new (2030);
      KhSection *section = kh_section_new (KH_SECTION_FREE, "Phần lạ");

      g_object_set (plan, "title", i == 1 ? "Kế hoạch quả quýt" : "Kế hoạch khác", NULL);
      kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_DASH, "Trồng quả quýt"));
      kh_node_append_take (KH_NODE (plan), section);
      ids[i] = kh_store_add_plan (self->store, plan, &error);
      g_assert_no_error (error);
    }
  hits = search (self, "qua quyt");
  g_assert_cmpuint (hits->len, ==, 4);
  g_assert_cmpint (((KhSearchHit *) hits->pdata[0])->place, ==, KH_SEARCH_IN_PLAN);
  g_assert_cmpint (((KhSearchHit *) hits->pdata[0])->plan_id, ==, ids[1]);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((KhSearchHit *) hits->pdata[i + 1])->plan_id, ==, ids[2 - i]);
}

/* A library of an older program is indexed when it is opened. */
static void
test_migration (SearchFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self->fixture.folder, "older.db", NULL);
  g_autoptr (KhDatabase) database = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, &error));
  database = kh_database_open (path, KH_DATABASE_BUILD, &error);
  g_assert_no_error (error);
  g_assert_true (kh_schema_create_version (database, 3, &error));
  g_assert_true (kh_database_exec (
      database,
      "INSERT INTO plan (id, uuid, year, state, title, urgency, secrecy, circulation)"
      " VALUES (1, 'p', 2027, 'draft', 'Tên cũ', 'none', 'none', 'none');"
      "INSERT INTO section (id, uuid, plan_id, kind, heading) VALUES (1, 's', 1, 'task-group', 'Nhóm cũ');"
      "INSERT INTO item (id, uuid, plan_id, section_id, kind, text) VALUES (1, 'i', 1, 1, 'task', 'Việc cũ');"
      "INSERT INTO task (item_id, deadline_kind, deadline_year, deadline_index, deadline_day, deadline_text, product,"
      " state) VALUES (1, 'none', 0, 0, 0, '', 'Sản phẩm xưa', 'not-started');"
      "INSERT INTO recipient (id, uuid, plan_id, text, archive, copies) VALUES (1, 'r', 1, 'Nơi xa xưa', 0, 0)",
      &error));
  g_assert_no_error (error);
  g_clear_pointer (&database, kh_database_free);

  store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  hits = kh_store_search (store, "xua", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 2);
  g_assert_cmpstr (((KhSearchHit *) hits->pdata[0])->snippet, ==, "Sản phẩm \002xưa\003");
  g_assert_cmpstr (((KhSearchHit *) hits->pdata[1])->snippet, ==, "Nơi xa \002xưa\003");
}

/* The library of a program whose index had no numbers of indicators. */
static void
test_migrated_numbers (SearchFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->fixture.folder, "older.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhDatabase) database = NULL;
  g_autoptr (KhStore) store = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_assert_true (g_file_set_contents (path, "", 0, &error));
  database = kh_database_open (path, KH_DATABASE_BUILD, &error);
  g_assert_no_error (error);
  g_assert_true (kh_schema_create_version (database, 9, &error));
  g_assert_true (kh_database_exec (
      database,
      "INSERT INTO plan (id, uuid, year, state, title, urgency, secrecy, circulation)"
      " VALUES (1, 'p', 2027, 'draft', 'Tên', 'none', 'none', 'none');"
      "INSERT INTO section (id, uuid, plan_id, kind) VALUES (1, 's', 1, 'targets');"
      "INSERT INTO item (id, uuid, plan_id, section_id, kind, text) VALUES"
      " (1, 'i', 1, 1, 'target', 'Đạt <ind ref=\"n\"/> trở lên');"
      "INSERT INTO indicator (id, uuid, item_id, comparator, value, unit) VALUES (1, 'n', 1, 'ge', 12.5, 'điểm');"
      /* as that program left it */
      "UPDATE search SET body = 'Đạt … trở lên' WHERE body LIKE 'Đạt%'; DELETE FROM cited",
      &error));
  g_assert_no_error (error);
  g_clear_pointer (&database, kh_database_free);

  store = kh_store_open (path, KH_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  hits = kh_store_search (store, "dat 12,5 diem", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  g_assert_cmpstr (((KhSearchHit *) hits->pdata[0])->snippet, ==, "\002Đạt\003 \00212\003,\0025\003 \002điểm\003 trở lên");
}

static void
test_limit (SearchFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = kh_store_search (self->store, "h", 3, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 3);
}

/* Other programs can read the tables: no function or tokenizer of ours is needed. */
static void
test_plain_sqlite (SearchFixture *self, gconstpointer data)
{
  g_autofree char *text = fixture_query (&self->fixture, "SELECT text FROM item WHERE kind = 'plus'");
  g_autofree char *count = fixture_query (&self->fixture, "SELECT count (*) FROM item JOIN section ON section.id = section_id");

  g_assert_cmpstr (text, ==, "Sâu bên dưới");
  g_assert_cmpstr (count, ==, "10");
}

#define ADD(path, func) g_test_add ("/store/search/" path, SearchFixture, NULL, set_up, func, tear_down)

/* All pages together are what one large page is, each result once. */
static void
test_pages (SearchFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  KhSearchPage page = { 0 };
  guint n_titles = 0;
  guint n = 0;

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (KhPlan) plan = sample_small ();

      g_object_set (plan, "title", "Kiểm kê thư viện", NULL);
      for (guint j = 0; j < 3; j++)
        kh_node_append_take (child (plan, KH_TYPE_SECTION, 0), kh_item_new (KH_ITEM_DASH, "Kiểm kê sách"));
      kh_store_add_plan (self->store, plan, &error);
      g_assert_no_error (error);
    }
  all = kh_store_search (self->store, "kiem ke", 1000, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 20); /* five titles, fifteen items */

  for (guint n_hits = 4; n_hits == 4;)
    {
      g_autoptr (GPtrArray) hits = kh_store_search_on (self->store, "kiem ke", &page, 4, &error);

      g_assert_no_error (error);
      n_hits = hits->len;
      for (guint i = 0; i < hits->len; i++)
        {
          const KhSearchHit *hit = hits->pdata[i];

          n_titles += hit->place == KH_SEARCH_IN_PLAN;
          g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%" G_GINT64_FORMAT " %s", hit->plan_id,
                                                                  hit->item_uuid != NULL ? hit->item_uuid : "")));
          n++;
        }
      g_assert_cmpuint (n, <=, 20);
    }
  g_assert_cmpuint (n, ==, 20);
  g_assert_cmpuint (n_titles, ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("folding", test_folding);
  ADD ("words", test_words);
  ADD ("pages", test_pages);
  ADD ("places", test_places);
  ADD ("follows", test_follows);
  ADD ("details", test_details);
  ADD ("citations", test_citations);
  ADD ("indicators", test_indicators);
  ADD ("order", test_order);
  ADD ("migration", test_migration);
  ADD ("migrated-numbers", test_migrated_numbers);
  ADD ("limit", test_limit);
  ADD ("plain-sqlite", test_plain_sqlite);

  return g_test_run ();
}
