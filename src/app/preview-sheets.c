/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPreviewSheets: the places and pictures of the pages of a proof. */
#include "preview-sheets.h"

#include <math.h>

#define KEEP_AROUND 2    /* pages beyond the view whose pictures are kept */
#define RESCALE_DELAY 90 /* ms without a change of size before pages are drawn anew */

/* One page's picture. Invariant: cancellable is set while a drawing of
 * wanted_width device pixels is under way for the present proof. */
typedef struct
{
  GdkTexture *texture;
  gboolean stale; /* texture shows an older proof */
  int wanted_width;
  GCancellable *cancellable;
} Sheet;

struct _KhPreviewSheets
{
  GObject parent_instance;

  KhProof *proof;
  GPtrArray *sheets; /* of Sheet, as many as the proof has pages */
  GArray *areas;     /* of graphene_rect_t, where each page lies, px */
  int margin, gap;
  int density;
  double top, height;
  guint draw_source;
};

enum
{
  DRAWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhPreviewSheets, kh_preview_sheets, G_TYPE_OBJECT)

static void
break_off (Sheet *sheet)
{
  g_cancellable_cancel (sheet->cancellable);
  g_clear_object (&sheet->cancellable);
}

static void
sheet_free (Sheet *sheet)
{
  break_off (sheet);
  g_clear_object (&sheet->texture);
  g_free (sheet);
}

static Sheet *
get_sheet (KhPreviewSheets *self, guint page)
{
  return g_ptr_array_index (self->sheets, page);
}

/* The width of the page's picture in device pixels. */
static int
get_wanted_width (KhPreviewSheets *self, guint page)
{
  return (int) kh_preview_sheets_get_area (self, page).size.width * self->density;
}

static gboolean
is_good (KhPreviewSheets *self, guint page)
{
  const Sheet *sheet = get_sheet (self, page);

  return sheet->texture != NULL && !sheet->stale
         && gdk_texture_get_width (sheet->texture) == get_wanted_width (self, page);
}

/* Drawing in threads. */

typedef struct
{
  KhPreviewSheets *sheets;
  guint page;
} DrawContext;

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree DrawContext *context = user_data;
  g_autoptr (KhPreviewSheets) self = context->sheets;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = kh_proof_render_finish (KH_PROOF (source), result, &error);
  Sheet *sheet;

  if (KH_PROOF (source) != self->proof || context->page >= self->sheets->len)
    return;
  sheet = get_sheet (self, context->page);
  if (g_task_get_cancellable (G_TASK (result)) != sheet->cancellable)
    return;
  g_clear_object (&sheet->cancellable);
  if (texture == NULL)
    {
      g_warning ("Preview of page %u: %s", context->page + 1, error->message);
      return;
    }
  g_set_object (&sheet->texture, texture);
  sheet->stale = FALSE;
  g_signal_emit (self, signals[DRAWN], 0);
}

static double
get_page_width (KhPreviewSheets *self, guint page)
{
  double width, height;

  kh_proof_get_page_size (self->proof, page, &width, &height);
  return width;
}

static void
draw_sheet (KhPreviewSheets *self, guint page)
{
  Sheet *sheet = get_sheet (self, page);
  int wanted = get_wanted_width (self, page);
  DrawContext *context;

  if (wanted < 1 || is_good (self, page) || (sheet->cancellable != NULL && sheet->wanted_width == wanted))
    return;
  break_off (sheet);
  sheet->cancellable = g_cancellable_new ();
  sheet->wanted_width = wanted;

  context = g_new0 (DrawContext, 1);
  context->sheets = g_object_ref (self);
  context->page = page;
  kh_proof_render_async (self->proof, page, wanted / get_page_width (self, page), sheet->cancellable, drawn_cb,
                         context);
}

static gboolean
draw_cb (gpointer user_data)
{
  KhPreviewSheets *self = user_data;
  int first = -1, last = -1;

  self->draw_source = 0;
  for (guint i = 0; i < self->areas->len; i++)
    {
      graphene_rect_t area = kh_preview_sheets_get_area (self, i);

      if (!kh_preview_sheets_is_seen (self, &area))
        continue;
      if (first < 0)
        first = (int) i;
      last = (int) i;
      draw_sheet (self, i);
    }
  for (int i = 0; first >= 0 && i < (int) self->sheets->len; i++)
    if (i < first - KEEP_AROUND || i > last + KEEP_AROUND)
      {
        break_off (get_sheet (self, (guint) i));
        g_clear_object (&get_sheet (self, (guint) i)->texture);
      }
  return G_SOURCE_REMOVE;
}

