/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages and what belongs to an item besides its words: chips, general data,
 * sections, signing, findings, tables; and the names of all controls. */
#include <math.h>

#include "chip.h"
#include "entry-binding.h"
#include "forms-fixture.h"
#include "item-chips.h"
#include "item-ops.h"
#include "kinds.h"
#include "numbers.h"
#include "section-slot.h"
#include "signer-row.h"
#include "table-grid.h"
#include "text-row.h"
#include "unit-picker.h"
#include "units.h"

/* Chips. */

static void
test_task_chips (FormsFixture *fixture, gconstpointer data)
{
  KhUnitPicker *picker;
  GtkWidget *entry;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (KhPlan) again = NULL;
  KhTask *stored;
  GDate from, to;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  units = kh_units_list (KH_FORM_PAGE (fixture->page), NULL);
  g_assert_cmpint (kh_chip_get_tone (forms_find_chip (fixture, fixture->first, "No lead unit")), ==,
                   KH_CHIP_MISSING);
  picker
      = KH_UNIT_PICKER (forms_open_chip (forms_find_chip (fixture, fixture->first, "No lead unit"), KH_TYPE_UNIT_PICKER));
  kh_unit_picker_toggle (picker, g_ptr_array_index (units, 1));
  g_assert_true (kh_task_get_lead (fixture->first) == g_ptr_array_index (units, 1));
  g_assert_cmpint (kh_chip_get_tone (forms_find_chip (fixture, fixture->first, "Phòng Tổ chức - Pháp chế")), ==,
                   KH_CHIP_SET);

  /* A name that is not there becomes a unit. */
  picker = KH_UNIT_PICKER (forms_open_chip (forms_find_chip (fixture, fixture->first, "+ support"), KH_TYPE_UNIT_PICKER));
  kh_unit_picker_search (picker, "  Trung tâm  Công nghệ thông tin ");
  g_signal_emit_by_name (forms_find_widget (GTK_WIDGET (picker), GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_units (kh_plan_get_agency (fixture->plan))), ==,
                    3);
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (fixture->first)), ==, 1);
  forms_find_chip (fixture, fixture->first, "with Trung tâm Công nghệ thông tin");

  entry = forms_open_chip (forms_find_chip (fixture, fixture->first, "+ deadline"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "trước ngày 30/11");
  kh_editor_page_flush (fixture->page);
  g_assert_true (kh_deadline_get_range (kh_task_get_deadline (fixture->first), 2027, &from, &to));
  g_assert_cmpuint (g_date_get_month (&to), ==, 11);
  entry = forms_open_chip (forms_find_chip (fixture, fixture->first, "+ product"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Báo cáo rà soát");
  kh_editor_page_flush (fixture->page);
  forms_find_chip (fixture, fixture->first, "Báo cáo rà soát");

  again = forms_read_again (fixture);
  stored = KH_TASK (kh_plan_find_node (again, kh_node_get_uuid (KH_NODE (fixture->first))));
  g_assert_cmpstr (kh_unit_get_name (kh_task_get_lead (stored)), ==, "Phòng Tổ chức - Pháp chế");
  g_assert_cmpuint (g_list_model_get_n_items (kh_task_get_support (stored)), ==, 1);
  g_assert_cmpstr (kh_task_get_product (stored), ==, "Báo cáo rà soát");
  forms_undo (fixture);
  forms_find_chip (fixture, fixture->first, "+ product");
}

static void
test_unit_search (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  GtkWidget *picker;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  picker = g_object_ref_sink (kh_unit_picker_new (KH_FORM_PAGE (fixture->page), FALSE, none));
  /* Without tone marks, words in any order. */
  kh_unit_picker_search (KH_UNIT_PICKER (picker), "phap che phong");
  g_signal_emit_by_name (forms_find_widget (picker, GTK_TYPE_SEARCH_ENTRY), "activate");
  g_assert_cmpuint (kh_unit_picker_get_selected (KH_UNIT_PICKER (picker))->len, ==, 1);
  g_assert_cmpstr (
      kh_unit_get_name (g_ptr_array_index (kh_unit_picker_get_selected (KH_UNIT_PICKER (picker)), 0)), ==,
      "Phòng Tổ chức - Pháp chế");
  g_object_unref (picker);
}

static void
test_target_chips (FormsFixture *fixture, gconstpointer data)
{
  KhSection *targets = kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS);
  g_autoptr (KhTarget) target = g_list_model_get_item (kh_section_get_items (targets), 0);
  g_autoptr (KhIndicator) indicator = g_list_model_get_item (kh_target_get_indicators (target), 0);
  KhEntryBinding *binding = NULL;
  GtkWidget *entry;

  forms_show_page (fixture, KH_PAGE_TARGETS, NULL);
  entry = forms_open_chip (forms_find_chip (fixture, target, "≥ 90%"), GTK_TYPE_ENTRY);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "90");
  gtk_editable_set_text (GTK_EDITABLE (entry), "92,5");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpfloat (kh_indicator_get_value (indicator), ==, 92.5);
  forms_find_chip (fixture, target, "≥ 92,5%");
  /* What is no number stays in the field and does not touch the value. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "nhiều");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpfloat (kh_indicator_get_value (indicator), ==, 92.5);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "nhiều");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  binding = KH_ENTRY_BINDING (kh_form_field_of (entry));
  g_assert_nonnull (binding);

  gtk_widget_activate_action (GTK_WIDGET (forms_get_text (fixture, target)), "item.add-detail", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (kh_target_get_indicators (target)), ==, 2);
  forms_find_chip (fixture, target, "≥ …%");
}

static void
test_duty_chips (FormsFixture *fixture, gconstpointer data)
{
  KhSection *section = kh_plan_find_section (fixture->plan, KH_SECTION_RESPONSIBILITIES);
  g_autoptr (KhItem) block = g_list_model_get_item (kh_section_get_items (section), 0);
  g_autoptr (KhItem) duty = g_list_model_get_item (kh_item_get_items (block), 0);
  g_autoptr (KhReporting) report = NULL;
  GtkWidget *entry;

  forms_show_page (fixture, KH_PAGE_RESPONSIBILITIES, NULL);
  gtk_widget_activate_action (GTK_WIDGET (forms_get_text (fixture, duty)), "item.add-detail", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (kh_duty_get_reports (KH_DUTY (duty))), ==, 1);
  report = g_list_model_get_item (kh_duty_get_reports (KH_DUTY (duty)), 0);
  entry = forms_open_chip (forms_find_chip (fixture, duty, "Each quarter"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "trước ngày 30/11");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_deadline_get_text (kh_reporting_get_before (report)), ==, "trước ngày 30/11");
  forms_find_chip (fixture, duty, "Each quarter · trước ngày 30/11");

  g_assert_cmpint (kh_chip_get_tone (forms_find_chip (fixture, block, "No unit")), ==, KH_CHIP_MISSING);
  entry = forms_open_chip (forms_find_chip (fixture, block, "+ kinds of units"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (entry), TRUE);
  g_assert_cmpint (kh_responsibility_get_unit_kinds (KH_RESPONSIBILITY (block)), ==, KH_UNIT_KINDS_DIVISION);
  forms_find_chip (fixture, block, "All divisions");
}

/* The general form. */

static void
test_general (FormsFixture *fixture, gconstpointer data)
{
  const char *about = kh_plan_field_about ("date");
  g_autofree char *both = g_strdup_printf ("Not a date, such as 12/01/2027. %s", about);
  GtkEditable *date, *year;
  GtkWidget *urgency;

  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  date = GTK_EDITABLE (forms_find_template_child (fixture, "date"));
  year = GTK_EDITABLE (forms_find_template_child (fixture, "year"));
  g_assert_cmpstr (gtk_editable_get_text (date), ==, "05/01/2027");
  gtk_editable_set_text (date, "ngày 12 tháng 3 năm 2027");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_plan_get_date (fixture->plan), ==, "2027-03-12");

  /* A date that is none leaves the good one as it is, and is marked. */
  gtk_editable_set_text (date, "31/02/2027");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_plan_get_date (fixture->plan), ==, "2027-03-12");
  g_assert_cmpstr (gtk_editable_get_text (date), ==, "31/02/2027");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
  gtk_test_accessible_assert_state (GTK_WIDGET (date), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  /* What is wrong is said before what belongs there, and only while it is wrong. */
  gtk_test_accessible_assert_property (GTK_WIDGET (date), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, both);
  gtk_editable_set_text (date, "");
  kh_editor_page_flush (fixture->page);
  g_assert_null (kh_plan_get_date (fixture->plan));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (date), "error"));
  gtk_test_accessible_assert_property (GTK_WIDGET (date), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about);
  forms_undo (fixture);
  g_assert_cmpstr (gtk_editable_get_text (date), !=, "");

  gtk_editable_set_text (year, "xx");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpint (kh_plan_get_year (fixture->plan), ==, 2027);

  urgency = forms_find_template_child (fixture, "urgency");
  adw_combo_row_set_selected (ADW_COMBO_ROW (urgency), KH_URGENCY_URGENT);
  g_assert_cmpint (kh_plan_get_urgency (fixture->plan), ==, KH_URGENCY_URGENT);
  forms_undo (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (urgency)), ==, KH_URGENCY_NONE);
}

