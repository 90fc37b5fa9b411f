/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of responsibilities writes duties from the assignments, and its chips
 * say where a duty is another. */
#include "chip.h"
#include "follow.h"
#include "forms-fixture.h"
#include "item-chips.h"

static void
set_lead (FormsFixture *fixture, KhTask *task, KhUnit *unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Set lead unit", &error);

  g_assert_no_error (error);
  if (unit != NULL)
    g_ptr_array_add (units, unit);
  kh_edit_set_units (edit, task, KH_UNIT_ROLE_LEAD, units);
  g_assert_true (kh_edit_commit (edit, &error));
  forms_settle ();
}

static void
collect_chips (GtkWidget *widget, GPtrArray *chips)
{
  if (KH_IS_CHIP (widget))
    g_ptr_array_add (chips, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_chips (child, chips);
}

/* Returns: (nullable): the visible chip of @item that says @words */
static KhChip *
find_chip (FormsFixture *fixture, gpointer item, const char *words)
{
  g_autoptr (GPtrArray) chips = g_ptr_array_new ();

  collect_chips (GTK_WIDGET (forms_get_line (fixture, item)), chips);
  for (guint i = 0; i < chips->len; i++)
    {
      GtkWidget *label = forms_find_widget (chips->pdata[i], GTK_TYPE_LABEL);

      if (gtk_widget_get_visible (chips->pdata[i]) && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), words))
        return chips->pdata[i];
    }
  return NULL;
}

static KhItem *
get_last_block (FormsFixture *fixture)
{
  GListModel *blocks = kh_section_get_items (kh_plan_find_section (fixture->plan, KH_SECTION_RESPONSIBILITIES));
  g_autoptr (KhItem) block = g_list_model_get_item (blocks, g_list_model_get_n_items (blocks) - 1);

  return block;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_write_and_take_over (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhUnit) office
      = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (fixture->plan)), 0);
  KhItem *block;
  g_autoptr (KhItem) duty = NULL;
  GtkWidget *button = NULL;
  KhChip *chip;

  kh_assign_follow (fixture->store);
  set_lead (fixture, fixture->first, office);
  forms_show_page (fixture, KH_PAGE_RESPONSIBILITIES, NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "responsibilities.write", "s", "singly"));
  forms_settle ();
  g_assert_cmpuint (fixture->notices->len, ==, 1);
  block = get_last_block (fixture);
  g_assert_cmpstr (kh_item_get_text (block), ==, "Văn phòng Sở");
  duty = g_list_model_get_item (kh_item_get_items (block), 0);
  forms_assert_stored_text (fixture, duty, "Chủ trì thực hiện nhiệm vụ: Rà soát văn bản của Sở.");
  g_assert_nonnull (find_chip (fixture, block, "As assigned"));

  /* It follows, until somebody writes something else. */
  set_lead (fixture, fixture->second, office);
  forms_assert_shown (fixture, duty, "Chủ trì thực hiện các nhiệm vụ: Rà soát văn bản của Sở; Lấy ý kiến về dự thảo.");
  forms_place_cursor (fixture, duty, -1);
  forms_type (fixture, duty, " Báo cáo Giám đốc.");
  kh_editor_page_flush (fixture->page);
  forms_settle ();
  chip = find_chip (fixture, block, "Differs from the assignments");
  g_assert_nonnull (chip);
  g_assert_cmpint (kh_chip_get_tone (chip), ==, KH_CHIP_MISSING);
  set_lead (fixture, fixture->second, NULL);
  forms_assert_stored_text (fixture, duty,
                            "Chủ trì thực hiện các nhiệm vụ: Rà soát văn bản của Sở; Lấy ý kiến về dự thảo. Báo cáo Giám đốc.");

  kh_chip_open (chip);
  for (guint i = 0; i < 100 && button == NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      button = find_button (GTK_WIDGET (chip), "_Take Over from the Assignments");
    }
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  forms_settle ();
  forms_assert_stored_text (fixture, duty, "Chủ trì thực hiện nhiệm vụ: Rà soát văn bản của Sở.");
  g_assert_nonnull (find_chip (fixture, block, "As assigned"));
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/assigned-page/write-and-take-over", FormsFixture, NULL, forms_set_up, test_write_and_take_over,
              forms_tear_down);

  return g_test_run ();
}
