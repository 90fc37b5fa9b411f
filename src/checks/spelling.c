/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spelling by enchant. */
#include "spelling.h"

#include <enchant.h>
#include <string.h>

#include "kh-core.h"

#define LANGUAGE "vi_VN"
#define MAX_SUGGESTIONS 6

/* Invariant: the broker, its dictionaries and the memory of answers are used
 * under the lock only; enchant itself knows no threads. */
struct _KhSpelling
{
  GObject        parent_instance;
  GMutex         lock;
  EnchantBroker *broker;
  EnchantDict   *dictionary; /* NULL for none */
  EnchantDict   *own;        /* the user's words; NULL where the file cannot be made */
  GHashTable    *answers;    /* folded word to whether it is right */
  KhTables      *tables;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhSpelling, kh_spelling, G_TYPE_OBJECT)

static void
kh_spelling_finalize (GObject *object)
{
  KhSpelling *self = KH_SPELLING (object);

  if (self->dictionary != NULL)
    enchant_broker_free_dict (self->broker, self->dictionary);
  if (self->own != NULL)
    enchant_broker_free_dict (self->broker, self->own);
  g_clear_pointer (&self->broker, enchant_broker_free);
  g_hash_table_unref (self->answers);
  g_clear_pointer (&self->tables, kh_tables_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (kh_spelling_parent_class)->finalize (object);
}

static void
kh_spelling_class_init (KhSpellingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_spelling_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
kh_spelling_init (KhSpelling *self)
{
  g_mutex_init (&self->lock);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static EnchantDict *
open_own (EnchantBroker *broker, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  /* enchant makes the file, but no folder. */
  return g_mkdir_with_parents (folder, 0700) == 0 ? enchant_broker_request_pwl_dict (broker, path) : NULL;
}

KhSpelling *
kh_spelling_new (const char *words_path, KhTables *tables)
{
  KhSpelling *self = g_object_new (KH_TYPE_SPELLING, NULL);
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "kehoach", "words.txt", NULL);

  self->tables = tables != NULL ? kh_tables_ref (tables) : NULL;
  self->broker = enchant_broker_init ();
  if (enchant_broker_dict_exists (self->broker, LANGUAGE))
    self->dictionary = enchant_broker_request_dict (self->broker, LANGUAGE);
  if (self->dictionary != NULL)
    self->own = open_own (self->broker, words_path != NULL ? words_path : usual);

  return self;
}

gboolean
kh_spelling_is_available (KhSpelling *self)
{
  g_return_val_if_fail (KH_IS_SPELLING (self), FALSE);

  return self->dictionary != NULL;
}

char *
kh_spelling_fold_word (const char *word)
{
  g_autofree char *placed = NULL;

  g_return_val_if_fail (word != NULL, NULL);

  placed = kh_text_renew_tone_place (word);

  return g_utf8_strdown (placed, -1);
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_combining_class (c) != 0;
}

/* Whether what stands between two spaces is a number, a symbol, an address: no words */
static gboolean
is_no_words (const char *start, const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)) || strchr ("/&@_\\=<>", *p) != NULL)
      return TRUE;

  return FALSE;
}

/* "UBND", "NĐ", "VII": nothing but plain capitals. "CÔNG" has a mark and is a word. */
static gboolean
is_abbreviation (const char *word)
{
  gboolean plain = TRUE;
  gboolean later_capital = FALSE;
  gboolean any_small = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      plain = plain && (c < 0x80 || c == 0x0110);
      any_small = any_small || g_unichar_islower (c);
      later_capital = later_capital || (p != word && g_unichar_isupper (c));
    }
  if (!any_small)
    return plain;

  /* "QyĐ", "CTr", "VNeID" */
  return later_capital;
}

static gboolean
ask (KhSpelling *self, const char *folded)
{
  gpointer known;
  gboolean right;

  if (g_hash_table_lookup_extended (self->answers, folded, NULL, &known))
    return GPOINTER_TO_INT (known);

  right = enchant_dict_check (self->dictionary, folded, -1) == 0
          || (self->own != NULL && enchant_dict_check (self->own, folded, -1) == 0);
  g_hash_table_insert (self->answers, g_strdup (folded), GINT_TO_POINTER (right));

  return right;
}

static gboolean
is_right (KhSpelling *self, const char *word, GHashTable *names)
{
  g_autofree char *folded = NULL;

  if (g_utf8_strlen (word, -1) == 1 || is_abbreviation (word))
    return TRUE;
  folded = kh_spelling_fold_word (word);
  if (names != NULL && g_hash_table_contains (names, folded))
    return TRUE;
  if (self->tables != NULL && kh_tables_is_accepted (self->tables, folded))
    return TRUE;

  return ask (self, folded);
}

