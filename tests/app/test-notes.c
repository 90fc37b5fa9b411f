/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pages give cause to say, found in a thread and shown with the findings. */
#include <string.h>

#include "compose.h"
#include "forms-fixture.h"
#include "layout.h"
#include "notes-group.h"
#include "page-findings.h"
#include "page-notes.h"

/* How often there were other notes. */
static guint n_changes;

static void
changed_cb (void)
{
  n_changes++;
}

/* Notes are made after a pause; the clock is the computer's, so only that they come at all is asked. */
static void
await_change_after (guint before)
{
  while (n_changes == before)
    g_main_context_iteration (NULL, TRUE);
}

static KhPageNotes *
open_findings (FormsFixture *fixture)
{
  KhPageNotes *notes = kh_page_notes_new (fixture->store, fixture->plan);
  guint before = n_changes;

  g_signal_connect (notes, "changed", G_CALLBACK (changed_cb), NULL);
  forms_show_page (fixture, KH_PAGE_FINDINGS, NULL);
  kh_findings_page_set_notes (KH_FINDINGS_PAGE (fixture->page), notes);
  await_change_after (before);
  return notes;
}

static KhNotesGroup *
find_group (FormsFixture *fixture)
{
  return KH_NOTES_GROUP (forms_find_widget (GTK_WIDGET (fixture->page), KH_TYPE_NOTES_GROUP));
}

static gboolean
is_advised (KhPlan *plan)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProfile) profile = kh_profile_load ("nd30-2020", kh_document_get_choices (document), &error);
  g_autoptr (KhFrames) frames = kh_layout_run (document, profile, NULL, &error);
  g_autoptr (KhFitAdvice) advice = kh_layout_suggest_fit (document, profile, frames, NULL, &error);

  g_assert_no_error (error);
  return advice != NULL;
}

/* Adds lines to the plan's end until its signature stands nearly alone. */
static void
fill_pages (FormsFixture *fixture)
{
  KhEdit *edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Fill", NULL);
  KhSection *end = kh_plan_find_section (fixture->plan, KH_SECTION_RESPONSIBILITIES);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60 && !is_advised (fixture->plan); i++)
    {
      g_autoptr (KhItem) line = kh_item_new (KH_ITEM_PARAGRAPH, "Các đơn vị báo cáo hằng quý.");

      kh_edit_insert (edit, end, G_MAXUINT, line);
    }
  kh_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_object_unref (edit);
  g_assert_true (is_advised (fixture->plan));
}

static void
test_advice (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPageNotes) notes = NULL;
  g_autofree char *words = NULL;
  guint before, changes;

  fill_pages (fixture);
  notes = open_findings (fixture);
  g_assert_true (kh_page_notes_has_advice (notes));
  g_assert_cmpuint (kh_page_notes_count (notes), ==, 1);
  words = kh_page_notes_dup_advice_words (notes);
  g_assert_nonnull (strstr (words, "line"));
  g_assert_cmpstr (kh_page_notes_get_advice_change (notes), !=, "");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_group (fixture))));

  before = fixture->notices->len;
  changes = n_changes;
  kh_notes_group_apply (find_group (fixture));
  g_assert_nonnull (kh_plan_get_choices (fixture->plan));
  g_assert_cmpuint (fixture->notices->len, ==, before + 1);
  g_assert_cmpuint (fixture->failures->len, ==, 0);
  g_assert_false (is_advised (fixture->plan));
  await_change_after (changes);
  g_assert_false (kh_page_notes_has_advice (notes));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_group (fixture))));

  forms_undo (fixture);
  g_assert_null (kh_plan_get_choices (fixture->plan));
}

/* Letters that the font lacks are findings, with the way to where they stand. */
static void
test_letters (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPageNotes) notes = NULL;
  g_autoptr (KhFinding) finding = NULL;
  KhEdit *edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Write", NULL);
  GtkWidget *dismiss;
  guint before;

  kh_edit_set (edit, fixture->first, "text", "Rà soát văn bản \345\255\227.", NULL);
  g_assert_true (kh_edit_commit (edit, NULL));
  g_object_unref (edit);
  notes = open_findings (fixture);
  g_assert_cmpuint (kh_page_notes_count (notes), ==, 1);
  finding = g_list_model_get_item (kh_page_notes_get_findings (notes), 0);
  g_assert_cmpstr (kh_finding_get_node (finding), ==, kh_node_get_uuid (KH_NODE (fixture->first)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_group (fixture))));

  /* It goes when its cause does, not before. */
  dismiss = forms_find_widget (GTK_WIDGET (find_group (fixture)), GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (dismiss), 0));
  before = n_changes;
  forms_undo (fixture);
  await_change_after (before);
  g_assert_cmpuint (kh_page_notes_count (notes), ==, 0);
}

static void
test_font (FormsFixture *fixture, gconstpointer data)
{
  g_autoptr (KhPageNotes) notes = open_findings (fixture);
  g_autofree char *words = kh_page_notes_dup_font_words (notes);

  g_assert_nonnull (words);
  g_assert_true (strstr (words, "Liberation Serif") != NULL || strstr (words, "Times New Roman") != NULL);
  g_assert_false (kh_page_notes_has_advice (notes));
}

/* The plan is closed while its pages are looked at. */
static void
test_closed (FormsFixture *fixture, gconstpointer data)
{
  KhPageNotes *notes = kh_page_notes_new (fixture->store, fixture->plan);

  g_object_run_dispose (G_OBJECT (notes));
  g_object_unref (notes);
  forms_settle ();
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
  ADD ("/app/notes/advice", test_advice);
  ADD ("/app/notes/letters", test_letters);
  ADD ("/app/notes/font", test_font);
  ADD ("/app/notes/closed", test_closed);
#undef ADD
  return g_test_run ();
}
