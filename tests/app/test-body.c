/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Setting up the body that issues plans, and changing it. */
#include "body-row.h"
#include "body-window.h"
#include "conflict-bar.h"
#include "edit.h"
#include "kh-core.h"
#include "window-fixture.h"

static gpointer
child (GtkWidget *window, const char *name)
{
  return gtk_widget_get_template_child (window, KH_TYPE_BODY_WINDOW, name);
}

static GtkWidget *
open_window (WindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = kh_body_window_new (fixture->store, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
enter (GtkWidget *window, const char *name, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (child (window, name)), text);
}

/* The entries of a line of a list, from the left. */
static GtkEditable *
get_entry (GtkWidget *window, const char *list, int row, int entry)
{
  GtkListBoxRow *line = gtk_list_box_get_row_at_index (child (window, list), row);
  GtkWidget *widget = gtk_widget_get_first_child (gtk_list_box_row_get_child (line));

  for (int i = 0; i < entry; i++)
    widget = gtk_widget_get_next_sibling (widget);
  return GTK_EDITABLE (widget);
}

/* What has the focus when the first entry of a line has it. */
static GtkWidget *
get_text (GtkWidget *window, const char *list, int row)
{
  return GTK_WIDGET (gtk_editable_get_delegate (get_entry (window, list, row, 0)));
}

static KhAgency *
get_agency (WindowFixture *fixture)
{
  g_autoptr (GListModel) agencies = kh_store_list_agencies (fixture->store, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (agencies), ==, 1);
  return g_list_model_get_item (agencies, 0);
}

static void
set_up_body (WindowFixture *fixture)
{
  GtkWidget *window = open_window (fixture);

  gtk_widget_activate_action (window, "body.save", NULL); /* a body without a name issues nothing */
  enter (window, "superior", "Ủy ban nhân dân tỉnh Mẫu");
  enter (window, "name", "Sở Mẫu Một");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child (window, "abbreviation"))), ==, "SMM");
  enter (window, "abbreviation", "SMẪU");
  enter (window, "name", "Sở Mẫu");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child (window, "abbreviation"))), ==, "SMẪU");
  enter (window, "place", "Tỉnh Mẫu");
  gtk_editable_set_text (get_entry (window, "units", 0, 0), "Văn phòng Sở");
  g_signal_emit_by_name (get_entry (window, "units", 0, 0), "activate"); /* Enter begins the next line */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == get_text (window, "units", 1));
  gtk_editable_set_text (get_entry (window, "units", 1, 0), "Phòng Pháp chế");
  gtk_editable_set_text (get_entry (window, "signers", 0, 0), "GIÁM ĐỐC");
  gtk_editable_set_text (get_entry (window, "signers", 0, 1), "Nguyễn Văn A");
  gtk_editable_set_text (get_entry (window, "recipients", 0, 0), "Như trên");
  gtk_widget_activate_action (window, "body.save", NULL);
}

static void
test_new (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KhAgency) agency = NULL;
  g_autoptr (KhSignature) signer = NULL;
  g_autoptr (KhRecipient) recipient = NULL;

  set_up_body (fixture);
  agency = get_agency (fixture);
  g_assert_cmpstr (kh_agency_get_name (agency), ==, "Sở Mẫu");
  g_assert_cmpstr (kh_agency_get_superior (agency), ==, "Ủy ban nhân dân tỉnh Mẫu");
  g_assert_cmpstr (kh_agency_get_abbreviation (agency), ==, "SMẪU");
  g_assert_cmpstr (kh_agency_get_place (agency), ==, "Tỉnh Mẫu");
  /* The kind follows the name. */
  g_assert_cmpint (kh_unit_get_kind (kh_agency_find_unit (agency, "Văn phòng Sở")), ==, KH_UNIT_OFFICE);
  g_assert_cmpint (kh_unit_get_kind (kh_agency_find_unit (agency, "Phòng Pháp chế")), ==, KH_UNIT_DIVISION);
  signer = g_list_model_get_item (kh_agency_get_signatures (agency), 0);
  g_assert_cmpstr (kh_signature_get_position (signer), ==, "GIÁM ĐỐC");
  g_assert_cmpstr (kh_signature_get_name (signer), ==, "Nguyễn Văn A");
  recipient = g_list_model_get_item (kh_agency_get_recipients (agency), 0);
  g_assert_cmpstr (kh_recipient_get_text (recipient), ==, "Như trên");
}