static const char *
skip_word (const char *p, const char *end)
{
  while (p < end && is_letter (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p;
}

static void
find_in_stretch (KhSpelling *self, const char *text, const char *start, const char *end, GHashTable *names, GArray *wrong)
{
  const char *p = start;

  while (p < end)
    {
      const char *word_end = skip_word (p, end);

      if (word_end > p)
        {
          g_autofree char *word = g_strndup (p, (gsize) (word_end - p));
          KhSpellingWord found = { (gsize) (p - text), (gsize) (word_end - text) };

          if (!is_right (self, word, names))
            g_array_append_val (wrong, found);
        }
      p = word_end > p ? word_end : g_utf8_next_char (p);
    }
}

GArray *
kh_spelling_find (KhSpelling *self, const char *text, GHashTable *names)
{
  GArray *wrong = g_array_new (FALSE, FALSE, sizeof (KhSpellingWord));
  const char *p = text;

  g_return_val_if_fail (KH_IS_SPELLING (self), wrong);
  g_return_val_if_fail (text != NULL, wrong);

  if (self->dictionary == NULL)
    return wrong;

  g_mutex_lock (&self->lock);
  while (*p != '\0')
    {
      const char *start = p;

      while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start && !is_no_words (start, p))
        find_in_stretch (self, text, start, p, names, wrong);
      if (*p != '\0')
        p = g_utf8_next_char (p);
    }
  g_mutex_unlock (&self->lock);

  return wrong;
}

/* The newer way only where the text shows it and nothing else. */
static gboolean
uses_new_places (const char *text)
{
  g_autofree char *old_places = kh_text_fold_tone_place (text);
  g_autofree char *new_places = kh_text_renew_tone_place (text);

  return !g_str_equal (text, old_places) && g_str_equal (text, new_places);
}

/* Returns: (transfer full): @suggestion written like @word */
static char *
adapt (const char *suggestion, const char *word, gboolean new_places)
{
  g_autofree char *placed = new_places ? g_strdup (suggestion) : kh_text_fold_tone_place (suggestion);
  g_autofree char *upper = g_utf8_strup (word, -1);
  g_autofree char *first = NULL;
  g_autofree char *capital = NULL;

  if (!g_unichar_isupper (g_utf8_get_char (word)))
    return g_steal_pointer (&placed);
  if (g_str_equal (upper, word) && g_utf8_strlen (word, -1) > 1)
    return g_utf8_strup (placed, -1);

  first = g_utf8_substring (placed, 0, 1);
  capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, placed + strlen (first), NULL);
}

char **
kh_spelling_suggest (KhSpelling *self, const char *word, const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *folded = NULL;
  gboolean new_places;
  char **found = NULL;
  gsize n_found = 0;
  guint n_taken = 0;

  g_return_val_if_fail (KH_IS_SPELLING (self), NULL);
  g_return_val_if_fail (word != NULL, NULL);

  folded = kh_spelling_fold_word (word);
  new_places = text != NULL && uses_new_places (text);
  g_mutex_lock (&self->lock);
  if (self->dictionary != NULL)
    found = enchant_dict_suggest (self->dictionary, folded, -1, &n_found);
  for (gsize i = 0; i < n_found && n_taken < MAX_SUGGESTIONS; i++)
    {
      g_autofree char *adapted = adapt (found[i], word, new_places);

      /* A word is a syllable here; two of them are no spelling of it. */
      if (strchr (adapted, ' ') != NULL)
        continue;
      g_strv_builder_add (builder, adapted);
      n_taken++;
    }
  if (found != NULL)
    enchant_dict_free_string_list (self->dictionary, found);
  g_mutex_unlock (&self->lock);

  return g_strv_builder_end (builder);
}

void
kh_spelling_add_word (KhSpelling *self, const char *word)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (KH_IS_SPELLING (self));
  g_return_if_fail (word != NULL && *word != '\0');

  folded = kh_spelling_fold_word (word);
  g_mutex_lock (&self->lock);
  if (self->own != NULL)
    enchant_dict_add (self->own, folded, -1);
  g_hash_table_insert (self->answers, g_strdup (folded), GINT_TO_POINTER (TRUE));
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
kh_spelling_add_names (GHashTable *names, const char *phrase)
{
  const char *p = phrase;

  g_return_if_fail (names != NULL);

  while (p != NULL && *p != '\0')
    {
      const char *end = skip_word (p, p + strlen (p));

      if (end > p)
        {
          g_autofree char *word = g_strndup (p, (gsize) (end - p));

          g_hash_table_add (names, kh_spelling_fold_word (word));
        }
      p = end > p ? end : g_utf8_next_char (p);
    }
}
