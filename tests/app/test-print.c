/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing: what comes out are the pages of the PDF, on A4 and unscaled. */
#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
#include <poppler.h>

#include "data-file.h"
#include "exporter.h"
#include "folder.h"
#include "issue.h"
#include "print-actions.h"
#include "print-preview.h"
#include "print-settings.h"
#include "window-fixture.h"
#include "xml-reader.h"

/* Poppler 22.12 has none. */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

#define DPI 100
#define INK 96
#define PAPER 200
/* How far a letter may be off: what is left of numbers written into a file. */
#define OFF_PT 0.5

typedef struct
{
  char *folder;
  GBytes *pdf;
  PopplerDocument *file;
  KhPrintout *printout;
} PrintFixture;

static void
set_up (PrintFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = kh_data_file_load ("samples/ke-hoach-mau.kehoach", &error);
  g_autoptr (KhPlan) plan = kh_xml_reader_read (bytes, TRUE, &error);
  g_autoptr (KhExporter) exporter = NULL;
  g_autofree char *settings = g_build_filename (g_get_user_config_dir (), "kehoach", "printing.ini", NULL);

  g_assert_no_error (error);
  /* No other printer is looked for: there may be a queue that does not answer. */
  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "file", NULL);
  g_remove (settings);
  fixture->folder = kh_test_folder_new ();
  exporter = kh_exporter_new (plan, KH_EXPORT_PDF, NULL);
  fixture->pdf = kh_exporter_run (exporter, NULL, &error);
  g_assert_no_error (error);
  fixture->file = poppler_document_new_from_bytes (fixture->pdf, NULL, &error);
  g_assert_no_error (error);
  fixture->printout = kh_printout_new (fixture->pdf, "KH-mau", &error);
  g_assert_no_error (error);
}

static void
tear_down (PrintFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->printout);
  g_clear_object (&fixture->file);
  g_clear_pointer (&fixture->pdf, g_bytes_unref);
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  *(int *) user_data = (int) result;
}

/* The dialog is answered as soon as it has found the printer that the settings name. */
static void
answer_dialog (void)
{
  GtkPrintUnixDialog *dialog;

  wait_until ((dialog = window_fixture_find_window (GTK_TYPE_PRINT_UNIX_DIALOG)) != NULL
              && gtk_print_unix_dialog_get_selected_printer (dialog) != NULL);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
}

/* Runs to its end: a file that is printed to is then whole. */
static void
run (GtkPrintOperation *operation, GtkPrintOperationAction action)
{
  int result = -1;

  gtk_print_operation_set_show_progress (operation, FALSE);
  gtk_print_operation_set_track_print_status (operation, TRUE);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &result);
  gtk_print_operation_run (operation, action, NULL, NULL);
  if (action == GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG)
    answer_dialog ();
  /* A printer gets its sheets after the drawing is done; what is exported is then there. */
  wait_until (result != -1
              && (action == GTK_PRINT_OPERATION_ACTION_EXPORT || gtk_print_operation_is_finished (operation)));
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
}

static PopplerDocument *
open_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  PopplerDocument *document = poppler_document_new_from_gfile (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static cairo_surface_t *
draw (PopplerPage *page)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  poppler_page_get_size (page, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * DPI / 72), (int) (height * DPI / 72));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DPI / 72.0, DPI / 72.0);
  poppler_page_render_for_printing (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint8
get_shade (cairo_surface_t *surface, int x, int y)
{
  return cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 1];
}

/* Letters stand on whole pixels, so one may be a pixel beside where it was. Returns:
 * how much ink of @a has none of @b at it or beside it */
static guint
count_alone (cairo_surface_t *a, cairo_surface_t *b)
{
  const int width = cairo_image_surface_get_width (a);
  const int height = cairo_image_surface_get_height (a);
  guint n = 0;

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (int y = 1; y < height - 1; y++)
    for (int x = 1; x < width - 1; x++)
      {
        gboolean alone = get_shade (a, x, y) < INK;

        for (int i = 0; alone && i < 9; i++)
          alone = get_shade (b, x + i % 3 - 1, y + i / 3 - 1) > PAPER;
        n += alone;
      }
  return n;
}

static void
assert_same_letters (PopplerPage *page, PopplerPage *paper)
{
  g_autofree char *text = poppler_page_get_text (page);
  g_autofree char *paper_text = poppler_page_get_text (paper);
  g_autofree PopplerRectangle *letters = NULL;
  g_autofree PopplerRectangle *paper_letters = NULL;
  guint n, n_paper;

  g_assert_cmpstr (text, ==, paper_text);
  g_assert_true (poppler_page_get_text_layout (page, &letters, &n));
  g_assert_true (poppler_page_get_text_layout (paper, &paper_letters, &n_paper));
  g_assert_cmpuint (n, ==, n_paper);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpfloat_with_epsilon (letters[i].x1, paper_letters[i].x1, OFF_PT);
      g_assert_cmpfloat_with_epsilon (letters[i].x2, paper_letters[i].x2, OFF_PT);
      g_assert_cmpfloat_with_epsilon (letters[i].y1, paper_letters[i].y1, OFF_PT);
      g_assert_cmpfloat_with_epsilon (letters[i].y2, paper_letters[i].y2, OFF_PT);
    }
}

