/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kehoach-cli export: a plan as a file of another format. */
#include "cli.h"
#include "compose.h"
#include "docx-writer.h"
#include "layout.h"
#include "odt-writer.h"
#include "pdf-writer.h"
#include "text-writer.h"
#include "xml-writer.h"

#include <glib/gi18n.h>
#include <string.h>

static KhProfile *
load_profile (KhDocument *document, GError **error)
{
  return kh_profile_load (kh_document_get_profile (document), kh_document_get_choices (document), error);
}

static GBytes *
export_pdf (KhPlan *plan, GError **error)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhProfile) profile = load_profile (document, error);
  g_autoptr (KhFrames) frames = NULL;
  g_autoptr (GBytes) xml = NULL;

  if (profile == NULL)
    return NULL;
  frames = kh_layout_run (document, profile, NULL, error);
  if (frames == NULL)
    return NULL;
  xml = kh_xml_write (plan);
  return kh_pdf_write (document, frames, KH_PDF_DEFAULT, xml, error);
}

static GBytes *
export_docx (KhPlan *plan, GError **error)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhProfile) profile = load_profile (document, error);

  return profile != NULL ? kh_docx_write (document, profile, error) : NULL;
}

static GBytes *
export_odt (KhPlan *plan, GError **error)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhProfile) profile = load_profile (document, error);

  return profile != NULL ? kh_odt_write (document, profile, error) : NULL;
}

static GBytes *
export_text (KhPlan *plan, GError **error)
{
  g_autoptr (KhDocument) document = kh_compose_plan (plan);

  return kh_text_write (document);
}

static GBytes *
export_xml (KhPlan *plan, GError **error)
{
  return kh_xml_write (plan);
}

/* Formats by what one asks for and by the end of the file's name. */
static const struct
{
  const char *name;
  const char *suffix;
  GBytes *(*write) (KhPlan *plan, GError **error);
} formats[] = {
  { "pdf", ".pdf", export_pdf },
  { "docx", ".docx", export_docx },
  { "odt", ".odt", export_odt },
  { "txt", ".txt", export_text },
  { "xml", ".xml", export_xml },
  { "xml", ".kehoach", export_xml },
};

static int
find_format (const char *name, const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (name != NULL ? g_str_equal (formats[i].name, name) : g_str_has_suffix (lower, formats[i].suffix))
      return (int) i;
  return -1;
}

static KhCliStatus
run (KhCli *cli, int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *format = NULL;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The file to write; “-” for standard output"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_ ("pdf, docx, odt, txt or xml; by the file's name if none is given"), N_ ("FORMAT") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  KhCliStatus status = KH_CLI_DONE;
  int index;

  if (!kh_cli_parse (cli, &kh_cli_export, options, &argc, &argv, &status))
    return status;
  if (output == NULL)
    return kh_cli_usage (_ ("The file to write is needed: -o FILE"));
  index = find_format (format, output);
  if (index < 0 && format != NULL)
    return kh_cli_usage (_ ("“%s” is no format; these are known: pdf, docx, odt, txt, xml"), format);
  if (index < 0)
    return kh_cli_usage (_ ("The name “%s” tells no format; add --format pdf, docx, odt, txt or xml"), output);
  if (formats[index].write == export_pdf)
    kh_layout_prepare ();
  plan = kh_cli_load (cli, argv[0], &status);
  if (plan == NULL)
    return status;
  bytes = formats[index].write (plan, &error);
  if (bytes == NULL || !kh_cli_write (output, bytes, &error))
    return kh_cli_fail (error);
  return KH_CLI_DONE;
}

const KhCliCommand kh_cli_export = {
  .name = "export",
  .arguments = "ID -o FILE [--format pdf|docx|odt|txt|xml]",
  .summary = N_ ("Writes a plan as PDF, Word or LibreOffice document, text or XML"),
  .n_arguments = 1,
  .run = run,
};
