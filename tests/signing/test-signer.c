/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing PDF files: with a database and with a token, and what others say of the signatures. */
#include "signer-fixture.h"

#include "folder.h"
#include "pdf-update.h"
#include "sign.h"

#include <glib/gstdio.h>
#include <poppler.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

static void
test_signs (gconstpointer data)
{
  const SignerFixture *shared = data;
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const KhSignOptions options = { .field = "Person", .reason = "Duyệt kế hoạch" };
  const KhSignatureInfo *info;

  if (signer_skip (shared))
    return;
  signed_pdf = signer_sign (shared, pdf, KH_TEST_SIGNER, &options, KH_TEST_PIN, &error);
  g_assert_no_error (error);
  g_assert_true (signer_starts_with (signed_pdf, pdf));
  found = signer_read_signatures (shared, signed_pdf);
  g_assert_cmpuint (found->len, ==, 1);
  info = signer_find_info (found, "Person");
  g_assert_cmpint (info->status, ==, KH_SIGNATURE_HOLDS);
  g_assert_cmpstr (info->signer, ==, KH_TEST_SIGNER);
  signer_check_with_openssl (shared, signed_pdf);
  signer_check_with_pdfsig (shared, signed_pdf, 1);
}

/* Returns: (transfer full) (nullable): what is read on the pages, fields and all; poppler-glib leaves out those of signatures */
static char *
read_words (const SignerFixture *shared, GBytes *pdf)
{
  g_autofree char *path = signer_write_pdf (shared, pdf);
  const char *command[] = { "pdftotext", path, "-", NULL };
  char *words = NULL;

  return g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &words, NULL, NULL, NULL) ? words : NULL;
}

/* How far the field that is nearest to the top is from the right edge and, at its foot, from the top, in pt. */
static void
find_corner (GBytes *pdf, double *right, double *foot)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  PopplerPage *page;
  GList *fields;
  double width, height;

  g_assert_no_error (error);
  page = poppler_document_get_page (document, 0);
  poppler_page_get_size (page, &width, &height);
  fields = poppler_page_get_form_field_mapping (page);
  *foot = height;
  for (GList *l = fields; l != NULL; l = l->next)
    {
      const PopplerRectangle *area = &((PopplerFormFieldMapping *) l->data)->area;

      if (height - area->y1 > *foot)
        continue;
      *foot = height - area->y1;
      *right = width - area->x2;
    }
  poppler_page_free_form_field_mapping (fields);
  g_object_unref (page);
  g_object_unref (document);
}

/* An attachment in a file of its own has no field: number, symbol and time stand at its top right. */
static void
test_corner (gconstpointer data)
{
  const SignerFixture *shared = data;
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (7 * 60 * 60);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (time, zone);
  g_autofree char *expected = g_date_time_format (local, "%d/%m/%Y %H:%M:%S +07:00");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  const KhSignOptions options = { .corner = "12/KH-SM", .time = time };
  double right = 0, foot = 0;

  if (signer_skip (shared))
    return;
  signed_pdf = signer_sign (shared, pdf, KH_TEST_BODY, &options, KH_TEST_PIN, &error);
  g_assert_no_error (error);
  g_assert_true (signer_starts_with (signed_pdf, pdf));
  found = signer_read_signatures (shared, signed_pdf);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (kh_signature_info_is_sound (found->pdata[0]));
  find_corner (signed_pdf, &right, &foot);
  g_assert_cmpfloat (right, <, 45); /* 15 mm from the right, and within the margin at the top */
  g_assert_cmpfloat (foot, <, 57);
  text = read_words (shared, signed_pdf);
  if (text != NULL)
    {
      g_assert_nonnull (strstr (text, "12/KH-SM"));
      g_assert_nonnull (strstr (text, expected));
    }
  signer_check_with_openssl (shared, signed_pdf);
  signer_check_with_pdfsig (shared, signed_pdf, 1);
}

/* Names of blank text fields; a filled one is none, and a field says itself how it looks. */
static void
test_blank (gconstpointer data)
{
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (GBytes) filled = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) before = kh_pdf_list_blank (pdf, NULL, &error);
  g_auto (GStrv) after = NULL;
  const KhFieldValue number = { "Number", "15", NULL };

  g_assert_no_error (error);
  g_assert_true (g_strv_contains ((const char *const *) before, "Number"));
  filled = kh_pdf_fill (pdf, NULL, &number, 1, &error);
  g_assert_no_error (error);
  after = kh_pdf_list_blank (filled, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_strv_contains ((const char *const *) after, "Number"));
}

