/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLineLayout: children side by side; those that expand share what the others leave. */
#include "line-layout.h"

struct _KhLineLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (KhLineLayout, kh_line_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
expands (GtkWidget *child)
{
  return gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
}

/* How much of @width is left for the children that expand, and how many they are. */
static int
measure_rest (GtkWidget *widget, int width, int *n_expanding)
{
  *n_expanding = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int natural;

      if (!gtk_widget_should_layout (child))
        continue;
      if (expands (child))
        {
          (*n_expanding)++;
          continue;
        }
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      width -= natural;
    }
  return MAX (width, 0);
}

static int
get_child_width (GtkWidget *child, int share)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return expands (child) ? MAX (minimum, share) : natural;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      /* What does not expand always gets its natural width. */
      *minimum += expands (child) ? child_minimum : child_natural;
      *natural += child_natural;
    }
}

static void
measure_height (GtkWidget *widget, int width, int *minimum, int *natural)
{
  int n_expanding;
  int rest;

  if (width < 0)
    measure_width (widget, &n_expanding, &width);
  rest = measure_rest (widget, width, &n_expanding);
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL,
                          get_child_width (child, rest / MAX (n_expanding, 1)), &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
kh_line_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                        int for_size, int *minimum, int *natural, int *minimum_baseline,
                        int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    measure_height (widget, for_size, minimum, natural);
}

static void
kh_line_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int n_expanding;
  int rest = measure_rest (widget, width, &n_expanding);
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { .y = 0, .height = height };
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      child_width = get_child_width (child, rest / MAX (n_expanding, 1));
      place.x = rtl ? width - x - child_width : x;
      place.width = child_width;
      gtk_widget_size_allocate (child, &place, -1);
      x += child_width;
    }
}

static GtkSizeRequestMode
kh_line_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kh_line_layout_class_init (KhLineLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->measure = kh_line_layout_measure;
  layout_class->allocate = kh_line_layout_allocate;
  layout_class->get_request_mode = kh_line_layout_get_request_mode;
}

static void
kh_line_layout_init (KhLineLayout *self)
{
}

