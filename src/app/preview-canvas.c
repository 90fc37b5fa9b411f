/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreviewCanvas: the sheets of a proof, one below the other, to be read and
 * clicked; or small, to find one's way by. */
#include "preview-canvas.h"

#include <math.h>

#include "preview-marks.h"
#include "preview-sheets.h"

#define MARGIN 18       /* around the sheets, px */
#define GAP 16          /* between sheets, px */
#define FIT_MINIMUM 140 /* least width of a fitted page, px */
#define PX_PER_PT (96. / 72.)

/* The same of thumbnails, which have their number beneath them. */
#define SMALL_MARGIN 14
#define SMALL_GAP 30
#define SMALL_MINIMUM 64

struct _KhPreviewCanvas
{
  GtkWidget parent_instance;

  KhPreviewSheets *sheets;
  GArray *marks; /* of KhPreviewMark, by page */
  char *marked;
  gboolean thumbnails;
  guint current; /* the page that is outlined among thumbnails */
  double zoom;
  guint layout_source;
};

enum
{
  PROP_THUMBNAILS = 1,
  N_PROPS,
};

enum
{
  NODE_ACTIVATED,
  PAGE_ACTIVATED,
  LAYOUT_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhPreviewCanvas, kh_preview_canvas, GTK_TYPE_WIDGET)

/* Geometry. */

static int
get_minimum (KhPreviewCanvas *self)
{
  return self->thumbnails ? SMALL_MINIMUM + 2 * SMALL_MARGIN : FIT_MINIMUM + 2 * MARGIN;
}

/* Pixels to the pt when the canvas is @width wide. */
static double
scale_for_width (KhPreviewCanvas *self, int width)
{
  if (self->zoom > 0)
    return self->zoom * PX_PER_PT;
  return (MAX (width, get_minimum (self)) - 2 * (self->thumbnails ? SMALL_MARGIN : MARGIN))
         / kh_preview_sheets_get_widest (self->sheets);
}

