/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry offers while one types into it. */
#include "entry-offers.h"
#include "recipient-row.h"
#include "window-fixture.h"

static GtkStringList *
list_cb (gpointer data)
{
  static const char *const choices[] = { "Văn phòng Sở\nVP", "Phòng Chuyên môn\nCM", "Phòng Pháp chế", NULL };

  return gtk_string_list_new (choices);
}

static GtkEntry *
new_entry (GtkWidget **window, char separator)
{
  GtkEntry *entry = GTK_ENTRY (gtk_entry_new ());

  *window = gtk_window_new ();
  kh_entry_offers_add (entry, separator, list_cb, NULL);
  gtk_window_set_child (GTK_WINDOW (*window), GTK_WIDGET (entry));
  gtk_window_present (GTK_WINDOW (*window));
  gtk_widget_grab_focus (GTK_WIDGET (entry));

  return entry;
}

static void
type (GtkEntry *entry, const char *words)
{
  int position = -1;

  gtk_editable_set_position (GTK_EDITABLE (entry), -1);
  position = gtk_editable_get_position (GTK_EDITABLE (entry));
  gtk_editable_insert_text (GTK_EDITABLE (entry), words, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (entry), position);
}

static guint
count_offers (GtkEntry *entry)
{
  GtkListBox *list = kh_entry_offers_get_list (entry);
  guint n = 0;

  while (list != NULL && gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;

  return n;
}

static void
take (GtkEntry *entry, int index)
{
  GtkListBox *list = kh_entry_offers_get_list (entry);

  g_assert_nonnull (list);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, index));
  g_assert_null (kh_entry_offers_get_list (entry));
}

static void
test_one (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkEntry *entry = new_entry (&window, '\0');

  /* What begins so comes first; tone marks do not matter. */
  type (entry, "p");
  g_assert_cmpuint (count_offers (entry), ==, 3);
  take (entry, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Phòng Chuyên môn");
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  type (entry, "vp");
  g_assert_cmpuint (count_offers (entry), ==, 1);
  take (entry, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Văn phòng Sở");
  type (entry, " không có");
  g_assert_cmpuint (count_offers (entry), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_several (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  GtkEntry *entry = new_entry (&window, ';');

  type (entry, "van phong");
  take (entry, 0);
  type (entry, "; phap");
  g_assert_cmpuint (count_offers (entry), ==, 1);
  take (entry, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Văn phòng Sở; Phòng Pháp chế");

  /* The words at the cursor are meant, not those behind them. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "; Phòng Pháp chế");
  gtk_editable_set_position (GTK_EDITABLE (entry), 0);
  gtk_editable_insert_text (GTK_EDITABLE (entry), "cm", -1, &(int){ 0 });
  gtk_editable_set_position (GTK_EDITABLE (entry), 2);
  take (entry, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Phòng Chuyên môn; Phòng Pháp chế");
  gtk_window_destroy (GTK_WINDOW (window));
}

static KhRecipientRow *
find_archive (GtkWidget *widget)
{
  KhRecipientRow *found = NULL;

  if (KH_IS_RECIPIENT_ROW (widget) && kh_recipient_get_archive (kh_recipient_row_get_recipient (KH_RECIPIENT_ROW (widget))))
    return KH_RECIPIENT_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_archive (child);

  return found;
}

/* The drafting unit in the line "Lưu", from the directory of units. */
static void
test_archive (WindowFixture *fixture, gconstpointer data)
{
  KhEditor *editor = window_fixture_open_editor (fixture);
  KhPlan *plan = kh_editor_get_plan (editor);
  g_autoptr (KhUnit) unit = g_list_model_get_item (kh_agency_get_units (kh_plan_get_agency (plan)), 0);
  KhRecipientRow *row;
  GtkEntry *entry;

  kh_editor_show_page (editor, KH_PAGE_SIGNING, NULL);
  wait_until ((row = find_archive (GTK_WIDGET (fixture->window))) != NULL);
  entry = GTK_ENTRY (gtk_widget_get_template_child (GTK_WIDGET (row), KH_TYPE_RECIPIENT_ROW, "unit"));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  type (entry, kh_unit_get_name (unit));
  g_assert_cmpuint (count_offers (entry), ==, 1);
  take (entry, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, kh_unit_get_short_name (unit));
  wait_until (g_strcmp0 (kh_recipient_get_unit (kh_recipient_row_get_recipient (row)), kh_unit_get_short_name (unit)) == 0);
}

static void
add_cases (void)
{
  CASE ("/entry-offers/one", test_one);
  CASE ("/entry-offers/several", test_several);
  CASE ("/entry-offers/archive", test_archive);
}

int
main (int argc, char **argv)
{
  return window_fixture_main (argc, argv, add_cases);
}
