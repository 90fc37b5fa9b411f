/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging a paragraph of an imported text onto a place in the forms. */
#include "import-drag.h"

#include "import-form.h"
#include "item-line.h"
#include "recipient-row.h"
#include "section-form.h"
#include "signer-row.h"

/* Near the edge the sheet scrolls by itself. */
#define EDGE 48
#define SPEED 12

typedef struct
{
  KhFormPage *form; /* owns this */
  KhImportDropped dropped;
  gpointer user_data;
  GtkWidget *marked; /* weak */
  double y;
  guint tick;
} Target;

/* Source. */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, GtkListItem *row)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  KhImportParagraph *paragraph = gtk_list_item_get_item (row);

  if (paragraph == NULL)
    return NULL;
  gtk_drag_source_set_icon (source, paintable, (int) x, (int) y);
  return gdk_content_provider_new_typed (KH_TYPE_IMPORT_PARAGRAPH, paragraph);
}

void
kh_import_drag_add_source (GtkWidget *widget, GtkListItem *row)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  /* The widget is a child of the row. */
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), row, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

/* Target. */

static gboolean
aim_at_item (KhItemLine *line, KhFormPage *form, double x, double y, KhImportTarget *target, gboolean *above)
{
  GtkWidget *text = GTK_WIDGET (kh_item_line_get_text (line));
  KhNode *item = KH_NODE (kh_item_line_get_item (line));
  GtkWidget *measured = text != NULL ? text : GTK_WIDGET (line);
  double inner_x, inner_y;

  if (kh_node_get_parent (item) == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (form), measured, x, y, &inner_x, &inner_y))
    return FALSE;
  *above = inner_y < gtk_widget_get_height (measured) / 2.0;
  target->as = kh_import_as_from_kind (kh_item_get_kind (KH_ITEM (item)));
  target->node = kh_node_get_parent (item);
  target->position = kh_node_get_position (item) + (*above ? 0 : 1);
  return KH_IS_SECTION (target->node)
         || (KH_IS_ITEM (target->node) && kh_item_get_kind (KH_ITEM (target->node)) < KH_ITEM_TABLE);
}

static gboolean
aim_at_section (KhSectionForm *section, KhFormPage *form, double x, double y, KhImportTarget *target, gboolean *above)
{
  GtkWidget *list = kh_section_form_get_list (section);
  double inner_x, inner_y;

  if (!gtk_widget_translate_coordinates (GTK_WIDGET (form), list, x, y, &inner_x, &inner_y))
    return FALSE;
  /* On the heading: before all of its text; beneath: behind it. */
  *above = inner_y < 0;
  target->as = KH_IMPORT_AS_FITTING;
  target->node = KH_NODE (kh_section_form_get_section (section));
  target->position = *above ? 0 : G_MAXUINT;
  return TRUE;
}

/* The field of a signature that @widget is in: the rows of the template bear its names. */
static const char *
find_signature_field (GtkWidget *widget, GtkWidget *signer)
{
  static const char *const fields[] = { "authority", "position", "name" };

  for (; widget != signer; widget = gtk_widget_get_parent (widget))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

      for (guint i = 0; id != NULL && i < G_N_ELEMENTS (fields); i++)
        if (g_str_equal (id, fields[i]))
          return fields[i];
    }
  return "name";
}

static gboolean
aim_at_field (KhImportTarget *target, KhNode *node, const char *property)
{
  target->as = KH_IMPORT_AS_FIELD;
  target->node = node;
  target->property = property;
  return node != NULL;
}

