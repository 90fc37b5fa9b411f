/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFileChoice: a signed PDF or a scan that is asked for and read. */
#include "file-choice.h"

#include <glib/gi18n.h>

struct _KhFileChoice
{
  GObject parent_instance;

  char *name;
  char *media_type;
  GBytes *content;
  GtkFileChooserNative *chooser;
  GCancellable *cancellable; /* of the reading under way */
};

G_DEFINE_FINAL_TYPE (KhFileChoice, kh_file_choice, G_TYPE_OBJECT)

static guint signal_changed;

static void
forget (KhFileChoice *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->media_type, g_free);
  g_clear_pointer (&self->content, g_bytes_unref);
}

/* What an issued document can be: told by the bytes, whatever the file is called. */
static const char *
sense_media_type (GBytes *content)
{
  static const struct
  {
    const char *start;
    gsize length;
    const char *media_type;
  } kinds[] = {
    { "%PDF-", 5, "application/pdf" },
    { "\xff\xd8\xff", 3, "image/jpeg" },
    { "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "II*\0", 4, "image/tiff" },
    { "MM\0*", 4, "image/tiff" },
  };
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (data, kinds[i].start, kinds[i].length) == 0)
      return kinds[i].media_type;
  return NULL;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhFileChoice) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *base = g_file_get_basename (G_FILE (source));
  g_autofree char *name = g_filename_display_name (base);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (content != NULL && sense_media_type (content) == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("“%s” is neither a PDF nor a picture. Choose the signed PDF or the scan."), name);
  if (error == NULL)
    {
      self->name = g_steal_pointer (&name);
      self->media_type = g_strdup (sense_media_type (content));
      self->content = g_steal_pointer (&content);
    }
  g_signal_emit (self, signal_changed, 0, error);
}

void
kh_file_choice_load (KhFileChoice *self, GFile *file)
{
  g_return_if_fail (KH_IS_FILE_CHOICE (self));
  g_return_if_fail (G_IS_FILE (file));

  forget (self);
  self->cancellable = g_cancellable_new ();
  g_file_load_bytes_async (file, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
response_cb (KhFileChoice *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    kh_file_choice_load (self, file);
}

void
kh_file_choice_ask (KhFileChoice *self, GtkWindow *parent)
{
  static const char *const types[] = { "application/pdf", "image/jpeg", "image/png", "image/tiff" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  g_return_if_fail (KH_IS_FILE_CHOICE (self));

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Signed File or Scan"), parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _("PDF files and pictures"));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gtk_file_filter_add_mime_type (filter, types[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
kh_file_choice_clear (KhFileChoice *self)
{
  g_return_if_fail (KH_IS_FILE_CHOICE (self));

  forget (self);
  g_signal_emit (self, signal_changed, 0, NULL);
}

const char *
kh_file_choice_get_name (KhFileChoice *self)
{
  g_return_val_if_fail (KH_IS_FILE_CHOICE (self), NULL);
  return self->name;
}

const char *
kh_file_choice_get_media_type (KhFileChoice *self)
{
  g_return_val_if_fail (KH_IS_FILE_CHOICE (self), NULL);
  return self->media_type;
}

GBytes *
kh_file_choice_get_content (KhFileChoice *self)
{
  g_return_val_if_fail (KH_IS_FILE_CHOICE (self), NULL);
  return self->content;
}

static void
kh_file_choice_dispose (GObject *object)
{
  KhFileChoice *self = KH_FILE_CHOICE (object);

  forget (self);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (kh_file_choice_parent_class)->dispose (object);
}

static void
kh_file_choice_class_init (KhFileChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_file_choice_dispose;
  signal_changed = g_signal_new ("changed", KH_TYPE_FILE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                 G_TYPE_ERROR);
}

static void
kh_file_choice_init (KhFileChoice *self)
{
}

KhFileChoice *
kh_file_choice_new (void)
{
  return g_object_new (KH_TYPE_FILE_CHOICE, NULL);
}
