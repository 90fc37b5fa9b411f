/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as a file of any format. */
#include "exporter.h"

#include "compose.h"
#include "csv-writer.h"
#include "docx-writer.h"
#include "edxml-writer.h"
#include "file-name.h"
#include "form-fields.h"
#include "ics-writer.h"
#include "layout.h"
#include "markdown-writer.h"
#include "odt-writer.h"
#include "pdf-qpdf.h"
#include "pdf-writer.h"
#include "text-writer.h"
#include "xml-reader.h"
#include "xml-writer.h"

#include <glib/gi18n.h>

#define PDF_TYPE "application/pdf"

struct _KhExporter
{
  KhExportFormat format;
  KhDocument *document; /* (nullable) */
  GBytes *content;      /* (nullable): the plan's XML, or the whole file where that is quick to make */
  char *organ_id;
  GBytes *signed_file; /* (nullable): what a message carries in place of the PDF of the plan */
  char *signed_type;
  KhPdfFlags pdf_flags;
  gboolean attach;
  KhProfile *profile; /* (nullable): of the PDF that was made, as are the pages */
  KhFrames *frames;
};

static const KhExportFormatInfo infos[KH_N_EXPORT_FORMATS] = {
  [KH_EXPORT_PDF] = { "pdf", "pdf", PDF_TYPE, N_ ("PDF documents") },
  [KH_EXPORT_DOCX]
  = { "docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_ ("Word documents") },
  [KH_EXPORT_ODT]
  = { "odt", "odt", "application/vnd.oasis.opendocument.text", N_ ("LibreOffice documents") },
  [KH_EXPORT_TEXT] = { "txt", "txt", "text/plain", N_ ("Text files") },
  [KH_EXPORT_MARKDOWN] = { "md", "md", "text/markdown", N_ ("Markdown files") },
  [KH_EXPORT_CSV_TASKS] = { "csv", "csv", "text/csv", N_ ("Tables of tasks") },
  [KH_EXPORT_CSV_TARGETS] = { "csv-targets", "csv", "text/csv", N_ ("Tables of targets") },
  [KH_EXPORT_ICS] = { "ics", "ics", "text/calendar", N_ ("Calendars of deadlines") },
  [KH_EXPORT_XML] = { "xml", "kehoach", "application/x-kehoach+xml", N_ ("Plans of this program") },
  [KH_EXPORT_EDXML] = { "edxml", "edxml", "application/xml", N_ ("Messages between document systems") },
};

const KhExportFormatInfo *
kh_export_format_get_info (KhExportFormat format)
{
  g_return_val_if_fail (format < KH_N_EXPORT_FORMATS, NULL);

  return &infos[format];
}

gboolean
kh_export_format_from_id (const char *id, KhExportFormat *format)
{
  for (guint i = 0; i < KH_N_EXPORT_FORMATS; i++)
    if (g_strcmp0 (infos[i].id, id) == 0)
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
kh_export_format_from_path (const char *path, KhExportFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < KH_N_EXPORT_FORMATS; i++)
    {
      g_autofree char *suffix = g_strconcat (".", infos[i].extension, NULL);

      if (g_str_has_suffix (lower, suffix))
        {
          *format = i;
          return TRUE;
        }
    }
  *format = KH_EXPORT_XML;
  return g_str_has_suffix (lower, ".xml");
}

char *
kh_export_format_dup_ids (const char *separator)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < KH_N_EXPORT_FORMATS; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? separator : "", infos[i].id);
  return g_string_free (ids, FALSE);
}

KhExporter *
kh_exporter_new (KhPlan *plan, KhExportFormat format, const char *organ_id)
{
  KhExporter *self = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (format < KH_N_EXPORT_FORMATS, NULL);

  self = g_new0 (KhExporter, 1);
  self->format = format;
  self->organ_id = g_strdup (organ_id);
  self->attach = TRUE;
  switch (format)
    {
    case KH_EXPORT_CSV_TASKS:
      self->content = kh_csv_write (plan, KH_COMPOSE_TASKS);
      break;
    case KH_EXPORT_CSV_TARGETS:
      self->content = kh_csv_write (plan, KH_COMPOSE_TARGETS);
      break;
    case KH_EXPORT_ICS:
      self->content = kh_ics_write (plan, NULL);
      break;
    case KH_EXPORT_XML:
      self->content = kh_xml_write (plan);
      break;
    case KH_EXPORT_PDF:
    case KH_EXPORT_EDXML:
      self->content = kh_xml_write_as_issued (plan);
      self->document = kh_compose_plan (plan);
      break;
    case KH_EXPORT_DOCX:
    case KH_EXPORT_ODT:
    case KH_EXPORT_TEXT:
    case KH_EXPORT_MARKDOWN:
    case KH_N_EXPORT_FORMATS:
    default:
      self->document = kh_compose_plan (plan);
      break;
    }
  return self;
}

gboolean
kh_export_format_has_extract (KhExportFormat format)
{
  return format != KH_EXPORT_CSV_TARGETS && format != KH_EXPORT_XML && format != KH_EXPORT_EDXML;
}

KhExporter *
kh_exporter_new_for_unit (KhPlan *plan, KhUnit *unit, KhExportFormat format)
{
  KhExporter *self = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_UNIT (unit), NULL);
  g_return_val_if_fail (kh_export_format_has_extract (format), NULL);

  self = g_new0 (KhExporter, 1);
  self->format = format;
  if (format == KH_EXPORT_ICS)
    self->content = kh_ics_write (plan, unit);
  else if (format == KH_EXPORT_CSV_TASKS)
    self->content = kh_csv_write_unit (plan, unit);
  else
    self->document = kh_compose_extract (plan, unit);
  return self;
}