static void
test_lines (FormsFixture *fixture, gconstpointer data)
{
  KhTextRow *row;
  KhItemText *text;

  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  row = KH_TEXT_ROW (forms_find_template_child (fixture, "superior"));
  text = kh_text_row_get_text (row);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "UBND\ntỉnh  Mẫu", -1);
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_plan_get_superior (fixture->plan), ==, "UBND\ntỉnh Mẫu");
}

static void
test_layout_choices (FormsFixture *fixture, gconstpointer data)
{
  GtkWidget *spin;

  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  spin = forms_find_widget (forms_find_template_child (fixture, "layout"), GTK_TYPE_SPIN_BUTTON);
  g_assert_nonnull (spin);
  gtk_spin_button_spin (GTK_SPIN_BUTTON (spin), GTK_SPIN_HOME, 0);
  g_assert_nonnull (kh_plan_get_choices (fixture->plan));
  forms_undo (fixture);
  g_assert_null (kh_plan_get_choices (fixture->plan));
}

/* Sections, signing, findings, tables. */

static void
test_section_slot (FormsFixture *fixture, gconstpointer data)
{
  KhSectionSlot *slot;
  KhSection *opening;
  g_autoptr (KhItem) item = NULL;

  forms_show_page (fixture, KH_PAGE_BASES, NULL);
  slot = KH_SECTION_SLOT (forms_find_template_child (fixture, "opening"));
  g_assert_null (kh_section_slot_get_section (slot));
  kh_section_slot_create (slot);
  opening = kh_plan_find_section (fixture->plan, KH_SECTION_OPENING);
  g_assert_nonnull (opening);
  g_assert_true (kh_section_slot_get_section (slot) == opening);
  g_assert_cmpuint (kh_node_get_position (KH_NODE (opening)), ==, 0);
  item = g_list_model_get_item (kh_section_get_items (opening), 0);
  forms_type (fixture, item, "Sở Mẫu ban hành Kế hoạch như sau:");
  kh_editor_page_flush (fixture->page);
  forms_assert_stored_text (fixture, item, "Sở Mẫu ban hành Kế hoạch như sau:");
  forms_undo (fixture);
  forms_undo (fixture);
  g_assert_null (kh_plan_find_section (fixture->plan, KH_SECTION_OPENING));
  g_assert_null (kh_section_slot_get_section (slot));
}

