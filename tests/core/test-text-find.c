/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding and replacing words in texts and in all texts of a plan. */
#include <string.h>

#include "kh-core.h"

/* The hits, in brackets, within the text. */
static char *
mark (const char *text, const char *words, KhFindFlags flags)
{
  g_autoptr (KhNeedle) needle = kh_needle_new (words, flags);
  g_autoptr (GArray) hits = kh_needle_find_all (needle, text);
  GString *marked = g_string_new (text);

  for (guint i = hits->len; i > 0; i--)
    {
      const KhTextHit *hit = &g_array_index (hits, KhTextHit, i - 1);

      g_string_insert_c (marked, (gssize) hit->end, ']');
      g_string_insert_c (marked, (gssize) hit->start, '[');
    }

  return g_string_free (marked, FALSE);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text, *words;
    KhFindFlags flags;
    const char *wanted;
  } cases[] = {
    { "Đẩy mạnh cải cách hành chính", "cai cach", 0, "Đẩy mạnh [cải cách] hành chính" },
    { "Đường và con đường", "duong", 0, "[Đường] và con [đường]" },
    { "con đường", "đường", 0, "con [đường]" },
    { "con đường", "ĐUONG", 0, "con [đường]" },
    { "Hoà giải, hòa giải", "hòa", 0, "[Hoà] giải, [hòa] giải" },
    { "Hoà giải, hòa giải", "hòa", KH_FIND_MATCH_MARKS, "Hoà giải, [hòa] giải" },
    { "cải cai CAI Cải", "cai", KH_FIND_MATCH_MARKS, "cải [cai] [CAI] Cải" },
    { "cải cai CAI Cải", "cai", KH_FIND_MATCH_CASE, "[cải] [cai] CAI Cải" },
    { "cải cai CAI Cải", "cai", KH_FIND_MATCH_CASE | KH_FIND_MATCH_MARKS, "cải [cai] CAI Cải" },
    { "Đà đa", "da", KH_FIND_MATCH_MARKS, "Đà đa" },
    { "aaaa", "aa", 0, "[aa][aa]" },
    { "ca\xCC\x89i ca\xCC\x81" "ch", "cai", 0, "[ca\xCC\x89i] ca\xCC\x81" "ch" },
    { "ca\xCC\x89i", "cải", KH_FIND_MATCH_MARKS, "[ca\xCC\x89i]" },
    { "ca\xCC\x89i", "ca", KH_FIND_MATCH_MARKS, "ca\xCC\x89i" },
    { "ỦY BAN\nNHÂN DÂN", "ban nhan", 0, "ỦY [BAN\nNHÂN] DÂN" },
    { "100% (đạt)", "% (", 0, "100[% (]đạt)" },
    { "", "x", 0, "" },
    { "ngắn", "ngắn hơn", 0, "ngắn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marked = mark (cases[i].text, cases[i].words, cases[i].flags);

      g_assert_cmpstr (marked, ==, cases[i].wanted);
    }
}

static void
test_nothing_to_find (void)
{
  g_assert_null (kh_needle_new ("", KH_FIND_DEFAULT));
  g_assert_null (kh_needle_new ("\xCC\x89", KH_FIND_DEFAULT));
  g_assert_null (kh_needle_new ("\xff", KH_FIND_DEFAULT));
}

static char *
replace (const char *markup, const char *words, KhFindFlags flags, const char *replacement)
{
  g_autoptr (KhNeedle) needle = kh_needle_new (words, flags);
  g_autofree char *plain = kh_markup_to_plain (markup);
  g_autoptr (GArray) hits = kh_needle_find_all (needle, plain);

  return kh_needle_replace_markup (needle, markup, hits, replacement);
}

