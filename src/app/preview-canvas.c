/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreviewCanvas: the sheets of a proof, one below the other. */
#include "preview-canvas.h"

#include <math.h>

#define MARGIN 18           /* around the sheets, px */
#define GAP 16              /* between sheets, px */
#define FIT_MINIMUM 140     /* least width of a fitted page, px */
#define PX_PER_PT (96. / 72.)
#define KEEP_AROUND 2       /* pages beyond the view whose pictures are kept */
#define RESCALE_DELAY 90    /* ms without a change of size before pages are drawn anew */

/* One page's picture. Invariant: cancellable is set while a drawing of
 * wanted_width device pixels is under way for the present proof. */
typedef struct
{
  GdkTexture *texture;
  gboolean stale; /* texture shows an older proof */
  int wanted_width;
  GCancellable *cancellable;
} Sheet;

typedef struct
{
  guint page;
  graphene_rect_t area; /* pt */
} Mark;

struct _KhPreviewCanvas
{
  GtkWidget parent_instance;

  KhProof *proof;
  GPtrArray *sheets; /* of Sheet, as many as the proof has pages */
  GArray *areas;     /* of graphene_rect_t, where each page lies, px */
  GArray *marks;     /* of Mark, by page */
  char *marked;
  double zoom;
  double view_top;
  double view_height;
  guint render_source;
  guint layout_source;
};

enum
{
  NODE_ACTIVATED,
  LAYOUT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhPreviewCanvas, kh_preview_canvas, GTK_TYPE_WIDGET)

static void
sheet_free (Sheet *sheet)
{
  g_cancellable_cancel (sheet->cancellable);
  g_clear_object (&sheet->cancellable);
  g_clear_object (&sheet->texture);
  g_free (sheet);
}

/* Geometry. */

static double
widest_page (KhPreviewCanvas *self)
{
  double widest = 1;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      double width, height;

      kh_proof_get_page_size (self->proof, i, &width, &height);
      widest = MAX (widest, width);
    }
  return widest;
}

/* Pixels to the pt when the canvas is @width wide. */
static double
scale_for_width (KhPreviewCanvas *self, int width)
{
  if (self->zoom > 0)
    return self->zoom * PX_PER_PT;
  return MAX (width - 2 * MARGIN, FIT_MINIMUM) / widest_page (self);
}

static double
get_scale (KhPreviewCanvas *self)
{
  return scale_for_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
}

static int
total_height (KhPreviewCanvas *self, int width)
{
  double scale = scale_for_width (self, width);
  int total = 2 * MARGIN;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      double page_width, page_height;

      kh_proof_get_page_size (self->proof, i, &page_width, &page_height);
      total += (int) round (page_height * scale) + (i > 0 ? GAP : 0);
    }
  return total;
}

/* Where the pages lie on the canvas; whole pixels, so that pictures stay sharp. */
static void
place_pages (KhPreviewCanvas *self)
{
  int canvas_width = gtk_widget_get_width (GTK_WIDGET (self));
  double scale = get_scale (self);
  int y = MARGIN;

  g_array_set_size (self->areas, 0);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      double page_width, page_height;
      int width, height;
      graphene_rect_t area;

      kh_proof_get_page_size (self->proof, i, &page_width, &page_height);
      width = (int) round (page_width * scale);
      height = (int) round (page_height * scale);
      graphene_rect_init (&area, MAX ((canvas_width - width) / 2, MARGIN), y, width, height);
      g_array_append_val (self->areas, area);
      y += height + GAP;
    }
}

static graphene_rect_t
page_area (KhPreviewCanvas *self, guint page)
{
  return g_array_index (self->areas, graphene_rect_t, page);
}

static gboolean
in_view (KhPreviewCanvas *self, const graphene_rect_t *area)
{
  return area->origin.y < self->view_top + self->view_height
         && area->origin.y + area->size.height > self->view_top;
}

/* Drawing in threads. */

