/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing a PDF in the window, and what the window says of its signatures. */
#include "sign-task.h"
#include "sign-window.h"
#include "signatures-window.h"
#include "signatures.h"

#include "sign.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* The user's own database: the tests have a home of their own. */
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
read_fields (GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  kh_sign_fields_async (file, NULL, result_cb, &result);
  wait_until (result != NULL);
  return kh_sign_fields_finish (result, error);
}

static GtkWidget *
open_window (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char **fields = read_fields (file, &error);
  GtkWidget *window;

  g_assert_no_error (error);
  window = kh_sign_window_new (file, fields);
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

static void
test_signs (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "plan-signed.pdf", NULL);
  g_autofree char *sealed = g_build_filename (fixture->folder, "plan-signed-signed.pdf", NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;
  g_autoptr (GFile) file = NULL;
  GtkWidget *window;

  if (!make_user_database (fixture->folder))
    {
      g_test_skip ("certutil or crlutil (libnss3-tools) is not installed");
      return;
    }
  pdf = export_plan (fixture);
  window = open_window (pdf);
  g_assert_false (can_sign (window)); /* until the certificates are there */
  sign (window, KH_TEST_SIGNER, "sai");
  wait_until (can_sign (window)); /* a wrong PIN: the form is there again */
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (window_fixture_find (window, ADW_TYPE_PASSWORD_ENTRY_ROW))), ==, "");
  sign (window, KH_TEST_SIGNER, KH_TEST_PIN);
  wait_until (g_file_test (target, G_FILE_TEST_EXISTS));

  window = open_window (target);
  /* The seal's place alone is left. */
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (find_row (window, "Signature _of")))),
                    ==, 1);
  sign (window, KH_TEST_BODY, KH_TEST_PIN);
  wait_until (g_file_test (sealed, G_FILE_TEST_EXISTS));
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
  g_assert_null (read_fields (file, &error));
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
  return window_fixture_main (argc, argv, add_cases);
}
