/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of paragraphs that are set. */
#include "paragraphs.h"

#include <string.h>

struct _KhParagraphs
{
  KhArena *arena;
  KhFonts *fonts;
  GHashTable *table; /* set of KhParagraph, in the arena */
};

static guint
mix (guint hash, gconstpointer data, gsize length)
{
  const guchar *bytes = data;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * 16777619u;
  return hash;
}

static guint
hash_setting (const KhSetting *setting)
{
  guint hash = mix (2166136261u, setting->text, setting->length);

  /* Few paragraphs of the same words differ in more than these. */
  hash = mix (hash, &setting->width, sizeof setting->width);
  return (hash ^ setting->fit) * 16777619u;
}

static guint
hash_paragraph (gconstpointer data)
{
  return ((const KhParagraph *) data)->hash;
}

static gboolean
paragraphs_equal (gconstpointer a, gconstpointer b)
{
  const KhParagraph *first = a, *second = b;
  const KhSetting *one = &first->setting, *other = &second->setting;

  if (first->hash != second->hash || one->length != other->length || one->n_stretches != other->n_stretches ||
      one->fit != other->fit || one->align != other->align || one->size != other->size ||
      one->limit != other->limit || one->first_width != other->first_width || one->width != other->width)
    return FALSE;
  for (guint i = 0; i < one->n_stretches; i++)
    if (one->stretches[i].end != other->stretches[i].end || one->stretches[i].face != other->stretches[i].face)
      return FALSE;
  return memcmp (one->text, other->text, one->length) == 0;
}

KhParagraphs *
kh_paragraphs_new (KhProfile *profile, GError **error)
{
  g_autoptr (KhParagraphs) self = g_new0 (KhParagraphs, 1);

  self->arena = kh_arena_new ();
  self->table = g_hash_table_new (hash_paragraph, paragraphs_equal);
  self->fonts = kh_fonts_new (profile, self->arena, error);
  if (self->fonts == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
kh_paragraphs_free (KhParagraphs *self)
{
  g_hash_table_unref (self->table);
  g_clear_pointer (&self->fonts, kh_fonts_free);
  kh_arena_unref (self->arena);
  g_free (self);
}

KhFonts *
kh_paragraphs_get_fonts (KhParagraphs *self)
{
  return self->fonts;
}

KhArena *
kh_paragraphs_get_arena (KhParagraphs *self)
{
  return self->arena;
}

KhParagraph *
kh_paragraphs_get (KhParagraphs *self, const KhSetting *setting, gboolean *is_new)
{
  KhParagraph key = { .setting = *setting, .hash = hash_setting (setting) };
  KhParagraph *paragraph = g_hash_table_lookup (self->table, &key);
  KhStretch *stretches;

  *is_new = paragraph == NULL;
  if (paragraph != NULL)
    return paragraph;

  stretches = kh_arena_new_array (self->arena, KhStretch, setting->n_stretches);
  memcpy (stretches, setting->stretches, sizeof (KhStretch) * setting->n_stretches);
  paragraph = kh_arena_new_array (self->arena, KhParagraph, 1);
  *paragraph = key;
  paragraph->setting.text = kh_arena_strndup (self->arena, setting->text, setting->length);
  paragraph->setting.stretches = stretches;
  g_hash_table_add (self->table, paragraph);
  return paragraph;
}
