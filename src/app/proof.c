/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProof: the pages of a plan, read back from the PDF that would be saved. */
#include "proof.h"

#include <poppler.h>

#include "export.h"

/* Largest side of a page's picture in device pixels: a zoom of 800 % on a dense
 * screen stays within it, a broken page size does not take all memory. */
#define MAX_PIXELS 16000

/* Invariant: the poppler document is touched only with the lock held, because
 * it belongs to no thread and is not safe in two at once. */
struct _KhProof
{
  GObject parent_instance;

  KhFrames *frames;
  PopplerDocument *pdf;
  GMutex lock;
};

G_DEFINE_FINAL_TYPE (KhProof, kh_proof, G_TYPE_OBJECT)

static void
kh_proof_finalize (GObject *object)
{
  KhProof *self = KH_PROOF (object);

  g_clear_object (&self->frames);
  g_clear_object (&self->pdf);
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
  g_mutex_init (&self->lock);
}

static void
proof_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (KhProof) self = g_object_new (KH_TYPE_PROOF, NULL);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = kh_export_render (task_data, NULL, cancellable, &self->frames, &error);
  if (bytes != NULL && !g_task_return_error_if_cancelled (task))
    self->pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  else if (bytes != NULL)
    return;

  if (self->pdf == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

void
kh_proof_new_async (KhDocument *document, GCancellable *cancellable, GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (KH_IS_DOCUMENT (document));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_proof_new_async);
  g_task_set_task_data (task, g_object_ref (document), g_object_unref);
  g_task_run_in_thread (task, proof_thread);
}

KhProof *
kh_proof_new_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_proof_new_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
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

/* What a render thread is asked for. */
typedef struct
{
  guint page;
  double scale;
} RenderJob;

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

static void
render_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  KhProof *self = source;
  RenderJob *job = task_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  PopplerPage *page;
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height;
  int pixel_width, pixel_height;

  if (g_task_return_error_if_cancelled (task))
    return;
  page = poppler_document_get_page (self->pdf, job->page);
  if (page == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "The PDF has no page %u", job->page + 1);
      return;
    }

  poppler_page_get_size (page, &width, &height);
  pixel_width = CLAMP (width * job->scale + 0.5, 1, MAX_PIXELS);
  pixel_height = CLAMP (height * job->scale + 0.5, 1, MAX_PIXELS);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixel_width, pixel_height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, pixel_width / width, pixel_height / height);
  poppler_page_render (page, cr);
  if (cairo_status (cr) != CAIRO_STATUS_SUCCESS)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "Page %u could not be drawn: %s",
                             job->page + 1, cairo_status_to_string (cairo_status (cr)));
  else
    g_task_return_pointer (task, texture_from_surface (surface), g_object_unref);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (page);
}

void
kh_proof_render_async (KhProof *self, guint page, double scale, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  RenderJob *job;

  g_return_if_fail (KH_IS_PROOF (self));
  g_return_if_fail (scale > 0);

  job = g_new0 (RenderJob, 1);
  job->page = page;
  job->scale = scale;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_proof_render_async);
  g_task_set_task_data (task, job, g_free);
  g_task_run_in_thread (task, render_thread);
}

GdkTexture *
kh_proof_render_finish (KhProof *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
