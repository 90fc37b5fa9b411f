/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files signed by pdfsig with a certificate from certutil. */
#include "sign.h"

#include <glib/gstdio.h>
#include <string.h>

#define NICKNAME "signer-for-tests"
#define TOKEN "Thẻ thử"

static gboolean
run (const char *folder, const char *const *arguments)
{
  int status;

  if (!g_spawn_sync (folder, (char **) arguments, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, NULL))
    return FALSE;
  return g_spawn_check_wait_status (status, NULL);
}

static gboolean
make_certificate (const char *folder, const char *database)
{
  g_autofree char *noise = g_build_filename (folder, "noise", NULL);
  const char *create[] = { "certutil", "-N", "-d", database, "--empty-password", NULL };
  const char *certify[] = { "certutil", "-S", "-d",  database, "-n",     NICKNAME, "-s",  "CN=" KH_TEST_SIGNER ",O=Sở Mẫu",
                            "-x",       "-t", ",,",  "-k",     "rsa",    "-g",     "2048", "-Z",
                            "SHA256",   "-v", "120", "-z",     noise,    "-m",     "1",    NULL };

  g_assert_cmpint (g_mkdir (database, 0700), ==, 0);
  g_assert_true (g_file_set_contents (noise, "forty-eight bytes of noise, for a throwaway key.", -1, NULL));
  return run (folder, create) && run (folder, certify);
}

static void
make_noise (const char *noise)
{
  static guint n;
  g_autofree char *bytes = g_strdup_printf ("noise for a throwaway key, number %u, at least forty-eight bytes.", n++);

  g_assert_true (g_file_set_contents (noise, bytes, -1, NULL));
}

typedef struct
{
  const char *nickname;
  const char *subject;
  const char *serial;
  const char *start; /* months from now */
  const char *usage;
  const char *token;
} Certificate;

static gboolean
add_certificate (const char *folder, const Certificate *certificate)
{
  g_autofree char *noise = g_build_filename (folder, "noise", NULL);
  const char *certify[] = { "certutil", "-S", "-d", "nss", "-f", "password", "-n", certificate->nickname,
                            "-s", certificate->subject, "-c", "authority", "-t", ",,", "-k", "rsa", "-g", "2048",
                            "-Z", "SHA256", "-w", certificate->start, "-v", "12", "-z", noise, "-m", certificate->serial,
                            "--keyUsage", certificate->usage, "-h", certificate->token, NULL };

  make_noise (noise);
  return run (folder, certify);
}

char *
kh_test_make_key_store (const char *folder)
{
  static const Certificate certificates[] = {
    { "person", "CN=" KH_TEST_SIGNER ",O=Sở Mẫu", "2", "0", "digitalSignature,nonRepudiation", "internal" },
    { "body", "CN=" KH_TEST_BODY, "3", "0", "digitalSignature", "internal" },
    { "expired", "CN=" KH_TEST_EXPIRED, "4", "-24", "digitalSignature", "internal" },
    { "cipher", "CN=" KH_TEST_CIPHER, "5", "0", "keyEncipherment", "internal" },
    { "revoked", "CN=" KH_TEST_REVOKED, "6", "0", "digitalSignature", "internal" },
  };
  const char *create[] = { "certutil", "-N", "-d", "nss", "-f", "password", NULL };
  const char *authority[] = { "certutil", "-S",   "-d", "nss",  "-f", "password", "-n", "authority", "-s",
                              "CN=Cơ quan chứng thực thử", "-x", "-t", "CT,C,C", "-k", "rsa", "-g", "2048", "-Z",
                              "SHA256", "-v", "120", "-z", "noise", "-m", "1", NULL };
  const char *revoke[] = { "crlutil", "-G", "-d", "nss", "-f", "password", "-n", "authority", "-c", "revocation", NULL };
  g_autofree char *database = g_build_filename (folder, "nss", NULL);
  g_autofree char *password = g_build_filename (folder, "password", NULL);
  g_autofree char *noise = g_build_filename (folder, "noise", NULL);
  g_autofree char *revocation = g_build_filename (folder, "revocation", NULL);

  g_assert_cmpint (g_mkdir (database, 0700), ==, 0);
  g_assert_true (g_file_set_contents (password, KH_TEST_PIN, -1, NULL));
  g_assert_true (g_file_set_contents (revocation, "update=20260101000000Z\naddcert 6 20260101000000Z\n", -1, NULL));
  make_noise (noise);
  if (!run (folder, create) || !run (folder, authority))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (certificates); i++)
    if (!add_certificate (folder, &certificates[i]))
      return NULL;
  return run (folder, revoke) ? g_steal_pointer (&database) : NULL;
}

char *
kh_test_make_token (const char *folder)
{
  static const char *const places[] = { "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so" };
  static const Certificate certificate = { "on-token", "CN=" KH_TEST_ON_TOKEN, "7", "0", "digitalSignature", TOKEN };
  g_autofree char *configuration = g_build_filename (folder, "softhsm2.conf", NULL);
  g_autofree char *tokens = g_build_filename (folder, "tokens", NULL);
  g_autofree char *words = g_strdup_printf ("directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n",
                                            tokens);
  const char *driver = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (places) && driver == NULL; i++)
    if (g_file_test (places[i], G_FILE_TEST_EXISTS))
      driver = places[i];
  if (driver == NULL)
    return NULL;
  g_assert_cmpint (g_mkdir (tokens, 0700), ==, 0);
  g_assert_true (g_file_set_contents (configuration, words, -1, NULL));
  g_setenv ("SOFTHSM2_CONF", configuration, TRUE);
  {
    const char *initialise[] = { "softhsm2-util", "--init-token", "--free", "--label", TOKEN, "--pin", KH_TEST_PIN,
                                 "--so-pin", KH_TEST_PIN "-so", NULL };
    const char *insert[] = { "modutil", "-force", "-dbdir", "nss", "-add", "token", "-libfile", driver, NULL };
    const char *remove[] = { "modutil", "-force", "-dbdir", "nss", "-delete", "token", NULL };

    if (!run (folder, initialise) || !run (folder, insert) || !add_certificate (folder, &certificate)
        || !run (folder, remove))
      return NULL;
  }
  return g_strdup (driver);
}

gboolean
kh_test_sign_pdf (const char *folder, const char *input, const char *output)
{
  g_autofree char *database = g_build_filename (folder, "nss", NULL);
  const char *sign[] = { "pdfsig", "-nssdir", database,  "-nss-pwd", "",    "-add-signature", "-nick",
                         NICKNAME, "-digest", "SHA256",  input,      output, NULL };

  if (!make_certificate (folder, database))
    return FALSE;
  /* pdfsig may fail at its very end, when the file is already whole. */
  run (folder, sign);
  return g_file_test (output, G_FILE_TEST_IS_REGULAR);
}

void
kh_test_change_pdf (const char *path, const char *words)
{
  g_autofree char *contents = NULL;
  gsize length;
  char *place;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  place = memmem (contents, length, words, strlen (words));
  g_assert_nonnull (place);
  *place ^= 0x20;
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}
