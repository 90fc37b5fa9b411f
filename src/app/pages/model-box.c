/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A box that holds one widget for each object of a list model. */
#include "model-box.h"

#include "form-field.h"

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

typedef struct
{
  GtkBox *box; /* weak */
  GListModel *model;
} Purge;

static gboolean
purge_cb (gpointer data)
{
  Purge *purge = data;
  GtkWidget *child = purge->box != NULL ? gtk_widget_get_first_child (GTK_WIDGET (purge->box)) : NULL;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (!contains (purge->model, g_object_get_data (G_OBJECT (child), OBJECT_KEY)))
        gtk_box_remove (purge->box, child);
      child = next;
    }
  return G_SOURCE_REMOVE;
}

static void
purge_free (gpointer data)
{
  Purge *purge = data;

  g_clear_weak_pointer (&purge->box);
  g_object_unref (purge->model);
  g_free (purge);
}

/* Widgets of objects that are away go before the next frame, but after the edit:
 * a move takes an object out of its list and puts it in again. */
static void
schedule_purge (GtkBox *box, GListModel *model)
{
  Purge *purge = g_new0 (Purge, 1);

  g_set_weak_pointer (&purge->box, box);
  purge->model = g_object_ref (model);
  g_idle_add_full (GTK_PRIORITY_RESIZE - 2, purge_cb, purge, purge_free);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, GtkBox *box)
{
  Binding *binding = g_object_get_data (G_OBJECT (box), "kh-model-binding");
  GtkWidget *after = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    kh_form_field_set_gone (child, !contains (model, g_object_get_data (G_OBJECT (child), OBJECT_KEY)));
  if (removed > 0)
    schedule_purge (box, model);
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
