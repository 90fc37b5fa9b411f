/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files signed by pdfsig with a certificate from certutil. */
#include "sign.h"

#include <glib/gstdio.h>
#include <string.h>

#define NICKNAME "signer-for-tests"

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
