/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box that holds one widget for each object of a list model. */
#include "model-box.h"

#define OBJECT_KEY "kh-model-object"

typedef struct
{
  KhModelBoxCreate create;
  gpointer user_data;
} Binding;

GtkWidget *
kh_model_box_lookup (GtkBox *box, gpointer object)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_object_get_data (G_OBJECT (child), OBJECT_KEY) == object)
      return child;
  return NULL;
}

static gboolean
contains (GListModel *model, gpointer object)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (model, i);

      if (other == object)
        return TRUE;
    }
  return FALSE;
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GtkBox *box)
{
  Binding *binding = g_object_get_data (G_OBJECT (box), "kh-model-binding");
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));
  GtkWidget *after = NULL;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (!contains (model, g_object_get_data (G_OBJECT (child), OBJECT_KEY)))
        gtk_box_remove (box, child);
      child = next;
    }
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (model, i);
      GtkWidget *widget = kh_model_box_lookup (box, object);

      if (widget == NULL)
        {
          widget = binding->create (object, binding->user_data);
          g_object_set_data_full (G_OBJECT (widget), OBJECT_KEY, g_object_ref (object), g_object_unref);
        }
      gtk_widget_insert_after (widget, GTK_WIDGET (box), after);
      after = widget;
    }
}

void
kh_model_box_bind (GtkBox *box, GListModel *model, KhModelBoxCreate create, gpointer user_data)
{
  Binding *binding = g_new0 (Binding, 1);

  binding->create = create;
  binding->user_data = user_data;
  g_object_set_data_full (G_OBJECT (box), "kh-model-binding", binding, g_free);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), box, 0);
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), box);
}
