/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProof: the pages of a plan, as laid out or read back from the PDF. */
#include "proof.h"

#include <poppler.h>

#include "background.h"
#include "pdf-writer.h"

/* Largest side of a page's picture in device pixels: a zoom of 800 % on a dense
 * screen stays within it, a broken page size does not take all memory. */
#define MAX_PIXELS 16000

/* Invariant: the poppler document is touched only with the lock held, because
 * it belongs to no thread and is not safe in two at once. */
struct _KhProof
{
  GObject parent_instance;

  KhDocument *document;
  KhFrames *frames;
  PopplerDocument *pdf; /* NULL for a sketch */
  GHashTable *pictures; /* page to GdkTexture */
  GMutex lock;
};

G_DEFINE_FINAL_TYPE (KhProof, kh_proof, G_TYPE_OBJECT)

static void
kh_proof_finalize (GObject *object)
{
  KhProof *self = KH_PROOF (object);

  g_clear_object (&self->document);
  g_clear_object (&self->frames);
  g_clear_object (&self->pdf);
  g_clear_pointer (&self->pictures, g_hash_table_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (kh_proof_parent_class)->finalize (object);
}

static void
kh_proof_class_init (KhProofClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_proof_finalize;
}

static void
kh_proof_init (KhProof *self)
{
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_mutex_init (&self->lock);
}

static KhProof *
create (KhDocument *document, KhFrames *frames)
{
  KhProof *self = g_object_new (KH_TYPE_PROOF, NULL);

  self->document = g_object_ref (document);
  self->frames = g_object_ref (frames);
  return self;
}

/* Pictures. */

static GdkTexture *
texture_from_surface (cairo_surface_t *surface)
{
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) height * stride,
                                      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (cairo_image_surface_get_width (surface), height, GDK_MEMORY_DEFAULT, bytes,
                                 stride);
}

static gboolean
draw_printed (KhProof *self, guint index, cairo_t *cr, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);
  PopplerPage *page = poppler_document_get_page (self->pdf, (int) index);

  if (page == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The PDF has no page %u", index + 1);
      return FALSE;
    }
  poppler_page_render (page, cr);
  g_object_unref (page);
  return TRUE;
}

static GdkTexture *
draw (KhProof *self, guint index, double scale, GError **error)
{
  const KhFrame *frame = kh_frames_get_page (self->frames, index);
  GdkTexture *texture = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height;
  int pixel_width, pixel_height;
  gboolean drawn = TRUE;

  kh_frame_get_size (frame, &width, &height);
  pixel_width = (int) CLAMP (width * scale + 0.5, 1, MAX_PIXELS);
  pixel_height = (int) CLAMP (height * scale + 0.5, 1, MAX_PIXELS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixel_width, pixel_height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, pixel_width / width, pixel_height / height);
  if (self->pdf != NULL)
    drawn = draw_printed (self, index, cr, error);
  else
    kh_frame_draw (frame, cr);
  if (drawn && cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Page %u could not be drawn: %s", index + 1,
                 cairo_status_to_string (cairo_status (cr)));
  else if (drawn)
    texture = texture_from_surface (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return texture;
}

/* A page that cannot be drawn now is asked for again when it is looked at. */
static void
draw_views (KhProof *self, KhProof *previous, GArray *views)
{
  for (guint i = 0; views != NULL && i < views->len; i++)
    {
      const KhProofView *view = &g_array_index (views, KhProofView, i);
      GdkTexture *texture;

      if (view->page >= kh_proof_get_n_pages (self)
          || (previous != NULL && kh_proof_page_is_same (self, previous, view->page)))
        continue;
      texture = draw (self, view->page, view->scale, NULL);
      if (texture != NULL)
        g_hash_table_insert (self->pictures, GUINT_TO_POINTER (view->page), texture);
    }
}

KhProof *
kh_proof_new_sketch (KhDocument *document, KhFrames *frames, KhProof *previous, GArray *views)
{
  KhProof *self;

  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KH_IS_FRAMES (frames), NULL);

  self = create (document, frames);
  draw_views (self, previous, views);
  return self;
}

static void
print_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  KhProof *sketch = source;
  g_autoptr (KhProof) self = create (sketch->document, sketch->frames);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  bytes = kh_pdf_write (self->document, self->frames, NULL, KH_PDF_DEFAULT, NULL, &error);
  if (bytes != NULL)
    self->pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  if (self->pdf == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_task_return_error_if_cancelled (task))
    return;
  draw_views (self, NULL, task_data);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

void
kh_proof_print_async (KhProof *self, GArray *views, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KH_IS_PROOF (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_proof_print_async);
  if (views != NULL)
    g_task_set_task_data (task, g_array_ref (views), (GDestroyNotify) g_array_unref);
  kh_background_run (task, print_thread);
}

KhProof *
kh_proof_print_finish (KhProof *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
kh_proof_is_printed (KhProof *self)
{
  g_return_val_if_fail (KH_IS_PROOF (self), FALSE);
  return self->pdf != NULL;
}

KhFrames *
kh_proof_get_frames (KhProof *self)
{
  g_return_val_if_fail (KH_IS_PROOF (self), NULL);
  return self->frames;
}

guint
kh_proof_get_n_pages (KhProof *self)
{
  g_return_val_if_fail (KH_IS_PROOF (self), 0);
  return kh_frames_get_n_pages (self->frames);
}

void
kh_proof_get_page_size (KhProof *self, guint page, double *width, double *height)
{
  g_return_if_fail (KH_IS_PROOF (self));
  g_return_if_fail (page < kh_frames_get_n_pages (self->frames));

  kh_frame_get_size (kh_frames_get_page (self->frames, page), width, height);
}

gboolean
kh_proof_page_is_same (KhProof *self, KhProof *other, guint page)
{
  g_return_val_if_fail (KH_IS_PROOF (self), FALSE);
  g_return_val_if_fail (KH_IS_PROOF (other), FALSE);

  return page < kh_frames_get_n_pages (self->frames) && page < kh_frames_get_n_pages (other->frames)
         && kh_frame_looks_like (kh_frames_get_page (self->frames, page), kh_frames_get_page (other->frames, page));
}

GdkTexture *
kh_proof_get_picture (KhProof *self, guint page)
{
  g_return_val_if_fail (KH_IS_PROOF (self), NULL);
  return g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (page));
}

static void
render_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const KhProofView *view = task_data;
  GError *error = NULL;
  GdkTexture *texture;

  if (g_task_return_error_if_cancelled (task))
    return;
  texture = draw (source, view->page, view->scale, &error);
  if (texture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

void
kh_proof_render_async (KhProof *self, guint page, double scale, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  KhProofView *view;

  g_return_if_fail (KH_IS_PROOF (self));
  g_return_if_fail (page < kh_proof_get_n_pages (self));
  g_return_if_fail (scale > 0);

  view = g_new0 (KhProofView, 1);
  view->page = page;
  view->scale = scale;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_proof_render_async);
  g_task_set_task_data (task, view, g_free);
  kh_background_run (task, render_thread);
}

GdkTexture *
kh_proof_render_finish (KhProof *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
