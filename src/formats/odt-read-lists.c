/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic numbers of an OpenDocument text. */
#include "odt-read-private.h"

#include <string.h>

/* Counters of one list, which may go on in several pieces. */
typedef struct
{
  int value[KH_ODT_LEVELS];
  gboolean active[KH_ODT_LEVELS];
} Counters;

struct _KhOdtLists
{
  KhOdtStyles *styles;
  GPtrArray *all;       /* of Counters */
  GHashTable *by_id;    /* xml:id to Counters */
  GHashTable *by_style; /* list style to the Counters last used with it */
};

KhOdtLists *
kh_odt_lists_new (KhOdtStyles *styles)
{
  KhOdtLists *self = g_new0 (KhOdtLists, 1);

  self->styles = styles;
  self->all = g_ptr_array_new_with_free_func (g_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_style = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
kh_odt_lists_free (KhOdtLists *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_style);
  g_ptr_array_unref (self->all);
  g_free (self);
}

gpointer
kh_odt_lists_open (KhOdtLists *self, const char *id, const char *continues, const char *style,
                   gboolean goes_on)
{
  Counters *counters = NULL;

  if (continues != NULL)
    counters = g_hash_table_lookup (self->by_id, continues);
  else if (goes_on && style != NULL)
    counters = g_hash_table_lookup (self->by_style, style);
  if (counters == NULL)
    {
      counters = g_new0 (Counters, 1);
      g_ptr_array_add (self->all, counters);
    }
  if (id != NULL)
    g_hash_table_replace (self->by_id, g_strdup (id), counters);
  if (style != NULL)
    g_hash_table_replace (self->by_style, g_strdup (style), counters);
  return counters;
}

static char *
format_letters (int value, char first)
{
  GString *letters = g_string_new (NULL);

  /* "z" is followed by "aa", "ab" here. */
  for (; value > 0; value = (value - 1) / 26)
    g_string_prepend_c (letters, (char) (first + (value - 1) % 26));
  return g_string_free (letters, FALSE);
}

static char *
format_number (const char *format, int value)
{
  g_autofree char *roman = NULL;

  if (format == NULL || *format == '\0')
    return g_strdup ("");
  if (value < 1)
    return g_strdup_printf ("%d", value);
  switch (*format)
    {
    case 'a':
      return format_letters (value, 'a');
    case 'A':
      return format_letters (value, 'A');
    case 'i':
    case 'I':
      if (value > 3999)
        break;
      roman = kh_text_roman ((guint) value);
      return *format == 'I' ? g_steal_pointer (&roman) : g_ascii_strdown (roman, -1);
    default:
      break;
    }
  return g_strdup_printf ("%d", value);
}

char *
kh_odt_lists_next (KhOdtLists *self, gpointer list, const char *style, int level, int start)
{
  Counters *counters = list;
  const KhOdtListStyle *levels
      = style != NULL ? g_hash_table_lookup (self->styles->lists, style) : self->styles->outline;
  const KhOdtLevel *own = NULL;
  GString *text = NULL;
  int index = CLAMP (level, 1, KH_ODT_LEVELS) - 1;

  if (levels == NULL)
    return NULL;
  own = &levels->levels[index];
  if (!own->given)
    return NULL;
  if (own->bullet != NULL)
    return g_strdup (kh_word_bullet (own->bullet));

  if (start >= 0)
    counters->value[index] = start;
  else if (!counters->active[index])
    counters->value[index] = own->start;
  else if (counters->value[index] < G_MAXINT)
    counters->value[index]++;
  counters->active[index] = TRUE;
  for (int i = index + 1; i < KH_ODT_LEVELS; i++)
    counters->active[i] = FALSE;

  text = g_string_new (own->prefix);
  for (int i = MAX (0, index + 1 - own->display); i <= index; i++)
    {
      const KhOdtLevel *shown = &levels->levels[i];
      g_autofree char *number
          = format_number (shown->format, counters->active[i] ? counters->value[i] : shown->start);

      g_string_append (text, number);
      if (i < index && *number != '\0')
        g_string_append_c (text, '.');
    }
  g_string_append (text, own->suffix != NULL ? own->suffix : "");
  g_strstrip (text->str);
  if (*text->str == '\0')
    return g_string_free (text, TRUE), NULL;
  return g_string_free (text, FALSE);
}
