/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search's idea of a word. */
#include "tokenizer.h"

#include <glib.h>
#include <string.h>

/* The longest word that is folded; what is longer is indexed as it is. */
#define MAX_WORD 256

/* What the tokenizer wraps. */
typedef struct
{
  fts5_tokenizer  inner;
  Fts5Tokenizer  *instance;
} KhTokenizer;

typedef struct
{
  void  *context;
  int (*emit) (void *context, int flags, const char *word, int length, int start, int end);
} Emission;

static int
create_cb (void *user_data, const char **args, int n_args, Fts5Tokenizer **out)
{
  static const char *const folding[] = { "remove_diacritics", "2" };
  fts5_api *api = user_data;
  KhTokenizer *self = g_new0 (KhTokenizer, 1);
  void *inner_data = NULL;
  int code = api->xFindTokenizer (api, "unicode61", &inner_data, &self->inner);

  if (code == SQLITE_OK)
    code = self->inner.xCreate (inner_data, (const char **) folding, G_N_ELEMENTS (folding), &self->instance);
  if (code != SQLITE_OK)
    {
      g_free (self);
      return code;
    }

  *out = (Fts5Tokenizer *) self;
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
  KhTokenizer *self = (KhTokenizer *) tokenizer;

  self->inner.xDelete (self->instance);
  g_free (self);
}

/* The offsets stay those of the text, so that snippets show what was written. */
static int
fold_word_cb (void *user_data, int flags, const char *word, int length, int start, int end)
{
  Emission *emission = user_data;
  char folded[MAX_WORD];
  int n = 0;

  if (length > MAX_WORD || memchr (word, 0xc4, (size_t) length) == NULL)
    return emission->emit (emission->context, flags, word, length, start, end);

  for (int i = 0; i < length; i++)
    {
      /* U+0111; unicode61 has made its capital small already */
      if (i + 1 < length && (guchar) word[i] == 0xc4 && (guchar) word[i + 1] == 0x91)
        {
          folded[n++] = 'd';
          i++;
        }
      else
        {
          folded[n++] = word[i];
        }
    }

  return emission->emit (emission->context, flags, folded, n, start, end);
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length,
             int (*emit) (void *, int, const char *, int, int, int))
{
  KhTokenizer *self = (KhTokenizer *) tokenizer;
  Emission emission = { context, emit };

  return self->inner.xTokenize (self->instance, &emission, flags, text, length, fold_word_cb);
}

static fts5_api *
find_api (sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);

  return api;
}

int
kh_tokenizer_register (sqlite3 *handle)
{
  fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api = find_api (handle);

  if (api == NULL || api->iVersion < 2)
    return SQLITE_ERROR;

  return api->xCreateTokenizer (api, "kehoach", api, &tokenizer, NULL);
}