/* The person signs, the clerk fills in the number, the body signs: the first signature holds. */
static void
test_steps (gconstpointer data)
{
  const SignerFixture *shared = data;
  const gboolean streams[] = { FALSE, TRUE };
  const KhSignOptions person = { .field = "Person" }, body = { .field = "Body" };
  const KhFieldValue number = { "Number", "15", "Liberation Serif 13" };

  if (signer_skip (shared))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autoptr (GBytes) pdf = signer_create_pdf (streams[i]);
      g_autoptr (GBytes) first = NULL;
      g_autoptr (GBytes) filled = NULL;
      g_autoptr (GBytes) second = NULL;
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GError) error = NULL;

      first = signer_sign (shared, pdf, KH_TEST_SIGNER, &person, KH_TEST_PIN, &error);
      g_assert_no_error (error);
      filled = kh_pdf_fill (first, "plan.pdf", &number, 1, &error);
      g_assert_no_error (error);
      g_assert_true (signer_starts_with (filled, first));
      second = signer_sign (shared, filled, KH_TEST_BODY, &body, KH_TEST_PIN, &error);
      g_assert_no_error (error);
      g_assert_true (signer_starts_with (second, filled));
      found = signer_read_signatures (shared, second);
      g_assert_cmpuint (found->len, ==, 2);
      g_assert_cmpint (signer_find_info (found, "Person")->status, ==, KH_SIGNATURE_HOLDS);
      g_assert_cmpint (signer_find_info (found, "Body")->status, ==, KH_SIGNATURE_HOLDS);
      g_assert_cmpstr (signer_find_info (found, "Body")->signer, ==, KH_TEST_BODY);
      g_assert_cmpint (signer_find_info (found, "Person")->scope, ==, KH_SIGNATURE_FILLED);
      g_assert_cmpint (signer_find_info (found, "Body")->scope, ==, KH_SIGNATURE_WHOLE);
      g_assert_true (kh_signature_info_is_sound (signer_find_info (found, "Person")));
      signer_check_with_openssl (shared, second);
      signer_check_with_pdfsig (shared, second, 2);
    }
}

typedef void (*Change) (KhPdfUpdate *update, qpdf_data handle, qpdf_oh page);

static void
turn_page (KhPdfUpdate *update, qpdf_data handle, qpdf_oh page)
{
  qpdf_oh_replace_key (handle, page, "/Rotate", qpdf_oh_new_integer (handle, 90));
  kh_pdf_update_touch (update, page);
}

static void
write_on_page (KhPdfUpdate *update, qpdf_data handle, qpdf_oh page)
{
  qpdf_oh stream = qpdf_oh_new_stream (handle);

  qpdf_oh_replace_stream_data (handle, stream, (const unsigned char *) "0 0 9 9 re f", 12, qpdf_oh_new_null (handle),
                               qpdf_oh_new_null (handle));
  qpdf_oh_replace_key (handle, page, "/Contents", stream);
  kh_pdf_update_touch (update, page);
}

/* A field that was not there, over what was signed. */
static void
cover_page (KhPdfUpdate *update, qpdf_data handle, qpdf_oh page)
{
  qpdf_oh annotations = qpdf_oh_get_key (handle, page, "/Annots");

  qpdf_oh_append_item (handle, annotations,
                       qpdf_make_indirect_object (
                           handle, qpdf_oh_parse (handle, "<< /Type /Annot /Subtype /Widget /FT /Tx /T (New) /Rect [0 0 99 99] >>")));
  kh_pdf_update_touch (update, page);
}

static void
move_field (KhPdfUpdate *update, qpdf_data handle, qpdf_oh page)
{
  qpdf_oh field = kh_pdf_update_find_field (update, "Number");

  qpdf_oh_replace_key (handle, field, "/Rect", qpdf_oh_parse (handle, "[0 0 300 300]"));
  kh_pdf_update_touch (update, field);
}