gboolean
kh_export_format_has_part (KhExportFormat format)
{
  return format == KH_EXPORT_XML || format == KH_EXPORT_DOCX || format == KH_EXPORT_CSV_TASKS;
}

KhExporter *
kh_exporter_new_part (KhPlan *part, KhExportFormat format)
{
  KhExporter *self = NULL;

  g_return_val_if_fail (KH_IS_PLAN (part) && kh_unit_part_of (part) != NULL, NULL);
  g_return_val_if_fail (kh_export_format_has_part (format), NULL);

  if (format != KH_EXPORT_CSV_TASKS)
    return kh_exporter_new (part, format, NULL);
  self = g_new0 (KhExporter, 1);
  self->format = format;
  self->content = kh_csv_write_part (part);
  return self;
}

KhExporter *
kh_exporter_new_document (KhDocument *document, KhExportFormat format)
{
  KhExporter *self = NULL;

  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (format <= KH_EXPORT_MARKDOWN, NULL);

  self = g_new0 (KhExporter, 1);
  self->format = format;
  self->document = g_object_ref (document);
  return self;
}

void
kh_exporter_free (KhExporter *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->document);
  g_clear_object (&self->profile);
  g_clear_object (&self->frames);
  g_clear_pointer (&self->content, g_bytes_unref);
  g_clear_pointer (&self->signed_file, g_bytes_unref);
  g_free (self->signed_type);
  g_free (self->organ_id);
  g_free (self);
}

void
kh_exporter_set_pdf (KhExporter *self, KhPdfFlags flags, gboolean attach)
{
  g_return_if_fail (self != NULL);

  self->pdf_flags = flags;
  self->attach = attach;
}

void
kh_exporter_set_signed (KhExporter *self, GBytes *content, const char *media_type)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->format == KH_EXPORT_EDXML);
  g_return_if_fail (content != NULL && media_type != NULL);

  g_clear_pointer (&self->signed_file, g_bytes_unref);
  self->signed_file = g_bytes_ref (content);
  g_free (self->signed_type);
  self->signed_type = g_strdup (media_type);
}

KhDocument *
kh_exporter_get_document (KhExporter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document;
}

KhProfile *
kh_exporter_get_profile (KhExporter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->profile;
}

KhFrames *
kh_exporter_get_frames (KhExporter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->frames;
}

static GBytes *
run_pdf (KhExporter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) fields = NULL;

  self->profile
      = kh_profile_load (kh_document_get_profile (self->document), kh_document_get_choices (self->document), error);
  if (self->profile == NULL)
    return NULL;
  self->frames = kh_layout_run (self->document, self->profile, cancellable, error);
  if (self->frames == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  fields = kh_frames_find_fields (self->frames, self->profile);
  return kh_pdf_write (self->document, self->frames, fields, self->pdf_flags, self->attach ? self->content : NULL,
                       error);
}

static GBytes *
run_word (KhExporter *self, GError **error)
{
  g_autoptr (KhProfile) profile
      = kh_profile_load (kh_document_get_profile (self->document), kh_document_get_choices (self->document), error);

  if (profile == NULL)
    return NULL;
  return self->format == KH_EXPORT_DOCX ? kh_docx_write (self->document, profile, error)
                                        : kh_odt_write (self->document, profile, error);
}

/* Of a scan in one picture, or of a file that cannot be counted: as many as the plan's own PDF has. */
static guint
count_pages (KhExporter *self)
{
  g_autoptr (KhPdfFile) file
      = g_strcmp0 (self->signed_type, PDF_TYPE) == 0 ? kh_pdf_file_open (self->signed_file, NULL) : NULL;
  const int n_pages = file != NULL ? qpdf_get_num_pages (kh_pdf_file_get_handle (file)) : 0;

  return n_pages > 0 && kh_pdf_file_check (file, NULL) ? (guint) n_pages : kh_frames_get_n_pages (self->frames);
}

static GBytes *
run_edxml (KhExporter *self, GCancellable *cancellable, GError **error)
{
  /* A copy of the plan that no other thread knows. */
  g_autoptr (KhPlan) plan = kh_xml_reader_read (self->content, FALSE, error);
  g_autoptr (GBytes) pdf = plan != NULL ? run_pdf (self, cancellable, error) : NULL;
  const char *media_type = self->signed_type != NULL ? self->signed_type : PDF_TYPE;
  g_autofree char *name = NULL;
  KhEdxmlDocument document;

  if (pdf == NULL)
    return NULL;
  name = kh_file_name_for_plan (plan, NULL, kh_file_name_find_extension (media_type));
  document = (KhEdxmlDocument){ .name = name, .media_type = media_type };
  document.content = self->signed_file != NULL ? self->signed_file : pdf;
  document.n_pages = self->signed_file != NULL ? count_pages (self) : kh_frames_get_n_pages (self->frames);
  return kh_edxml_write (plan, &document, self->organ_id, kh_pdf_get_creation_time (), error);
}

GBytes *
kh_exporter_run (KhExporter *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->format)
    {
    case KH_EXPORT_PDF:
      return run_pdf (self, cancellable, error);
    case KH_EXPORT_DOCX:
    case KH_EXPORT_ODT:
      return run_word (self, error);
    case KH_EXPORT_TEXT:
      return kh_text_write (self->document);
    case KH_EXPORT_MARKDOWN:
      return kh_markdown_write (self->document);
    case KH_EXPORT_EDXML:
      return run_edxml (self, cancellable, error);
    case KH_EXPORT_CSV_TASKS:
    case KH_EXPORT_CSV_TARGETS:
    case KH_EXPORT_ICS:
    case KH_EXPORT_XML:
      return g_bytes_ref (self->content);
    case KH_N_EXPORT_FORMATS:
    default:
      g_return_val_if_reached (NULL);
    }
}
