/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file to sign, keys to sign it with, and what others say of the signatures. */
#include "signer-fixture.h"

#include <qpdf/qpdf-c.h>
#include <string.h>

char *
signer_answer_cb (const char *token, gpointer user_data)
{
  SignerPerson *person = user_data;

  g_assert_nonnull (token);
  person->n_asked++;
  return g_strdup (person->answer);
}

/* A PDF with two signature fields and one to fill, its cross-references as a
 * table or as a stream. */
GBytes *
signer_create_pdf (gboolean streams)
{
  static const char *const fields[] = {
    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Person) /F 4 /Rect [50 50 150 90] >>",
    "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Body) /F 4 /Rect [160 40 280 160] >>",
    "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Number) /F 4 /Rect [20 250 60 265] >>",
  };
  qpdf_data pdf = qpdf_init ();
  qpdf_oh page, array, widgets, form;
  GBytes *bytes;

  g_assert_false (qpdf_empty_pdf (pdf) & QPDF_ERRORS);
  page = qpdf_make_indirect_object (
      pdf, qpdf_oh_parse (pdf, "<< /Type /Page /MediaBox [0 0 300 300] /Resources << >> >>"));
  array = qpdf_oh_new_array (pdf);
  widgets = qpdf_oh_new_array (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      qpdf_oh field = qpdf_make_indirect_object (pdf, qpdf_oh_parse (pdf, fields[i]));

      qpdf_oh_append_item (pdf, array, field);
      qpdf_oh_append_item (pdf, widgets, field);
    }
  form = qpdf_oh_new_dictionary (pdf);
  qpdf_oh_replace_key (pdf, form, "/Fields", array);
  qpdf_oh_replace_key (pdf, qpdf_get_root (pdf), "/AcroForm", form);
  qpdf_oh_replace_key (pdf, page, "/Annots", widgets);
  g_assert_false (qpdf_add_page (pdf, pdf, page, QPDF_FALSE) & QPDF_ERRORS);
  qpdf_init_write_memory (pdf);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (pdf, streams ? qpdf_o_generate : qpdf_o_disable);
  g_assert_false (qpdf_write (pdf) & QPDF_ERRORS);
  bytes = g_bytes_new (qpdf_get_buffer (pdf), qpdf_get_buffer_length (pdf));
  qpdf_cleanup (&pdf);
  return bytes;
}

gboolean
signer_skip (const SignerFixture *shared)
{
  if (shared->database != NULL)
    return FALSE;
  g_test_skip ("certutil or crlutil (libnss3-tools) is not installed");
  return TRUE;
}

KhCertificate *
signer_find (KhKeyStore *store, const char *holder)
{
  g_autoptr (GListModel) certificates = kh_key_store_list (store, NULL, NULL);
  KhCertificate *found = kh_key_store_find (certificates, holder);

  g_assert_nonnull (found);
  return found;
}

/* Returns: the signed file, or NULL with @error set */
GBytes *
signer_sign (const SignerFixture *shared, GBytes *pdf, const char *holder, const KhSignOptions *options,
             const char *pin, GError **error)
{
  g_autoptr (KhKeyStore) store = kh_key_store_open (shared->database, NULL, error);
  g_autoptr (KhCertificate) certificate = NULL;
  SignerPerson person = { pin, 0 };
  GBytes *bytes;

  g_assert_nonnull (store);
  certificate = signer_find (store, holder);
  bytes = kh_pdf_sign (pdf, certificate, options, signer_answer_cb, &person, error);
  g_assert_cmpuint (person.n_asked, <=, 1);
  return bytes;
}

char *
signer_write_pdf (const SignerFixture *shared, GBytes *pdf)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("signed-%u.pdf", n++);
  char *path = g_build_filename (shared->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL));
  return path;
}

GPtrArray *
signer_read_signatures (const SignerFixture *shared, GBytes *pdf)
{
  g_autofree char *path = signer_write_pdf (shared, pdf);
  g_autoptr (GError) error = NULL;
  GPtrArray *found = kh_signatures_read (path, &error);

  g_assert_no_error (error);
  return found;
}

