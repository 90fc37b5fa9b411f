/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding words in text and putting others in their place. */
#include "text-find.h"

#include <string.h>

#include "markup.h"
#include "text.h"

#define OBJECT_CHARACTER "\xEF\xBF\xBC"
#define MOST_PARTS 8 /* no character has more marks */

/* Text in comparable units: letters and, where they matter, marks. A mark has
 * the offset of the letter that it stands on. */
typedef struct
{
  GArray *units;   /* gunichar */
  GArray *offsets; /* gsize, one more than units: the text's length */
} Folded;

struct _KhNeedle
{
  KhFindFlags flags;
  Folded folded;
};

static gboolean
is_mark (gunichar c)
{
  return g_unichar_combining_class (c) != 0;
}

static gunichar
fold_unit (gunichar c, KhFindFlags flags)
{
  if (g_unichar_isspace (c) || c == 0x00A0)
    return ' ';
  if ((flags & KH_FIND_MATCH_MARKS) == 0 && (c == 0x0110 || c == 0x0111))
    c = c == 0x0110 ? 'D' : 'd';

  return (flags & KH_FIND_MATCH_CASE) == 0 ? g_unichar_tolower (c) : c;
}

static void
fold (const char *text, KhFindFlags flags, Folded *folded)
{
  gsize length = strlen (text);
  gsize letter = 0;

  folded->units = g_array_new (FALSE, FALSE, sizeof (gunichar));
  folded->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar parts[MOST_PARTS];
      gsize n_parts = g_unichar_fully_decompose (g_utf8_get_char (p), FALSE, parts, G_N_ELEMENTS (parts));

      for (gsize i = 0; i < MIN (n_parts, G_N_ELEMENTS (parts)); i++)
        {
          gunichar unit = fold_unit (parts[i], flags);

          if (!is_mark (parts[i]))
            letter = (gsize) (p - text);
          else if ((flags & KH_FIND_MATCH_MARKS) == 0)
            continue;
          g_array_append_val (folded->units, unit);
          g_array_append_val (folded->offsets, letter);
        }
    }
  g_array_append_val (folded->offsets, length);
}

static void
folded_clear (Folded *folded)
{
  g_array_unref (folded->units);
  g_array_unref (folded->offsets);
}

KhNeedle *
kh_needle_new (const char *words, KhFindFlags flags)
{
  g_autofree char *composed = NULL;
  KhNeedle *self;

  g_return_val_if_fail (words != NULL, NULL);

  composed = kh_text_compose (words);
  if (composed == NULL || *composed == '\0')
    return NULL;

  self = g_new0 (KhNeedle, 1);
  self->flags = flags;
  fold (composed, flags, &self->folded);
  if (self->folded.units->len == 0)
    g_clear_pointer (&self, kh_needle_free);

  return self;
}

void
kh_needle_free (KhNeedle *self)
{
  if (self == NULL)
    return;

  folded_clear (&self->folded);
  g_free (self);
}

static gsize
get_offset (const Folded *folded, guint index)
{
  return g_array_index (folded->offsets, gsize, index);
}

/* Whether the units at @index are those of @needle, and a whole number of letters. */
static gboolean
is_hit (const Folded *folded, guint index, const Folded *needle)
{
  guint end = index + needle->units->len;

  if (memcmp (&g_array_index (folded->units, gunichar, index), needle->units->data,
              needle->units->len * sizeof (gunichar)) != 0)
    return FALSE;

  return (index == 0 || get_offset (folded, index - 1) != get_offset (folded, index))
         && get_offset (folded, end) != get_offset (folded, end - 1);
}

GArray *
kh_needle_find_all (KhNeedle *self, const char *text)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (KhTextHit));
  const Folded *needle;
  Folded folded;
  guint i = 0;

  g_return_val_if_fail (self != NULL, hits);
  g_return_val_if_fail (text != NULL, hits);

  needle = &self->folded;
  fold (text, self->flags, &folded);
  while (i + needle->units->len <= folded.units->len)
    {
      KhTextHit hit;

      if (!is_hit (&folded, i, needle))
        {
          i++;
          continue;
        }
      hit.start = get_offset (&folded, i);
      hit.end = get_offset (&folded, i + needle->units->len);
      g_array_append_val (hits, hit);
      i += needle->units->len;
    }
  folded_clear (&folded);

  return hits;
}

