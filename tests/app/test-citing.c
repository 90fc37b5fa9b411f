/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Citing documents while one writes: what is offered, and what taking it does. */
#include <string.h>

#include "cite-bar.h"
#include "cite-offers.h"
#include "edit.h"
#include "forms-fixture.h"

static KhLegalDocument *
add_document (FormsFixture *fixture, const char *type, const char *number, const char *symbol)
{
  KhAgency *agency = kh_plan_get_agency (fixture->plan);
  g_autoptr (KhLegalDocument) document = kh_legal_document_new (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (agency), "Add document", &error);

  g_object_set (document, "number", number, "symbol", symbol, "date", "2026-12-28", "issuer", "Ủy ban nhân dân tỉnh Mẫu",
                "title", "về cải cách hành chính", NULL);
  kh_edit_insert (edit, agency, G_MAXUINT, document);
  g_assert_true (kh_edit_commit (edit, &error));
  g_assert_no_error (error);

  return document; /* the register keeps it alive */
}

typedef struct
{
  const char *text; /* "|" is the cursor */
  const char *offers; /* words in brackets are replaced; new ones have "+" */
} Case;

static const Case cases[] = {
  { "theo 136/KH|", "136/KH-UBND[136/KH] 136/KH-SM[136/KH]" },
  { "theo 136/KH-U|", "136/KH-UBND[136/KH-U]" },
  { "theo kế hoạch số 136/kh-ub| khác", "136/KH-UBND[kế hoạch số 136/kh-ub]" },
  { "theo số 5/2|", "05/2020/NĐ-CP[số 5/2]" },
  { "theo 136|", "" },
  { "theo 136/|", "136/KH-UBND[136/] 136/KH-SM[136/]" },
  { "ngày 28/12/2026|", "" },
  { "theo Nghị định số 77/2027/NĐ-CP|", "" },
  { "theo Nghị định số 77/2027/NĐ-CP |", "+77/2027/NĐ-CP[Nghị định số 77/2027/NĐ-CP]" },
  { "theo Nghị định| số 77/2027/NĐ-CP", "+77/2027/NĐ-CP[Nghị định số 77/2027/NĐ-CP]" },
  { "theo Nghị định số 77/2027/NĐ-CP ngày 05/01/2027| về", "+77/2027/NĐ-CP[Nghị định số 77/2027/NĐ-CP ngày 05/01/2027]" },
  { "Kế hoạch số 136/KH-UBND ngày 28/12/2026|", "136/KH-UBND[Kế hoạch số 136/KH-UBND ngày 28/12/2026]" },
  { "Kế hoạch số 136/KH-UBND ngày 28/12/2025|", "+136/KH-UBND[Kế hoạch số 136/KH-UBND ngày 28/12/2025]" },
  { "|Nghị định số 77/2027/NĐ-CP xa", "+77/2027/NĐ-CP[Nghị định số 77/2027/NĐ-CP]" },
  { "Nghị định số 77/2027/NĐ-CP xa|", "" },
  { "|", "" },
};

static void
test_offers (FormsFixture *fixture, gconstpointer data)
{
  add_document (fixture, "Kế hoạch", "136", "KH-UBND");
  add_document (fixture, "Kế hoạch", "136", "KH-SM");
  add_document (fixture, "Nghị định", "05", "2020/NĐ-CP");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *bar = strchr (cases[i].text, '|');
      g_autofree char *text = g_strdup_printf ("%.*s%s", (int) (bar - cases[i].text), cases[i].text, bar + 1);
      g_autoptr (GPtrArray) offers
          = kh_cite_offers_list (kh_plan_get_agency (fixture->plan), text, (gsize) (bar - cases[i].text));
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < offers->len; j++)
        {
          const KhCiteOffer *offer = offers->pdata[j];
          g_autofree char *number = kh_legal_document_dup_number (offer->document);

          g_string_append_printf (found, "%s%s%s[%.*s]", j > 0 ? " " : "", offer->is_new ? "+" : "", number,
                                  (int) (offer->end - offer->start), text + offer->start);
        }
      g_assert_cmpstr (found->str, ==, cases[i].offers);
    }
}

static void
type_at_end (FormsFixture *fixture, gpointer node, const char *text)
{
  GtkWidget *view = GTK_WIDGET (forms_get_text (fixture, node));

  forms_place_cursor (fixture, node, -1);
  for (guint i = 0; i < 1000 && !gtk_widget_has_focus (view); i++)
    g_main_context_iteration (NULL, TRUE);
  forms_type (fixture, node, text);
  kh_cite_assist_update (kh_item_text_get_cites (forms_get_text (fixture, node)));
}

