/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence of a target and its indicators: what one says, the other says. */
#include <math.h>
#include <string.h>

#include "kh-core.h"

static KhTarget *
new_target (const char *text)
{
  KhItem *target = kh_item_new (KH_ITEM_TARGET, text);
  g_autofree char *plain = kh_item_dup_plain (target);

  kh_target_read_indicators (KH_TARGET (target), plain);
  return KH_TARGET (target);
}

/* "≥ 85%; ≤ 5%" */
static char *
describe (KhTarget *target)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (kh_target_get_indicators (target)); i++)
    {
      g_autoptr (KhIndicator) indicator = g_list_model_get_item (kh_target_get_indicators (target), i);
      g_autofree char *one = kh_number_format_indicator (indicator);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", one);
    }
  return g_string_free (words, FALSE);
}

static void
assert_indicators (KhTarget *target, const char *expected)
{
  g_autofree char *words = describe (target);

  g_assert_cmpstr (words, ==, expected);
}

/* Does what the edit layer does with the changes. */
static void
type (KhTarget *target, const char *markup)
{
  g_autoptr (GPtrArray) changes = kh_target_follow_text (target, markup);

  for (guint i = 0; i < changes->len; i++)
    {
      KhIndicatorChange *change = changes->pdata[i];

      if (change->what == KH_INDICATOR_SET)
        g_object_set (change->indicator, "comparator", change->comparator, "value", change->value, "unit", change->unit,
                      NULL);
      else if (change->what == KH_INDICATOR_ADD)
        kh_node_insert (KH_NODE (target),
                        change->after != NULL ? kh_node_get_position (KH_NODE (change->after)) + 1 : 0,
                        KH_NODE (change->indicator));
      else
        kh_node_remove (KH_NODE (change->indicator));
    }
  g_object_set (target, "text", markup, NULL);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *indicators;
  } cases[] = {
    { "Tối thiểu 85% hồ sơ được số hóa", "≥ 85%" },
    { "Phấn đấu 100% hồ sơ đúng hạn, không quá 2,5% trả lại", "= 100%; ≤ 2,5%" },
    { "Đạt từ 80 - 90% số chỉ tiêu", "≥ 80%; ≤ 90%" },
    { "Từ 80% đến 90% số chỉ tiêu", "≥ 80%; ≤ 90%" },
    { "Mức độ hài lòng đạt 95% trở lên", "≥ 95%" },
    { "Trên 1.250% và dưới 05 %", "> 1250%; < 5%" },
    { "Tổ chức 02 lớp tập huấn trong 05 ngày", "" },
    { "Không có số nào", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhTarget) target = new_target (cases[i].text);

      assert_indicators (target, cases[i].indicators);
    }
}

static void
test_type (void)
{
  g_autoptr (KhTarget) target = new_target ("Tối thiểu 85% hồ sơ, không quá 5% trễ hạn");
  g_autoptr (KhIndicator) first = g_list_model_get_item (kh_target_get_indicators (target), 0);

  type (target, "Tối thiểu <b>90%</b> hồ sơ, không quá 5% trễ hạn");
  assert_indicators (target, "≥ 90%; ≤ 5%");
  g_assert_cmpfloat (kh_indicator_get_value (first), ==, 90);
  type (target, "Trên 90% hồ sơ, không quá 5% trễ hạn");
  assert_indicators (target, "> 90%; ≤ 5%");
  type (target, "Trên 90% hồ sơ, 70% nộp qua mạng, không quá 5% trễ hạn");
  assert_indicators (target, "> 90%; = 70%; ≤ 5%");
  type (target, "Trên 90% hồ sơ, không quá 5% trễ hạn");
  assert_indicators (target, "> 90%; ≤ 5%");
  type (target, "Trên 90 điểm, không quá 5% trễ hạn");
  assert_indicators (target, "> 90 điểm; ≤ 5%");
  type (target, "");
  assert_indicators (target, "");
  type (target, "Đạt 100%");
  assert_indicators (target, "= 100%");
}

/* What an indicator holds besides the sentence stays, and waits for the next number. */
static void
test_keep (void)
{
  g_autoptr (KhTarget) target = new_target ("Tối thiểu 85% hồ sơ");
  g_autoptr (KhIndicator) first = g_list_model_get_item (kh_target_get_indicators (target), 0);

  g_object_set (first, "baseline", 70.0, NULL);
  type (target, "Tối thiểu hồ sơ");
  assert_indicators (target, "≥ 85%");
  type (target, "Tối thiểu 9% hồ sơ");
  type (target, "Tối thiểu 95% hồ sơ");
  assert_indicators (target, "≥ 95%");
  g_assert_cmpfloat (kh_indicator_get_baseline (first), ==, 70);
  g_assert_cmpfloat (kh_indicator_get_value (first), ==, 95);

  /* The unit is typed letter by letter. */
  type (target, "Tối thiểu 95 đi hồ sơ");
  assert_indicators (target, "≥ 95%");
  /* What the sentence never agreed with is nobody's to change. */
  g_object_set (first, "value", 60.0, NULL);
  type (target, "Tối thiểu 95 đi hồ sơ, tài liệu");
  assert_indicators (target, "≥ 60%");
}

