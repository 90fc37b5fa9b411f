/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhExportActions: exporting the plan of an editor. */
#include "export-actions.h"

#include <glib/gi18n.h>

#include "issued-file.h"
#include "toast.h"
#include "whole-file.h"

#define CHOICE_PDF_A "pdfa"
#define CHOICE_ATTACH "attach"
#define CHOICE_SIGNED "signed"

struct _KhExportActions
{
  GObject parent_instance;

  KhEditor *editor; /* owns this */
  KhStore *store;
  GtkFileChooserNative *chooser;
  KhExportFormat chooser_format;
  gboolean chooser_signed; /* it offers what was signed */
};

G_DEFINE_FINAL_TYPE (KhExportActions, kh_export_actions, G_TYPE_OBJECT)

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) editor = user_data;

  kh_export_finish_shown (result, editor, KH_EXPORT_OPEN);
}

void
kh_export_actions_run (KhExportActions *self, GFile *file, KhExportFormat format, KhPdfFlags pdf_flags,
                       gboolean attach)
{
  g_return_if_fail (KH_IS_EXPORT_ACTIONS (self));
  g_return_if_fail (G_IS_FILE (file));

  kh_editor_flush (self->editor);
  kh_export_async (kh_editor_get_plan (self->editor), file, format, pdf_flags, attach, NULL, exported_cb,
                   g_object_ref (self->editor));
}

/* What was signed. */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhEditor) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kh_whole_file_write_finish (G_FILE (source), result, &error))
    kh_export_show_done (GTK_WIDGET (self), G_FILE (source));
  else
    kh_toast_show_error (GTK_WIDGET (self), error);
}

/* Returns: (transfer full) (nullable): the PDF that was signed, of an issued plan */
static GBytes *
load_signed (KhExportActions *self)
{
  KhPlan *plan = kh_editor_get_plan (self->editor);
  g_autofree char *media_type = NULL;
  g_autoptr (GBytes) content = NULL;

  if (kh_plan_is_locked (plan) && kh_store_has_issued_file (self->store, plan, NULL))
    content = kh_store_load_issued_file (self->store, plan, NULL, &media_type, NULL);
  return g_strcmp0 (media_type, "application/pdf") == 0 ? g_steal_pointer (&content) : NULL;
}

gboolean
kh_export_actions_run_signed (KhExportActions *self, GFile *file)
{
  g_autoptr (GBytes) content = NULL;

  g_return_val_if_fail (KH_IS_EXPORT_ACTIONS (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  content = load_signed (self);
  if (content == NULL)
    return FALSE;
  kh_whole_file_write_async (file, content, NULL, written_cb, g_object_ref (self->editor));
  return TRUE;
}

/* A dialog of the desktop may not know choices; then the PDF is a plain one. */
static gboolean
get_choice (GtkFileChooserNative *chooser, const char *id, gboolean fallback)
{
  const char *value = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), id);

  return value != NULL ? g_str_equal (value, "true") : fallback;
}

static void
add_choice (GtkFileChooserNative *chooser, const char *id, const char *label, gboolean value)
{
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), id, label, NULL, NULL);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (chooser), id, value ? "true" : "false");
}

static void
chooser_response_cb (KhExportActions *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    return;
  /* GTK warns when asked for a choice that was not offered. */
  if (self->chooser_signed && get_choice (chooser, CHOICE_SIGNED, TRUE) && kh_export_actions_run_signed (self, file))
    return;
  if (self->chooser_format == KH_EXPORT_PDF)
    kh_export_actions_run (self, file, KH_EXPORT_PDF,
                           get_choice (chooser, CHOICE_PDF_A, FALSE) ? KH_PDF_A : KH_PDF_DEFAULT,
                           get_choice (chooser, CHOICE_ATTACH, TRUE));
  else
    kh_export_actions_run (self, file, self->chooser_format, KH_PDF_DEFAULT, TRUE);
}

static void
choose_file (KhExportActions *self, KhExportFormat format)
{
  const KhExportFormatInfo *info = kh_export_format_get_info (format);
  g_autofree char *name = NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    {
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
      return;
    }
  kh_editor_flush (self->editor);
  self->chooser_format = format;
  self->chooser = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->editor))),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _(info->name));
  gtk_file_filter_add_mime_type (filter, info->media_type);
  gtk_file_filter_add_suffix (filter, info->extension);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  self->chooser_signed = FALSE;
  if (format == KH_EXPORT_PDF)
    {
      g_autoptr (GBytes) content = load_signed (self);

      /* What was signed is the document; one composed anew would lack its signatures. */
      self->chooser_signed = content != NULL;
      if (self->chooser_signed)
        add_choice (self->chooser, CHOICE_SIGNED, _("As it was signed"), TRUE);
      add_choice (self->chooser, CHOICE_PDF_A, _("For the archive (PDF/A)"), FALSE);
      add_choice (self->chooser, CHOICE_ATTACH, _("Attach the plan, to import it again"), TRUE);
    }
  name = kh_export_dup_file_name (kh_editor_get_plan (self->editor), format);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_pdf_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_file (user_data, KH_EXPORT_PDF);
}

static void
export_as_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhExportFormat format;

  if (kh_export_format_from_id (g_variant_get_string (parameter, NULL), &format))
    choose_file (user_data, format);
}

static void
kh_export_actions_dispose (GObject *object)
{
  KhExportActions *self = KH_EXPORT_ACTIONS (object);

  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (kh_export_actions_parent_class)->dispose (object);
}

static void
kh_export_actions_class_init (KhExportActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_export_actions_dispose;
}

static void
kh_export_actions_init (KhExportActions *self)
{
}

KhExportActions *
kh_export_actions_new (KhEditor *editor, KhStore *store, GActionMap *actions)
{
  const GActionEntry entries[] = {
    { .name = "export-pdf", .activate = export_pdf_action },
    { .name = "export-as", .activate = export_as_action, .parameter_type = "s" },
  };
  KhExportActions *self;

  g_return_val_if_fail (KH_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_ACTION_MAP (actions), NULL);

  self = g_object_new (KH_TYPE_EXPORT_ACTIONS, NULL);
  self->editor = editor;
  self->store = g_object_ref (store);
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
  return self;
}