typedef struct
{
  KhPreviewCanvas *canvas;
  guint page;
} RenderContext;

static void queue_render (KhPreviewCanvas *self, guint delay);

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RenderContext *context = user_data;
  g_autoptr (KhPreviewCanvas) self = context->canvas;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = kh_proof_render_finish (KH_PROOF (source), result, &error);
  Sheet *sheet;

  if (KH_PROOF (source) == self->proof && context->page < self->sheets->len
      && g_task_get_cancellable (G_TASK (result)) == (sheet = g_ptr_array_index (self->sheets, context->page))->cancellable)
    {
      g_clear_object (&sheet->cancellable);
      if (texture != NULL)
        {
          g_set_object (&sheet->texture, texture);
          sheet->stale = FALSE;
          gtk_widget_queue_draw (GTK_WIDGET (self));
        }
      else
        g_warning ("Preview of page %u: %s", context->page + 1, error->message);
    }
  g_free (context);
}

static void
render_sheet (KhPreviewCanvas *self, guint page, const graphene_rect_t *area)
{
  Sheet *sheet = g_ptr_array_index (self->sheets, page);
  int wanted = (int) area->size.width * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  RenderContext *context;
  double page_width, page_height;

  if (wanted < 1)
    return;
  if (sheet->texture != NULL && !sheet->stale && gdk_texture_get_width (sheet->texture) == wanted)
    return;
  if (sheet->cancellable != NULL && sheet->wanted_width == wanted)
    return;

  g_cancellable_cancel (sheet->cancellable);
  g_clear_object (&sheet->cancellable);
  sheet->cancellable = g_cancellable_new ();
  sheet->wanted_width = wanted;

  context = g_new0 (RenderContext, 1);
  context->canvas = g_object_ref (self);
  context->page = page;
  kh_proof_get_page_size (self->proof, page, &page_width, &page_height);
  kh_proof_render_async (self->proof, page, wanted / page_width, sheet->cancellable, rendered_cb, context);
}

static gboolean
render_cb (gpointer user_data)
{
  KhPreviewCanvas *self = user_data;
  int first = -1;
  int last = -1;

  self->render_source = 0;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      graphene_rect_t area = page_area (self, i);

      if (!in_view (self, &area))
        continue;
      if (first < 0)
        first = i;
      last = i;
      render_sheet (self, i, &area);
    }
  for (int i = 0; i < (int) self->sheets->len; i++)
    if (first >= 0 && (i < first - KEEP_AROUND || i > last + KEEP_AROUND))
      {
        Sheet *sheet = g_ptr_array_index (self->sheets, i);

        g_cancellable_cancel (sheet->cancellable);
        g_clear_object (&sheet->cancellable);
        g_clear_object (&sheet->texture);
      }
  return G_SOURCE_REMOVE;
}

static void
queue_render (KhPreviewCanvas *self, guint delay)
{
  if (self->proof == NULL)
    return;
  g_clear_handle_id (&self->render_source, g_source_remove);
  self->render_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, delay, render_cb, self, NULL);
}

/* A page in sight without any picture is drawn at once; one that is only of the
 * wrong size waits for the size to settle. */
static void
queue_render_as_needed (KhPreviewCanvas *self)
{
  guint delay = RESCALE_DELAY;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (self->sheets, i);
      graphene_rect_t area = page_area (self, i);

      if (in_view (self, &area) && (sheet->texture == NULL || sheet->stale))
        delay = 0;
    }
  queue_render (self, delay);
}

/* Marks. */