/* A page in sight whose picture is of something else is drawn at once; one that
 * is only of the wrong size waits for the size to settle. */
static void
queue_draw (KhPreviewSheets *self)
{
  guint delay = RESCALE_DELAY;

  if (self->proof == NULL)
    return;
  for (guint i = 0; i < self->areas->len && delay > 0; i++)
    {
      const Sheet *sheet = get_sheet (self, i);
      graphene_rect_t area = kh_preview_sheets_get_area (self, i);

      if ((sheet->texture == NULL || sheet->stale) && kh_preview_sheets_is_seen (self, &area))
        delay = 0;
    }
  g_clear_handle_id (&self->draw_source, g_source_remove);
  self->draw_source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, delay, draw_cb, self, NULL);
}

static void
kh_preview_sheets_dispose (GObject *object)
{
  KhPreviewSheets *self = KH_PREVIEW_SHEETS (object);

  g_clear_handle_id (&self->draw_source, g_source_remove);
  g_ptr_array_set_size (self->sheets, 0);
  g_array_set_size (self->areas, 0);
  g_clear_object (&self->proof);

  G_OBJECT_CLASS (kh_preview_sheets_parent_class)->dispose (object);
}

static void
kh_preview_sheets_finalize (GObject *object)
{
  KhPreviewSheets *self = KH_PREVIEW_SHEETS (object);

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->areas, g_array_unref);

  G_OBJECT_CLASS (kh_preview_sheets_parent_class)->finalize (object);
}

static void
kh_preview_sheets_class_init (KhPreviewSheetsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kh_preview_sheets_dispose;
  object_class->finalize = kh_preview_sheets_finalize;

  signals[DRAWN] = g_signal_new ("drawn", KH_TYPE_PREVIEW_SHEETS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
kh_preview_sheets_init (KhPreviewSheets *self)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->areas = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  self->density = 1;
  self->height = 1;
}

KhPreviewSheets *
kh_preview_sheets_new (int margin, int gap)
{
  KhPreviewSheets *self = g_object_new (KH_TYPE_PREVIEW_SHEETS, NULL);

  self->margin = margin;
  self->gap = gap;
  return self;
}

void
kh_preview_sheets_set_proof (KhPreviewSheets *self, KhProof *proof)
{
  g_autoptr (KhProof) previous = NULL;
  guint n_pages;

  g_return_if_fail (KH_IS_PREVIEW_SHEETS (self));
  g_return_if_fail (KH_IS_PROOF (proof));

  previous = g_steal_pointer (&self->proof);
  self->proof = g_object_ref (proof);
  n_pages = kh_proof_get_n_pages (proof);
  g_array_set_size (self->areas, MIN (self->areas->len, n_pages));
  g_ptr_array_set_size (self->sheets, (int) MIN (self->sheets->len, n_pages));
  while (self->sheets->len < n_pages)
    g_ptr_array_add (self->sheets, g_new0 (Sheet, 1));

  for (guint i = 0; i < n_pages; i++)
    {
      Sheet *sheet = get_sheet (self, i);
      GdkTexture *picture = kh_proof_get_picture (proof, i);
      gboolean drawing = sheet->cancellable != NULL;

      break_off (sheet);
      if (picture != NULL)
        {
          g_set_object (&sheet->texture, picture);
          sheet->stale = FALSE;
        }
      else if (drawing || kh_proof_is_printed (proof) || previous == NULL
               || !kh_proof_page_is_same (proof, previous, i))
        sheet->stale = TRUE;
    }
  queue_draw (self);
}

KhProof *
kh_preview_sheets_get_proof (KhPreviewSheets *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_SHEETS (self), NULL);
  return self->proof;
}

double
kh_preview_sheets_get_widest (KhPreviewSheets *self)
{
  double widest = 1;

  g_return_val_if_fail (KH_IS_PREVIEW_SHEETS (self), 1);

  for (guint i = 0; i < self->sheets->len; i++)
    widest = MAX (widest, get_page_width (self, i));
  return widest;
}