static double
get_scale (KhPreviewCanvas *self)
{
  return scale_for_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

static void
place_pages (KhPreviewCanvas *self)
{
  kh_preview_sheets_place (self->sheets, gtk_widget_get_width (GTK_WIDGET (self)), get_scale (self),
                           gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static KhFrames *
get_frames (KhPreviewCanvas *self)
{
  KhProof *proof = kh_preview_sheets_get_proof (self->sheets);

  return proof != NULL ? kh_proof_get_frames (proof) : NULL;
}

/* Marks. */

static void
collect_marks (KhPreviewCanvas *self)
{
  kh_preview_marks_collect (self->marks, get_frames (self), self->marked);
}

static graphene_rect_t
mark_area (KhPreviewCanvas *self, const KhPreviewMark *mark)
{
  graphene_rect_t page = kh_preview_sheets_get_area (self->sheets, mark->page);
  double scale = get_scale (self);
  graphene_rect_t area;

  graphene_rect_init (&area, page.origin.x + mark->area.origin.x * scale,
                      page.origin.y + mark->area.origin.y * scale, mark->area.size.width * scale,
                      mark->area.size.height * scale);
  return area;
}

/* Input. */

/* Returns: whether there is a page at the place, and which. */
static gboolean
find_page (KhPreviewCanvas *self, double x, double y, guint *page)
{
  for (guint i = 0; i < kh_preview_sheets_get_n (self->sheets); i++)
    {
      graphene_rect_t area = kh_preview_sheets_get_area (self->sheets, i);

      if (graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        {
          *page = i;
          return TRUE;
        }
    }
  return FALSE;
}

static const char *
hit (KhPreviewCanvas *self, double x, double y)
{
  double scale = get_scale (self);
  graphene_rect_t area;
  guint page;

  if (self->thumbnails || !find_page (self, x, y, &page))
    return NULL;
  area = kh_preview_sheets_get_area (self->sheets, page);
  return kh_frames_hit (get_frames (self), page, (x - area.origin.x) / scale, (y - area.origin.y) / scale);
}

static void
released_cb (KhPreviewCanvas *self, int n_press, double x, double y)
{
  g_autofree char *uuid = g_strdup (hit (self, x, y));
  guint page;

  if (uuid != NULL)
    g_signal_emit (self, signals[NODE_ACTIVATED], 0, uuid);
  else if (self->thumbnails && find_page (self, x, y, &page))
    g_signal_emit (self, signals[PAGE_ACTIVATED], 0, page);
}

static void
motion_cb (KhPreviewCanvas *self, double x, double y)
{
  guint page;
  const char *cursor = NULL;

  if (self->thumbnails && find_page (self, x, y, &page))
    cursor = "pointer";
  else if (hit (self, x, y) != NULL)
    cursor = "text";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), cursor);
}

/* Arrows scroll the pages, and lead from thumbnail to thumbnail. @arguments: the
 * way to scroll, and how many pages that is. */
static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (widget);
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  gint64 n = kh_preview_sheets_get_n (self->sheets);
  gboolean handled = FALSE;
  int scroll, pages;

  g_variant_get (arguments, "(ii)", &scroll, &pages);
  if (self->thumbnails && n > 0)
    {
      guint goal = (guint) CLAMP ((gint64) self->current + pages, 0, n - 1);

      g_signal_emit (self, signals[PAGE_ACTIVATED], 0, goal);
      return GDK_EVENT_STOP;
    }
  if (scroller != NULL)
    g_signal_emit_by_name (scroller, "scroll-child", scroll, FALSE, &handled);
  return handled;
}

/* Widget. */

static GtkSizeRequestMode
kh_preview_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
kh_preview_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                           int *natural, int *minimum_baseline, int *natural_baseline)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (widget);
  gboolean filled = kh_preview_sheets_get_proof (self->sheets) != NULL;
  int least = get_minimum (self);

  if (self->zoom > 0 && filled)
    least = (int) ceil (kh_preview_sheets_get_widest (self->sheets) * self->zoom * PX_PER_PT) + 2 * MARGIN;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = least;
  else
    {
      *minimum = 0;
      if (filled)
        *minimum = kh_preview_sheets_measure (self->sheets, scale_for_width (self, MAX (for_size, least)));
      /* Room for the last one's number. */
      if (filled && self->thumbnails)
        *minimum += SMALL_GAP - SMALL_MARGIN;
      *natural = *minimum;
    }
}

static gboolean
layout_cb (gpointer user_data)
{
  KhPreviewCanvas *self = user_data;

  self->layout_source = 0;
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Listeners set labels and adjustments, which must not happen in an allocation. */
static void
announce_layout (KhPreviewCanvas *self)
{
  if (self->layout_source == 0)
    self->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, layout_cb, self, NULL);
}

static void
kh_preview_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (widget);

  place_pages (self);
  announce_layout (self);
}

/* The number of a thumbnail, and a line around the page that is read. */
static void
draw_legend (KhPreviewCanvas *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *area)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), number);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA colour;
  int width;

  gtk_style_context_get_color (style, &colour);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (area->origin.x + (area->size.width - (float) width) / 2,
                                                          area->origin.y + area->size.height + 5));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);

  if (page == self->current && gtk_style_context_lookup_color (style, "accent_color", &colour))
    {
      graphene_rect_t frame = *area;
      GskRoundedRect outline;
      const float widths[] = { 2, 2, 2, 2 };
      const GdkRGBA colours[] = { colour, colour, colour, colour };

      graphene_rect_inset (&frame, -3, -3);
      gsk_rounded_rect_init_from_rect (&outline, &frame, 3);
      gtk_snapshot_append_border (snapshot, &outline, widths, colours);
    }
}