/* The signed bytes are as they were, and yet the reader sees another document. */
static void
test_extended (gconstpointer data)
{
  const SignerFixture *shared = data;
  const Change changes[] = { turn_page, write_on_page, cover_page, move_field };
  const KhSignOptions options = { .field = "Person" };
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autoptr (GError) error = NULL;

  if (signer_skip (shared))
    return;
  signed_pdf = signer_sign (shared, pdf, KH_TEST_SIGNER, &options, KH_TEST_PIN, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (KhPdfUpdate) update = kh_pdf_update_new (signed_pdf, NULL, &error);
      qpdf_data handle = kh_pdf_update_get_handle (update);
      g_autoptr (GBytes) extended = NULL;
      g_autoptr (GPtrArray) found = NULL;
      const KhSignatureInfo *info;

      g_assert_no_error (error);
      changes[i](update, handle, qpdf_get_page_n (handle, 0));
      extended = g_byte_array_free_to_bytes (kh_pdf_update_finish (update, NULL, &error));
      g_assert_no_error (error);
      found = signer_read_signatures (shared, extended);
      info = signer_find_info (found, "Person");
      g_assert_cmpint (info->status, ==, KH_SIGNATURE_HOLDS);
      g_assert_cmpint (info->scope, ==, KH_SIGNATURE_EXTENDED);
      g_assert_false (kh_signature_info_is_sound (info));
    }
}

/* No field is named and none is there: the signature has no place on the page. */
static void
test_hidden (gconstpointer data)
{
  const SignerFixture *shared = data;
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  const KhSignOptions options = { 0 };

  if (signer_skip (shared))
    return;
  for (guint n = 1; n <= 4; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) signed_pdf = signer_sign (shared, pdf, KH_TEST_SIGNER, &options, KH_TEST_PIN, &error);
      g_autoptr (GPtrArray) found = NULL;

      g_assert_no_error (error);
      found = signer_read_signatures (shared, signed_pdf);
      g_assert_cmpuint (found->len, ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (((const KhSignatureInfo *) g_ptr_array_index (found, i))->status, ==, KH_SIGNATURE_HOLDS);
      g_bytes_unref (pdf);
      pdf = g_steal_pointer (&signed_pdf);
    }
}

typedef struct
{
  const char *holder;
  const char *field;
  const char *pin;
  GQuark domain;
  int code;
  const char *words;
} Refusal;

static void
test_refusals (gconstpointer data)
{
  const SignerFixture *shared = data;
  const Refusal refusals[] = {
    { KH_TEST_SIGNER, "Person", "sai", KH_SIGNING_ERROR, KH_SIGNING_ERROR_PIN, "PIN" },
    { KH_TEST_SIGNER, "Person", NULL, G_IO_ERROR, G_IO_ERROR_CANCELLED, "PIN" },
    { KH_TEST_SIGNER, "Nowhere", KH_TEST_PIN, KH_SIGNING_ERROR, KH_SIGNING_ERROR_FIELD, "Nowhere" },
    { KH_TEST_SIGNER, "Number", KH_TEST_PIN, KH_SIGNING_ERROR, KH_SIGNING_ERROR_FIELD, "Number" },
    { KH_TEST_EXPIRED, "Person", KH_TEST_PIN, KH_SIGNING_ERROR, KH_SIGNING_ERROR_CERTIFICATE, KH_TEST_EXPIRED },
    { KH_TEST_CIPHER, "Person", KH_TEST_PIN, KH_SIGNING_ERROR, KH_SIGNING_ERROR_CERTIFICATE, KH_TEST_CIPHER },
    { KH_TEST_REVOKED, "Person", KH_TEST_PIN, KH_SIGNING_ERROR, KH_SIGNING_ERROR_CERTIFICATE, KH_TEST_REVOKED },
  };
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);

  if (signer_skip (shared))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const KhSignOptions options = { .name = "plan.pdf", .field = refusals[i].field };
      g_autoptr (GError) error = NULL;

      g_assert_null (signer_sign (shared, pdf, refusals[i].holder, &options, refusals[i].pin, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, refusals[i].domain, refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].words));
    }
}

static void
test_twice (gconstpointer data)
{
  const SignerFixture *shared = data;
  const KhSignOptions options = { .name = "plan.pdf", .field = "Person" };
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autoptr (GError) error = NULL;

  if (signer_skip (shared))
    return;
  signed_pdf = signer_sign (shared, pdf, KH_TEST_SIGNER, &options, KH_TEST_PIN, &error);
  g_assert_no_error (error);
  g_assert_null (signer_sign (shared, signed_pdf, KH_TEST_BODY, &options, KH_TEST_PIN, &error));
  g_assert_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_FIELD);
}

static void
test_no_pdf (gconstpointer data)
{
  const SignerFixture *shared = data;
  const KhSignOptions options = { .name = "text.pdf" };
  g_autoptr (GBytes) text = g_bytes_new_static ("I. MỤC ĐÍCH\nstartxref\n5\n", 26);
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (GError) error = NULL;

  if (signer_skip (shared))
    return;
  g_assert_null (signer_sign (shared, text, KH_TEST_SIGNER, &options, KH_TEST_PIN, &error));
  g_assert_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_NOT_PDF);
  g_assert_nonnull (strstr (error->message, "text.pdf"));
  for (guint part = 1; part < 8; part++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (pdf, 0, g_bytes_get_size (pdf) * part / 8);

      g_clear_error (&error);
      g_assert_null (signer_sign (shared, cut, KH_TEST_SIGNER, &options, KH_TEST_PIN, &error));
      g_assert_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_NOT_PDF);
    }
}

