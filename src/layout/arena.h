/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhArena: memory that is taken in small pieces and given back all at once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KhArena KhArena;

KhArena *kh_arena_new (void);
/** kh_arena_ref: Returns: (transfer full): @self. The references may be counted in any thread, memory is taken in one at a time. */
KhArena *kh_arena_ref (KhArena *self);
void kh_arena_unref (KhArena *self);
/** kh_arena_get_size: Returns: bytes held */
gsize kh_arena_get_size (KhArena *self);
/** kh_arena_alloc: Returns: (transfer none): @size bytes of zeros, aligned for any type, alive as long as the arena */
gpointer kh_arena_alloc (KhArena *self, gsize size);
/** kh_arena_strndup: Returns: (transfer none): a copy of @length bytes, NUL-terminated */
char *kh_arena_strndup (KhArena *self, const char *text, gsize length);

#define kh_arena_new_array(arena, type, n) ((type *) kh_arena_alloc ((arena), sizeof (type) * (gsize) (n)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhArena, kh_arena_unref)

G_END_DECLS