static void
collect_marks (KhPreviewCanvas *self)
{
  KhFrames *frames;

  g_array_set_size (self->marks, 0);
  if (self->proof == NULL || self->marked == NULL)
    return;

  frames = kh_proof_get_frames (self->proof);
  for (guint page = 0; page < kh_frames_get_n_pages (frames); page++)
    {
      const KhFrame *frame = kh_frames_get_page (frames, page);
      Mark mark = { .page = page };
      gboolean found = FALSE;

      for (guint i = 0; i < kh_frame_get_n_placed (frame); i++)
        {
          KhPlaced placed;
          graphene_rect_t area;

          kh_frame_get_placed (frame, i, &placed);
          if (placed.text == NULL || g_strcmp0 (placed.uuid, self->marked) != 0)
            continue;
          graphene_rect_init (&area, placed.x, placed.y, placed.width, placed.height);
          if (found)
            graphene_rect_union (&mark.area, &area, &mark.area);
          else
            mark.area = area;
          found = TRUE;
        }
      if (found)
        g_array_append_val (self->marks, mark);
    }
}

static graphene_rect_t
mark_area (KhPreviewCanvas *self, const Mark *mark)
{
  graphene_rect_t page = page_area (self, mark->page);
  double scale = get_scale (self);
  graphene_rect_t area;

  graphene_rect_init (&area, page.origin.x + mark->area.origin.x * scale,
                      page.origin.y + mark->area.origin.y * scale, mark->area.size.width * scale,
                      mark->area.size.height * scale);
  return area;
}

/* Input. */

static const char *
hit (KhPreviewCanvas *self, double x, double y)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      graphene_rect_t area = page_area (self, i);
      double scale = get_scale (self);

      if (graphene_rect_contains_point (&area, &GRAPHENE_POINT_INIT (x, y)))
        return kh_frames_hit (kh_proof_get_frames (self->proof), i, (x - area.origin.x) / scale,
                              (y - area.origin.y) / scale);
    }
  return NULL;
}

static void
released_cb (KhPreviewCanvas *self, int n_press, double x, double y)
{
  g_autofree char *uuid = g_strdup (hit (self, x, y));

  if (uuid != NULL)
    g_signal_emit (self, signals[NODE_ACTIVATED], 0, uuid);
}

static void
motion_cb (KhPreviewCanvas *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hit (self, x, y) != NULL ? "text" : NULL);
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
  int least = FIT_MINIMUM + 2 * MARGIN;

  if (self->zoom > 0 && self->proof != NULL)
    least = (int) ceil (widest_page (self) * self->zoom * PX_PER_PT) + 2 * MARGIN;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = least;
  else
    *minimum = *natural = self->proof != NULL ? total_height (self, MAX (for_size, least)) : 0;
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
  queue_render_as_needed (self);
  announce_layout (self);
}

static void
draw_mark (KhPreviewCanvas *self, GtkSnapshot *snapshot, const Mark *mark)
{
  graphene_rect_t area = mark_area (self, mark);
  GskRoundedRect outline;
  GdkRGBA colour = { 0.21, 0.52, 0.89, 1 };
  graphene_rect_t bar;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_bg_color", &colour);
  graphene_rect_inset (&area, -6, -2);
  gsk_rounded_rect_init_from_rect (&outline, &area, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  colour.alpha = 0.13;
  gtk_snapshot_append_color (snapshot, &colour, &area);
  colour.alpha = 0.9;
  graphene_rect_init (&bar, area.origin.x, area.origin.y, 2.5, area.size.height);
  gtk_snapshot_append_color (snapshot, &colour, &bar);
  gtk_snapshot_pop (snapshot);
}

static void
kh_preview_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA shade = { 0, 0, 0, 0.16 };

  for (guint i = 0; i < self->sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (self->sheets, i);
      graphene_rect_t area = page_area (self, i);
      GskRoundedRect outline;

      if (!in_view (self, &area))
        continue;
      gsk_rounded_rect_init_from_rect (&outline, &area, 0);
      gtk_snapshot_append_outset_shadow (snapshot, &outline, &shade, 0, 1, 0, 5);
      if (sheet->texture != NULL)
        gtk_snapshot_append_texture (snapshot, sheet->texture, &area);
      else
        gtk_snapshot_append_color (snapshot, &white, &area);
    }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      graphene_rect_t area = mark_area (self, mark);

      if (in_view (self, &area))
        draw_mark (self, snapshot, mark);
    }
}