static void
kh_preview_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shade = { 0, 0, 0, 0.16f };

  for (guint i = 0; i < kh_preview_sheets_get_n (self->sheets); i++)
    {
      GdkTexture *texture = kh_preview_sheets_get_texture (self->sheets, i);
      graphene_rect_t area = kh_preview_sheets_get_area (self->sheets, i);
      GskRoundedRect outline;

      if (!kh_preview_sheets_is_seen (self->sheets, &area))
        continue;
      gsk_rounded_rect_init_from_rect (&outline, &area, 0);
      gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 5);
      if (texture != NULL)
        gtk_snapshot_append_texture (snapshot, texture, &area);
      else
        gtk_snapshot_append_color (snapshot, &white, &area);
      if (self->thumbnails)
        draw_legend (self, snapshot, i, &area);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const KhPreviewMark *mark = &g_array_index (self->marks, KhPreviewMark, i);
      graphene_rect_t area = mark_area (self, mark);

      if (kh_preview_sheets_is_seen (self->sheets, &area))
        kh_preview_mark_draw (&area, gtk_widget_get_style_context (widget), snapshot);
    }
}

static void
kh_preview_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (object);

  switch (id)
    {
    case PROP_THUMBNAILS:
      g_value_set_boolean (value, self->thumbnails);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_preview_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (object);

  switch (id)
    {
    case PROP_THUMBNAILS:
      self->thumbnails = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_preview_canvas_constructed (GObject *object)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (object);

  G_OBJECT_CLASS (kh_preview_canvas_parent_class)->constructed (object);

  self->sheets = self->thumbnails ? kh_preview_sheets_new (SMALL_MARGIN, SMALL_GAP)
                                  : kh_preview_sheets_new (MARGIN, GAP);
  g_signal_connect_object (self->sheets, "drawn", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
kh_preview_canvas_dispose (GObject *object)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_array_set_size (self->marks, 0);
  if (self->sheets != NULL)
    g_object_run_dispose (G_OBJECT (self->sheets));

  G_OBJECT_CLASS (kh_preview_canvas_parent_class)->dispose (object);
}

static void
kh_preview_canvas_finalize (GObject *object)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (object);

  g_clear_object (&self->sheets);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->marked, g_free);

  G_OBJECT_CLASS (kh_preview_canvas_parent_class)->finalize (object);
}

static void
kh_preview_canvas_class_init (KhPreviewCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint key;
    GtkScrollType scroll;
    int pages;
  } moves[] = {
    { GDK_KEY_Up, GTK_SCROLL_STEP_UP, -1 },     { GDK_KEY_Down, GTK_SCROLL_STEP_DOWN, 1 },
    { GDK_KEY_Page_Up, GTK_SCROLL_PAGE_UP, -5 }, { GDK_KEY_Page_Down, GTK_SCROLL_PAGE_DOWN, 5 },
    { GDK_KEY_Home, GTK_SCROLL_START, -G_MAXINT }, { GDK_KEY_End, GTK_SCROLL_END, G_MAXINT },
  };

  object_class->get_property = kh_preview_canvas_get_property;
  object_class->set_property = kh_preview_canvas_set_property;
  object_class->constructed = kh_preview_canvas_constructed;
  object_class->dispose = kh_preview_canvas_dispose;
  object_class->finalize = kh_preview_canvas_finalize;
  widget_class->get_request_mode = kh_preview_canvas_get_request_mode;
  widget_class->measure = kh_preview_canvas_measure;
  widget_class->size_allocate = kh_preview_canvas_size_allocate;
  widget_class->snapshot = kh_preview_canvas_snapshot;

  props[PROP_THUMBNAILS] = g_param_spec_boolean ("thumbnails", NULL, NULL, FALSE, G_PARAM_READWRITE
                                                 | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[NODE_ACTIVATED] = g_signal_new ("node-activated", KH_TYPE_PREVIEW_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[PAGE_ACTIVATED] = g_signal_new ("page-activated", KH_TYPE_PREVIEW_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", KH_TYPE_PREVIEW_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "(ii)", moves[i].scroll, moves[i].pages);

  gtk_widget_class_set_css_name (widget_class, "preview-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kh_preview_canvas_init (KhPreviewCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->marks = g_array_new (FALSE, FALSE, sizeof (KhPreviewMark));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

void
kh_preview_canvas_set_proof (KhPreviewCanvas *self, KhProof *proof)
{
  g_return_if_fail (KH_IS_PREVIEW_CANVAS (self));
  g_return_if_fail (KH_IS_PROOF (proof));

  kh_preview_sheets_set_proof (self->sheets, proof);
  place_pages (self);
  collect_marks (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  announce_layout (self);
}

KhProof *
kh_preview_canvas_get_proof (KhPreviewCanvas *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), NULL);
  return kh_preview_sheets_get_proof (self->sheets);
}

GArray *
kh_preview_canvas_dup_views (KhPreviewCanvas *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), NULL);
  return kh_preview_sheets_dup_views (self->sheets);
}

gboolean
kh_preview_canvas_is_settled (KhPreviewCanvas *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), FALSE);
  return kh_preview_sheets_is_settled (self->sheets);
}

