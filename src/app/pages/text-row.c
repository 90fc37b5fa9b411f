/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTextRow: a row of a preferences group whose text may take several lines. */
#include "text-row.h"

#include "template.h"

struct _KhTextRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *caption;
  KhItemText *text;
};

G_DEFINE_FINAL_TYPE (KhTextRow, kh_text_row, ADW_TYPE_PREFERENCES_ROW)

static void
title_changed_cb (KhTextRow *self)
{
  gtk_label_set_label (self->caption, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static gboolean
kh_text_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (KH_TEXT_ROW (widget)->text));
}

static void
kh_text_row_class_init (KhTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KH_TYPE_ITEM_TEXT);
  widget_class->grab_focus = kh_text_row_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KhTextRow, caption);
  gtk_widget_class_bind_template_child (widget_class, KhTextRow, text);
}

static void
kh_text_row_init (KhTextRow *self)
{
  kh_template_init (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}

KhItemText *
kh_text_row_get_text (KhTextRow *self)
{
  g_return_val_if_fail (KH_IS_TEXT_ROW (self), NULL);

  return self->text;
}

void
kh_text_row_bind (KhTextRow *self, KhFormPage *page, gpointer node, const char *property, const char *label,
                  KhTextMode mode)
{
  g_return_if_fail (KH_IS_TEXT_ROW (self));

  kh_item_text_bind (self->text, page, node, property, label, mode);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}
