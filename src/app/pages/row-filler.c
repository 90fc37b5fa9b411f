/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRowFiller: makes the rows of a long list one after the other. */
#include "row-filler.h"

#include "item-line.h"

#define ROUND_US 8000 /* how long one round takes: less than a frame */
#define MARGIN 200.   /* px beyond what is in sight that are made with it */

struct _KhRowFiller
{
  GtkWidget *list;
  GtkAdjustment *adjustment; /* (nullable): the scroller's, once there is one */
  gulong scrolled;
  guint source;
};

static void fill_sight (KhRowFiller *self);

static void
forget_adjustment (KhRowFiller *self)
{
  if (self->adjustment != NULL)
    g_signal_handler_disconnect (self->adjustment, self->scrolled);
  g_clear_object (&self->adjustment);
}

/* The list gets into its scroller only after it was made. */
static GtkWidget *
find_scroller (KhRowFiller *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (self->list, GTK_TYPE_SCROLLED_WINDOW);

  if (scroller != NULL && self->adjustment == NULL)
    {
      self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
      self->scrolled
          = g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (fill_sight), self);
    }
  return scroller;
}

/* How far the row is from what is in sight, in px: 0 within, negative above. */
static double
get_distance (KhRowFiller *self, GtkWidget *row, GtkWidget *scroller)
{
  graphene_rect_t area;
  double top, bottom;

  if (scroller == NULL || !gtk_widget_compute_bounds (row, scroller, &area))
    return 0;
  top = area.origin.y;
  bottom = top + area.size.height;
  if (bottom < 0)
    return bottom;
  return top > gtk_widget_get_height (scroller) ? top - gtk_widget_get_height (scroller) : 0;
}

/* Rows above that turn out taller or lower push nothing: the scroller goes along. */
static void
make (KhRowFiller *self, GtkWidget *row, double distance)
{
  int before = gtk_widget_get_height (row);
  int width = gtk_widget_get_width (row);
  int after;

  kh_item_line_ensure (KH_ITEM_LINE (row));
  if (distance >= 0 || width <= 0 || self->adjustment == NULL)
    return;
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width, NULL, &after, NULL, NULL);
  /* Until the list is laid out anew the scroller does not know that there will be more room. */
  if (after > before)
    gtk_adjustment_set_upper (self->adjustment, gtk_adjustment_get_upper (self->adjustment) + after - before);
  g_signal_handler_block (self->adjustment, self->scrolled);
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + after - before);
  g_signal_handler_unblock (self->adjustment, self->scrolled);
}

static void
fill_sight (KhRowFiller *self)
{
  GtkWidget *scroller = find_scroller (self);

  if (!gtk_widget_get_mapped (self->list))
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (KH_IS_ITEM_LINE (row) && !kh_item_line_is_made (KH_ITEM_LINE (row)))
      {
        double distance = get_distance (self, row, scroller);

        if (distance > -MARGIN && distance < MARGIN)
          make (self, row, distance);
      }
}

static GtkWidget *
find_nearest (KhRowFiller *self, GtkWidget *scroller, double *distance)
{
  GtkWidget *nearest = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (KH_IS_ITEM_LINE (row) && !kh_item_line_is_made (KH_ITEM_LINE (row)))
      {
        double its = get_distance (self, row, scroller);

        if (nearest != NULL && ABS (its) >= ABS (*distance))
          continue;
        nearest = row;
        *distance = its;
      }
  return nearest;
}

static gboolean
fill_cb (gpointer data)
{
  KhRowFiller *self = data;
  GtkWidget *scroller = find_scroller (self);
  gint64 end = g_get_monotonic_time () + ROUND_US;
  double distance = 0;

  do
    {
      GtkWidget *row = find_nearest (self, scroller, &distance);

      if (row == NULL)
        {
          self->source = 0;
          return G_SOURCE_REMOVE;
        }
      make (self, row, distance);
    }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

KhRowFiller *
kh_row_filler_new (GtkWidget *list)
{
  KhRowFiller *self = g_new0 (KhRowFiller, 1);

  self->list = list;
  return self;
}

void
kh_row_filler_free (KhRowFiller *self)
{
  forget_adjustment (self);
  g_clear_handle_id (&self->source, g_source_remove);
  g_free (self);
}

void
kh_row_filler_start (KhRowFiller *self)
{
  /* After what is drawn and after what is typed. */
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}
