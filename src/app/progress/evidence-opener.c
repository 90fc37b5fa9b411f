/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEvidenceOpener: shows files of the library by the desktop's programs. */
#include "evidence-opener.h"

#include <glib/gstdio.h>

#include "toast.h"
#include "whole-file.h"

#define READ_ONLY 0400

struct _KhEvidenceOpener
{
  GObject parent_instance;
  GPtrArray *copies; /* of GFile, each in a folder of its own */
};

G_DEFINE_FINAL_TYPE (KhEvidenceOpener, kh_evidence_opener, G_TYPE_OBJECT)

/* What a file is called must not lead out of its folder, nor hide it. */
static char *
dup_safe_name (KhEvidence *evidence)
{
  g_autofree char *name = g_filename_from_utf8 (kh_evidence_get_name (evidence), -1, NULL, NULL, NULL);
  char *base = g_path_get_basename (name != NULL && *name != '\0' ? name : "file");

  g_strdelimit (base, G_DIR_SEPARATOR_S, '_');
  if (*base == '.')
    *base = '_';

  return base;
}

GFile *
kh_evidence_opener_copy (KhEvidenceOpener *self, KhEvidence *evidence, GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  GFile *copy;

  g_return_val_if_fail (KH_IS_EVIDENCE_OPENER (self), NULL);
  g_return_val_if_fail (KH_IS_EVIDENCE (evidence), NULL);

  folder = g_dir_make_tmp ("kehoach-XXXXXX", error); /* for the user alone */
  if (folder == NULL)
    return NULL;
  name = dup_safe_name (evidence);
  copy = g_file_new_build_filename (folder, name, NULL);
  g_ptr_array_add (self->copies, g_object_ref (copy));

  return copy;
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) content = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    kh_toast_show_error (content, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) content = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = g_file_get_uri (G_FILE (source));
  GtkRoot *window = gtk_widget_get_root (content);

  if (!kh_whole_file_write_finish (G_FILE (source), result, &error))
    {
      kh_toast_show_error (content, error);
      return;
    }
  g_chmod (g_file_peek_path (G_FILE (source)), READ_ONLY);
  if (window != NULL)
    gtk_show_uri_full (GTK_WINDOW (window), uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (content));
}

void
kh_evidence_opener_open (KhEvidenceOpener *self, KhStore *store, KhEvidence *evidence, GtkWidget *content)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) copy = NULL;

  g_return_if_fail (KH_IS_EVIDENCE_OPENER (self));
  g_return_if_fail (GTK_IS_WIDGET (content));

  bytes = kh_store_load_evidence (store, evidence, &error);
  copy = bytes != NULL ? kh_evidence_opener_copy (self, evidence, &error) : NULL;
  if (copy == NULL)
    {
      kh_toast_show_error (content, error);
      return;
    }
  kh_whole_file_write_async (copy, bytes, NULL, written_cb, g_object_ref (content));
}

static void
kh_evidence_opener_finalize (GObject *object)
{
  KhEvidenceOpener *self = KH_EVIDENCE_OPENER (object);

  for (guint i = 0; i < self->copies->len; i++)
    {
      g_autoptr (GFile) folder = g_file_get_parent (self->copies->pdata[i]);

      g_unlink (g_file_peek_path (self->copies->pdata[i]));
      g_rmdir (g_file_peek_path (folder));
    }
  g_ptr_array_unref (self->copies);

  G_OBJECT_CLASS (kh_evidence_opener_parent_class)->finalize (object);
}

static void
kh_evidence_opener_class_init (KhEvidenceOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_evidence_opener_finalize;
}

static void
kh_evidence_opener_init (KhEvidenceOpener *self)
{
  self->copies = g_ptr_array_new_with_free_func (g_object_unref);
}

KhEvidenceOpener *
kh_evidence_opener_new (void)
{
  return g_object_new (KH_TYPE_EVIDENCE_OPENER, NULL);
}
