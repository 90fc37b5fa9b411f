/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words whatever marks are left out. */
#include "fixture.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("folding", test_folding);
  ADD ("words", test_words);
  ADD ("places", test_places);
  ADD ("follows", test_follows);
  ADD ("limit", test_limit);
  ADD ("plain-sqlite", test_plain_sqlite);

  return g_test_run ();
}