static void
assert_same_page (PopplerDocument *file, int index, PopplerDocument *printed, int printed_index)
{
  g_autoptr (PopplerPage) page = poppler_document_get_page (file, index);
  g_autoptr (PopplerPage) paper = poppler_document_get_page (printed, printed_index);
  cairo_surface_t *of_page = draw (page);
  cairo_surface_t *of_paper = draw (paper);
  double width, height, paper_width, paper_height;

  poppler_page_get_size (page, &width, &height);
  poppler_page_get_size (paper, &paper_width, &paper_height);
  g_assert_cmpfloat_with_epsilon (width, paper_width, 0.5);
  g_assert_cmpfloat_with_epsilon (height, paper_height, 0.5);
  assert_same_letters (page, paper);
  g_assert_cmpuint (count_alone (of_page, of_paper), ==, 0);
  g_assert_cmpuint (count_alone (of_paper, of_page), ==, 0);
  cairo_surface_destroy (of_page);
  cairo_surface_destroy (of_paper);
}

static void
assert_same_pages (PopplerDocument *file, PopplerDocument *printed)
{
  const int n = poppler_document_get_n_pages (file);

  g_assert_cmpint (n, >, 2);
  g_assert_cmpint (poppler_document_get_n_pages (printed), ==, n);
  for (int i = 0; i < n; i++)
    assert_same_page (file, i, printed, i);
}

static void
test_export (PrintFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkPrintOperation) operation = kh_printout_create_operation (fixture->printout);
  g_autofree char *path = g_build_filename (fixture->folder, "ra.pdf", NULL);
  g_autoptr (PopplerDocument) printed = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT);
  printed = open_file (path);
  assert_same_pages (fixture->file, printed);
}

/* GTK's own printer that writes a file, with @change made to what its dialog would
 * have asked. Returns: (transfer full): what came out */
static PopplerDocument *
print_to_file (PrintFixture *fixture, void (*change) (GtkPrintSettings *settings))
{
  g_autoptr (GtkPrintOperation) operation = kh_printout_create_operation (fixture->printout);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_copy (gtk_print_operation_get_print_settings (operation));
  g_autofree char *path = g_build_filename (fixture->folder, "in.pdf", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  if (change != NULL)
    change (settings);
  gtk_print_operation_set_print_settings (operation, settings);
  run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG);
  return open_file (path);
}

static void
test_file (PrintFixture *fixture, gconstpointer data)
{
  g_autoptr (PopplerDocument) printed = print_to_file (fixture, NULL);

  assert_same_pages (fixture->file, printed);
}

static void
choose_range (GtkPrintSettings *settings)
{
  GtkPageRange range = { 1, 2 };

  gtk_print_settings_set_print_pages (settings, GTK_PRINT_PAGES_RANGES);
  gtk_print_settings_set_page_ranges (settings, &range, 1);
  gtk_print_settings_set_n_copies (settings, 2);
  gtk_print_settings_set_collate (settings, TRUE);
}

static void
test_range (PrintFixture *fixture, gconstpointer data)
{
  g_autoptr (PopplerDocument) printed = print_to_file (fixture, choose_range);

  g_assert_cmpint (poppler_document_get_n_pages (printed), ==, 4);
  for (int i = 0; i < 4; i++)
    assert_same_page (fixture->file, 1 + i % 2, printed, i);
}

static void
choose_for_once (GtkPrintSettings *settings)
{
  GtkPaperSize *letter = gtk_paper_size_new (GTK_PAPER_NAME_LETTER);

  choose_range (settings);
  gtk_print_settings_set_paper_size (settings, letter);
  gtk_print_settings_set_scale (settings, 50);
  gtk_paper_size_free (letter);
}

/* The printer is remembered; paper, scale, range and copies begin anew. */
static void
test_remembered (PrintFixture *fixture, gconstpointer data)
{
  g_autoptr (PopplerDocument) printed G_GNUC_UNUSED = print_to_file (fixture, choose_for_once);
  g_autoptr (GtkPrintOperation) next = kh_printout_create_operation (fixture->printout);
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (next);
  GtkPaperSize *paper = gtk_print_settings_get_paper_size (settings);
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (next);

  g_assert_cmpstr (gtk_print_settings_get_printer (settings), ==, "Print to File");
  g_assert_cmpstr (gtk_print_settings_get (settings, "cups-print-scaling"), ==, "none");
  g_assert_cmpint (gtk_print_settings_get_n_copies (settings), ==, 1);
  g_assert_cmpint (gtk_print_settings_get_print_pages (settings), ==, GTK_PRINT_PAGES_ALL);
  g_assert_cmpfloat (gtk_print_settings_get_scale (settings), ==, 100);
  g_assert_cmpstr (gtk_paper_size_get_name (paper), ==, GTK_PAPER_NAME_A4);
  g_assert_cmpstr (gtk_paper_size_get_name (gtk_page_setup_get_paper_size (setup)), ==, GTK_PAPER_NAME_A4);
  gtk_paper_size_free (paper);
}