gboolean
kh_import_drag_find_target (KhFormPage *form, double x, double y, KhImportTarget *target, GtkWidget **widget,
                            gboolean *above)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (form), x, y, GTK_PICK_INSENSITIVE);
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (form));

  *target = (KhImportTarget) { .position = G_MAXUINT };
  *above = FALSE;
  for (GtkWidget *at = picked; at != NULL && at != GTK_WIDGET (form); at = gtk_widget_get_parent (at))
    {
      const char *property = kh_import_form_get_property_of (at);

      *widget = at;
      if (property != NULL)
        return aim_at_field (target, KH_NODE (plan), property);
      if (KH_IS_SIGNER_ROW (at))
        return aim_at_field (target, KH_NODE (kh_signer_row_get_signature (KH_SIGNER_ROW (at))),
                             find_signature_field (picked, at));
      if (KH_IS_RECIPIENT_ROW (at))
        {
          target->as = KH_IMPORT_AS_RECIPIENT;
          target->node = KH_NODE (plan);
          target->position = kh_node_get_position (KH_NODE (kh_recipient_row_get_recipient (KH_RECIPIENT_ROW (at)))) + 1;
          return TRUE;
        }
      if (KH_IS_ITEM_LINE (at))
        return aim_at_item (KH_ITEM_LINE (at), form, x, y, target, above);
      if (KH_IS_SECTION_FORM (at))
        return aim_at_section (KH_SECTION_FORM (at), form, x, y, target, above);
    }
  *widget = NULL;
  return FALSE;
}

static void
mark (Target *self, GtkWidget *widget, const char *css_class)
{
  if (self->marked != NULL)
    {
      gtk_widget_remove_css_class (self->marked, "kh-drop-above");
      gtk_widget_remove_css_class (self->marked, "kh-drop-below");
      gtk_widget_remove_css_class (self->marked, "kh-drop-into");
    }
  g_set_weak_pointer (&self->marked, widget);
  if (widget != NULL)
    gtk_widget_add_css_class (widget, css_class);
}

static gboolean
scroll_cb (GtkWidget *form, GdkFrameClock *clock, gpointer user_data)
{
  Target *self = user_data;
  GtkWidget *scroller = gtk_widget_get_ancestor (form, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double x, y;
  int step;

  if (scroller == NULL || !gtk_widget_translate_coordinates (form, scroller, 0, self->y, &x, &y))
    return G_SOURCE_CONTINUE;
  step = y < EDGE ? -SPEED : y > gtk_widget_get_height (scroller) - EDGE ? SPEED : 0;
  if (step == 0)
    return G_SOURCE_CONTINUE;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
  self->y += step;
  return G_SOURCE_CONTINUE;
}

static void
leave_cb (Target *self)
{
  mark (self, NULL, NULL);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->form), self->tick);
  self->tick = 0;
}

static GdkDragAction
motion_cb (Target *self, double x, double y)
{
  KhImportTarget target;
  GtkWidget *widget = NULL;
  gboolean above = FALSE;

  self->y = y;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->form), scroll_cb, self, NULL);
  if (!kh_import_drag_find_target (self->form, x, y, &target, &widget, &above))
    {
      mark (self, NULL, NULL);
      return 0;
    }
  mark (self, widget, !KH_IS_ITEM_LINE (widget) ? "kh-drop-into" : above ? "kh-drop-above" : "kh-drop-below");
  return GDK_ACTION_COPY;
}

static gboolean
drop_cb (Target *self, const GValue *value, double x, double y)
{
  KhImportTarget target;
  GtkWidget *widget = NULL;
  gboolean above = FALSE;

  leave_cb (self);
  return kh_import_drag_find_target (self->form, x, y, &target, &widget, &above)
         && self->dropped (g_value_get_object (value), &target, self->user_data);
}

static void
target_free (gpointer data)
{
  Target *self = data;

  g_clear_weak_pointer (&self->marked);
  g_free (self);
}

void
kh_import_drag_add_target (KhFormPage *form, KhImportDropped dropped, gpointer user_data)
{
  GtkDropTarget *controller = gtk_drop_target_new (KH_TYPE_IMPORT_PARAGRAPH, GDK_ACTION_COPY);
  Target *self = g_new0 (Target, 1);

  self->form = form;
  self->dropped = dropped;
  self->user_data = user_data;
  g_object_set_data_full (G_OBJECT (controller), "kh-import-target", self, target_free);
  g_signal_connect_swapped (controller, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (controller, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (controller, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect_swapped (controller, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (form), GTK_EVENT_CONTROLLER (controller));
}
