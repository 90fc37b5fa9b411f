/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames to PDF: what Cairo draws, completed by libqpdf. */
#include "pdf-writer.h"

#include "pdf-cairo.h"
#include "pdf-fields.h"
#include "pdf-links.h"
#include "pdf-qpdf.h"
#include "pdf-structure.h"

#include <glib/gi18n.h>
#include <gio/gio.h>
#include <string.h>

#define ATTACHMENT_NAME "ke-hoach.kehoach"
#define ICC_HEADER_BYTES 128

G_DEFINE_QUARK (kh-pdf-error-quark, kh_pdf_error)

gint64
kh_pdf_get_creation_time (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 fixed;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_GINT64_CONSTANT (253402300799), &fixed, NULL))
    return fixed;
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gboolean
is_rgb_profile (const char *data, gsize size)
{
  return size > ICC_HEADER_BYTES && memcmp (data + 36, "acsp", 4) == 0 && memcmp (data + 16, "RGB ", 4) == 0;
}

/* PDF/A asks for the colour space that the colours mean. */
static GBytes *
load_srgb (GError **error)
{
  const char *const *folders = g_get_system_data_dirs ();

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folders[i], "color", "icc", "sRGB.icc", NULL);
      g_autofree char *data = NULL;
      gsize size;

      if (g_file_get_contents (path, &data, &size, NULL) && is_rgb_profile (data, size))
        return g_bytes_new_take (g_steal_pointer (&data), size);
    }
  g_set_error_literal (error, KH_PDF_ERROR, KH_PDF_ERROR_FAILED,
                       _ ("PDF/A needs the colour profile sRGB.icc, which is not installed. Install the package "
                       "icc-profiles-free, or export without PDF/A."));
  return NULL;
}

static GBytes *
complete (KhDocument *document, KhFrames *frames, const GArray *fields, GBytes *pages, gboolean continues,
          KhPdfFlags flags, GBytes *plan_xml, gint64 created, GError **error)
{
  g_autoptr (KhPdfFile) file = NULL;
  g_autoptr (GBytes) icc = NULL;
  KhPdfInfo info = { .created = created };

  if (flags & KH_PDF_A)
    {
      icc = load_srgb (error);
      if (icc == NULL)
        return NULL;
      /* Part 2 allows no attachment but PDF/A files; part 3 allows any. */
      info.pdfa_part = plan_xml != NULL ? 3 : 2;
    }
  file = kh_pdf_file_open (pages, error);
  if (file == NULL)
    return NULL;
  kh_pdf_file_set_language (file, "vi");
  if (continues)
    kh_pdf_structure_join (file);
  kh_pdf_links_add (file, document, frames);
  kh_pdf_fields_add (file, frames, fields, (flags & KH_PDF_A) != 0);
  if (plan_xml != NULL)
    kh_pdf_file_attach (file, ATTACHMENT_NAME, "application/xml", "Kế hoạch", plan_xml, created);
  if (icc != NULL)
    kh_pdf_file_set_output_intent (file, icc);
  kh_pdf_file_drop_transparency (file);
  kh_pdf_file_complete_fonts (file);
  kh_pdf_file_mark_artifacts (file);
  kh_pdf_file_set_metadata (file, &info);
  g_free (info.title);
  g_free (info.author);
  g_free (info.subject);
  g_free (info.creator);
  g_free (info.producer);
  return kh_pdf_file_write (file, error);
}

GBytes *
kh_pdf_write (KhDocument *document, KhFrames *frames, const GArray *fields, KhPdfFlags flags, GBytes *plan_xml,
              GError **error)
{
  g_autoptr (GBytes) pages = NULL;
  gint64 created = kh_pdf_get_creation_time ();
  gboolean continues;

  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KH_IS_FRAMES (frames), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  pages = kh_pdf_cairo_write (document, frames, created, &continues, error);
  if (pages == NULL)
    return NULL;
  return complete (document, frames, fields, pages, continues, flags, plan_xml, created, error);
}