/* What a known document's citation leaves in the library, and how undo takes it back. */
static void
test_complete (FormsFixture *fixture, gconstpointer data)
{
  KhLegalDocument *document = add_document (fixture, "Kế hoạch", "136", "KH-UBND");
  KhCiteAssist *assist;
  g_autofree char *expected = NULL;

  type_at_end (fixture, fixture->second, " Theo Kế hoạch số 136/KH");
  assist = kh_item_text_get_cites (forms_get_text (fixture, fixture->second));
  g_assert_cmpuint (kh_cite_assist_get_n_offers (assist), ==, 1);
  kh_cite_assist_accept (assist, 0);
  g_assert_cmpuint (kh_cite_assist_get_n_offers (assist), ==, 0);

  expected = g_strdup_printf ("Lấy ý kiến về dự thảo. Theo <cite ref=\"%s\"/>", kh_node_get_uuid (KH_NODE (document)));
  forms_assert_stored_text (fixture, fixture->second, expected);
  forms_undo (fixture);
  forms_assert_stored_text (fixture, fixture->second, "Lấy ý kiến về dự thảo. Theo Kế hoạch số 136/KH");
  forms_assert_shown (fixture, fixture->second, "Lấy ý kiến về dự thảo. Theo Kế hoạch số 136/KH");
}

static void
test_recognise (FormsFixture *fixture, gconstpointer data)
{
  KhAgency *agency = kh_plan_get_agency (fixture->plan);
  g_autoptr (KhLegalDocument) document = NULL;
  KhCiteAssist *assist;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  type_at_end (fixture, fixture->first, " Nghị định số 77/2027/NĐ-CP ngày 05 tháng 01 năm 2027 của Chính phủ về việc mẫu");
  assist = kh_item_text_get_cites (forms_get_text (fixture, fixture->first));
  g_assert_cmpuint (kh_cite_assist_get_n_offers (assist), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_documents (agency)), ==, 0);
  kh_cite_assist_accept (assist, 0);

  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_documents (agency)), ==, 1);
  document = g_list_model_get_item (kh_agency_get_documents (agency), 0);
  g_assert_cmpstr (kh_legal_document_get_date (document), ==, "2027-01-05");
  g_assert_cmpstr (kh_legal_document_get_issuer (document), ==, "Chính phủ");
  expected = g_strdup_printf ("Rà soát <b>văn bản</b> của Sở. <cite ref=\"%s\"/>", kh_node_get_uuid (KH_NODE (document)));
  forms_assert_stored_text (fixture, fixture->first, expected);

  /* The register has its own steps. */
  g_assert_true (kh_store_undo (fixture->store, KH_NODE (agency), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_documents (agency)), ==, 0);
}

/* Each citation shows how it prints: in full the first time, then short. */
static void
test_shown (FormsFixture *fixture, gconstpointer data)
{
  KhLegalDocument *document = add_document (fixture, "Kế hoạch", "136", "KH-UBND");
  static const char *const expected[] = {
    "Kế hoạch số 136/KH-UBND ngày 28 tháng 12 năm 2026 của Ủy ban nhân dân tỉnh Mẫu về cải cách hành chính",
    "Kế hoạch số 136/KH-UBND",
  };
  gpointer nodes[] = { fixture->first, fixture->second };

  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      type_at_end (fixture, nodes[i], " 136/KH");
      kh_cite_assist_accept (kh_item_text_get_cites (forms_get_text (fixture, nodes[i])), 0);
    }
  forms_settle ();
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    {
      GtkWidget *chip = NULL;
      const char *words;

      for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (forms_get_text (fixture, nodes[i]))); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (GTK_IS_LABEL (child))
          chip = child;
      g_assert_nonnull (chip);
      words = gtk_widget_get_tooltip_text (chip) != NULL ? gtk_widget_get_tooltip_text (chip) : gtk_label_get_text (GTK_LABEL (chip));
      g_assert_cmpstr (words, ==, expected[i]);
      g_assert_cmpint (g_utf8_strlen (gtk_label_get_text (GTK_LABEL (chip)), -1), <=, 44);
    }
  g_assert_nonnull (document);
}