/* Changes are one edit of the body, which its journal takes back. */
static void
test_change (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KhAgency) agency = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window;

  set_up_body (fixture);
  agency = get_agency (fixture);
  window = open_window (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (child (window, "name"))), ==, "Sở Mẫu");
  enter (window, "place", "Thành phố Mẫu");
  enter (window, "organ_id", " 000.00.14.H20 ");
  enter (window, "email", "vanthu@mau.example");
  gtk_editable_set_text (get_entry (window, "signers", 0, 1), "");
  gtk_editable_set_text (get_entry (window, "recipients", 0, 0), "");
  gtk_editable_set_text (get_entry (window, "units", 0, 0), "Văn phòng");
  gtk_widget_activate_action (window, "body.save", NULL);
  g_assert_cmpstr (kh_agency_get_place (agency), ==, "Thành phố Mẫu");
  g_assert_cmpstr (kh_agency_get_organ_id (agency), ==, "000.00.14.H20");
  g_assert_cmpstr (kh_agency_get_email (agency), ==, "vanthu@mau.example");
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_recipients (agency)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_units (agency)), ==, 2);
  g_assert_nonnull (kh_agency_find_unit (agency, "Văn phòng"));

  g_assert_true (kh_store_undo (fixture->store, KH_NODE (agency), &error));
  g_assert_cmpstr (kh_agency_get_place (agency), ==, "Tỉnh Mẫu");
  g_assert_cmpstr (kh_agency_get_organ_id (agency), !=, "000.00.14.H20");
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_recipients (agency)), ==, 1);
  g_assert_nonnull (kh_agency_find_unit (agency, "Văn phòng Sở"));
}

/* Another program changes the place, adds a unit and removes the signer meanwhile. */
static void
let_other_change (WindowFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhStore) other = window_fixture_open_store (fixture, KH_STORE_OPEN_DEFAULT);
  g_autoptr (GListModel) agencies = kh_store_list_agencies (other, &error);
  g_autoptr (KhAgency) agency = g_list_model_get_item (agencies, 0);
  g_autoptr (KhUnit) unit = kh_unit_new (KH_UNIT_DIVISION, "Phòng của người kia");
  g_autoptr (KhSignature) signer = g_list_model_get_item (kh_agency_get_signatures (agency), 0);
  g_autoptr (KhEdit) edit = kh_edit_begin (other, KH_NODE (agency), "Edit body", &error);

  g_assert_no_error (error);
  kh_edit_set (edit, agency, "place", "Nơi của người kia", "email", "khac@mau.example", NULL);
  kh_edit_insert (edit, agency, G_MAXUINT, unit);
  kh_edit_remove (edit, signer);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);
}

/* Two programs on one body: different things both stay, of the same one somebody
 * chooses, and what the other added is not taken away. */
static void
test_two (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KhAgency) agency = NULL;
  g_autoptr (KhSignature) signer = NULL;
  KhConflictBar *bar = window_fixture_find (GTK_WIDGET (fixture->window), KH_TYPE_CONFLICT_BAR);
  GtkWidget *window;

  set_up_body (fixture);
  agency = get_agency (fixture);
  window = open_window (fixture);
  enter (window, "place", "Nơi của tôi");
  enter (window, "telephone", "0123");
  gtk_editable_set_text (get_entry (window, "units", 0, 0), "Văn phòng của tôi");
  gtk_editable_set_text (get_entry (window, "signers", 0, 1), "Trần Văn Mẫu");
  let_other_change (fixture);
  gtk_widget_activate_action (window, "body.save", NULL);

  g_assert_cmpstr (kh_agency_get_telephone (agency), ==, "0123");
  g_assert_cmpstr (kh_agency_get_email (agency), ==, "khac@mau.example");
  g_assert_nonnull (kh_agency_find_unit (agency, "Phòng của người kia"));
  g_assert_nonnull (kh_agency_find_unit (agency, "Văn phòng của tôi"));
  /* the signer who was changed here is not lost with the other's removal */
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_signatures (agency)), ==, 1);
  signer = g_list_model_get_item (kh_agency_get_signatures (agency), 0);
  g_assert_cmpstr (kh_signature_get_name (signer), ==, "Trần Văn Mẫu");

  g_assert_cmpstr (kh_agency_get_place (agency), ==, "Nơi của người kia");
  g_assert_nonnull (kh_conflict_bar_get_conflict (bar));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (bar), "conflict.keep-mine", NULL));
  g_assert_null (kh_conflict_bar_get_conflict (bar));
  g_assert_cmpstr (kh_agency_get_place (agency), ==, "Nơi của tôi");
}

/* From the window's menu: what was saved is told, with the way back. */
static void
test_told (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KhAgency) agency = NULL;
  GtkWidget *window;

  set_up_body (fixture);
  agency = get_agency (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit-body", NULL);
  window = window_fixture_find_window (KH_TYPE_BODY_WINDOW);
  g_assert_nonnull (window);
  enter (window, "place", "Thành phố Mẫu");
  gtk_widget_activate_action (window, "body.save", NULL);
  g_assert_cmpstr (kh_agency_get_place (agency), ==, "Thành phố Mẫu");
  wait_until (window_fixture_find (GTK_WIDGET (fixture->window), g_type_from_name ("AdwToastWidget")) != NULL);

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo-body", "x", kh_node_get_id (KH_NODE (agency)));
  g_assert_cmpstr (kh_agency_get_place (agency), ==, "Tỉnh Mẫu");
}

static void
add_cases (void)
{
  CASE ("/body/new", test_new);
  CASE ("/body/change", test_change);
  CASE ("/body/two", test_two);
  CASE ("/body/told", test_told);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