static gboolean
is_all_capitals (const char *text)
{
  guint n_letters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_islower (c))
        return FALSE;
      n_letters += g_unichar_isupper (c);
    }

  return n_letters > 1;
}

char *
kh_needle_dup_replacement (KhNeedle *self, const char *found, const char *replacement)
{
  g_autofree char *first = NULL;
  g_autofree char *upper = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (found != NULL, NULL);
  g_return_val_if_fail (replacement != NULL, NULL);

  if ((self->flags & KH_FIND_MATCH_CASE) != 0 || *replacement == '\0' || *found == '\0')
    return g_strdup (replacement);
  if (is_all_capitals (found))
    return kh_text_upper (replacement);
  if (!g_unichar_isupper (g_utf8_get_char (found)))
    return g_strdup (replacement);

  first = g_utf8_substring (replacement, 0, 1);
  upper = kh_text_upper (first);

  return g_strconcat (upper, g_utf8_next_char (replacement), NULL);
}

static void
append_replacement (KhNeedle *self, GString *text, const char *plain, const KhTextHit *hit, const char *replacement)
{
  g_autofree char *found = g_strndup (plain + hit->start, hit->end - hit->start);
  g_autofree char *words = kh_needle_dup_replacement (self, found, replacement);

  g_string_append (text, words);
}

char *
kh_needle_replace_plain (KhNeedle *self, const char *text, GArray *hits, const char *replacement)
{
  GString *replaced = g_string_new (NULL);
  gsize done = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (hits != NULL, NULL);

  for (guint i = 0; i < hits->len; i++)
    {
      const KhTextHit *hit = &g_array_index (hits, KhTextHit, i);

      g_string_append_len (replaced, text + done, (gssize) (hit->start - done));
      append_replacement (self, replaced, text, hit, replacement);
      done = hit->end;
    }
  g_string_append (replaced, text + done);

  return g_string_free (replaced, FALSE);
}

/* The words of the run that begins at @offset of @plain, with what replaces the
 * hits that begin in it and without those that began before. */
static char *
replace_in_run (KhNeedle *self, const char *plain, gsize offset, gsize length, GArray *hits, const char *replacement)
{
  GString *text = g_string_new (NULL);
  gsize end = offset + length;
  gsize done = offset;

  for (guint i = 0; i < hits->len; i++)
    {
      const KhTextHit *hit = &g_array_index (hits, KhTextHit, i);

      if (hit->end <= offset)
        continue;
      if (hit->start >= end)
        break;
      if (hit->start > done)
        g_string_append_len (text, plain + done, (gssize) (hit->start - done));
      if (hit->start >= offset)
        append_replacement (self, text, plain, hit, replacement);
      done = MIN (hit->end, end);
    }
  g_string_append_len (text, plain + done, (gssize) (end - done));

  return g_string_free (text, FALSE);
}

char *
kh_needle_replace_markup (KhNeedle *self, const char *markup, GArray *hits, const char *replacement)
{
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GPtrArray) tidy = NULL;
  g_autofree char *plain = NULL;
  gsize offset = 0;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (markup != NULL, NULL);
  g_return_val_if_fail (hits != NULL, NULL);

  plain = kh_markup_to_plain (markup);
  runs = kh_markup_parse (markup, NULL);
  if (runs == NULL)
    return kh_needle_replace_plain (self, markup, hits, replacement);

  for (guint i = 0; i < runs->len; i++)
    {
      KhRun *run = runs->pdata[i];
      gsize length = run->kind == KH_RUN_TEXT ? strlen (run->text) : strlen (OBJECT_CHARACTER);

      if (run->kind == KH_RUN_TEXT)
        {
          char *words = replace_in_run (self, plain, offset, length, hits, replacement);

          g_free (run->text);
          run->text = words;
        }
      offset += length;
    }
  tidy = kh_markup_tidy (runs);

  return kh_markup_from_runs (tidy);
}
