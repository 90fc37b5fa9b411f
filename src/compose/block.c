/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks and their spans: the pieces a composed document is made of. */
#include "block-private.h"

KhSpan *
kh_span_new (const char *text, gboolean bold, gboolean italic)
{
  KhSpan *self = g_new0 (KhSpan, 1);

  self->text = g_strdup (text != NULL ? text : "");
  self->bold = bold;
  self->italic = italic;
  return self;
}

void
kh_span_free (KhSpan *self)
{
  g_free (self->text);
  g_free (self);
}

void
kh_spans_add (GPtrArray *spans, const char *text, gboolean bold, gboolean italic)
{
  KhSpan *last = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;

  if (text == NULL || *text == '\0')
    return;
  if (last != NULL && last->bold == bold && last->italic == italic)
    {
      char *joined = g_strconcat (last->text, text, NULL);

      g_free (last->text);
      last->text = joined;
      return;
    }
  g_ptr_array_add (spans, kh_span_new (text, bold, italic));
}

KhSigner *
kh_signer_new (const char *authority, const char *position, const char *name, const char *uuid)
{
  KhSigner *self = g_new0 (KhSigner, 1);

  self->authority = g_strdup (authority);
  self->position = g_strdup (position);
  self->name = g_strdup (name);
  self->uuid = g_strdup (uuid);
  return self;
}

void
kh_signer_free (KhSigner *self)
{
  g_free (self->authority);
  g_free (self->position);
  g_free (self->name);
  g_free (self->uuid);
  g_free (self);
}

/**
 * kh_block_new:
 * @role: what it is
 * @label: (nullable): number or mark
 * @uuid: (nullable): the node it shows
 *
 * Returns: (transfer full): a block without words
 */
KhBlock *
kh_block_new (KhRole role, const char *label, const char *uuid)
{
  KhBlock *self = g_new0 (KhBlock, 1);

  self->role = role;
  self->label = g_strdup (label);
  self->uuid = g_strdup (uuid);
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_span_free);
  return self;
}

/**
 * kh_block_add_span:
 * @text: (nullable): words; nothing is added for none
 *
 * Adds words at the end; words of the style of the last ones join them.
 */
void
kh_block_add_span (KhBlock *self, const char *text, gboolean bold, gboolean italic)
{
  g_return_if_fail (self != NULL);

  kh_spans_add (self->spans, text, bold, italic);
}

void
kh_block_free (KhBlock *self)
{
  if (self == NULL)
    return;
  g_free (self->label);
  g_free (self->uuid);
  g_free (self->anchor);
  g_clear_pointer (&self->spans, g_ptr_array_unref);
  g_clear_pointer (&self->table, kh_table_free);
  g_clear_pointer (&self->signers, g_ptr_array_unref);
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  g_free (self);
}

char *
kh_block_dup_text (const KhBlock *self)
{
  GString *text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->label);
  for (guint i = 0; i < self->spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (self->spans, i);

      if (i == 0 && text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, span->text);
    }
  return g_string_free (text, FALSE);
}