/* All documents that a plan names in words, in one step. */
static void
test_bar (FormsFixture *fixture, gconstpointer data)
{
  KhAgency *agency = kh_plan_get_agency (fixture->plan);
  KhCiteBar *bar;
  g_autoptr (GPtrArray) cited = NULL;

  type_at_end (fixture, fixture->first, " Theo Nghị định số 77/2027/NĐ-CP.");
  type_at_end (fixture, fixture->second, " Theo Nghị định số 77/2027/NĐ-CP ngày 05/01/2027 của Chính phủ.");
  forms_show_page (fixture, KH_PAGE_BASES, NULL);
  forms_settle ();
  bar = KH_CITE_BAR (forms_find_widget (GTK_WIDGET (fixture->page), KH_TYPE_CITE_BAR));
  g_assert_cmpuint (kh_cite_bar_get_count (bar), ==, 2);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));

  kh_cite_bar_cite_all (bar);
  g_assert_cmpuint (kh_cite_bar_get_count (bar), ==, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_documents (agency)), ==, 1);
  cited = kh_plan_list_cited (fixture->plan);
  g_assert_cmpuint (cited->len, ==, 1);
  g_assert_cmpstr (kh_legal_document_get_issuer (cited->pdata[0]), ==, "Chính phủ");

  forms_undo (fixture);
  forms_settle ();
  g_assert_cmpuint (kh_cite_bar_get_count (bar), ==, 2);
}

static void
test_locked (FormsFixture *fixture, gconstpointer data)
{
  KhCiteAssist *assist;

  add_document (fixture, "Kế hoạch", "136", "KH-UBND");
  type_at_end (fixture, fixture->second, " 136/KH");
  assist = kh_item_text_get_cites (forms_get_text (fixture, fixture->second));
  g_assert_cmpuint (kh_cite_assist_get_n_offers (assist), ==, 1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (forms_get_text (fixture, fixture->second)), FALSE);
  kh_cite_assist_update (assist);
  g_assert_cmpuint (kh_cite_assist_get_n_offers (assist), ==, 0);
}

static void
set_up (FormsFixture *fixture, gconstpointer data)
{
  forms_set_up (fixture, data);
  forms_show_page (fixture, KH_PAGE_TASK_GROUP, fixture->group);
}

/* The plan goes to another body: its citations go to that body's register. */
static void
test_other_body (FormsFixture *fixture, gconstpointer data)
{
  KhLegalDocument *plan_document = add_document (fixture, "Kế hoạch", "136", "KH-UBND");
  KhLegalDocument *decree = add_document (fixture, "Nghị định", "05", "2020/NĐ-CP");
  g_autoptr (KhAgency) other = kh_agency_new ("Sở Mẫu khác");
  KhLegalDocument *theirs = kh_legal_document_new ("Nghị định");
  g_autoptr (GError) error = NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (fixture->store, KH_NODE (fixture->plan), "Cite", &error);
  g_autofree char *markup = g_strdup_printf ("Theo <cite ref=\"%s\"/> và <cite ref=\"%s\"/>",
                                             kh_node_get_uuid (KH_NODE (plan_document)), kh_node_get_uuid (KH_NODE (decree)));
  g_autofree char *expected = NULL;
  KhLegalDocument *entered;
  AdwComboRow *combo;

  kh_edit_set (edit, fixture->first, "text", markup, NULL);
  g_assert_true (kh_edit_commit (edit, &error));
  g_object_set (theirs, "number", "05", "symbol", "2020/NĐ-CP", "date", "2026-12-28", NULL);
  kh_node_append_take (KH_NODE (other), theirs);
  kh_store_add_agency (fixture->store, other, &error);
  g_assert_no_error (error);

  forms_show_page (fixture, KH_PAGE_GENERAL, NULL);
  combo = ADW_COMBO_ROW (forms_find_template_child (fixture, "agency"));
  for (guint i = 0; i < g_list_model_get_n_items (adw_combo_row_get_model (combo)); i++)
    {
      g_autoptr (GObject) agency = g_list_model_get_item (adw_combo_row_get_model (combo), i);

      if ((gpointer) agency == other)
        adw_combo_row_set_selected (combo, i);
    }
  g_assert_true (kh_plan_get_agency (fixture->plan) == other);
  g_assert_cmpuint (g_list_model_get_n_items (kh_agency_get_documents (other)), ==, 2);
  entered = kh_agency_find_same_document (other, plan_document);
  g_assert_nonnull (entered);
  expected = g_strdup_printf ("Theo <cite ref=\"%s\"/> và <cite ref=\"%s\"/>", kh_node_get_uuid (KH_NODE (entered)),
                              kh_node_get_uuid (KH_NODE (theirs)));
  forms_assert_stored_text (fixture, fixture->first, expected);

  forms_undo (fixture);
  g_assert_true (kh_plan_get_agency (fixture->plan) != other);
  forms_assert_stored_text (fixture, fixture->first, markup);
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

#define ADD(path, function) g_test_add (path, FormsFixture, NULL, set_up, function, forms_tear_down)
  ADD ("/citing/offers", test_offers);
  ADD ("/citing/complete", test_complete);
  ADD ("/citing/recognise", test_recognise);
  ADD ("/citing/shown", test_shown);
  ADD ("/citing/bar", test_bar);
  ADD ("/citing/locked", test_locked);
  ADD ("/citing/other-body", test_other_body);

  return g_test_run ();
}
