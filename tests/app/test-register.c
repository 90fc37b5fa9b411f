/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register's window: entering, changing, finding and removing documents. */
#include "conflict-bar.h"
#include "edit.h"
#include "forms-fixture.h"
#include "register-window.h"

static GtkWidget *
child_of (GtkWidget *window, const char *name)
{
  GtkWidget *child = GTK_WIDGET (gtk_widget_get_template_child (window, KH_TYPE_REGISTER_WINDOW, name));

  g_assert_nonnull (child);
  return child;
}

static GtkWidget *
open_register (FormsFixture *fixture)
{
  GtkWidget *window = kh_register_window_new (fixture->store, kh_plan_get_agency (fixture->plan), FALSE);

  gtk_window_present (GTK_WINDOW (window));
  forms_settle ();
  return window;
}

static void
enter (GtkWidget *window, const char *row, const char *text)
{
  GtkWidget *entry = child_of (window, row);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "apply");
  forms_settle ();
}

static void
test_enter (FormsFixture *fixture, gconstpointer data)
{
  KhAgency *agency = kh_plan_get_agency (fixture->plan);
  GtkWidget *window = open_register (fixture);
  KhLegalDocument *document;

  g_assert_null (kh_register_window_get_selected (KH_REGISTER_WINDOW (window)));
  gtk_widget_activate_action (window, "register.add", NULL);
  forms_settle ();
  document = kh_register_window_get_selected (KH_REGISTER_WINDOW (window));
  g_assert_nonnull (document);
  enter (window, "type_row", "Nghị định");
  enter (window, "number_row", "61 / 2018/NĐ-CP");
  enter (window, "date_row", "23/4/2018");
  enter (window, "issuer_row", "Chính phủ");
  enter (window, "title_row", "về việc mẫu");
  adw_combo_row_set_selected (ADW_COMBO_ROW (child_of (window, "status_row")), KH_LEGAL_STATUS_ENDED);

  g_assert_cmpstr (kh_legal_document_get_number (document), ==, "61");
  g_assert_cmpstr (kh_legal_document_get_symbol (document), ==, "2018/NĐ-CP");
  g_assert_cmpstr (kh_legal_document_get_date (document), ==, "2018-04-23");
  g_assert_cmpint (kh_legal_document_get_status (document), ==, KH_LEGAL_STATUS_ENDED);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (child_of (window, "printed"))), ==,
                   "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về việc mẫu");

  /* What is no day changes nothing and is marked. */
  enter (window, "date_row", "hôm qua");
  g_assert_cmpstr (kh_legal_document_get_date (document), ==, "2018-04-23");
  g_assert_true (gtk_widget_has_css_class (child_of (window, "date_row"), "error"));

  gtk_widget_activate_action (window, "history.undo", NULL);
  g_assert_cmpint (kh_legal_document_get_status (document), ==, KH_LEGAL_STATUS_IN_FORCE);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_documents (agency)), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_replaced (FormsFixture *fixture, gconstpointer data)
{
  KhAgency *agency = kh_plan_get_agency (fixture->plan);
  GtkWidget *window = open_register (fixture);
  KhLegalDocument *old, *new;

  gtk_widget_activate_action (window, "register.add", NULL);
  forms_settle ();
  old = kh_register_window_get_selected (KH_REGISTER_WINDOW (window));
  gtk_widget_activate_action (window, "register.add", NULL);
  forms_settle ();
  new = kh_register_window_get_selected (KH_REGISTER_WINDOW (window));
  g_assert_true (new != old);

  /* The new one stands first: position 1 is itself, 2 the other. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (child_of (window, "successor_row")), 1);
  g_assert_null (kh_legal_document_get_replaced_by (new));
  adw_combo_row_set_selected (ADW_COMBO_ROW (child_of (window, "successor_row")), 2);
  g_assert_cmpstr (kh_legal_document_get_replaced_by (new), ==, kh_node_get_uuid (KH_NODE (old)));
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_documents (agency)), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
count_rows (GtkWidget *window)
{
  GtkListBox *list = GTK_LIST_BOX (child_of (window, "list"));
  int n_rows = 0;

  while (gtk_list_box_get_row_at_index (list, n_rows) != NULL)
    n_rows++;
  return n_rows;
}

static void
test_search_and_remove (FormsFixture *fixture, gconstpointer data)
{
  GtkWidget *window = open_register (fixture);
  GtkWidget *search = child_of (window, "search");

  gtk_widget_activate_action (window, "register.add", NULL);
  forms_settle ();
  enter (window, "type_row", "Nghị định");
  enter (window, "number_row", "61/2018/NĐ-CP");
  gtk_widget_activate_action (window, "register.add", NULL);
  forms_settle ();
  enter (window, "type_row", "Kế hoạch");
  enter (window, "number_row", "136/KH-UBND");
  g_assert_cmpint (count_rows (window), ==, 2);

  gtk_editable_set_text (GTK_EDITABLE (search), "ke hoach");
  g_signal_emit_by_name (search, "search-changed");
  forms_settle ();
  g_assert_cmpint (count_rows (window), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");
  forms_settle ();

  gtk_widget_activate_action (window, "register.remove", NULL);
  forms_settle ();
  g_assert_cmpint (count_rows (window), ==, 1);
  gtk_widget_activate_action (window, "history.undo", NULL);
  forms_settle ();
  g_assert_cmpint (count_rows (window), ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Number and symbol are one row and two fields: of each somebody chooses. */
static void
test_two (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *window = open_register (fixture);
  GtkWidget *bar = forms_find_widget (window, KH_TYPE_CONFLICT_BAR);
  KhLegalDocument *document;

  gtk_widget_activate_action (window, "register.add", NULL);
  forms_settle ();
  document = kh_register_window_get_selected (KH_REGISTER_WINDOW (window));
  enter (window, "number_row", "1/NĐ-CP");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_template_child (window, KH_TYPE_REGISTER_WINDOW, "number_row")), "2/NĐ-CP");
  {
    g_autoptr (KhStore) other = kh_store_open (fixture->path, KH_STORE_OPEN_DEFAULT, &error);
    g_autoptr (GListModel) agencies = kh_store_list_agencies (other, &error);
    g_autoptr (KhAgency) agency = g_list_model_get_item (agencies, 0);
    g_autoptr (KhEdit) edit = kh_edit_begin (other, KH_NODE (agency), "Change document", &error);

    g_assert_no_error (error);
    kh_edit_set (edit, kh_agency_find_document (agency, kh_node_get_uuid (KH_NODE (document))), "number", "3", "title", "Của người kia", NULL);
    g_assert_true (kh_edit_commit (edit, &error));
  }
  g_signal_emit_by_name (gtk_widget_get_template_child (window, KH_TYPE_REGISTER_WINDOW, "number_row"), "apply");
  g_assert_nonnull (kh_conflict_bar_get_conflict (KH_CONFLICT_BAR (bar)));
  g_assert_cmpstr (kh_legal_document_get_number (document), ==, "3");
  g_assert_cmpstr (kh_legal_document_get_title (document), ==, "Của người kia");
  g_assert_true (gtk_widget_activate_action (bar, "conflict.keep-mine", NULL));
  g_assert_cmpstr (kh_legal_document_get_number (document), ==, "2");
  g_assert_cmpstr (kh_legal_document_get_symbol (document), ==, "NĐ-CP");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, FormsFixture, NULL, forms_set_up, function, forms_tear_down)
  ADD ("/register/enter", test_enter);
  ADD ("/register/two", test_two);
  ADD ("/register/replaced", test_replaced);
  ADD ("/register/search-and-remove", test_search_and_remove);

  return g_test_run ();
}