static void
test_replace (void)
{
  static const struct
  {
    const char *markup, *words;
    KhFindFlags flags;
    const char *replacement, *wanted;
  } cases[] = {
    { "Rà soát <b>văn bản</b> của Sở", "van ban", 0, "hồ sơ", "Rà soát <b>hồ sơ</b> của Sở" },
    { "Rà soát <b>văn bản</b> của Sở", "soat van", 0, "xét các", "Rà xét các<b> bản</b> của Sở" },
    { "<b>Rà</b><i> soát</i> lại", "ra soat", 0, "kiểm tra", "<b>Kiểm tra</b> lại" },
    { "RÀ SOÁT, Rà soát, rà soát", "ra soat", 0, "kiểm tra", "KIỂM TRA, Kiểm tra, kiểm tra" },
    { "Rà soát, rà soát", "rà soát", KH_FIND_MATCH_CASE, "Xem", "Rà soát, Xem" },
    { "Theo <cite ref=\"u1\"/>, đạt <ind ref=\"i1\"/> hồ sơ", "ho so", 0, "đơn",
      "Theo <cite ref=\"u1\"/>, đạt <ind ref=\"i1\"/> đơn" },
    { "A<cite ref=\"u1\"/>B", "ab", 0, "x", "A<cite ref=\"u1\"/>B" },
    { "A<cite ref=\"ab\"/>ab", "ab", 0, "cd", "A<cite ref=\"ab\"/>cd" },
    { "Phối hợp CCHC&amp;PC &lt;mới&gt;", "cchc&pc <moi>", 0, "“a<b>”", "Phối hợp “a&lt;b&gt;”" },
    { "một hai ba", "hai", 0, "", "một ba" },
    { "hai ba", "hai", 0, "", "ba" },
    { "a b a", "a", KH_FIND_MATCH_CASE, "ab", "ab b ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *replaced
          = replace (cases[i].markup, cases[i].words, cases[i].flags, cases[i].replacement);

      g_assert_cmpstr (replaced, ==, cases[i].wanted);
    }
}

static KhPlan *
make_plan (void)
{
  KhPlan *plan = kh_plan_new (2027);
  KhSection *groups = kh_section_new (KH_SECTION_TASK_GROUPS, "Từ khóa <b>tiêu đề</b>");
  KhSection *group = kh_section_new (KH_SECTION_TASK_GROUP, "Từ khóa nhóm");
  KhItem *task = kh_item_new (KH_ITEM_TASK, "Từ khóa nhiệm vụ");
  KhItem *target = kh_item_new (KH_ITEM_TARGET, "Từ khóa mục tiêu");
  KhItem *duty = kh_item_new (KH_ITEM_DUTY, "Từ khóa việc");
  g_autoptr (KhDeadline) deadline = kh_deadline_parse ("Từ khóa thời hạn");
  g_autoptr (KhDeadline) before = kh_deadline_parse ("Từ khóa kỳ báo cáo");

  g_object_set (plan, "superior", "Từ khóa\nchủ quản", "issuer", "Từ khóa", "number", "từ khóa", "symbol", "Từ khóa",
                "place", "Từ khóa", "type-name", "Từ khóa", "title", "<i>Từ khóa</i>", "drafter-mark", "Từ khóa",
                "address", "Từ khóa", NULL);
  g_object_set (task, "product", "Từ khóa", "deadline", deadline, "budget", "Từ khóa", "budget-source", "Từ khóa",
                "note", "Từ khóa", NULL);
  kh_node_append_take (KH_NODE (target), kh_indicator_new (KH_COMPARATOR_GE, 90, "từ khóa"));
  kh_node_append_take (KH_NODE (duty), kh_reporting_new (KH_PERIOD_QUARTER, before));
  kh_node_append_take (KH_NODE (task), kh_item_new (KH_ITEM_PLUS, "Từ khóa ý nhỏ"));
  kh_node_append_take (KH_NODE (group), task);
  kh_node_append_take (KH_NODE (group), target);
  kh_node_append_take (KH_NODE (group), duty);
  kh_node_append_take (KH_NODE (groups), group);
  kh_node_append_take (KH_NODE (plan), groups);
  kh_node_append_take (KH_NODE (plan), kh_signature_new ("Từ khóa\nTM.", "TỪ KHÓA", "Từ khóa"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new ("Từ khóa", "b/c"));
  kh_node_append_take (KH_NODE (plan), kh_recipient_new_archive ("VT", "từ khóa", 1));
  return plan;
}

/* Every text that a form of the editor shows is found, in the document's order. */
static void
test_all_fields (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  g_autoptr (GPtrArray) fields = kh_text_field_list (plan);
  g_autoptr (KhNeedle) needle = kh_needle_new ("tu khoa", KH_FIND_DEFAULT);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    {
      const KhTextField *field = fields->pdata[i];
      g_autofree char *plain = kh_text_field_dup_plain (field);
      g_autoptr (GArray) hits = kh_needle_find_all (needle, plain);

      g_assert_cmpuint (hits->len, <=, 1);
      if (hits->len == 1)
        g_string_append_printf (found, "%s ", field->property);
    }
  g_assert_cmpstr (found->str, ==,
                   "superior issuer number symbol place type-name title heading heading text product deadline budget "
                   "budget-source note text text unit text before authority position name text unit drafter-mark "
                   "address ");
}

static void
test_field_values (void)
{
  g_autoptr (KhPlan) plan = make_plan ();
  g_autoptr (GPtrArray) fields = kh_text_field_list (plan);

  for (guint i = 0; i < fields->len; i++)
    {
      const KhTextField *field = fields->pdata[i];
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *after = NULL;

      kh_text_field_init_value (field, "Quý II/2027", &value);
      g_object_set_property (G_OBJECT (field->node), field->property, &value);
      after = kh_text_field_dup_value (field);
      g_assert_cmpstr (after, ==, "Quý II/2027");
      if (field->shape == KH_TEXT_SHAPE_DEADLINE)
        {
          g_autoptr (KhDeadline) deadline = NULL;

          g_object_get (field->node, field->property, &deadline, NULL);
          g_assert_cmpint (kh_deadline_get_kind (deadline), ==, KH_DEADLINE_QUARTER);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-find/find", test_find);
  g_test_add_func ("/text-find/nothing-to-find", test_nothing_to_find);
  g_test_add_func ("/text-find/replace", test_replace);
  g_test_add_func ("/text-find/all-fields", test_all_fields);
  g_test_add_func ("/text-find/field-values", test_field_values);

  return g_test_run ();
}
