/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signatures read back from PDF files that another program signed. */
#include "signatures.h"

#include "folder.h"
#include "sign.h"

#include <cairo-pdf.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *plain; /* an unsigned PDF */
  char *sealed; /* the same with a signature, NULL where the tools for it are absent */
} Fixture;

static void
write_plain_pdf (const char *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 300, 300);
  cairo_t *cr = cairo_create (surface);

  cairo_move_to (cr, 20, 50);
  cairo_show_text (cr, "THE WORDS THAT ARE SIGNED");
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sealed = NULL;

  fixture->folder = kh_test_folder_new ();
  fixture->plain = g_build_filename (fixture->folder, "plain.pdf", NULL);
  write_plain_pdf (fixture->plain);
  sealed = g_build_filename (fixture->folder, "signed.pdf", NULL);
  if (kh_test_sign_pdf (fixture->folder, fixture->plain, sealed))
    fixture->sealed = g_steal_pointer (&sealed);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  kh_test_folder_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->plain);
  g_free (fixture->sealed);
}

static gboolean
skip_unsigned (Fixture *fixture)
{
  if (fixture->sealed != NULL)
    return FALSE;
  g_test_skip ("certutil (libnss3-tools) or pdfsig (poppler-utils) is not installed");
  return TRUE;
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = kh_signatures_read (fixture->plain, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_holds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  const KhSignatureInfo *info;

  if (skip_unsigned (fixture))
    return;
  found = kh_signatures_read (fixture->sealed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  info = g_ptr_array_index (found, 0);
  g_assert_cmpint (info->status, ==, KH_SIGNATURE_HOLDS);
  g_assert_cmpstr (info->signer, ==, KH_TEST_SIGNER);
  g_assert_nonnull (info->field);
  g_assert_nonnull (info->time);
  /* It was signed in this test, so within the hour by any clock. */
  g_assert_cmpint (ABS (g_date_time_difference (now, info->time)), <, G_TIME_SPAN_HOUR);
  /* Nobody vouches for a certificate that signed itself. */
  g_assert_cmpint (info->standing, ==, KH_CERTIFICATE_UNKNOWN);
  g_assert_cmpint (info->scope, ==, KH_SIGNATURE_WHOLE);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (skip_unsigned (fixture))
    return;
  /* The program's name: signed bytes that no reader needs. */
  kh_test_change_pdf (fixture->sealed, "cairo");
  found = kh_signatures_read (fixture->sealed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((const KhSignatureInfo *) g_ptr_array_index (found, 0))->status, ==, KH_SIGNATURE_CHANGED);
}

static void
test_no_pdf (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "text.pdf", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.pdf", NULL);
  g_autofree char *absent = g_build_filename (fixture->folder, "absent.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (text, "I. MỤC ĐÍCH, YÊU CẦU\n", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));

  g_assert_null (kh_signatures_read (text, &error));
  g_assert_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_NOT_PDF);
  g_assert_nonnull (strstr (error->message, "text.pdf"));
  g_clear_error (&error);
  g_assert_null (kh_signatures_read (empty, &error));
  g_assert_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_NOT_PDF);
  g_clear_error (&error);
  g_assert_null (kh_signatures_read (absent, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (kh_signatures_read (fixture->folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

/* Each cut of a signed file is read without a crash, and none seems to hold. */
static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *contents = NULL;
  g_autofree char *cut = g_build_filename (fixture->folder, "cut.pdf", NULL);
  gsize length;

  if (skip_unsigned (fixture))
    return;
  g_assert_true (g_file_get_contents (fixture->sealed, &contents, &length, NULL));
  for (guint part = 1; part < 16; part++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = NULL;

      g_assert_true (g_file_set_contents (cut, contents, (gssize) (length * part / 16), NULL));
      found = kh_signatures_read (cut, &error);
      g_assert_true ((found == NULL) == (error != NULL));
      for (guint i = 0; found != NULL && i < found->len; i++)
        g_assert_cmpint (((const KhSignatureInfo *) g_ptr_array_index (found, i))->status, !=, KH_SIGNATURE_HOLDS);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/signatures/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/signatures/holds", Fixture, NULL, set_up, test_holds, tear_down);
  g_test_add ("/signatures/changed", Fixture, NULL, set_up, test_changed, tear_down);
  g_test_add ("/signatures/no-pdf", Fixture, NULL, set_up, test_no_pdf, tear_down);
  g_test_add ("/signatures/cut", Fixture, NULL, set_up, test_cut, tear_down);
  return g_test_run ();
}
