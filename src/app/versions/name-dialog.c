/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhNameDialog: asks for the name of a version. */
#include "name-dialog.h"

#include "kh-core.h"
#include "template.h"

struct _KhNameDialog
{
  AdwWindow parent_instance;

  GtkButton *accept_button;
  GtkLabel *explanation;
  AdwEntryRow *name_row;
};

static guint named_signal;

G_DEFINE_FINAL_TYPE (KhNameDialog, kh_name_dialog, ADW_TYPE_WINDOW)

static void
accept_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhNameDialog *self = KH_NAME_DIALOG (widget);
  g_autofree char *name = kh_text_normalize (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));

  g_signal_emit (self, named_signal, 0, *name != '\0' ? name : NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
entry_activated_cb (KhNameDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.accept", NULL);
}

static void
kh_name_dialog_class_init (KhNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  named_signal = g_signal_new ("named", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                               G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, KhNameDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, KhNameDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, KhNameDialog, name_row);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_install_action (widget_class, "dialog.accept", NULL, accept_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_name_dialog_init (KhNameDialog *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_name_dialog_new (const char *title, const char *explanation, const char *button, const char *name)
{
  KhNameDialog *self = g_object_new (KH_TYPE_NAME_DIALOG, "title", title, NULL);

  gtk_button_set_label (self->accept_button, button);
  gtk_widget_set_visible (GTK_WIDGET (self->explanation), explanation != NULL);
  if (explanation != NULL)
    gtk_label_set_label (self->explanation, explanation);
  if (name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);

  return GTK_WIDGET (self);
}
