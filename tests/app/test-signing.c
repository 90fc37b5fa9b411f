/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing a PDF in the window, and what the window says of its signatures. */
#include "pdf-fields.h"
#include "sign-settings.h"
#include "sign-task.h"
#include "sign-window.h"
#include "signatures-window.h"
#include "signatures.h"

#include "folder.h"
#include "sign.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <poppler.h>
#include <unistd.h>

/* The user's own database, in the home of this program alone. */
static gboolean
make_user_database (const char *folder)
{
  g_autofree char *made = kh_test_make_key_store (folder);
  g_autofree char *pki = g_build_filename (g_get_home_dir (), ".pki", NULL);
  g_autofree char *user = g_build_filename (pki, "nssdb", NULL);

  if (made == NULL)
    return FALSE;
  g_mkdir_with_parents (pki, 0700);
  g_unlink (user);
  return symlink (made, user) == 0;
}

/* Returns: (transfer full): the sample plan as a PDF */
static char *
export_plan (WindowFixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "plan.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  kh_editor_export (window_fixture_open_editor (fixture), file, KH_EXPORT_PDF, KH_PDF_DEFAULT, TRUE);
  wait_until (g_file_test (path, G_FILE_TEST_EXISTS));
  return path;
}

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static char **
read_fields (GFile *file, char ***blank, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kh_sign_fields_async (file, NULL, result_cb, &result);
  wait_until (result != NULL);
  return kh_sign_fields_finish (result, blank, error);
}

static GtkWidget *
open_window (const char *path, KhPlan *plan)
{
  char **blank = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char **fields = read_fields (file, &blank, &error);
  GtkWidget *window;

  g_assert_no_error (error);
  window = kh_sign_window_new (file, fields, blank, plan);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
can_sign (GtkWidget *window)
{
  return gtk_widget_is_sensitive (find_button (window, "sign.sign"));
}

/* Takes the certificate of @holder, types @pin and signs. */
static void
sign (GtkWidget *window, const char *holder, const char *pin)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (window, "_Certificate"));
  GListModel *words;

  wait_until (can_sign (window));
  words = adw_combo_row_get_model (row);
  for (guint i = 0; i < g_list_model_get_n_items (words); i++)
    {
      g_autoptr (GtkStringObject) word = g_list_model_get_item (words, i);

      if (g_str_has_prefix (gtk_string_object_get_string (word), holder))
        adw_combo_row_set_selected (row, i);
    }
  gtk_editable_set_text (GTK_EDITABLE (window_fixture_find (window, ADW_TYPE_PASSWORD_ENTRY_ROW)), pin);
  g_assert_true (gtk_widget_activate_action (window, "sign.sign", NULL));
}

static GtkStack *
find_stack (GtkWidget *window)
{
  return GTK_STACK (window_fixture_find (window, GTK_TYPE_STACK));
}