static void
test_aims (FormsFixture *fixture, gconstpointer data)
{
  KhSectionSlot *requirements;
  KhSection *section;

  forms_show_page (fixture, KH_PAGE_AIMS, NULL);
  requirements = KH_SECTION_SLOT (forms_find_template_child (fixture, "requirements"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (requirements)));
  kh_section_slot_create (requirements);
  forms_settle ();
  section = kh_plan_find_section (fixture->plan, KH_SECTION_REQUIREMENTS);
  g_assert_nonnull (section);
  g_assert_true (kh_node_get_parent (KH_NODE (section))
                 == KH_NODE (kh_plan_find_section (fixture->plan, KH_SECTION_AIMS)));
  /* It is shown once, by the section that holds it. */
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (requirements)));
  forms_place_cursor (fixture, section, -1);
  forms_type (fixture, section, " chung");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_section_get_heading (section), ==, "Yêu cầu chung");
}

static void
test_signing (FormsFixture *fixture, gconstpointer data)
{
  GListModel *recipients = kh_plan_get_recipients (fixture->plan);
  g_autoptr (KhRecipient) added = NULL;
  g_autoptr (KhRecipient) last = NULL;
  g_autoptr (KhSignature) signature = g_list_model_get_item (kh_plan_get_signatures (fixture->plan), 0);
  KhSignerRow *signer;

  forms_show_page (fixture, KH_PAGE_SIGNING, NULL);
  g_signal_emit_by_name (forms_find_template_child (fixture, "add_recipient"), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (recipients), ==, 3);
  added = g_list_model_get_item (recipients, 1);
  last = g_list_model_get_item (recipients, 2);
  g_assert_true (kh_recipient_get_archive (last));
  forms_assert_focused (fixture, added);
  forms_type (fixture, added, "Sở Nội vụ");
  kh_editor_page_flush (fixture->page);
  g_assert_cmpstr (kh_recipient_get_text (added), ==, "Sở Nội vụ");
  g_assert_false (gtk_widget_get_visible (forms_find_template_child (fixture, "add_archive")));

  signer = KH_SIGNER_ROW (forms_find_widget (GTK_WIDGET (fixture->page), KH_TYPE_SIGNER_ROW));
  kh_signer_row_use_preset (signer, 1);
  g_assert_cmpstr (kh_signature_get_authority (signature), ==, "KT. GIÁM ĐỐC");
  g_assert_cmpstr (kh_signature_get_position (signature), ==, "PHÓ GIÁM ĐỐC");
  g_assert_cmpstr (kh_signature_get_name (signature), ==, "Nguyễn Văn A");
  /* The head's title is known from there: changing forms does not lose it. */
  kh_signer_row_use_preset (signer, 0);
  g_assert_null (kh_signature_get_authority (signature));
  g_assert_cmpstr (kh_signature_get_position (signature), ==, "GIÁM ĐỐC");
  forms_undo (fixture);
  g_assert_cmpstr (kh_signature_get_authority (signature), ==, "KT. GIÁM ĐỐC");

  g_signal_emit_by_name (forms_find_template_child (fixture, "add_signer"), "clicked");
  g_assert_cmpuint (g_list_model_get_n_items (kh_plan_get_signatures (fixture->plan)), ==, 2);
  g_assert_false (gtk_widget_get_visible (forms_find_template_child (fixture, "add_signer")));
}

