/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWrapLayout: children one after the other, in as many lines as they need. */
#include "wrap-layout.h"

struct _KhWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int width; /* natural width, 0 for all children side by side */
};

G_DEFINE_FINAL_TYPE (KhWrapLayout, kh_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

#define OPTIONAL_KEY "kh-wrap-optional"

static gboolean
is_optional (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), OPTIONAL_KEY) != NULL;
}

/* Places the children within @width, or only counts when @allocate is unset.
 * Returns: the height of all lines. */
static int
flow (KhWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum, natural, child_width, child_height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      child_width = MAX (minimum, MIN (natural, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &child_height, NULL, NULL);
      if (x > 0 && x + child_width > width && is_optional (child))
        {
          if (allocate)
            gtk_widget_set_child_visible (child, FALSE);
          continue;
        }
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + self->spacing;
          line_height = 0;
        }
      if (allocate)
        {
          const GtkAllocation place = { .x = rtl ? width - x - child_width : x, .y = y, .width = child_width,
                                        .height = child_height };

          gtk_widget_set_child_visible (child, TRUE);
          gtk_widget_size_allocate (child, &place, -1);
        }
      x += child_width + self->spacing;
      line_height = MAX (line_height, child_height);
    }
  return y + line_height;
}

static void
kh_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                        int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  KhWrapLayout *self = KH_WRAP_LAYOUT (manager);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = flow (self, widget, for_size >= 0 ? for_size : G_MAXINT / 2, FALSE);
      return;
    }
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
  if (self->width > 0)
    *natural = MAX (*minimum, MIN (*natural, self->width));
}

static void
kh_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  flow (KH_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static GtkSizeRequestMode
kh_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kh_wrap_layout_class_init (KhWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = kh_wrap_layout_measure;
  layout_class->allocate = kh_wrap_layout_allocate;
  layout_class->get_request_mode = kh_wrap_layout_get_request_mode;
}

static void
kh_wrap_layout_init (KhWrapLayout *self)
{
}

GtkLayoutManager *
kh_wrap_layout_new (int spacing)
{
  KhWrapLayout *self = g_object_new (KH_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}

void
kh_wrap_layout_set_optional (GtkWidget *child, gboolean optional)
{
  g_return_if_fail (GTK_IS_WIDGET (child));

  if (optional == is_optional (child))
    return;
  g_object_set_data (G_OBJECT (child), OPTIONAL_KEY, optional ? GINT_TO_POINTER (1) : NULL);
  gtk_widget_queue_resize (child);
}

GtkWidget *
kh_wrap_box_new (int spacing, int width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *layout = kh_wrap_layout_new (spacing);

  KH_WRAP_LAYOUT (layout)->width = width;
  gtk_widget_set_layout_manager (box, layout);
  return box;
}