static void
test_reword (void)
{
  static const struct
  {
    const char *text;
    KhComparator comparator;
    double value;
    const char *unit;
    const char *expected;
  } cases[] = {
    { "Tối thiểu 85% hồ sơ", KH_COMPARATOR_GE, 90.5, "%", "Tối thiểu 90,5% hồ sơ" },
    { "Tối thiểu 85% hồ sơ", KH_COMPARATOR_LE, 85, "%", "Tối đa 85% hồ sơ" },
    { "Tối thiểu 85% hồ sơ", KH_COMPARATOR_EQ, 85, "%", "85% hồ sơ" },
    { "Có ≥ 85% hồ sơ", KH_COMPARATOR_LT, 85, "%", "Có &lt; 85% hồ sơ" },
    { "Đạt 95% trở lên số phiếu", KH_COMPARATOR_LE, 95, "%", "Đạt tối đa 95% số phiếu" },
    { "Đạt <b>95%</b> số phiếu", KH_COMPARATOR_GE, 97, "%", "Đạt <b>tối thiểu 97%</b> số phiếu" },
    { "Đạt 05% số phiếu", KH_COMPARATOR_EQ, 7, "%", "Đạt 07% số phiếu" },
    { "Đạt 1.250% số phiếu", KH_COMPARATOR_EQ, 12500, "%", "Đạt 12.500% số phiếu" },
    { "Đạt 95% tổng số", KH_COMPARATOR_EQ, 95, "điểm", "Đạt 95 điểm tổng số" },
    { "Từ 80 - 90% chỉ tiêu", KH_COMPARATOR_GE, 85, "%", "Từ 85 - 90% chỉ tiêu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KhTarget) target = new_target (cases[i].text);
      g_autoptr (KhIndicator) first = g_list_model_get_item (kh_target_get_indicators (target), 0);
      g_autofree char *text
          = kh_target_reword (target, first, cases[i].comparator, cases[i].value, cases[i].unit);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_reword_nothing (void)
{
  g_autoptr (KhTarget) target = new_target ("Nâng cao chất lượng, đạt 85%");
  g_autoptr (KhIndicator) other = kh_indicator_new (KH_COMPARATOR_GE, 30, "%");

  kh_node_append (KH_NODE (target), KH_NODE (other));
  g_assert_null (kh_target_reword (target, other, KH_COMPARATOR_GE, 40, "%"));
  g_assert_null (kh_target_reword (target, other, KH_COMPARATOR_GE, NAN, "%"));
}

static void
test_split (void)
{
  g_autoptr (KhTarget) target = new_target ("Tối thiểu 85% hồ sơ, không quá 5% trễ hạn");
  g_autoptr (GPtrArray) moved = kh_target_find_moved (target, "Tối thiểu 85% hồ sơ,");

  g_assert_cmpuint (moved->len, ==, 1);
  g_assert_cmpfloat (kh_indicator_get_value (moved->pdata[0]), ==, 5);
}

/* Whatever is typed, each percentage of the sentence ends with one indicator that says it. */
static void
test_any_order (void)
{
  static const char *const parts[] = { "Tối thiểu ", "85%", " hồ sơ, ", "không quá ", "5,5%", " và 30%", "100 %" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (KhTarget) target = new_target ("");

      for (guint step = 0; step < 6; step++)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          g_autoptr (KhTarget) read = NULL;
          g_autofree char *expected = NULL;
          g_autofree char *got = NULL;

          for (guint i = g_rand_int_range (rand, 0, 6); i > 0; i--)
            g_string_append (text, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
          type (target, text->str);
          read = new_target (text->str);
          g_assert_cmpuint (g_list_model_get_n_items (kh_target_get_indicators (target)), >=,
                            g_list_model_get_n_items (kh_target_get_indicators (read)));
          expected = describe (read);
          got = describe (target);
          g_test_message ("%s: %s", text->str, got);
          for (guint i = 0; i < g_list_model_get_n_items (kh_target_get_indicators (read)); i++)
            {
              g_autoptr (KhIndicator) indicator = g_list_model_get_item (kh_target_get_indicators (read), i);
              g_autofree char *one = kh_number_format_indicator (indicator);

              g_assert_nonnull (strstr (got, one));
            }
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quantities/find", test_find);
  g_test_add_func ("/quantities/type", test_type);
  g_test_add_func ("/quantities/keep", test_keep);
  g_test_add_func ("/quantities/reword", test_reword);
  g_test_add_func ("/quantities/reword-nothing", test_reword_nothing);
  g_test_add_func ("/quantities/split", test_split);
  g_test_add_func ("/quantities/any-order", test_any_order);

  return g_test_run ();
}
