/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of one journal. */
#include "undo-actions.h"

#include "toast.h"

/* Owned by the group of actions. */
typedef struct
{
  GSimpleActionGroup *group; /* unowned */
  KhStore *store;
  KhNode *root;
  GtkWidget *content; /* weak */
  gboolean read_only;
} History;

static void
history_free (gpointer data)
{
  History *self = data;

  g_clear_weak_pointer (&self->content);
  g_object_unref (self->store);
  g_object_unref (self->root);
  g_free (self);
}

static void
set_enabled (History *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled && !self->read_only);
}

static void
update (GSimpleActionGroup *group)
{
  History *self = g_object_get_data (G_OBJECT (group), "kh-history");

  set_enabled (self, "undo", kh_store_get_undo_label (self->store, self->root) != NULL);
  set_enabled (self, "redo", kh_store_get_redo_label (self->store, self->root) != NULL);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  History *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!kh_store_undo (self->store, self->root, &error) && self->content != NULL)
    kh_toast_show_error (self->content, error);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  History *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!kh_store_redo (self->store, self->root, &error) && self->content != NULL)
    kh_toast_show_error (self->content, error);
}

/* GTK 4.8 keeps the groups of actions of a window longer than the window, and
 * with them all of the plan. */
static void
destroy_cb (GtkWidget *window)
{
  gtk_widget_insert_action_group (window, "history", NULL);
}

void
kh_undo_actions_add (GtkWidget *window, KhStore *store, KhNode *root, GtkWidget *content, gboolean read_only)
{
  static const GActionEntry entries[] = {
    { .name = "undo", .activate = undo_action },
    { .name = "redo", .activate = redo_action },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  History *self = g_new0 (History, 1);

  g_return_if_fail (GTK_IS_WIDGET (window));
  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_NODE (root));

  self->group = group;
  self->store = g_object_ref (store);
  self->root = g_object_ref (root);
  self->read_only = read_only;
  g_set_weak_pointer (&self->content, content);
  g_object_set_data_full (G_OBJECT (group), "kh-history", self, history_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (store, "changed", G_CALLBACK (update), group, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (window, "history", G_ACTION_GROUP (group));
  g_signal_connect (window, "destroy", G_CALLBACK (destroy_cb), NULL);
  update (group);
}

void
kh_undo_actions_bind (GtkWidgetClass *widget_class)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "history.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "history.redo", NULL);
}
