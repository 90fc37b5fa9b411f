/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPartBar: says that the plan in the editor is a unit's part of another one, and sends it back. */
#include "part-bar.h"

#include <glib/gi18n.h>

#include "export.h"
#include "part-file.h"
#include "part-transfer.h"
#include "template.h"
#include "toast.h"

struct _KhPartBar
{
  GtkWidget parent_instance;

  GtkLabel *words;

  KhStore *store;
  KhPlan *plan;
  GtkFileChooserNative *chooser; /* (nullable) while a place is asked for */
};

static guint flush_signal;

G_DEFINE_FINAL_TYPE (KhPartBar, kh_part_bar, GTK_TYPE_WIDGET)

void
kh_part_bar_set_plan (KhPartBar *self, KhStore *store, KhPlan *plan)
{
  g_autofree char *unit = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (KH_IS_PART_BAR (self));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (self->plan == NULL);

  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  if (!kh_store_is_part (store, plan, &unit))
    return;
  words = g_strdup_printf (_("This is the part of %s. Edit it and send it back: it will be merged into the plan that it was taken from."), unit);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;

  kh_export_finish_shown (result, self, KH_EXPORT_OPEN);
}

void
kh_part_bar_send_back (KhPartBar *self, GFile *file)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) part = NULL;
  KhExportFormat format;

  g_return_if_fail (KH_IS_PART_BAR (self));
  g_return_if_fail (G_IS_FILE (file));

  g_signal_emit (self, flush_signal, 0);
  name = g_file_get_basename (file);
  if (!kh_export_format_from_path (name, &format) || !kh_export_format_has_part (format))
    format = KH_EXPORT_XML;
  part = kh_part_send_back (self->store, self->plan, &error);
  if (part == NULL)
    {
      kh_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  kh_export_part_async (part, file, format, NULL, sent_cb, g_object_ref (self));
}

static void
chosen_cb (KhPartBar *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL)
    kh_part_bar_send_back (self, file);
}

static void
send_back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhPartBar *self = KH_PART_BAR (widget);
  g_autofree char *name = kh_export_dup_file_name (self->plan, KH_EXPORT_XML);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_("Send Back"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
kh_part_bar_dispose (GObject *object)
{
  KhPartBar *self = KH_PART_BAR (object);

  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->chooser);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_part_bar_parent_class)->dispose (object);
}

static void
kh_part_bar_class_init (KhPartBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_part_bar_dispose;
  flush_signal = g_signal_new ("flush", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/part-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, KhPartBar, words);
  gtk_widget_class_install_action (widget_class, "part.send-back", NULL, send_back_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kh_part_bar_init (KhPartBar *self)
{
  kh_template_init (GTK_WIDGET (self));
}
