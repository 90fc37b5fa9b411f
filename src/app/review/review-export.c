/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison as a file: a list of the changes, or the later plan with tracked changes. */
#include "review-export.h"

#include <glib/gi18n.h>

#include "export.h"
#include "file-name.h"
#include "marked-document.h"
#include "plan-text.h"

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) page = user_data;

  kh_export_finish_shown (result, page, KH_EXPORT_OPEN);
}

void
kh_review_export (GtkWidget *page, KhComparison *comparison, GFile *file, KhExportFormat format)
{
  g_autoptr (KhDocument) document = NULL;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (KH_IS_COMPARISON (comparison));

  document = format == KH_EXPORT_DOCX ? kh_marked_document_new_now (comparison) : kh_change_document_new (comparison);
  kh_export_document_async (document, file, format, NULL, exported_cb, g_object_ref (page));
}

/* What the dialog is about; goes with it. */
typedef struct
{
  GtkWidget *page; /* weak */
  KhComparison *comparison;
  KhExportFormat format;
} Choosing;

static void
choosing_free (gpointer data)
{
  Choosing *choosing = data;

  g_clear_weak_pointer (&choosing->page);
  g_object_unref (choosing->comparison);
  g_free (choosing);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choosing *choosing = user_data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL && choosing->page != NULL)
    kh_review_export (choosing->page, choosing->comparison, file, choosing->format);
  g_object_unref (dialog);
}

/* "KH-02-SM-2027-thay-doi.docx", after the later plan. */
static char *
dup_file_name (KhComparison *comparison, KhExportFormat format)
{
  return kh_file_name_for_plan (kh_comparison_get_after (comparison), "-thay-doi", kh_export_format_get_info (format)->extension);
}

void
kh_review_export_choose (GtkWidget *page, KhComparison *comparison, KhExportFormat format)
{
  const KhExportFormatInfo *info = kh_export_format_get_info (format);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;
  Choosing *choosing;

  g_return_if_fail (GTK_IS_WIDGET (page));
  g_return_if_fail (KH_IS_COMPARISON (comparison));

  chooser = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (gtk_widget_get_root (page)),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, _(info->name));
  gtk_file_filter_add_mime_type (filter, info->media_type);
  gtk_file_filter_add_suffix (filter, info->extension);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  name = dup_file_name (comparison, format);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  choosing = g_new0 (Choosing, 1);
  g_set_weak_pointer (&choosing->page, page);
  choosing->comparison = g_object_ref (comparison);
  choosing->format = format;
  /* The answer lets go of the dialog. */
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), choosing,
                         (GClosureNotify) (void (*) (void)) choosing_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
