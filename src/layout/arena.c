/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bump allocator: pages hold many small immutable things that die together. */
#include "arena.h"

#include <string.h>

#define CHUNK_BYTES (128 * 1024)

struct _KhArena
{
  gatomicrefcount references;
  GPtrArray *chunks;
  gsize size;
  char *next;
  gsize left;
};

KhArena *
kh_arena_new (void)
{
  KhArena *self = g_new0 (KhArena, 1);

  g_atomic_ref_count_init (&self->references);
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

KhArena *
kh_arena_ref (KhArena *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
kh_arena_unref (KhArena *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_ptr_array_unref (self->chunks);
  g_free (self);
}

gsize
kh_arena_get_size (KhArena *self)
{
  return self->size;
}

gpointer
kh_arena_alloc (KhArena *self, gsize size)
{
  gpointer result;

  size = (size + 7) & ~(gsize) 7;
  if (size > self->left)
    {
      gsize chunk = MAX (size, (gsize) CHUNK_BYTES);

      self->next = g_malloc0 (chunk);
      self->left = chunk;
      self->size += chunk;
      g_ptr_array_add (self->chunks, self->next);
    }
  result = self->next;
  self->next += size;
  self->left -= size;
  return result;
}

char *
kh_arena_strndup (KhArena *self, const char *text, gsize length)
{
  char *copy = kh_arena_alloc (self, length + 1);

  memcpy (copy, text, length);
  return copy;
}
