/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wrong words are marked while nobody waits, and mended from the menu. */
#include <adwaita.h>

#include "folder.h"
#include "forms-fixture.h"
#include "text-spelling.h"

typedef struct
{
  char           *folder;
  GtkWidget      *window;
  GtkTextView    *view;
  GtkTextBuffer  *buffer;
  KhPlan         *plan;
  KhSpelling     *spelling;
  KhTextSpelling *marks;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");

  fixture->folder = kh_test_folder_new ();
  path = g_build_filename (fixture->folder, "words.txt", NULL);
  fixture->spelling = kh_spelling_new (path, NULL);
  fixture->plan = kh_plan_new (2027);
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_DIVISION, "Phòng Krôngg"));
  kh_plan_set_agency (fixture->plan, agency);
  fixture->window = gtk_window_new ();
  fixture->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  fixture->buffer = gtk_text_view_get_buffer (fixture->view);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  fixture->marks = kh_text_spelling_new (fixture->view, fixture->plan);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kh_text_spelling_free (fixture->marks);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->spelling);
  g_object_unref (fixture->plan);
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static gboolean
skip_without_dictionary (Fixture *fixture)
{
  if (kh_spelling_is_available (fixture->spelling))
    {
      kh_text_spelling_set_spelling (fixture->marks, fixture->spelling);
      return FALSE;
    }

  g_test_skip ("no Vietnamese dictionary (hunspell-vi)");
  return TRUE;
}

static void
assert_marked (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) marked = g_string_new (NULL);
  GtkTextTag *tag;
  GtkTextIter iter, end;

  forms_settle ();
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (fixture->buffer), "misspelt");
  g_assert_nonnull (tag);
  gtk_text_buffer_get_start_iter (fixture->buffer, &iter);
  while (gtk_text_iter_has_tag (&iter, tag) || gtk_text_iter_forward_to_tag_toggle (&iter, tag))
    {
      g_autofree char *word = NULL;

      if (gtk_text_iter_is_end (&iter))
        break;
      end = iter;
      gtk_text_iter_forward_to_tag_toggle (&end, tag);
      word = gtk_text_iter_get_slice (&iter, &end);
      g_string_append_printf (marked, "%s%s", marked->len > 0 ? "|" : "", word);
      iter = end;
    }
  g_assert_cmpstr (marked->str, ==, expected);
}

static void
insert (Fixture *fixture, int offset, const char *text)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &iter, offset);
  gtk_text_buffer_insert (fixture->buffer, &iter, text, -1);
}

static void
delete (Fixture *fixture, int start, int end)
{
  GtkTextIter first, last;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &first, start);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &last, end);
  gtk_text_buffer_delete (fixture->buffer, &first, &last);
}

static void
test_marks (Fixture *fixture, gconstpointer data)
{
  if (skip_without_dictionary (fixture))
    return;
  gtk_text_buffer_set_text (fixture->buffer, "Rà soátt thủ tụcc của Phòng Krôngg, số 12/KH-SMM", -1);
  assert_marked (fixture, "soátt|tụcc");
  delete (fixture, 7, 8); /* the last letter of "soátt" */
  assert_marked (fixture, "tụcc");
  insert (fixture, 2, "àà");
  assert_marked (fixture, "Rààà|tụcc");
  /* joining two words makes another one */
  delete (fixture, 4, 5);
  assert_marked (fixture, "Ràààsoát|tụcc");
}

/* The word under the cursor is let be until the cursor leaves it. */
static void
test_typing (Fixture *fixture, gconstpointer data)
{
  GtkTextIter start;

  if (skip_without_dictionary (fixture))
    return;
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  /* A display server under load takes its time. */
  for (gint64 end = g_get_monotonic_time () + G_TIME_SPAN_MINUTE;
       !gtk_widget_has_focus (GTK_WIDGET (fixture->view)) && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->view)));
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "Rà soátt", -1);
  assert_marked (fixture, "");
  gtk_text_buffer_insert_at_cursor (fixture->buffer, " ", -1);
  assert_marked (fixture, "soátt");
  gtk_text_buffer_insert_at_cursor (fixture->buffer, "tụcc", -1);
  assert_marked (fixture, "soátt");
  gtk_text_buffer_get_start_iter (fixture->buffer, &start);
  gtk_text_buffer_place_cursor (fixture->buffer, &start);
  assert_marked (fixture, "soátt|tụcc");
}

static char *
dup_suggestion (Fixture *fixture)
{
  GMenuModel *menu = gtk_text_view_get_extra_menu (fixture->view);
  g_autoptr (GMenuModel) section = NULL;
  char *word = NULL;

  g_assert_nonnull (menu);
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_cmpint (g_menu_model_get_n_items (section), >, 0);
  g_assert_true (g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_TARGET, "s", &word));

  return word;
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  g_autofree char *word = NULL;
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  if (skip_without_dictionary (fixture))
    return;
  gtk_text_buffer_set_text (fixture->buffer, "Hànhh chính tụcc", -1);
  assert_marked (fixture, "Hànhh|tụcc");
  kh_text_spelling_update_menu (fixture->marks, 8);
  g_assert_null (gtk_text_view_get_extra_menu (fixture->view));

  kh_text_spelling_update_menu (fixture->marks, 2);
  word = dup_suggestion (fixture);
  g_assert_cmpstr (word, ==, "Hành");
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "spelling.replace", "s", word);
  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  text = gtk_text_buffer_get_text (fixture->buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "Hành chính tụcc");
  assert_marked (fixture, "tụcc");

  kh_text_spelling_update_menu (fixture->marks, 15);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "spelling.add", NULL);
  assert_marked (fixture, "");
}

static void
test_off (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_set_text (fixture->buffer, "soátt tụcc", -1);
  kh_text_spelling_set_spelling (fixture->marks, NULL);
  forms_settle ();
  if (skip_without_dictionary (fixture))
    return;
  assert_marked (fixture, "soátt|tụcc");
  kh_text_spelling_set_spelling (fixture->marks, NULL);
  assert_marked (fixture, "");
  insert (fixture, 0, "tụcc ");
  assert_marked (fixture, "");
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

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/text-spelling/marks", test_marks);
  ADD ("/text-spelling/typing", test_typing);
  ADD ("/text-spelling/menu", test_menu);
  ADD ("/text-spelling/off", test_off);

  return g_test_run ();
}
