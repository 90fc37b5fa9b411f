/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and marks of a text. */
#include "tokens.h"

#include <string.h>

#include "kh-core.h"

static void
token_free (KhToken *self)
{
  g_free (self->placed);
  g_free (self->folded);
  g_free (self);
}

static gboolean
is_of_word (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isalnum (c) || g_unichar_combining_class (c) != 0;
}

GPtrArray *
kh_tokens_new (const char *text)
{
  GPtrArray *tokens = g_ptr_array_new_with_free_func ((GDestroyNotify) token_free);
  const char *p = text;

  g_return_val_if_fail (text != NULL, tokens);

  while (*p != '\0')
    {
      const char *start = p;
      g_autofree char *word = NULL;
      KhToken *token;

      p = g_utf8_next_char (p);
      if (g_unichar_isspace (g_utf8_get_char (start)))
        continue;
      token = g_new (KhToken, 1);
      token->is_word = is_of_word (start);
      if (token->is_word)
        while (*p != '\0' && is_of_word (p))
          p = g_utf8_next_char (p);

      word = g_strndup (start, (gsize) (p - start));
      token->start = (gsize) (start - text);
      token->end = (gsize) (p - text);
      token->placed = kh_text_fold_tone_place (word);
      token->folded = g_utf8_strdown (token->placed, -1);
      g_ptr_array_add (tokens, token);
    }

  return tokens;
}

const KhToken *
kh_tokens_get (GPtrArray *tokens, guint index)
{
  return tokens->pdata[index];
}

gboolean
kh_tokens_stand_at (GPtrArray *tokens, guint index, GPtrArray *phrase)
{
  if (index > tokens->len || phrase->len > tokens->len - index)
    return FALSE;
  for (guint i = 0; i < phrase->len; i++)
    if (!g_str_equal (kh_tokens_get (tokens, index + i)->folded, kh_tokens_get (phrase, i)->folded))
      return FALSE;

  return TRUE;
}

gboolean
kh_tokens_is_sentence_start (GPtrArray *tokens, guint index)
{
  static const char *const ends[] = { ".", "?", "!", "…", "-", "+", "“", "\"", ")", NULL };

  return index == 0 || g_strv_contains (ends, kh_tokens_get (tokens, index - 1)->folded);
}
