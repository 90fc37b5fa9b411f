/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignaturesWindow: the signatures of a PDF. */
#include "signatures-window.h"

#include <glib/gi18n.h>

#include "background.h"
#include "signature-row.h"
#include "template.h"

struct _KhSignaturesWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  AdwStatusPage *status;
  GtkInfoBar *banner;
  GtkLabel *banner_label;
  GtkListBox *list;

  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KhSignaturesWindow, kh_signatures_window, ADW_TYPE_WINDOW)

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autofree char *path = g_file_get_path (task_data);
  GError *error = NULL;
  GPtrArray *signatures = NULL;

  if (path != NULL)
    signatures = kh_signatures_read (path, &error);
  else
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _("Only files of this computer can be checked; save it here first."));
  if (signatures != NULL)
    g_task_return_pointer (task, signatures, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
show_status (KhSignaturesWindow *self, const char *icon, const char *title, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1); /* a status page reads its description as markup */

  adw_status_page_set_icon_name (self->status, icon);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static void
show_signatures (KhSignaturesWindow *self, GPtrArray *signatures)
{
  guint n_sound = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < signatures->len; i++)
    {
      const KhSignatureInfo *info = g_ptr_array_index (signatures, i);

      n_sound += kh_signature_info_is_sound (info) ? 1 : 0;
      gtk_list_box_append (self->list, kh_signature_row_new (info));
    }
  if (n_sound == signatures->len)
    words = g_strdup_printf (ngettext ("The signature holds.", "All %u signatures hold.", n_sound), n_sound);
  else
    words = g_strdup_printf (ngettext ("The signature does not hold.", "Of %u signatures, some do not hold.", signatures->len),
                             signatures->len);
  gtk_label_set_label (self->banner_label, words);
  gtk_info_bar_set_message_type (self->banner, n_sound == signatures->len ? GTK_MESSAGE_INFO : GTK_MESSAGE_WARNING);
  gtk_stack_set_visible_child_name (self->stack, "signatures");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KhSignaturesWindow *self = KH_SIGNATURES_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) signatures = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (signatures == NULL)
    show_status (self, "dialog-error-symbolic", _("Not Checked"), error->message);
  else if (signatures->len == 0)
    show_status (self, "document-edit-symbolic", _("No Signature"), _("Nobody has signed this file yet."));
  else
    show_signatures (self, signatures);
}

static void
kh_signatures_window_dispose (GObject *object)
{
  KhSignaturesWindow *self = KH_SIGNATURES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (kh_signatures_window_parent_class)->dispose (object);
}

static void
kh_signatures_window_class_init (KhSignaturesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_signatures_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/signatures-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhSignaturesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KhSignaturesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KhSignaturesWindow, status);
  gtk_widget_class_bind_template_child (widget_class, KhSignaturesWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, KhSignaturesWindow, banner_label);
  gtk_widget_class_bind_template_child (widget_class, KhSignaturesWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_signatures_window_init (KhSignaturesWindow *self)
{
  kh_template_init (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
kh_signatures_window_new (GFile *file)
{
  KhSignaturesWindow *self;
  g_autoptr (GTask) task = NULL;
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (KH_TYPE_SIGNATURES_WINDOW, NULL);
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  adw_window_title_set_subtitle (self->title, name);
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, kh_signatures_window_new);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  kh_background_run (task, read_thread);
  return GTK_WIDGET (self);
}
