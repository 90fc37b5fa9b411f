/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhArena: memory that is taken in small pieces and given back all at once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _KhArena KhArena;

KhArena *kh_arena_new (void);
void kh_arena_free (KhArena *self);
/** kh_arena_alloc: Returns: (transfer none): @size bytes of zeros, aligned for any type, alive as long as the arena */
gpointer kh_arena_alloc (KhArena *self, gsize size);
/** kh_arena_strndup: Returns: (transfer none): a copy of @length bytes, NUL-terminated */
char *kh_arena_strndup (KhArena *self, const char *text, gsize length);

#define kh_arena_new_array(arena, type, n) ((type *) kh_arena_alloc ((arena), sizeof (type) * (gsize) (n)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhArena, kh_arena_free)

G_END_DECLS