const KhSignatureInfo *
signer_find_info (GPtrArray *signatures, const char *field)
{
  for (guint i = 0; i < signatures->len; i++)
    {
      const KhSignatureInfo *info = g_ptr_array_index (signatures, i);

      if (g_strcmp0 (info->field, field) == 0)
        return info;
    }
  g_error ("no signature in %s", field);
}

gboolean
signer_starts_with (GBytes *longer, GBytes *shorter)
{
  return g_bytes_get_size (longer) > g_bytes_get_size (shorter)
         && memcmp (g_bytes_get_data (longer, NULL), g_bytes_get_data (shorter, NULL), g_bytes_get_size (shorter)) == 0;
}

/* What openssl says of the newest signature: over the very bytes of its range. */
void
signer_check_with_openssl (const SignerFixture *shared, GBytes *pdf)
{
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);
  const char *range = NULL;
  const char *next = data;
  guint64 start, end, rest;
  char *after;
  g_autofree char *message = g_build_filename (shared->folder, "message.der", NULL);
  g_autofree char *content = g_build_filename (shared->folder, "content", NULL);
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GByteArray) der = g_byte_array_new ();
  g_autoptr (GByteArray) around = g_byte_array_new ();
  const char *verify[] = { "openssl", "cms", "-verify", "-binary", "-inform", "DER", "-noverify", "-in", message,
                           "-content", content, "-out", "/dev/null", NULL };
  const char *print[] = { "openssl", "cms", "-cmsout", "-print", "-noout", "-inform", "DER", "-in", message, NULL };
  int status;

  while ((next = memmem (next, size - (gsize) (next - data), "/ByteRange [0 ", 14)) != NULL)
    range = next++;
  g_assert_nonnull (range);
  start = g_ascii_strtoull (range + 14, &after, 10);
  end = g_ascii_strtoull (after, &after, 10);
  rest = g_ascii_strtoull (after, NULL, 10);
  g_assert_cmpuint (end + rest, ==, size);
  g_assert_cmpint (data[start], ==, '<');
  g_assert_cmpint (data[end - 1], ==, '>');
  for (const char *digit = data + start + 1; digit < data + end - 1; digit += 2)
    {
      const guint8 byte = (guint8) (g_ascii_xdigit_value (digit[0]) * 16 + g_ascii_xdigit_value (digit[1]));

      g_byte_array_append (der, &byte, 1);
    }
  /* DER: a length of two bytes. What follows is the room that was not needed. */
  g_assert_cmpuint (der->data[0], ==, 0x30);
  g_assert_cmpuint (der->data[1], ==, 0x82);
  g_assert_true (g_file_set_contents (message, (char *) der->data, 4 + der->data[2] * 256 + der->data[3], NULL));
  g_byte_array_append (around, (const guint8 *) data, (guint) start);
  g_byte_array_append (around, (const guint8 *) data + end, (guint) rest);
  g_assert_true (g_file_set_contents (content, (char *) around->data, around->len, NULL));

  g_assert_true (g_spawn_sync (NULL, (char **) verify, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_spawn_sync (NULL, (char **) print, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, NULL));
  g_assert_nonnull (strstr (output, "id-smime-aa-signingCertificateV2"));
  g_assert_nonnull (strstr (output, "messageDigest"));
  g_assert_null (strstr (output, "signingTime")); /* PAdES has the time in the PDF alone */
}

void
signer_check_with_pdfsig (const SignerFixture *shared, GBytes *pdf, guint n_signatures)
{
  g_autofree char *path = signer_write_pdf (shared, pdf);
  g_autofree char *output = NULL;
  const char *command[] = { "pdfsig", "-nssdir", shared->database, path, NULL };
  const char *place;
  guint n = 0;

  if (!g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output,
                     NULL, NULL, NULL))
    return; /* not installed */
  for (place = output; (place = strstr (place, "Signature is Valid.")) != NULL; place++)
    n++;
  g_assert_cmpuint (n, ==, n_signatures);
  g_assert_nonnull (strstr (output, "ETSI.CAdES.detached"));
  g_assert_nonnull (strstr (output, "Certificate is Trusted."));
}
