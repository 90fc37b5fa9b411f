/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhDispatch: the files of one plan that go out together: the document, its Word file, its message. */
#pragma once

#include "kh-core.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KhDispatchParts:
 * @KH_DISPATCH_DOCUMENT: what was signed, or the PDF of the plan; always there
 * @KH_DISPATCH_WORD: the plan as docx, beside it
 * @KH_DISPATCH_MESSAGE: a message between document systems that carries the document
 */
typedef enum
{
  KH_DISPATCH_DOCUMENT = 0,
  KH_DISPATCH_WORD = 1 << 0,
  KH_DISPATCH_MESSAGE = 1 << 1,
} KhDispatchParts;

typedef struct _KhDispatch KhDispatch;

/**
 * kh_dispatch_new:
 * @organ_id: (nullable): as for kh_exporter_new()
 *
 * Returns: (transfer full): all that is needed of @plan, which is not looked at afterwards
 */
KhDispatch *kh_dispatch_new          (KhPlan *plan, KhDispatchParts parts, const char *organ_id);
/**
 * kh_dispatch_new_signed:
 * @organ_id: (nullable): as for kh_exporter_new()
 * @content: the file that was signed, or the scan of the paper: it goes out as it is
 * @media_type: of it
 *
 * Returns: (transfer full): as kh_dispatch_new(), with @content in place of the plan's PDF
 */
KhDispatch *kh_dispatch_new_signed   (KhPlan *plan, KhDispatchParts parts, const char *organ_id, GBytes *content,
                                      const char *media_type);
void        kh_dispatch_free         (KhDispatch *self);

/**
 * kh_dispatch_run:
 * @error: as for kh_exporter_run()
 *
 * Makes the files. Blocks; may be called in any thread, once, before the rest.
 */
gboolean    kh_dispatch_run          (KhDispatch *self, GCancellable *cancellable, GError **error);

guint       kh_dispatch_get_n_files  (KhDispatch *self);
/** kh_dispatch_get_file_name: Returns: (transfer none): of the file with @index; the document is the first */
const char *kh_dispatch_get_file_name (KhDispatch *self, guint index);

/**
 * kh_dispatch_write_folder:
 * @parent: a folder of this computer
 * @error: domains G_FILE_ERROR and G_IO_ERROR
 *
 * Writes the files into a new folder in @parent, which is there with all of them or
 * not at all; where one of its name is there already, the new one has a number.
 *
 * Returns: (transfer full) (nullable): the new folder
 */
GFile      *kh_dispatch_write_folder (KhDispatch *self, GFile *parent, GError **error);

/** kh_dispatch_write_zip: Returns: whether the archive @file holds the files; else it is as it was */
gboolean    kh_dispatch_write_zip    (KhDispatch *self, GFile *file, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhDispatch, kh_dispatch_free)

G_END_DECLS