/* Gives the body of @plan a picture of its seal. Returns: (transfer full): where the copy of it will be */
static char *
keep_seal (WindowFixture *fixture, KhPlan *plan)
{
  const char *agency = kh_node_get_uuid (KH_NODE (kh_plan_get_agency (plan)));
  g_autofree char *picture = g_build_filename (fixture->folder, "dau.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 40, 40);
  KhSignSettings settings = { .seal_picture = picture };
  KhSignSettings other = { NULL };

  g_assert_cmpint (cairo_surface_write_to_png (surface, picture), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  kh_sign_settings_save (&settings, agency);
  /* No other body has it. */
  kh_sign_settings_load (&other, "6f1c7f0a-0000-4000-8000-000000000000");
  g_assert_null (other.seal_picture);
  kh_sign_settings_clear (&other);
  return kh_sign_settings_dup_picture_path (agency, TRUE);
}

static void
assert_field (PopplerDocument *document, const char *name, const char *expected)
{
  PopplerPage *page = poppler_document_get_page (document, 0);
  GList *fields = poppler_page_get_form_field_mapping (page);
  gboolean found = FALSE;

  for (GList *l = fields; l != NULL; l = l->next)
    {
      PopplerFormField *field = ((PopplerFormFieldMapping *) l->data)->field;
      g_autofree char *partial = poppler_form_field_get_partial_name (field);

      if (g_strcmp0 (partial, name) == 0)
        {
          g_autofree char *text = poppler_form_field_text_get_text (field);

          g_assert_cmpstr (text, ==, expected);
          found = TRUE;
        }
    }
  g_assert_true (found);
  poppler_page_free_form_field_mapping (fields);
  g_object_unref (page);
}

static void
assert_filled (const char *path, const char *number, const char *day, const char *month)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  PopplerDocument *document = poppler_document_new_from_file (uri, NULL, NULL);

  g_assert_nonnull (document);
  assert_field (document, KH_PDF_FIELD_NUMBER, number);
  assert_field (document, KH_PDF_FIELD_DAY, day);
  assert_field (document, KH_PDF_FIELD_MONTH, month);
  g_object_unref (document);
}

static void
test_signs (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "plan-signed.pdf", NULL);
  g_autofree char *sealed = g_build_filename (fixture->folder, "plan-signed-signed.pdf", NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *seal = NULL;
  g_autoptr (GFile) file = NULL;
  KhPlan *plan;
  GtkWidget *window;

  if (!make_user_database (fixture->folder))
    {
      g_test_skip ("certutil or crlutil (libnss3-tools) is not installed");
      return;
    }
  pdf = export_plan (fixture);
  plan = kh_editor_get_plan (kh_window_get_editor (fixture->window));
  seal = keep_seal (fixture, plan);
  window = open_window (pdf, plan);
  g_assert_false (gtk_widget_get_visible (find_row (window, "Number to _Fill In"))); /* the person signs first */
  g_assert_false (can_sign (window)); /* until the certificates are there */
  sign (window, KH_TEST_SIGNER, "sai");
  wait_until (can_sign (window)); /* a wrong PIN: the form is there again */
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_fixture_find (window, ADW_TYPE_PASSWORD_ENTRY_ROW))), ==, "");
  sign (window, KH_TEST_SIGNER, KH_TEST_PIN);
  wait_until (g_file_test (target, G_FILE_TEST_EXISTS));

  window = open_window (target, plan);
  /* The seal's place alone is left, beside that of an attachment. */
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (find_row (window, "Signature _of")))),
                    ==, 2);
  g_assert_true (gtk_widget_get_visible (find_row (window, "Number to _Fill In")));
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, "Number to _Fill In")), "15");
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, "_Date to Fill In (day/month/year)")), "5/3/2027");
  sign (window, KH_TEST_BODY, KH_TEST_PIN);
  wait_until (g_file_test (sealed, G_FILE_TEST_EXISTS));
  assert_filled (sealed, "15", "05", "3");
  /* The body's picture is the program's own copy from now on. */
  wait_until (g_file_test (seal, G_FILE_TEST_EXISTS));
  found = kh_signatures_read (sealed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  for (guint i = 0; i < found->len; i++)
    g_assert_true (kh_signature_info_is_sound (g_ptr_array_index (found, i)));

  /* In the process that has signed, with the certificates of its windows let go. */
  file = g_file_new_for_path (sealed);
  window = kh_signatures_window_new (file);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (g_str_equal (gtk_stack_get_visible_child_name (find_stack (window)), "signatures"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_verifies (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = export_plan (fixture);
  g_autoptr (GFile) file = g_file_new_for_path (pdf);
  GtkWidget *window = kh_signatures_window_new (file);

  gtk_window_present (GTK_WINDOW (window));
  wait_until (g_str_equal (gtk_stack_get_visible_child_name (find_stack (window)), "status"));
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (window_fixture_find (window, ADW_TYPE_STATUS_PAGE))), ==,
                   "No Signature");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_no_pdf (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "text.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "no PDF", -1, NULL));
  g_assert_null (read_fields (file, NULL, &error));
  g_assert_nonnull (error);
}

static void
add_cases (void)
{
  CASE ("/signing/signs", test_signs);
  CASE ("/signing/verifies", test_verifies);
  CASE ("/signing/no-pdf", test_no_pdf);
}

int
main (int argc, char **argv)
{
  g_autofree char *home = kh_test_folder_new ();
  int status;

  /* Other tests run beside this one, and what tests a signature for them looks for
   * certificates in the database of its user: not in this one, whose certificates
   * have the same names and other keys. */
  g_setenv ("HOME", home, TRUE);
  status = window_fixture_main (argc, argv, add_cases);
  kh_test_folder_remove (home);
  return status;
}