static void
test_table (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhItem) row = NULL;
  g_autoptr (KhItem) cell = NULL;
  KhItem *table;
  KhTableGrid *grid;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  table = kh_item_ops_add_table (KH_FORM_PAGE (fixture->page), KH_NODE (fixture->group), G_MAXUINT, 2);
  forms_settle ();
  grid = KH_TABLE_GRID (forms_find_widget (GTK_WIDGET (fixture->page), KH_TYPE_TABLE_GRID));
  row = g_list_model_get_item (kh_item_get_items (table), 1);
  cell = g_list_model_get_item (kh_item_get_items (row), 0);
  forms_type (fixture, cell, "ô một");
  kh_table_grid_add_row (grid);
  g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (table)), ==, 3);
  forms_assert_stored_text (fixture, cell, "ô một");
  forms_assert_shown (fixture, cell, "ô một");
  kh_table_grid_add_column (grid);
  g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (row)), ==, 3);
  kh_table_grid_remove_column (grid, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (row)), ==, 2);
  kh_table_grid_remove_row (grid, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_item_get_items (table)), ==, 2);
  g_assert_null (kh_form_page_find_field (KH_FORM_PAGE (fixture->page), kh_node_get_uuid (KH_NODE (cell))));
  forms_undo (fixture);
  forms_assert_shown (fixture, cell, "ô một");
}

static void
test_locked (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
  g_assert_true (gtk_text_view_get_editable (GTK_TEXT_VIEW (forms_get_text (fixture, fixture->first))));
  edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Change state", &error);
  kh_edit_set (edit, fixture->plan, "state", KH_PLAN_ISSUED, NULL);
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_assert_true (kh_form_page_get_locked (KH_FORM_PAGE (fixture->page)));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (forms_get_text (fixture, fixture->first))));
  g_assert_false (kh_item_command_run (forms_get_line (fixture, fixture->first), KH_TEXT_REMOVE));
  g_assert_false (kh_item_command_run (forms_get_line (fixture, fixture->first), KH_TEXT_ENTER));
  g_assert_cmpuint (g_list_model_get_n_items (kh_section_get_items (fixture->group)), ==, 3);
  g_assert_cmpuint (fixture->failures->len, ==, 0);
}

static void
test_focus_node (FormsFixture *fixture, gconstpointer data)
{
  KhSection *targets = kh_plan_find_section (fixture->plan, KH_SECTION_TARGETS);
  g_autoptr (KhTarget) target = g_list_model_get_item (kh_section_get_items (targets), 0);
  g_autoptr (KhIndicator) indicator = g_list_model_get_item (kh_target_get_indicators (target), 0);
  KhSection *section;

  g_assert_cmpint (kh_page_factory_kind_for (KH_NODE (fixture->first), &section), ==, KH_PAGE_TASK_GROUP);
  g_assert_true (section == fixture->group);
  g_assert_cmpint (kh_page_factory_kind_for (KH_NODE (target), &section), ==, KH_PAGE_TARGETS);
  g_assert_null (section);
  g_assert_cmpint (kh_page_factory_kind_for (KH_NODE (fixture->plan), &section), ==, KH_PAGE_GENERAL);

  forms_show_page (fixture, KH_PAGE_TARGETS, NULL);
  g_assert_true (kh_editor_page_focus_node (fixture->page, kh_node_get_uuid (KH_NODE (target))));
  forms_assert_focused (fixture, target);
  g_assert_true (kh_editor_page_focus_node (fixture->page, kh_node_get_uuid (KH_NODE (targets))));
  forms_assert_focused (fixture, targets);
  /* An indicator is shown by its target. */
  g_assert_true (kh_editor_page_focus_node (fixture->page, kh_node_get_uuid (KH_NODE (indicator))));
  forms_assert_focused (fixture, target);
  g_assert_false (kh_editor_page_focus_node (fixture->page, kh_node_get_uuid (KH_NODE (fixture->first))));
}

