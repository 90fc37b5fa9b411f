/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms by their first word. Each word of a text is looked
 * up, and the longest term that goes on from it wins. */
#include "term-index.h"

#include <string.h>

#include "kh-core.h"
#include "tokens.h"

typedef struct
{
  KhTerm    *term;
  GPtrArray *tokens;  /* of KhToken */
  GPtrArray *excepts; /* of GPtrArray of KhToken */
} Entry;

/* Invariant: an entry is in the list of its first word, and no two entries have
 * the same words. */
struct _KhTermIndex
{
  GHashTable *entries; /* folded first word to GPtrArray of Entry */
};

void
kh_term_free (KhTerm *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self->instead);
  g_free (self->since);
  g_free (self->source);
  g_free (self);
}

static void
entry_free (Entry *self)
{
  kh_term_free (self->term);
  g_ptr_array_unref (self->tokens);
  g_ptr_array_unref (self->excepts);
  g_free (self);
}

KhTermIndex *
kh_term_index_new (void)
{
  KhTermIndex *self = g_new (KhTermIndex, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
kh_term_index_free (KhTermIndex *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

static gboolean
is_excepted (const Entry *entry, GPtrArray *tokens, guint index)
{
  for (guint i = 0; i < entry->excepts->len; i++)
    {
      GPtrArray *phrase = entry->excepts->pdata[i];

      for (guint shift = 0; shift < phrase->len && shift <= index; shift++)
        if (kh_tokens_stand_at (phrase, shift, entry->tokens) && kh_tokens_stand_at (tokens, index - shift, phrase))
          return TRUE;
    }

  return FALSE;
}

void
kh_term_index_add (KhTermIndex *self, KhTerm *term, GPtrArray *excepts)
{
  Entry *entry = g_new (Entry, 1);
  GPtrArray *entries;

  entry->term = term;
  entry->tokens = kh_tokens_new (term->words);
  entry->excepts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < excepts->len; i++)
    g_ptr_array_add (entry->excepts, kh_tokens_new (excepts->pdata[i]));
  g_return_if_fail (entry->tokens->len > 0);

  entries = g_hash_table_lookup (self->entries, kh_tokens_get (entry->tokens, 0)->folded);
  if (entries == NULL)
    {
      entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
      g_hash_table_insert (self->entries, g_strdup (kh_tokens_get (entry->tokens, 0)->folded), entries);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *other = entries->pdata[i];

      if (other->tokens->len == entry->tokens->len && kh_tokens_stand_at (other->tokens, 0, entry->tokens))
        {
          g_ptr_array_remove_index (entries, i);
          break;
        }
    }
  g_ptr_array_add (entries, entry);
}

static gboolean
is_all_capitals (const char *text, gsize start, gsize end)
{
  g_autofree char *words = g_strndup (text + start, end - start);
  g_autofree char *upper = g_utf8_strup (words, -1);

  return g_str_equal (words, upper);
}

/* "Tết Nguyên đán" for "tết Nguyên đán": right where a sentence begins */
static gboolean
is_same_but_for_first (const char *written, const char *right)
{
  g_autofree char *first = g_utf8_substring (right, 0, 1);
  g_autofree char *upper = g_utf8_strup (first, -1);
  g_autofree char *raised = g_strconcat (upper, right + strlen (first), NULL);

  return g_str_equal (written, raised);
}

static gboolean
is_rightly_capitalised (const Entry *entry, GPtrArray *tokens, guint index, const char *text)
{
  const gsize end = kh_tokens_get (tokens, index + entry->tokens->len - 1)->end;

  if (is_all_capitals (text, kh_tokens_get (tokens, index)->start, end))
    return TRUE;
  for (guint i = 0; i < entry->tokens->len; i++)
    {
      const char *written = kh_tokens_get (tokens, index + i)->placed;
      const char *right = kh_tokens_get (entry->tokens, i)->placed;

      if (g_str_equal (written, right))
        continue;
      if (i > 0 || !kh_tokens_is_sentence_start (tokens, index) || !is_same_but_for_first (written, right))
        return FALSE;
    }

  return TRUE;
}

/* Returns: (nullable): the longest term that stands at @index */
static const Entry *
find_longest (KhTermIndex *self, GPtrArray *tokens, guint index, const char *day)
{
  GPtrArray *entries = g_hash_table_lookup (self->entries, kh_tokens_get (tokens, index)->folded);
  const Entry *longest = NULL;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];

      if (longest != NULL && entry->tokens->len <= longest->tokens->len)
        continue;
      if (day != NULL && entry->term->since != NULL && strcmp (day, entry->term->since) < 0)
        continue;
      if (kh_tokens_stand_at (tokens, index, entry->tokens) && !is_excepted (entry, tokens, index))
        longest = entry;
    }

  return longest;
}

GPtrArray *
kh_term_index_find (KhTermIndex *self, const char *text, GPtrArray *tokens, const char *day)
{
  GPtrArray *matches = g_ptr_array_new_with_free_func (g_free);
  guint index = 0;

  while (index < tokens->len)
    {
      const Entry *entry = find_longest (self, tokens, index, day);

      if (entry == NULL)
        {
          index++;
          continue;
        }
      if (entry->term->kind != KH_TERM_CAPITAL || !is_rightly_capitalised (entry, tokens, index, text))
        {
          KhTermMatch *match = g_new (KhTermMatch, 1);

          match->term = entry->term;
          match->start = kh_tokens_get (tokens, index)->start;
          match->end = kh_tokens_get (tokens, index + entry->tokens->len - 1)->end;
          g_ptr_array_add (matches, match);
        }
      index += entry->tokens->len;
    }

  return matches;
}
