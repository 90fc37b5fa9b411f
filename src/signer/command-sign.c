/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli sign: signs a PDF with a certificate of the user's. */
#include "pdf-signer.h"
#include "signer.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* The PIN comes from the terminal unseen, or as the first line of standard
 * input; never from the command line, where every process can read it. */
static char *
pin_cb (const char *token, gpointer user_data)
{
  struct termios before, quiet;
  const gboolean terminal = isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &before) == 0;
  char line[256];
  char *answer = NULL;

  if (terminal)
    {
      /* Translators: the name of a token, such as "VGCA Token" */
      kh_cli_note (_ ("PIN of “%s”:"), token);
      quiet = before;
      quiet.c_lflag &= ~(tcflag_t) ECHO;
      tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet);
    }
  if (fgets (line, sizeof line, stdin) != NULL)
    {
      line[strcspn (line, "\r\n")] = '\0';
      answer = g_strdup (line);
    }
  explicit_bzero (line, sizeof line);
  if (terminal)
    tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  return answer;
}

static void
print_certificates (GListModel *certificates)
{
  for (guint i = 0; i < g_list_model_get_n_items (certificates); i++)
    {
      g_autoptr (KhCertificate) certificate = g_list_model_get_item (certificates, i);
      g_autofree char *from = g_date_time_format (kh_certificate_get_not_before (certificate), "%Y-%m-%d");
      g_autofree char *to = g_date_time_format (kh_certificate_get_not_after (certificate), "%Y-%m-%d");

      kh_cli_print ("%s\t%s\t%s\t%s\t%s\t%s\n", kh_certificate_get_id (certificate),
                    kh_certificate_get_holder (certificate), kh_certificate_get_issuer (certificate), from, to,
                    kh_certificate_get_token (certificate));
    }
}

/* Returns: (transfer full) (nullable): the certificate meant; %NULL after the error was said */
static KhCertificate *
choose (GListModel *certificates, const char *words)
{
  KhCertificate *found;

  if (g_list_model_get_n_items (certificates) == 0)
    {
      kh_cli_note ("%s", _ ("There is no certificate to sign with; put the token in, or name its driver with --driver."));
      return NULL;
    }
  if (words == NULL && g_list_model_get_n_items (certificates) > 1)
    {
      kh_cli_note ("%s", _ ("There are several certificates; name one with --certificate (“kehoach-cli certificates” lists them)."));
      return NULL;
    }
  found = words != NULL ? kh_key_store_find (certificates, words) : g_list_model_get_item (certificates, 0);
  if (found == NULL)
    kh_cli_note (_ ("There is no certificate of “%s” (“kehoach-cli certificates” lists those there are)."), words);
  return found;
}

typedef struct
{
  char *output;
  char *database;
  char **drivers;
  char *certificate;
  char *field;
  char *picture;
  char *reason;
  gboolean real_size;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->database);
  g_strfreev (self->drivers);
  g_free (self->certificate);
  g_free (self->field);
  g_free (self->picture);
  g_free (self->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static KhCliStatus
sign (const Options *options, const char *path, KhCertificate *certificate)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GBytes) picture = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) signed_pdf = NULL;
  g_autoptr (GError) error = NULL;
  KhSignOptions how = { .name = name, .field = options->field, .reason = options->reason };

  pdf = g_file_load_bytes (file, NULL, NULL, &error);
  if (pdf == NULL)
    return kh_cli_fail (error);
  if (options->picture != NULL)
    {
      g_autoptr (GFile) source = g_file_new_for_commandline_arg (options->picture);

      picture = g_file_load_bytes (source, NULL, NULL, &error);
      if (picture == NULL)
        return kh_cli_fail (error);
      how.picture = picture;
      how.picture_kind = options->real_size ? KH_PICTURE_REAL_SIZE : KH_PICTURE_FITTING;
    }
  signed_pdf = kh_pdf_sign (pdf, certificate, &how, pin_cb, NULL, &error);
  if (signed_pdf == NULL || !kh_cli_write (options->output, signed_pdf, &error))
    return kh_cli_fail (error);
  return KH_CLI_DONE;
}

#define STORE_OPTIONS(options)                                                                                     \
  { "database", 0, 0, G_OPTION_ARG_FILENAME, &(options).database,                                                      \
    N_ ("The folder of an NSS database; .pki/nssdb if none is named"), N_ ("FOLDER") },                                \
    { "driver", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(options).drivers,                                                 \
      N_ ("The PKCS#11 library of a token; may be named several times"), N_ ("FILE") }

static GListModel *
list_certificates (const Options *options, KhKeyStore **store, GError **error)
{
  *store = kh_key_store_open (options->database, (const char *const *) options->drivers, error);
  return *store != NULL ? kh_key_store_list (*store, NULL, NULL) : NULL;
}

KhCliStatus
kh_signer_sign (KhCli *cli, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("The file to write; “-” for standard output"), N_ ("FILE") },
    { "certificate", 'c', 0, G_OPTION_ARG_STRING, &options.certificate, N_ ("Whose: the holder's name, or the identifier that “certificates” lists"), N_ ("WORDS") },
    { "field", 0, 0, G_OPTION_ARG_STRING, &options.field, N_ ("The signature field; the first empty one if none is named"), N_ ("NAME") },
    { "picture", 0, 0, G_OPTION_ARG_FILENAME, &options.picture, N_ ("A PNG that stands in the field"), N_ ("FILE") },
    { "real-size", 0, 0, G_OPTION_ARG_NONE, &options.real_size, N_ ("The picture is a seal and keeps its own size"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &options.reason, N_ ("Why it is signed"), N_ ("TEXT") },
    STORE_OPTIONS (options),
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (KhKeyStore) store = NULL;
  g_autoptr (GListModel) certificates = NULL;
  g_autoptr (KhCertificate) certificate = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_sign, entries, &argc, &argv, &status))
    return status;
  if (options.output == NULL)
    return kh_cli_usage (_ ("The file to write is needed: -o FILE"));
  certificates = list_certificates (&options, &store, &error);
  if (certificates == NULL)
    return kh_cli_fail (error);
  certificate = choose (certificates, options.certificate);
  return certificate != NULL ? sign (&options, argv[0], certificate) : KH_CLI_FAILED;
}

KhCliStatus
kh_signer_certificates (KhCli *cli, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = { STORE_OPTIONS (options), G_OPTION_ENTRY_NULL };
  g_autoptr (KhKeyStore) store = NULL;
  g_autoptr (GListModel) certificates = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;

  if (!kh_cli_parse (cli, &kh_cli_certificates, entries, &argc, &argv, &status))
    return status;
  certificates = list_certificates (&options, &store, &error);
  if (certificates == NULL)
    return kh_cli_fail (error);
  print_certificates (certificates);
  return status;
}
