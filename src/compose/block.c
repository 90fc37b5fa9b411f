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

static GPtrArray *
copy_spans (GPtrArray *spans)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_span_free);

  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const KhSpan *span = g_ptr_array_index (spans, i);
      KhSpan *own = kh_span_new (span->text, span->bold, span->italic);

      own->fate = span->fate;
      g_ptr_array_add (copy, own);
    }
  return copy;
}

static void
copy_row (KhTable *table, const KhRow *row)
{
  KhRow *own = kh_table_add_row (table);

  own->header = row->header;
  own->group = row->group;
  for (guint i = 0; i < row->cells->len; i++)
    {
      const KhCell *cell = g_ptr_array_index (row->cells, i);
      KhCell *twin = kh_row_add_cell (own, NULL, cell->uuid);

      g_ptr_array_unref (twin->spans);
      twin->spans = copy_spans (cell->spans);
      twin->columns = cell->columns;
      twin->bold = cell->bold;
      twin->centred = cell->centred;
    }
}

static KhTable *
copy_table (const KhTable *table)
{
  KhTable *copy = kh_table_new ();

  for (guint i = 0; i < table->columns->len; i++)
    {
      const KhColumn *column = g_ptr_array_index (table->columns, i);

      kh_table_add_column (copy, column->title, column->weight, column->centred);
    }
  for (guint i = 0; i < table->rows->len; i++)
    copy_row (copy, g_ptr_array_index (table->rows, i));
  return copy;
}

KhBlock *
kh_block_copy (const KhBlock *self)
{
  KhBlock *copy = kh_block_new (self->role, self->label, self->uuid);

  copy->level = self->level;
  copy->anchor = g_strdup (self->anchor);
  copy->landscape = self->landscape;
  copy->fate = self->fate;
  g_clear_pointer (&copy->spans, g_ptr_array_unref);
  copy->spans = copy_spans (self->spans);
  if (self->table != NULL)
    copy->table = copy_table (self->table);
  if (self->signers != NULL)
    {
      copy->signers = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_signer_free);
      for (guint i = 0; i < self->signers->len; i++)
        {
          const KhSigner *signer = g_ptr_array_index (self->signers, i);

          g_ptr_array_add (copy->signers,
                           kh_signer_new (signer->authority, signer->position, signer->name, signer->uuid));
        }
    }
  if (self->recipients != NULL)
    {
      copy->recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_block_free);
      for (guint i = 0; i < self->recipients->len; i++)
        g_ptr_array_add (copy->recipients, kh_block_copy (g_ptr_array_index (self->recipients, i)));
    }
  return copy;
}
