/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging rows to another place. */
#include "item-drag.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "row-ops.h"
#include "row-selection.h"

#define DRAGGED "kh-dragged"
#define ABOVE "kh-drop-above"
#define BELOW "kh-drop-below"

/* What is dragged is a GPtrArray of KhItem; it stays in the program. */

static GPtrArray *
list_dragged (KhItemLine *self)
{
  KhRowSelection *selection = kh_form_page_get_selection (kh_item_line_get_page (self));
  GPtrArray *items;

  if (kh_row_selection_contains (selection, kh_item_line_get_item (self)))
    return kh_row_selection_list (selection);
  items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (items, g_object_ref (kh_item_line_get_item (self)));
  return items;
}

static GdkContentProvider *
drag_prepare_cb (KhItemLine *self, double x, double y, GtkDragSource *source)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GdkPaintable) paintable = NULL;

  if (!kh_item_line_is_usable (self))
    return NULL;
  kh_editor_page_flush (KH_EDITOR_PAGE (kh_item_line_get_page (self)));
  items = list_dragged (self);
  if (items->len == 0)
    return NULL;
  paintable = gtk_widget_paintable_new (GTK_WIDGET (self));
  gtk_drag_source_set_icon (source, paintable, (int) x, (int) y);
  g_object_set_data_full (G_OBJECT (source), "kh-items", g_ptr_array_ref (items), (GDestroyNotify) g_ptr_array_unref);
  return gdk_content_provider_new_typed (G_TYPE_PTR_ARRAY, items);
}

static void
mark_dragged (KhItemLine *self, GPtrArray *items, gboolean dragged)
{
  KhFormPage *page = kh_item_line_get_page (self);

  for (guint i = 0; page != NULL && items != NULL && i < items->len; i++)
    {
      GtkWidget *row
          = kh_row_selection_find_row (kh_form_page_get_selection (page), g_ptr_array_index (items, i));

      if (row == NULL)
        continue;
      if (dragged)
        gtk_widget_add_css_class (row, DRAGGED);
      else
        gtk_widget_remove_css_class (row, DRAGGED);
    }
}

static void
drag_begin_cb (KhItemLine *self, GdkDrag *drag, GtkDragSource *source)
{
  GPtrArray *items = g_object_get_data (G_OBJECT (source), "kh-items");

  mark_dragged (self, items, TRUE);
  if (items->len > 1)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u row", "%u rows", items->len), items->len);
      GtkWidget *label = gtk_label_new (words);

      gtk_widget_add_css_class (label, "kh-drag-count");
      gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
      gdk_drag_set_hotspot (drag, -12, -12);
    }
}

static void
drag_end_cb (KhItemLine *self, GdkDrag *drag, gboolean delete_data, GtkDragSource *source)
{
  mark_dragged (self, g_object_get_data (G_OBJECT (source), "kh-items"), FALSE);
  g_object_set_data (G_OBJECT (source), "kh-items", NULL);
}

static GPtrArray *
get_items (const GValue *value)
{
  return value != NULL && G_VALUE_HOLDS (value, G_TYPE_PTR_ARRAY) ? g_value_get_boxed (value) : NULL;
}

static gboolean
are_from_here (KhFormPage *page, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (!kh_form_is_alive (page, g_ptr_array_index (items, i)))
      return FALSE;
  return items->len > 0;
}

static gboolean
accepts (KhFormPage *page, KhNode *parent, GPtrArray *items)
{
  return page != NULL && !kh_form_page_get_locked (page) && parent != NULL && items != NULL
         && are_from_here (page, items) && kh_row_ops_can_take (parent, items);
}

static gboolean
accepts_beside (KhItemLine *self, GPtrArray *items)
{
  KhItem *here = kh_item_line_get_item (self);

  return items != NULL && !g_ptr_array_find (items, here, NULL)
         && accepts (kh_item_line_get_page (self), kh_node_get_parent (KH_NODE (here)), items);
}

static void
mark_drop (GtkWidget *row, int where)
{
  gtk_widget_remove_css_class (row, ABOVE);
  gtk_widget_remove_css_class (row, BELOW);
  if (where != 0)
    gtk_widget_add_css_class (row, where < 0 ? ABOVE : BELOW);
}

static GdkDragAction
drop_motion_cb (KhItemLine *self, double x, double y, GtkDropTarget *target)
{
  if (!accepts_beside (self, get_items (gtk_drop_target_get_value (target))))
    {
      mark_drop (GTK_WIDGET (self), 0);
      return 0;
    }
  mark_drop (GTK_WIDGET (self), y < gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 ? -1 : 1);
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkWidget *row)
{
  mark_drop (row, 0);
}

/* What was dragged is what one works on next. */
static gboolean
drop (KhFormPage *page, GPtrArray *items, KhNode *parent, guint position)
{
  if (!kh_row_ops_move (page, items, parent, position))
    return FALSE;
  kh_row_selection_select_items (kh_form_page_get_selection (page), items);
  return TRUE;
}

static gboolean
drop_cb (KhItemLine *self, const GValue *value, double x, double y)
{
  gboolean after = y >= gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  KhNode *here = KH_NODE (kh_item_line_get_item (self));
  g_autoptr (GPtrArray) items = get_items (value) != NULL ? g_ptr_array_ref (get_items (value)) : NULL;

  mark_drop (GTK_WIDGET (self), 0);
  return accepts_beside (self, items)
         && drop (kh_item_line_get_page (self), items, kh_node_get_parent (here), kh_node_get_position (here) + after);
}

static GtkDropTarget *
add_target (GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_PTR_ARRAY, GDK_ACTION_MOVE);

  gtk_drop_target_set_preload (target, TRUE);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
  return target;
}

static void
add_source (KhItemLine *self, GtkWidget *handle)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
}

void
kh_item_drag_add (KhItemLine *self, GtkWidget *handle, GtkWidget *number)
{
  GtkDropTarget *target = add_target (GTK_WIDGET (self));

  add_source (self, handle);
  add_source (self, number);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
}

typedef struct
{
  KhFormPage *page; /* weak */
  KhNode *parent;
} End;

static void
end_free (gpointer data)
{
  End *self = data;

  g_clear_weak_pointer (&self->page);
  g_object_unref (self->parent);
  g_free (self);
}

static GdkDragAction
end_motion_cb (End *self, double x, double y, GtkDropTarget *target)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  gboolean accepted = accepts (self->page, self->parent, get_items (gtk_drop_target_get_value (target)));

  mark_drop (widget, accepted ? -1 : 0);
  return accepted ? GDK_ACTION_MOVE : 0;
}

static void
end_leave_cb (End *self, GtkDropTarget *target)
{
  mark_drop (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), 0);
}

static gboolean
end_drop_cb (End *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  g_autoptr (GPtrArray) items = get_items (value) != NULL ? g_ptr_array_ref (get_items (value)) : NULL;

  end_leave_cb (self, target);
  return accepts (self->page, self->parent, items) && drop (self->page, items, self->parent, G_MAXUINT);
}

void
kh_item_drag_add_end (GtkWidget *widget, KhFormPage *page, KhNode *parent)
{
  GtkDropTarget *target = add_target (widget);
  End *self = g_new0 (End, 1);

  g_set_weak_pointer (&self->page, page);
  self->parent = g_object_ref (parent);
  g_object_set_data_full (G_OBJECT (target), "kh-drop-end", self, end_free);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (end_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (end_leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (end_drop_cb), self);
}
