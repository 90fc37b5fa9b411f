/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging an item's row to another place. */
#include "item-drag.h"

#include "form-edit.h"
#include "item-ops.h"
#include "kinds.h"

static GdkContentProvider *
drag_prepare_cb (KhItemLine *self, double x, double y, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) paintable = NULL;

  if (!kh_item_line_is_usable (self))
    return NULL;
  kh_editor_page_flush (KH_EDITOR_PAGE (kh_item_line_get_page (self)));
  paintable = gtk_widget_paintable_new (GTK_WIDGET (self));
  gtk_drag_source_set_icon (source, paintable, (int) x, (int) y);
  return gdk_content_provider_new_typed (KH_TYPE_ITEM, kh_item_line_get_item (self));
}

static void
drag_begin_cb (KhItemLine *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "kh-dragged");
}

static void
drag_end_cb (KhItemLine *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "kh-dragged");
}

static gboolean
accepts (KhItemLine *self, const GValue *value)
{
  KhItem *here = kh_item_line_get_item (self);
  KhItem *item;

  if (value == NULL || !G_VALUE_HOLDS (value, KH_TYPE_ITEM) || !kh_item_line_is_usable (self))
    return FALSE;
  item = g_value_get_object (value);
  if (item == NULL || item == here || !kh_form_is_alive (kh_item_line_get_page (self), item))
    return FALSE;
  for (KhNode *node = KH_NODE (here); node != NULL; node = kh_node_get_parent (node))
    if (node == KH_NODE (item))
      return FALSE;
  return kh_item_kind_allowed (kh_node_get_parent (KH_NODE (here)), kh_item_get_kind (item));
}

static void
mark_drop (KhItemLine *self, int where)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "kh-drop-above");
  gtk_widget_remove_css_class (GTK_WIDGET (self), "kh-drop-below");
  if (where != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), where < 0 ? "kh-drop-above" : "kh-drop-below");
}

static GdkDragAction
drop_motion_cb (KhItemLine *self, double x, double y, GtkDropTarget *target)
{
  if (!accepts (self, gtk_drop_target_get_value (target)))
    {
      mark_drop (self, 0);
      return 0;
    }
  mark_drop (self, y < gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 ? -1 : 1);
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (KhItemLine *self)
{
  mark_drop (self, 0);
}

static gboolean
drop_cb (KhItemLine *self, const GValue *value, double x, double y)
{
  gboolean after = y >= gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  KhNode *parent = kh_node_get_parent (KH_NODE (kh_item_line_get_item (self)));
  guint position = kh_node_get_position (KH_NODE (kh_item_line_get_item (self)));
  KhItem *item;

  mark_drop (self, 0);
  if (!accepts (self, value))
    return FALSE;
  item = g_value_get_object (value);
  position += after;
  /* Positions count without the item that moves. */
  if (kh_node_get_parent (KH_NODE (item)) == parent && kh_node_get_position (KH_NODE (item)) < position)
    position--;
  return kh_item_ops_move (kh_item_line_get_page (self), item, parent, position);
}

void
kh_item_drag_add (KhItemLine *self, GtkWidget *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (KH_TYPE_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));

  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
