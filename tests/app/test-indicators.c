/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A target's sentence and its indicators: either is edited, both change, one step back. */
#include "forms-fixture.h"
#include "item-ops.h"

static KhTarget *
show_target (FormsFixture *fixture)
{
  KhSection *targets = kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS);
  g_autoptr (KhTarget) target = g_list_model_get_item (kh_section_get_items (targets), 0);

  forms_show_page (fixture, KH_PAGE_TARGETS, NULL);
  return target; /* its section holds it */
}

static KhIndicator *
get_indicator (KhTarget *target, guint i)
{
  g_autoptr (KhIndicator) indicator = g_list_model_get_item (kh_target_get_indicators (target), i);

  g_assert_nonnull (indicator);
  return indicator;
}

static void
replace_words (FormsFixture *fixture, KhTarget *target, const char *words, const char *others)
{
  GtkTextBuffer *buffer = forms_get_buffer (fixture, target);
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &start, &end, NULL));
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  forms_type (fixture, target, others);
  kh_editor_page_flush (fixture->page);
  forms_settle ();
}

static void
test_sentence (FormsFixture *fixture, gconstpointer data)
{
  KhTarget *target = show_target (fixture);

  replace_words (fixture, target, "90%", "95,5%");
  g_assert_cmpfloat (kh_indicator_get_value (get_indicator (target, 0)), ==, 95.5);
  forms_find_chip (fixture, target, "≥ 95,5%");

  kh_store_break_typing (fixture->store, KH_NODE (fixture->plan));
  replace_words (fixture, target, " trở lên", ", trễ hạn không quá 2%");
  g_assert_cmpuint (g_list_model_get_n_items (kh_target_get_indicators (target)), ==, 2);
  forms_find_chip (fixture, target, "= 95,5%");
  forms_find_chip (fixture, target, "≤ 2%");

  forms_undo (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (kh_target_get_indicators (target)), ==, 1);
  forms_assert_shown (fixture, target, "Đạt tỷ lệ hài lòng từ 95,5% trở lên");
  forms_find_chip (fixture, target, "≥ 95,5%");
  forms_undo (fixture);
  forms_assert_shown (fixture, target, "Đạt tỷ lệ hài lòng từ 90% trở lên");
  forms_find_chip (fixture, target, "≥ 90%");
}

static void
test_indicator (FormsFixture *fixture, gconstpointer data)
{
  KhTarget *target = show_target (fixture);
  KhChip *chip = forms_find_chip (fixture, target, "≥ 90%");
  GtkWidget *comparator = forms_open_chip (chip, GTK_TYPE_DROP_DOWN);
  GtkWidget *entry = forms_find_widget (forms_find_widget (GTK_WIDGET (chip), GTK_TYPE_POPOVER), GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), "97");
  kh_editor_page_flush (fixture->page);
  forms_settle ();
  forms_assert_shown (fixture, target, "Đạt tỷ lệ hài lòng từ 97% trở lên");
  forms_assert_stored_text (fixture, target, "Đạt tỷ lệ hài lòng từ 97% trở lên");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (comparator), KH_COMPARATOR_GT);
  forms_settle ();
  forms_assert_shown (fixture, target, "Đạt tỷ lệ hài lòng từ trên 97%");
  g_assert_cmpint (kh_indicator_get_comparator (get_indicator (target, 0)), ==, KH_COMPARATOR_GT);

  forms_undo (fixture);
  forms_assert_shown (fixture, target, "Đạt tỷ lệ hài lòng từ 97% trở lên");
  g_assert_cmpint (kh_indicator_get_comparator (get_indicator (target, 0)), ==, KH_COMPARATOR_GE);
  forms_undo (fixture);
  forms_assert_shown (fixture, target, "Đạt tỷ lệ hài lòng từ 90% trở lên");
  g_assert_cmpfloat (kh_indicator_get_value (get_indicator (target, 0)), ==, 90);
  kh_chip_popdown (chip);
}

static void
test_unit (FormsFixture *fixture, gconstpointer data)
{
  KhTarget *target = show_target (fixture);
  KhChip *chip = forms_find_chip (fixture, target, "≥ 90%");
  GtkWidget *entry = forms_open_chip (chip, GTK_TYPE_ENTRY);
  GtkWidget *unit = NULL;

  for (GtkWidget *widget = entry; widget != NULL && unit == NULL; widget = gtk_widget_get_next_sibling (widget))
    if (widget != entry && GTK_IS_ENTRY (widget))
      unit = widget;
  g_assert_nonnull (unit);
  gtk_editable_set_text (GTK_EDITABLE (unit), "điểm");
  kh_editor_page_flush (fixture->page);
  forms_settle ();
  forms_assert_shown (fixture, target, "Đạt tỷ lệ hài lòng từ 90 điểm trở lên");
  forms_find_chip (fixture, target, "≥ 90 điểm");
  kh_chip_popdown (chip);
}

/* The number goes where its words go. */
static void
test_split (FormsFixture *fixture, gconstpointer data)
{
  KhTarget *target = show_target (fixture);
  KhIndicator *first = get_indicator (target, 0);
  KhItem *second;

  replace_words (fixture, target, " trở lên", " trở lên; trễ hạn dưới 3%");
  second = kh_item_ops_split (KH_FORM_PAGE (fixture->page), KH_ITEM (target), "Đạt tỷ lệ hài lòng từ 90% trở lên;",
                              "trễ hạn dưới 3%");
  forms_settle ();
  g_assert_true (KH_IS_TARGET (second));
  g_assert_cmpuint (g_list_model_get_n_items (kh_target_get_indicators (target)), ==, 1);
  g_assert_true (get_indicator (target, 0) == first);
  g_assert_cmpfloat (kh_indicator_get_value (get_indicator (KH_TARGET (second), 0)), ==, 3);

  kh_item_ops_join (KH_FORM_PAGE (fixture->page), KH_ITEM (target), second);
  g_assert_cmpuint (g_list_model_get_n_items (kh_target_get_indicators (target)), ==, 2);
}

/* What is pasted as several targets has its numbers at once. */
static void
test_paste (FormsFixture *fixture, gconstpointer data)
{
  KhTarget *target = show_target (fixture);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  KhItem *last;

  g_ptr_array_add (lines, (gpointer) "trong năm;");
  g_ptr_array_add (lines, (gpointer) "Ít nhất 60% hồ sơ nộp qua mạng");
  last = kh_item_ops_paste (KH_FORM_PAGE (fixture->page), KH_ITEM (target), kh_item_get_text (KH_ITEM (target)), "",
                            lines);
  forms_settle ();
  g_assert_true (KH_IS_TARGET (last));
  g_assert_cmpuint (g_list_model_get_n_items (kh_target_get_indicators (target)), ==, 1);
  forms_find_chip (fixture, last, "≥ 60%");
}

static void
test_no_display (void)
{
  g_test_skip ("no display to show the forms on");
}

#define CASE(path, function)                                                                                 \
  g_test_add ("/indicators/" path, FormsFixture, NULL, forms_set_up, function, forms_tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_test_add_func ("/indicators/display", test_no_display);
      return g_test_run ();
    }
  adw_init ();

  CASE ("sentence", test_sentence);
  CASE ("indicator", test_indicator);
  CASE ("unit", test_unit);
  CASE ("split", test_split);
  CASE ("paste", test_paste);

  return g_test_run ();
}
