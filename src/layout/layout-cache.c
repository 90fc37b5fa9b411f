/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLayoutCache: the paragraphs of the last runs of one profile. */
#include "layout-cache.h"

#include "layout-private.h"

/* Paragraphs that are shown no more stay until their like take this much beyond
 * the double of what the document needs: some thousand keystrokes. */
#define WASTE_BYTES (16 * 1024 * 1024)

/* Invariant: all is touched with the lock held only; paragraphs are of profile. */
struct _KhLayoutCache
{
  GObject parent_instance;

  GMutex lock;
  KhProfile *profile;
  KhParagraphs *paragraphs;
  gsize needed; /* bytes that the first run took */
};

G_DEFINE_FINAL_TYPE (KhLayoutCache, kh_layout_cache, G_TYPE_OBJECT)

static void
kh_layout_cache_finalize (GObject *object)
{
  KhLayoutCache *self = KH_LAYOUT_CACHE (object);

  g_clear_pointer (&self->paragraphs, kh_paragraphs_free);
  g_clear_object (&self->profile);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (kh_layout_cache_parent_class)->finalize (object);
}

static void
kh_layout_cache_class_init (KhLayoutCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_layout_cache_finalize;
}

static void
kh_layout_cache_init (KhLayoutCache *self)
{
  g_mutex_init (&self->lock);
}

/* With the lock held. */
static gsize
get_size (KhLayoutCache *self)
{
  return self->paragraphs != NULL ? kh_arena_get_size (kh_paragraphs_get_arena (self->paragraphs)) : 0;
}

KhLayoutCache *
kh_layout_cache_new (void)
{
  return g_object_new (KH_TYPE_LAYOUT_CACHE, NULL);
}

KhFrames *
kh_layout_cache_run (KhLayoutCache *self, KhDocument *document, KhProfile *profile, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  KhFrames *frames;

  g_return_val_if_fail (KH_IS_LAYOUT_CACHE (self), NULL);
  g_return_val_if_fail (KH_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (KH_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  locker = g_mutex_locker_new (&self->lock);
  if (self->paragraphs != NULL
      && (profile != self->profile || (self->needed > 0 && get_size (self) > 2 * self->needed + WASTE_BYTES)))
    g_clear_pointer (&self->paragraphs, kh_paragraphs_free);
  if (self->paragraphs == NULL)
    {
      g_set_object (&self->profile, profile);
      self->needed = 0;
      self->paragraphs = kh_paragraphs_new (profile, error);
    }
  if (self->paragraphs == NULL)
    return NULL;

  frames = kh_layout_run_with (document, profile, self->paragraphs, FALSE, cancellable, error);
  if (frames != NULL && self->needed == 0)
    self->needed = get_size (self);
  return frames;
}

gsize
kh_layout_cache_get_size (KhLayoutCache *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (KH_IS_LAYOUT_CACHE (self), 0);

  locker = g_mutex_locker_new (&self->lock);
  return get_size (self);
}
