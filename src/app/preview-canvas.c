/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreviewCanvas: the sheets of a proof, one below the other, to be read and
 * clicked; or small, to find one's way by. */
#include "preview-canvas-private.h"

#include <math.h>

#define MARGIN 18       /* around the sheets, px */
#define GAP 16          /* between sheets, px */
#define FIT_MINIMUM 140 /* least width of a fitted page, px */
#define PX_PER_PT (96. / 72.)

/* The same of thumbnails, which have their number beneath them. */
#define SMALL_MARGIN 14
#define SMALL_GAP 30
#define SMALL_MINIMUM 64

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

double
kh_preview_canvas_get_scale (KhPreviewCanvas *self)
{
  return scale_for_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

static void
place_pages (KhPreviewCanvas *self)
{
  kh_preview_sheets_place (self->sheets, gtk_widget_get_width (GTK_WIDGET (self)), kh_preview_canvas_get_scale (self),
                           gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

KhFrames *
kh_preview_canvas_get_frames (KhPreviewCanvas *self)
{
  KhProof *proof = kh_preview_sheets_get_proof (self->sheets);

  return proof != NULL ? kh_proof_get_frames (proof) : NULL;
}

/* Marks. */

static void
collect_marks (KhPreviewCanvas *self)
{
  kh_preview_marks_collect (self->marks, kh_preview_canvas_get_frames (self), self->marked);
}

graphene_rect_t
kh_preview_canvas_get_mark_area (KhPreviewCanvas *self, const KhPreviewMark *mark)
{
  graphene_rect_t page = kh_preview_sheets_get_area (self->sheets, mark->page);
  double scale = kh_preview_canvas_get_scale (self);
  graphene_rect_t area;

  graphene_rect_init (&area, page.origin.x + mark->area.origin.x * scale,
                      page.origin.y + mark->area.origin.y * scale, mark->area.size.width * scale,
                      mark->area.size.height * scale);
  return area;
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

  kh_preview_canvas_class_add_keys (widget_class);

  gtk_widget_class_set_css_name (widget_class, "preview-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kh_preview_canvas_init (KhPreviewCanvas *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (KhPreviewMark));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  kh_preview_canvas_add_pointer (self);
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
  return kh_preview_sheets_get_proof (self->sheets) != NULL ? kh_preview_canvas_get_scale (self) / PX_PER_PT : 1;
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

  return kh_preview_marks_dup_text (kh_frames_get_page (kh_preview_canvas_get_frames (self), page));
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
  area = kh_preview_canvas_get_mark_area (self, &g_array_index (self->marks, KhPreviewMark, 0));
  *top = area.origin.y;
  *bottom = area.origin.y + area.size.height;
  return TRUE;
}

gboolean
kh_preview_canvas_find_node (KhPreviewCanvas *self, const char *uuid, double *top)
{
  KhFrames *frames;
  guint page;
  double y;

  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  frames = kh_preview_canvas_get_frames (self);
  if (frames == NULL || !kh_frames_find_node (frames, uuid, &page, &y)
      || page >= kh_preview_sheets_get_n (self->sheets))
    return FALSE;
  *top = kh_preview_sheets_get_area (self->sheets, page).origin.y + y * kh_preview_canvas_get_scale (self);
  return TRUE;
}