/* Every byte that is signed counts. */
static void
test_flips (gconstpointer data)
{
  const SignerFixture *shared = data;
  const KhSignOptions options = { .field = "Person" };
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (20300);
  guint n_read = 0;

  if (signer_skip (shared))
    return;
  signed_pdf = signer_sign (shared, pdf, KH_TEST_SIGNER, &options, KH_TEST_PIN, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 40; i++)
    {
      gsize size;
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (signed_pdf, &size), g_bytes_get_size (signed_pdf));
      g_autofree char *path = g_build_filename (shared->folder, "flipped.pdf", NULL);
      g_autoptr (GPtrArray) found = NULL;

      /* Of the file as it was before: all of it is signed. */
      bytes[(guint32) g_rand_int_range (random, 0, (gint32) g_bytes_get_size (pdf))] ^= 1 << g_rand_int_range (random, 0, 8);
      g_assert_true (g_file_set_contents (path, (char *) bytes, (gssize) size, NULL));
      found = kh_signatures_read (path, NULL);
      for (guint j = 0; found != NULL && j < found->len; j++)
        {
          g_assert_cmpint (((const KhSignatureInfo *) g_ptr_array_index (found, j))->status, !=, KH_SIGNATURE_HOLDS);
          n_read++;
        }
    }
  g_assert_cmpuint (n_read, >, 0);
}

static GBytes *
create_picture (void)
{
  static const guint8 png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x0a, 0x00, 0x00, 0x00, 0x14, 0x08, 0x06, 0x00, 0x00, 0x00, 0xb4, 0xee, 0xac,
    0x56, 0x00, 0x00, 0x00, 0x09, 0x70, 0x48, 0x59, 0x73, 0x00, 0x00, 0x1e, 0xc2, 0x00, 0x00, 0x1e,
    0xc2, 0x01, 0x6e, 0xd0, 0x75, 0x3e, 0x00, 0x00, 0x00, 0x24, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c,
    0x63, 0x38, 0xc1, 0xc0, 0xc0, 0x00, 0xc4, 0xff, 0xa1, 0x18, 0x27, 0x9b, 0x28, 0x45, 0x20, 0x9a,
    0x81, 0x18, 0x45, 0x30, 0x85, 0xa3, 0x56, 0x8f, 0x5a, 0x3d, 0xe4, 0xac, 0x06, 0x00, 0x24, 0x75,
    0x20, 0xcb, 0xd6, 0xd8, 0x04, 0x56, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42,
    0x60, 0x82
  };

  return g_bytes_new_static (png, sizeof png);
}

static void
test_picture (gconstpointer data)
{
  const SignerFixture *shared = data;
  g_autoptr (GBytes) picture = create_picture ();
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);
  KhSignOptions options = { .field = "Body", .picture = picture, .picture_kind = KH_PICTURE_REAL_SIZE };
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  double width, height;

  /* 10 by 20 pixels at 7874 a metre, which is 200 an inch. */
  g_assert_true (kh_appearance_measure (picture, &width, &height, &error));
  g_assert_cmpfloat_with_epsilon (width, 3.6, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 7.2, 0.01);
  if (signer_skip (shared))
    return;
  signed_pdf = signer_sign (shared, pdf, KH_TEST_BODY, &options, KH_TEST_PIN, &error);
  g_assert_no_error (error);
  g_assert_nonnull (memmem (g_bytes_get_data (signed_pdf, NULL), g_bytes_get_size (signed_pdf), "/SMask", 6));
  found = signer_read_signatures (shared, signed_pdf);
  g_assert_cmpint (signer_find_info (found, "Body")->status, ==, KH_SIGNATURE_HOLDS);
  options.picture = text;
  g_assert_null (signer_sign (shared, pdf, KH_TEST_BODY, &options, KH_TEST_PIN, &error));
  g_assert_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_PICTURE);
}

