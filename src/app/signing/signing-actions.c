/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing PDF files and checking signatures, from the window's menus. */
#include "signing-actions.h"

#include <glib/gi18n.h>

#include "sign-task.h"
#include "sign-window.h"
#include "signatures-window.h"
#include "toast.h"

typedef void (*Show) (KhWindow *window, GFile *file);

static void
present (KhWindow *window, GtkWidget *dialog)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  KhWindow *window;
  GFile *file;
} Reading;

static void
fields_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (KhWindow) window = reading->window;
  g_autoptr (GFile) file = reading->file;
  g_autoptr (GError) error = NULL;
  char **blank = NULL;
  char **fields = kh_sign_fields_finish (result, &blank, &error);
  KhEditor *editor;

  g_free (reading);
  editor = kh_window_get_editor (window);
  if (kh_window_get_store (window) == NULL)
    {
      /* The window was closed meanwhile. */
      g_strfreev (fields);
      g_strfreev (blank);
    }
  else if (fields == NULL)
    kh_toast_show_error (GTK_WIDGET (kh_window_get_library (window)), error);
  else
    present (window, kh_sign_window_new (file, fields, blank, editor != NULL ? kh_editor_get_plan (editor) : NULL));
}

static void
show_signing (KhWindow *window, GFile *file)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->window = g_object_ref (window);
  reading->file = g_object_ref (file);
  kh_sign_fields_async (file, NULL, fields_cb, reading);
}

static void
show_signatures (KhWindow *window, GFile *file)
{
  present (window, kh_signatures_window_new (file));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  Show show = (Show) g_object_get_data (G_OBJECT (dialog), "kh-show");

  if (file != NULL)
    show (user_data, file);
  g_object_unref (dialog);
}

static void
choose_pdf (KhWindow *window, const char *title, Show show)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_filter_set_name (filter, _("PDF files"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_add_suffix (filter, "pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_object_set_data (G_OBJECT (chooser), "kh-show", (gpointer) show);
  /* The answer lets go of the dialog. */
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
sign_pdf_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_pdf (user_data, _("Sign a PDF"), show_signing);
}

static void
verify_pdf_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_pdf (user_data, _("Check Signatures"), show_signatures);
}

static void
sign_file_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  show_signing (user_data, file);
}

static void
verify_file_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  show_signatures (user_data, file);
}

void
kh_signing_actions_install (KhWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "sign-pdf", .activate = sign_pdf_action },
    { .name = "verify-pdf", .activate = verify_pdf_action },
    { .name = "sign-file", .parameter_type = "s", .activate = sign_file_action },
    { .name = "verify-file", .parameter_type = "s", .activate = verify_file_action },
  };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