static void
kh_preview_canvas_dispose (GObject *object)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (object);

  g_clear_handle_id (&self->render_source, g_source_remove);
  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_ptr_array_set_size (self->sheets, 0);
  g_array_set_size (self->marks, 0);
  g_clear_object (&self->proof);

  G_OBJECT_CLASS (kh_preview_canvas_parent_class)->dispose (object);
}

static void
kh_preview_canvas_finalize (GObject *object)
{
  KhPreviewCanvas *self = KH_PREVIEW_CANVAS (object);

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_array_unref);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->marked, g_free);

  G_OBJECT_CLASS (kh_preview_canvas_parent_class)->finalize (object);
}

static void
kh_preview_canvas_class_init (KhPreviewCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_preview_canvas_dispose;
  object_class->finalize = kh_preview_canvas_finalize;
  widget_class->get_request_mode = kh_preview_canvas_get_request_mode;
  widget_class->measure = kh_preview_canvas_measure;
  widget_class->size_allocate = kh_preview_canvas_size_allocate;
  widget_class->snapshot = kh_preview_canvas_snapshot;

  signals[NODE_ACTIVATED] = g_signal_new ("node-activated", KH_TYPE_PREVIEW_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", KH_TYPE_PREVIEW_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "preview-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
kh_preview_canvas_init (KhPreviewCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  self->view_height = 1;

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

void
kh_preview_canvas_set_proof (KhPreviewCanvas *self, KhProof *proof)
{
  guint n_pages;

  g_return_if_fail (KH_IS_PREVIEW_CANVAS (self));
  g_return_if_fail (KH_IS_PROOF (proof));

  g_set_object (&self->proof, proof);
  n_pages = kh_proof_get_n_pages (proof);
  if (self->sheets->len > n_pages)
    g_ptr_array_set_size (self->sheets, n_pages);
  while (self->sheets->len < n_pages)
    g_ptr_array_add (self->sheets, g_new0 (Sheet, 1));
  for (guint i = 0; i < n_pages; i++)
    {
      Sheet *sheet = g_ptr_array_index (self->sheets, i);

      g_cancellable_cancel (sheet->cancellable);
      g_clear_object (&sheet->cancellable);
      sheet->stale = TRUE;
    }
  collect_marks (self);
  place_pages (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  queue_render (self, 0);
  announce_layout (self);
}

KhProof *
kh_preview_canvas_get_proof (KhPreviewCanvas *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), NULL);
  return self->proof;
}

void
kh_preview_canvas_set_zoom (KhPreviewCanvas *self, double zoom)
{
  g_return_if_fail (KH_IS_PREVIEW_CANVAS (self));
  g_return_if_fail (zoom >= 0);

  self->zoom = zoom;
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
  return self->proof != NULL ? get_scale (self) / PX_PER_PT : 1;
}

void
kh_preview_canvas_set_view (KhPreviewCanvas *self, double top, double height)
{
  g_return_if_fail (KH_IS_PREVIEW_CANVAS (self));

  if (self->view_top == top && self->view_height == height)
    return;
  self->view_top = top;
  self->view_height = height;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_render_as_needed (self);
}

guint
kh_preview_canvas_get_current_page (KhPreviewCanvas *self)
{
  double middle;

  g_return_val_if_fail (KH_IS_PREVIEW_CANVAS (self), 0);

  middle = self->view_top + self->view_height / 2;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      graphene_rect_t area = page_area (self, i);

      if (middle < area.origin.y + area.size.height + GAP)
        return i;
    }
  return self->sheets->len > 0 ? self->sheets->len - 1 : 0;
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
  area = mark_area (self, &g_array_index (self->marks, Mark, 0));
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

  if (self->proof == NULL || !kh_frames_find_node (kh_proof_get_frames (self->proof), uuid, &page, &y))
    return FALSE;
  *top = page_area (self, page).origin.y + y * get_scale (self);
  return TRUE;
}
