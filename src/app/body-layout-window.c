/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Layout for all plans of a body. */
#include "body-layout-window.h"

#include <glib/gi18n.h>

#include "layout-choices.h"
#include "table-choices.h"
#include "template.h"
#include "undo-actions.h"

struct _KhBodyLayoutWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *content;
  AdwPreferencesGroup *layout;
  KhTableChoices *tables;
};

G_DEFINE_FINAL_TYPE (KhBodyLayoutWindow, kh_body_layout_window, ADW_TYPE_WINDOW)

static void
kh_body_layout_window_class_init (KhBodyLayoutWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (KH_TYPE_TABLE_CHOICES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/body-layout-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhBodyLayoutWindow, title);
  gtk_widget_class_bind_template_child (widget_class, KhBodyLayoutWindow, content);
  gtk_widget_class_bind_template_child (widget_class, KhBodyLayoutWindow, layout);
  gtk_widget_class_bind_template_child (widget_class, KhBodyLayoutWindow, tables);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  kh_undo_actions_bind (widget_class);
}

static void
kh_body_layout_window_init (KhBodyLayoutWindow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_body_layout_window_new (KhStore *store, KhAgency *agency, const char *profile, gboolean read_only)
{
  KhBodyLayoutWindow *self;
  g_autoptr (KhChoiceHolder) holder = NULL;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_AGENCY (agency), NULL);

  self = g_object_new (KH_TYPE_BODY_LAYOUT_WINDOW, NULL);
  holder = kh_choice_holder_new_for_agency (store, agency, profile, self->content, read_only);
  adw_window_title_set_subtitle (self->title, kh_agency_get_name (agency));
  kh_layout_choices_fill (self->layout, holder);
  kh_table_choices_set_holder (self->tables, holder);
  kh_undo_actions_add (GTK_WIDGET (self), store, KH_NODE (agency), self->content, read_only);
  return GTK_WIDGET (self);
}