/* Returns: (transfer full) (nullable): the certificate of the token; %NULL where the test is skipped */
static KhCertificate *
find_on_token (const SignerFixture *shared, KhKeyStore **store)
{
  const char *drivers[] = { shared->driver, NULL };
  g_autoptr (GError) error = NULL;

  if (signer_skip (shared))
    return NULL;
  if (shared->driver == NULL)
    {
      g_test_skip ("softhsm2-util or modutil is not installed");
      return NULL;
    }
  *store = kh_key_store_open (shared->database, drivers, &error);
  g_assert_no_error (error);
  return signer_find (*store, KH_TEST_ON_TOKEN);
}

static void
test_token (gconstpointer data)
{
  const SignerFixture *shared = data;
  const KhSignOptions options = { .field = "Person" };
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autoptr (KhKeyStore) store = NULL;
  g_autoptr (KhCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  SignerPerson wrong = { "sai", 0 }, right = { KH_TEST_PIN, 0 };

  certificate = find_on_token (shared, &store);
  if (certificate == NULL)
    return;
  g_assert_cmpstr (kh_certificate_get_token (certificate), ==, "Thẻ thử");
  g_assert_null (kh_pdf_sign (pdf, certificate, &options, signer_answer_cb, &wrong, &error));
  g_assert_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_PIN);
  g_assert_cmpuint (wrong.n_asked, ==, 1);
  g_clear_error (&error);
  signed_pdf = kh_pdf_sign (pdf, certificate, &options, signer_answer_cb, &right, &error);
  g_assert_no_error (error);
  signer_check_with_openssl (shared, signed_pdf);
  signer_check_with_pdfsig (shared, signed_pdf, 1);
}

/* Pulls the token out while its PIN is asked. */
static char *
pull_cb (const char *token, gpointer user_data)
{
  const SignerFixture *shared = user_data;
  g_autofree char *tokens = g_build_filename (shared->folder, "tokens", NULL);
  g_autofree char *elsewhere = g_build_filename (shared->folder, "pulled", NULL);

  g_assert_cmpint (g_rename (tokens, elsewhere), ==, 0);
  return g_strdup (KH_TEST_PIN);
}

/* Last, for the token is gone then. */
static void
test_pulled (gconstpointer data)
{
  const SignerFixture *shared = data;
  const KhSignOptions options = { .field = "Person" };
  g_autoptr (GBytes) pdf = signer_create_pdf (FALSE);
  g_autoptr (KhKeyStore) store = NULL;
  g_autoptr (KhCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;

  certificate = find_on_token (shared, &store);
  if (certificate == NULL)
    return;
  g_assert_null (kh_pdf_sign (pdf, certificate, &options, pull_cb, (gpointer) shared, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_TOKEN);
}

static void
test_driver (gconstpointer data)
{
  const SignerFixture *shared = data;
  g_autofree char *path = g_build_filename (shared->folder, "driver.so", NULL);
  const char *drivers[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "no library", -1, NULL));
  g_assert_null (kh_key_store_open (shared->folder, drivers, &error));
  g_assert_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_DRIVER);
  g_assert_nonnull (strstr (error->message, "driver.so"));
}

int
main (int argc, char **argv)
{
  SignerFixture shared = { NULL, NULL, NULL };
  int result;

  g_test_init (&argc, &argv, NULL);
  shared.folder = kh_test_folder_new ();
  shared.database = kh_test_make_key_store (shared.folder);
  /* Before there are threads: it sets an environment variable. */
  if (shared.database != NULL)
    shared.driver = kh_test_make_token (shared.folder);
  g_test_add_data_func ("/signer/signs", &shared, test_signs);
  g_test_add_data_func ("/signer/corner", &shared, test_corner);
  g_test_add_data_func ("/signer/blank", &shared, test_blank);
  g_test_add_data_func ("/signer/steps", &shared, test_steps);
  g_test_add_data_func ("/signer/extended", &shared, test_extended);
  g_test_add_data_func ("/signer/hidden", &shared, test_hidden);
  g_test_add_data_func ("/signer/refusals", &shared, test_refusals);
  g_test_add_data_func ("/signer/twice", &shared, test_twice);
  g_test_add_data_func ("/signer/no-pdf", &shared, test_no_pdf);
  g_test_add_data_func ("/signer/flips", &shared, test_flips);
  g_test_add_data_func ("/signer/picture", &shared, test_picture);
  g_test_add_data_func ("/signer/driver", &shared, test_driver);
  g_test_add_data_func ("/signer/token", &shared, test_token);
  g_test_add_data_func ("/signer/pulled", &shared, test_pulled);
  result = g_test_run ();
  kh_test_folder_remove (shared.folder);
  g_free (shared.folder);
  g_free (shared.database);
  g_free (shared.driver);
  return result;
}
