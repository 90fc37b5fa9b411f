/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhExporter: a plan as a file of any format; what the window and the command line share. */
#pragma once

#include "frames.h"
#include "kh-core.h"
#include "pdf-writer.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  KH_EXPORT_PDF,
  KH_EXPORT_DOCX,
  KH_EXPORT_ODT,
  KH_EXPORT_TEXT,
  KH_EXPORT_MARKDOWN,
  KH_EXPORT_CSV_TASKS,
  KH_EXPORT_CSV_TARGETS,
  KH_EXPORT_ICS,
  KH_EXPORT_XML,
  KH_EXPORT_EDXML,
  KH_N_EXPORT_FORMATS
} KhExportFormat;

/**
 * KhExportFormatInfo:
 * @id: what one asks for: "pdf"
 * @extension: what a file's name ends with, without the dot
 * @media_type: of the file
 * @name: msgid of what files of the format are called
 */
typedef struct
{
  const char *id;
  const char *extension;
  const char *media_type;
  const char *name;
} KhExportFormatInfo;

/** kh_export_format_get_info: Returns: (transfer none): what there is to say of @format */
const KhExportFormatInfo *kh_export_format_get_info (KhExportFormat format);
/** kh_export_format_from_id: Returns: whether @id names a format; @format gets it */
gboolean kh_export_format_from_id (const char *id, KhExportFormat *format);
/** kh_export_format_from_path: Returns: whether the end of a file's name tells a format; @format gets it */
gboolean kh_export_format_from_path (const char *path, KhExportFormat *format);
/** kh_export_format_dup_ids: Returns: (transfer full): all ids, parted by @separator */
char *kh_export_format_dup_ids (const char *separator);

typedef struct _KhExporter KhExporter;

/**
 * kh_exporter_new:
 * @organ_id: (nullable): identifier of the body, for messages between document systems
 *
 * Returns: (transfer full): all that is needed of @plan, which is not looked at afterwards
 */
KhExporter *kh_exporter_new (KhPlan *plan, KhExportFormat format, const char *organ_id);

/** kh_export_format_has_extract: Returns: whether one unit's part of a plan can be written in @format */
gboolean kh_export_format_has_extract (KhExportFormat format);

/** kh_exporter_new_for_unit: like kh_exporter_new(), for what the plan asks of @unit; a PDF of it has no plan attached */
KhExporter *kh_exporter_new_for_unit (KhPlan *plan, KhUnit *unit, KhExportFormat format);

/** kh_export_format_has_part: Returns: whether a unit's part of a plan can go out in @format and come back to be merged */
gboolean kh_export_format_has_part (KhExportFormat format);

/** kh_exporter_new_part: like kh_exporter_new(), for @part, which is marked as the part it is (#KhUnitPart) */
KhExporter *kh_exporter_new_part (KhPlan *part, KhExportFormat format);

/**
 * kh_exporter_new_document:
 * @document: composed, such as a list of changes
 * @format: %KH_EXPORT_PDF, %KH_EXPORT_DOCX, %KH_EXPORT_ODT, %KH_EXPORT_TEXT or %KH_EXPORT_MARKDOWN
 *
 * Returns: (transfer full): as kh_exporter_new(), with no plan to be attached
 */
KhExporter *kh_exporter_new_document (KhDocument *document, KhExportFormat format);
void kh_exporter_free (KhExporter *self);

/**
 * kh_exporter_run:
 * @cancellable: (nullable): checked while laying out
 * @error: of layout, profile, PDF or #KhEdxmlError, or %G_IO_ERROR_CANCELLED
 *
 * Blocks; may be called in any thread, once.
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *kh_exporter_run (KhExporter *self, GCancellable *cancellable, GError **error);

/**
 * kh_exporter_set_pdf:
 * @flags: how a PDF is written
 * @attach: whether the plan is attached to it, so that it can be imported again
 *
 * Without this a PDF is a plain one with the plan attached.
 */
void kh_exporter_set_pdf (KhExporter *self, KhPdfFlags flags, gboolean attach);

/**
 * kh_exporter_set_signed:
 * @content: the file that was signed, or the scan of the paper
 * @media_type: of it
 *
 * What a message (%KH_EXPORT_EDXML) carries in place of the plan's own PDF.
 */
void kh_exporter_set_signed (KhExporter *self, GBytes *content, const char *media_type);

/** kh_exporter_get_document: Returns: (transfer none) (nullable): what was laid out */
KhDocument *kh_exporter_get_document (KhExporter *self);
/** kh_exporter_get_profile: Returns: (transfer none) (nullable): the format of a PDF that was made */
KhProfile *kh_exporter_get_profile (KhExporter *self);
/** kh_exporter_get_frames: Returns: (transfer none) (nullable): the pages of a PDF that was made */
KhFrames *kh_exporter_get_frames (KhExporter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhExporter, kh_exporter_free)

G_END_DECLS