void
kh_preview_canvas_set_zoom (KhPreviewCanvas *self, double zoom)
{
  g_return_if_fail (KH_IS_PREVIEW_CANVAS (self));
  g_return_if_fail (zoom >= 0);

  self->zoom = zoom;
  if (kh_preview_sheets_get_proof (self->sheets) != NULL)
    place_pages (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
kh_preview_canvas_get_zoom (KhPreviewCanvas *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), 0);
  return self->zoom;
}

double
kh_preview_canvas_get_shown_zoom (KhPreviewCanvas *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), 1);
  return kh_preview_sheets_get_proof (self->sheets) != NULL ? get_scale (self) / PX_PER_PT : 1;
}

void
kh_preview_canvas_set_view (KhPreviewCanvas *self, double top, double height)
{
  g_return_if_fail (KH_IS_PREVIEW_CANVAS (self));

  kh_preview_sheets_set_view (self->sheets, top, height);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
kh_preview_canvas_get_current_page (KhPreviewCanvas *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), 0);
  return self->thumbnails ? self->current : kh_preview_sheets_get_middle (self->sheets);
}

void
kh_preview_canvas_set_current_page (KhPreviewCanvas *self, guint page)
{
  g_return_if_fail (KH_IS_PREVIEW_CANVAS (self));

  if (self->current == page)
    return;
  self->current = page;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
kh_preview_canvas_get_page_extent (KhPreviewCanvas *self, guint page, double *top, double *bottom)
{
  graphene_rect_t area;

  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), FALSE);

  if (page >= kh_preview_sheets_get_n (self->sheets))
    return FALSE;
  area = kh_preview_sheets_get_area (self->sheets, page);
  *top = area.origin.y;
  *bottom = area.origin.y + area.size.height;
  return TRUE;
}

char *
kh_preview_canvas_dup_text (KhPreviewCanvas *self, guint page)
{
  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), NULL);
  g_return_val_if_fail (page < kh_preview_sheets_get_n (self->sheets), NULL);

  return kh_preview_marks_dup_text (kh_frames_get_page (get_frames (self), page));
}

void
kh_preview_canvas_mark_node (KhPreviewCanvas *self, const char *uuid)
{
  g_return_if_fail (KH_IS_PREVIEW_CANVAS (self));

  g_free (self->marked);
  self->marked = g_strdup (uuid);
  collect_marks (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
kh_preview_canvas_get_mark (KhPreviewCanvas *self, double *top, double *bottom)
{
  graphene_rect_t area;

  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), FALSE);

  if (self->marks->len == 0)
    return FALSE;
  area = mark_area (self, &g_array_index (self->marks, KhPreviewMark, 0));
  *top = area.origin.y;
  *bottom = area.origin.y + area.size.height;
  return TRUE;
}

gboolean
kh_preview_canvas_find_node (KhPreviewCanvas *self, const char *uuid, double *top)
{
  guint page;
  double y;

  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  if (get_frames (self) == NULL || !kh_frames_find_node (get_frames (self), uuid, &page, &y)
      || page >= kh_preview_sheets_get_n (self->sheets))
    return FALSE;
  *top = kh_preview_sheets_get_area (self->sheets, page).origin.y + y * get_scale (self);
  return TRUE;
}
