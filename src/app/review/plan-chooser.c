/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPlanChooser: a dialog that asks for one plan of the library. */
#include "plan-chooser.h"

#include <glib/gi18n.h>

#include "plan-item.h"
#include "template.h"

struct _KhPlanChooser
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListView *list;

  gint64 except;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (KhPlanChooser, kh_plan_chooser, ADW_TYPE_WINDOW)

static void
activated_cb (KhPlanChooser *self, guint position)
{
  g_autoptr (KhPlanInfo) info = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->list)), position);
  const gint64 id = kh_plan_info_get_id (info);

  g_signal_emit (self, chosen_signal, 0, id);
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
is_offered (gpointer info, gpointer user_data)
{
  return kh_plan_info_get_id (info) != KH_PLAN_CHOOSER (user_data)->except;
}

static void
kh_plan_chooser_class_init (KhPlanChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/plan-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, KhPlanChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, KhPlanChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_plan_chooser_init (KhPlanChooser *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_plan_chooser_new (GListModel *plans, gint64 except)
{
  KhPlanChooser *self;
  GtkFilterListModel *offered;

  g_return_val_if_fail (G_IS_LIST_MODEL (plans), NULL);

  self = g_object_new (KH_TYPE_PLAN_CHOOSER, NULL);
  self->except = except;
  offered = gtk_filter_list_model_new (g_object_ref (plans),
                                       GTK_FILTER (gtk_custom_filter_new (is_offered, self, NULL)));
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (offered)) > 0 ? "plans" : "none");
  {
    g_autoptr (GtkListItemFactory) factory = kh_plan_item_factory_new ();
    g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (offered));

    gtk_list_view_set_factory (self->list, factory);
    gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  }

  return GTK_WIDGET (self);
}