/* What GTK's printer to a file cannot do, and others can. */
static void
test_both_sides (PrintFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GtkPrintSettings) again = NULL;
  g_autoptr (GtkPageSetup) setup_again = NULL;

  kh_print_settings_load (&settings, &setup);
  gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  gtk_print_settings_set_use_color (settings, FALSE);
  gtk_print_settings_set_default_source (settings, "tray-2");
  gtk_page_setup_set_left_margin (setup, 7, GTK_UNIT_MM);
  kh_print_settings_save (settings, setup);
  kh_print_settings_load (&again, &setup_again);
  g_assert_cmpint (gtk_print_settings_get_duplex (again), ==, GTK_PRINT_DUPLEX_HORIZONTAL);
  g_assert_false (gtk_print_settings_get_use_color (again));
  g_assert_cmpstr (gtk_print_settings_get_default_source (again), ==, "tray-2");
  g_assert_cmpfloat_with_epsilon (gtk_page_setup_get_left_margin (setup_again, GTK_UNIT_MM), 7, 0.01);
}

static void
test_unreadable (PrintFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.7\nno more", 16);
  g_autoptr (GError) error = NULL;

  g_assert_null (kh_printout_new (bytes, "KH-mau", &error));
  g_assert_nonnull (error);
}

/* The window. */

static void
test_preview (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *preview;

  window_fixture_open_editor (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "print-preview", NULL);
  wait_until ((preview = window_fixture_find_window (KH_TYPE_PRINT_PREVIEW)) != NULL
              && kh_print_preview_get_n_sheets (KH_PRINT_PREVIEW (preview)) > 0);
  g_assert_cmpuint (kh_print_preview_get_n_sheets (KH_PRINT_PREVIEW (preview)), >, 2);
  g_assert_nonnull (window_fixture_find_label (preview, "1 of"));
  wait_until (gtk_widget_get_mapped (preview));
  gtk_widget_activate_action (preview, "sheet.next", NULL);
  g_assert_nonnull (window_fixture_find_label (preview, "2 of"));
  gtk_widget_activate_action (preview, "sheet.previous", NULL);
  g_assert_nonnull (window_fixture_find_label (preview, "1 of"));
  gtk_window_close (GTK_WINDOW (preview));
  wait_until (window_fixture_find_window (KH_TYPE_PRINT_PREVIEW) == NULL);
}

/* Of an issued plan the paper shows what was signed: here a PDF of one page. */
static void
test_signed (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (KhDocument) document = kh_document_new ();
  g_autoptr (KhExporter) exporter = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  KhBlock *block = kh_block_new (KH_ROLE_PARAGRAPH, NULL, NULL);
  KhIssuing issuing = { .number = "12", .symbol = "KH-SM", .date = "2027-01-05", .revision = "12/KH-SM",
                        .file_name = "ky.pdf", .media_type = "application/pdf" };
  GtkWidget *preview;

  kh_block_add_span (block, "Bản đã ký.", FALSE, FALSE);
  kh_document_add (document, block);
  g_object_set (document, "profile", KH_PLAN_DEFAULT_PROFILE, NULL);
  exporter = kh_exporter_new_document (document, KH_EXPORT_PDF);
  content = kh_exporter_run (exporter, NULL, &error);
  g_assert_no_error (error);
  issuing.content = content;
  g_assert_true (kh_store_issue_plan (fixture->store, kh_editor_get_plan (window_fixture_open_editor (fixture)), &issuing, &error));
  g_assert_no_error (error);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "print-preview", NULL);
  wait_until ((preview = window_fixture_find_window (KH_TYPE_PRINT_PREVIEW)) != NULL
              && kh_print_preview_get_n_sheets (KH_PRINT_PREVIEW (preview)) > 0);
  g_assert_cmpuint (kh_print_preview_get_n_sheets (KH_PRINT_PREVIEW (preview)), ==, 1);
  gtk_window_close (GTK_WINDOW (preview));
  wait_until (window_fixture_find_window (KH_TYPE_PRINT_PREVIEW) == NULL);
}

static void
test_no_plan (WindowFixture *fixture, gconstpointer data)
{
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "print"));
  window_fixture_open_editor (fixture);
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), "print"));
}

#define PRINT_CASE(path, function) g_test_add (path, PrintFixture, NULL, set_up, function, tear_down)

static void
add_cases (void)
{
  PRINT_CASE ("/print/export", test_export);
  PRINT_CASE ("/print/file", test_file);
  PRINT_CASE ("/print/range", test_range);
  PRINT_CASE ("/print/remembered", test_remembered);
  PRINT_CASE ("/print/both-sides", test_both_sides);
  PRINT_CASE ("/print/unreadable", test_unreadable);
  CASE ("/print/preview", test_preview);
  CASE ("/print/signed", test_signed);
  CASE ("/print/no-plan", test_no_plan);
}

int
main (int argc, char *argv[])
{
  return window_fixture_main (argc, argv, add_cases);
}
