/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of one plan that go out together. */
#include "dispatch.h"

#include "exporter.h"
#include "file-name.h"
#include "package-writer.h"
#include "whole-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define PDF_TYPE "application/pdf"

typedef struct
{
  char *name;
  GBytes *content;
} File;

/* Invariant: the exporters are needed until the run, and the files there are after
 * it. There is either a signed file or an exporter for the PDF. */
struct _KhDispatch
{
  char *name;
  GBytes *signed_file; /* (nullable) */
  char *media_type;
  KhExporter *pdf;     /* (nullable) */
  KhExporter *word;    /* (nullable) */
  KhExporter *message; /* (nullable) */
  GPtrArray *files;    /* of File */
};

static void
file_free (gpointer data)
{
  File *self = data;

  g_free (self->name);
  g_bytes_unref (self->content);
  g_free (self);
}

static KhDispatch *
create (KhPlan *plan, KhDispatchParts parts, const char *organ_id, const char *media_type)
{
  KhDispatch *self = g_new0 (KhDispatch, 1);

  self->name = kh_file_name_for_plan (plan, NULL, NULL);
  self->media_type = g_strdup (media_type);
  if (parts & KH_DISPATCH_WORD)
    self->word = kh_exporter_new (plan, KH_EXPORT_DOCX, NULL);
  if (parts & KH_DISPATCH_MESSAGE)
    self->message = kh_exporter_new (plan, KH_EXPORT_EDXML, organ_id);
  self->files = g_ptr_array_new_with_free_func (file_free);
  return self;
}

KhDispatch *
kh_dispatch_new (KhPlan *plan, KhDispatchParts parts, const char *organ_id)
{
  KhDispatch *self;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = create (plan, parts, organ_id, PDF_TYPE);
  self->pdf = kh_exporter_new (plan, KH_EXPORT_PDF, NULL);
  return self;
}

KhDispatch *
kh_dispatch_new_signed (KhPlan *plan, KhDispatchParts parts, const char *organ_id, GBytes *content, const char *media_type)
{
  KhDispatch *self;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (content != NULL && media_type != NULL, NULL);

  self = create (plan, parts, organ_id, media_type);
  self->signed_file = g_bytes_ref (content);
  return self;
}

void
kh_dispatch_free (KhDispatch *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->media_type);
  g_clear_pointer (&self->signed_file, g_bytes_unref);
  kh_exporter_free (self->pdf);
  kh_exporter_free (self->word);
  kh_exporter_free (self->message);
  g_ptr_array_unref (self->files);
  g_free (self);
}

/* @content: (transfer full) */
static void
add (KhDispatch *self, const char *extension, GBytes *content)
{
  File *file = g_new0 (File, 1);

  file->name = g_strconcat (self->name, ".", extension, NULL);
  file->content = content;
  g_ptr_array_add (self->files, file);
}

gboolean
kh_dispatch_run (KhDispatch *self, GCancellable *cancellable, GError **error)
{
  GBytes *document;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->files->len == 0, FALSE);

  document = self->signed_file != NULL ? g_bytes_ref (self->signed_file) : kh_exporter_run (self->pdf, cancellable, error);
  if (document == NULL)
    return FALSE;
  add (self, kh_file_name_find_extension (self->media_type), document);
  if (self->word != NULL)
    {
      GBytes *word = kh_exporter_run (self->word, cancellable, error);

      if (word == NULL)
        return FALSE;
      add (self, "docx", word);
    }
  if (self->message != NULL)
    {
      GBytes *message;

      kh_exporter_set_signed (self->message, document, self->media_type);
      message = kh_exporter_run (self->message, cancellable, error);
      if (message == NULL)
        return FALSE;
      add (self, "edxml", message);
    }
  return TRUE;
}

guint
kh_dispatch_get_n_files (KhDispatch *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->files->len;
}

const char *
kh_dispatch_get_file_name (KhDispatch *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->files->len, NULL);

  return ((File *) self->files->pdata[index])->name;
}

static gboolean
write_files (KhDispatch *self, const char *folder, GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = self->files->pdata[i];
      g_autofree char *path = g_build_filename (folder, file->name, NULL);
      g_autoptr (GFile) target = g_file_new_for_path (path);

      if (!kh_whole_file_write (target, file->content, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
remove_files (KhDispatch *self, const char *folder)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *file = self->files->pdata[i];
      g_autofree char *path = g_build_filename (folder, file->name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
fail_folder (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _("The folder “%s” could not be made: %s"), name,
               g_strerror (code));
}

/* Returns: (transfer full) (nullable): a path in @parent that nothing had, and @made has now */
static char *
place (KhDispatch *self, const char *made, const char *parent, GError **error)
{
  for (guint n = 1; n < 1000; n++)
    {
      g_autofree char *name = n == 1 ? g_strdup (self->name) : g_strdup_printf ("%s (%u)", self->name, n);
      g_autofree char *path = g_build_filename (parent, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      if (g_rename (made, path) == 0)
        return g_steal_pointer (&path);
      /* Another program was quicker with the same name. */
      if (errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR)
        continue;
      fail_folder (path, errno, error);
      return NULL;
    }
  fail_folder (parent, EEXIST, error);
  return NULL;
}

GFile *
kh_dispatch_write_folder (KhDispatch *self, GFile *parent, GError **error)
{
  g_autofree char *parent_path = NULL;
  g_autofree char *made = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL && self->files->len > 0, NULL);
  g_return_val_if_fail (G_IS_FILE (parent), NULL);

  parent_path = g_file_get_path (parent);
  if (parent_path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _("Files can be put only into a folder of this computer. Choose another folder."));
      return NULL;
    }
  made = g_build_filename (parent_path, ".kehoach-XXXXXX", NULL);
  if (g_mkdtemp_full (made, 0777) == NULL)
    {
      fail_folder (parent_path, errno, error);
      return NULL;
    }
  if (write_files (self, made, error))
    path = place (self, made, parent_path, error);
  if (path == NULL)
    {
      remove_files (self, made);
      return NULL;
    }
  return g_file_new_for_path (path);
}

gboolean
kh_dispatch_write_zip (KhDispatch *self, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (KhPackageWriter) writer = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && self->files->len > 0, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  writer = kh_package_writer_new ();
  for (guint i = 0; i < self->files->len; i++)
    {
      const File *member = self->files->pdata[i];

      kh_package_writer_add (writer, member->name, g_bytes_ref (member->content), FALSE);
    }
  bytes = kh_package_writer_finish (writer, error);
  return bytes != NULL && kh_whole_file_write (file, bytes, cancellable, error);
}