/* Every form, every name. */

static gboolean
has_words (GtkWidget *widget)
{
  GtkWidget *label = forms_find_widget (widget, GTK_TYPE_LABEL);

  return label != NULL && *gtk_label_get_label (GTK_LABEL (label)) != '\0';
}

static void
assert_named (GtkWidget *widget, gpointer page)
{
  gboolean interactive = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget)
                         || GTK_IS_ENTRY (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_SPIN_BUTTON (widget)
                         || GTK_IS_SEARCH_ENTRY (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  /* The parts of a composite are named by the whole, and libadwaita's by itself. */
  if (GTK_IS_MENU_BUTTON (parent) || GTK_IS_SPIN_BUTTON (parent) || GTK_IS_DROP_DOWN (parent)
      || GTK_IS_CALENDAR (parent) || ADW_IS_ENTRY_ROW (gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW)))
    interactive &= GTK_IS_MENU_BUTTON (widget);
  if (interactive
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      && !has_words (widget))
    {
      g_test_message ("a %s of %s has no name", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (page));
      g_test_fail ();
    }
  if (GTK_IS_CALENDAR (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child, page);
}

static void
test_names (FormsFixture *fixture, gconstpointer data)
{
  static const KhPageKind kinds[]
      = { KH_PAGE_GENERAL,          KH_PAGE_BASES, KH_PAGE_AIMS,    KH_PAGE_TARGETS, KH_PAGE_TASK_GROUP,
          KH_PAGE_RESPONSIBILITIES, KH_PAGE_FREE,  KH_PAGE_SIGNING, KH_PAGE_FINDINGS };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean needs_section = kinds[i] == KH_PAGE_TASK_GROUP || kinds[i] == KH_PAGE_FREE;

      forms_show_page (fixture, kinds[i], needs_section ? fixture->group : NULL);
      if (kinds[i] == KH_PAGE_TASK_GROUP)
        kh_item_ops_add_table (KH_FORM_PAGE (fixture->page), KH_NODE (fixture->group), G_MAXUINT, 2);
      forms_settle ();
      assert_named (GTK_WIDGET (fixture->page), fixture->page);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    double value;
  } good[] = {
    { "25", 25 },          { " 99,5 ", 99.5 }, { "99.5", 99.5 }, { "1.250", 1250 }, { "1.250.000", 1250000 },
    { "1.250,5", 1250.5 }, { "0.125", 0.125 }, { "-3", -3 }
  };
  static const char *const bad[] = { "x", "5%", "1,2,3", "--3", "0x10", "1e5", "inf" };
  g_autofree char *shown = kh_number_format (92.5);
  double value;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (kh_number_parse (good[i].text, &value));
      g_assert_cmpfloat (value, ==, good[i].value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kh_number_parse (bad[i], &value));
  g_assert_true (kh_number_parse ("  ", &value));
  g_assert_true (isnan (value));
  g_assert_cmpstr (shown, ==, "92,5");
}

static void
test_no_display (void)
{
  g_test_skip ("no display to show the forms on");
}

#define CASE(path, function)                                                                                 \
  g_test_add ("/form-pages/" path, FormsFixture, NULL, forms_set_up, function, forms_tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/form-pages/numbers", test_numbers);
  if (!gtk_init_check ())
    {
      g_test_add_func ("/form-pages/display", test_no_display);
      return g_test_run ();
    }
  adw_init ();

  CASE ("task-chips", test_task_chips);
  CASE ("unit-search", test_unit_search);
  CASE ("target-chips", test_target_chips);
  CASE ("duty-chips", test_duty_chips);
  CASE ("general", test_general);
  CASE ("lines", test_lines);
  CASE ("layout-choices", test_layout_choices);
  CASE ("section-slot", test_section_slot);
  CASE ("aims", test_aims);
  CASE ("signing", test_signing);
  CASE ("table", test_table);
  CASE ("locked", test_locked);
  CASE ("focus-node", test_focus_node);
  CASE ("names", test_names);
  return g_test_run ();
}