int
kh_preview_sheets_measure (KhPreviewSheets *self, double scale)
{
  int total;

  g_return_val_if_fail (KH_IS_PREVIEW_SHEETS (self), 0);

  total = 2 * self->margin;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      double width, height;

      kh_proof_get_page_size (self->proof, i, &width, &height);
      total += (int) round (height * scale) + (i > 0 ? self->gap : 0);
    }
  return total;
}

/* Whole pixels, so that pictures stay sharp. */
void
kh_preview_sheets_place (KhPreviewSheets *self, int width, double scale, int density)
{
  int y;

  g_return_if_fail (KH_IS_PREVIEW_SHEETS (self));

  y = self->margin;
  self->density = density;
  g_array_set_size (self->areas, 0);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      double page_width, page_height;
      int sheet_width, sheet_height;
      graphene_rect_t area;

      kh_proof_get_page_size (self->proof, i, &page_width, &page_height);
      sheet_width = (int) round (page_width * scale);
      sheet_height = (int) round (page_height * scale);
      graphene_rect_init (&area, (float) MAX ((width - sheet_width) / 2, self->margin), (float) y,
                          (float) sheet_width, (float) sheet_height);
      g_array_append_val (self->areas, area);
      y += sheet_height + self->gap;
    }
  queue_draw (self);
}

void
kh_preview_sheets_set_view (KhPreviewSheets *self, double top, double height)
{
  g_return_if_fail (KH_IS_PREVIEW_SHEETS (self));

  if (self->top == top && self->height == height)
    return;
  self->top = top;
  self->height = height;
  queue_draw (self);
}

guint
kh_preview_sheets_get_n (KhPreviewSheets *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_SHEETS (self), 0);
  return self->areas->len;
}

graphene_rect_t
kh_preview_sheets_get_area (KhPreviewSheets *self, guint page)
{
  return g_array_index (self->areas, graphene_rect_t, page);
}

gboolean
kh_preview_sheets_is_seen (KhPreviewSheets *self, const graphene_rect_t *area)
{
  return area->origin.y < self->top + self->height && area->origin.y + area->size.height > self->top;
}

guint
kh_preview_sheets_get_middle (KhPreviewSheets *self)
{
  double middle;

  g_return_val_if_fail (KH_IS_PREVIEW_SHEETS (self), 0);

  middle = self->top + self->height / 2;
  for (guint i = 0; i < self->areas->len; i++)
    {
      graphene_rect_t area = kh_preview_sheets_get_area (self, i);

      if (middle < area.origin.y + area.size.height + self->gap)
        return i;
    }
  return self->areas->len > 0 ? self->areas->len - 1 : 0;
}

GdkTexture *
kh_preview_sheets_get_texture (KhPreviewSheets *self, guint page)
{
  g_return_val_if_fail (KH_IS_PREVIEW_SHEETS (self), NULL);
  g_return_val_if_fail (page < self->sheets->len, NULL);

  return get_sheet (self, page)->texture;
}

gboolean
kh_preview_sheets_is_settled (KhPreviewSheets *self)
{
  g_return_val_if_fail (KH_IS_PREVIEW_SHEETS (self), FALSE);

  for (guint i = 0; i < self->areas->len; i++)
    {
      graphene_rect_t area = kh_preview_sheets_get_area (self, i);

      if (kh_preview_sheets_is_seen (self, &area) && !is_good (self, i))
        return FALSE;
    }
  return self->areas->len > 0;
}

GArray *
kh_preview_sheets_dup_views (KhPreviewSheets *self)
{
  GArray *views = g_array_new (FALSE, FALSE, sizeof (KhProofView));

  g_return_val_if_fail (KH_IS_PREVIEW_SHEETS (self), views);

  for (guint i = 0; i < self->areas->len; i++)
    {
      graphene_rect_t area = kh_preview_sheets_get_area (self, i);
      KhProofView view = { .page = i };
      int wanted = get_wanted_width (self, i);

      if (wanted < 1 || !kh_preview_sheets_is_seen (self, &area))
        continue;
      view.scale = wanted / get_page_width (self, i);
      g_array_append_val (views, view);
    }
  return views;
}
