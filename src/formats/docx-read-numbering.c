/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic numbers of a Word document, counted and printed as Word does. */
#include "docx-read-private.h"

#include <string.h>

/* A chain of list definitions that refer to each other. */
#define MAX_LINKS 8

typedef struct
{
  gboolean given;
  char *format; /* "decimal", "upperRoman" … */
  char *text;   /* "%1.%2." */
  char *style;  /* paragraph style that is linked to it */
  int start;
  int restart;    /* -1 as usual, 0 never, else after that level */
  gboolean legal; /* all numbers in decimal */
} Level;

/* Lists of one definition share its counters, as in Word. */
typedef struct
{
  Level levels[KH_DOCX_LEVELS];
  char *style_link; /* style that defines the list in its stead */
  int value[KH_DOCX_LEVELS];
  gboolean active[KH_DOCX_LEVELS];
} Definition;

typedef struct
{
  int definition;
  Level levels[KH_DOCX_LEVELS]; /* that replace the definition's, where given */
  int starts[KH_DOCX_LEVELS];   /* -1, or where the first use of this list starts */
  gboolean used;
} List;

struct _KhDocxNumbering
{
  GHashTable *definitions; /* id to Definition */
  GHashTable *lists;       /* id to List */
};

static void
clear_levels (Level *levels)
{
  for (guint i = 0; i < KH_DOCX_LEVELS; i++)
    {
      g_free (levels[i].format);
      g_free (levels[i].text);
      g_free (levels[i].style);
    }
}

static void
free_definition (Definition *definition)
{
  clear_levels (definition->levels);
  g_free (definition->style_link);
  g_free (definition);
}

static void
free_list (List *list)
{
  clear_levels (list->levels);
  g_free (list);
}

KhDocxNumbering *
kh_docx_numbering_new (void)
{
  KhDocxNumbering *self = g_new0 (KhDocxNumbering, 1);

  self->definitions = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_definition);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) free_list);
  return self;
}

void
kh_docx_numbering_free (KhDocxNumbering *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->definitions);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static void
read_level (Level *levels, KhPull *pull)
{
  int index = kh_pull_get_int (pull, "ilvl", -1);
  KhPullScope scope = kh_pull_enter (pull);
  Level *level = NULL;

  if (index < 0 || index >= KH_DOCX_LEVELS || levels[index].given)
    return;
  level = &levels[index];
  level->given = TRUE;
  level->start = 0;
  level->restart = -1;
  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "start"))
        level->start = kh_pull_get_int (pull, "val", 0);
      else if (kh_pull_is (pull, "numFmt") && level->format == NULL)
        level->format = kh_pull_dup (pull, "val");
      else if (kh_pull_is (pull, "lvlText") && level->text == NULL)
        level->text = kh_pull_dup (pull, "val");
      else if (kh_pull_is (pull, "pStyle") && level->style == NULL)
        level->style = kh_pull_dup (pull, "val");
      else if (kh_pull_is (pull, "lvlRestart"))
        level->restart = kh_pull_get_int (pull, "val", -1);
      else if (kh_pull_is (pull, "isLgl"))
        level->legal = kh_docx_read_toggle (pull) == KH_DOCX_ON;
      else if (kh_pull_is (pull, "AlternateContent"))
        {
          /* A format of Word's own, with the usual one as its fallback. */
          KhPullScope alternatives = kh_pull_enter (pull);

          while (kh_pull_next (pull, &alternatives))
            if (kh_pull_is (pull, "Fallback"))
              {
                KhPullScope fallback = kh_pull_enter (pull);

                while (kh_pull_next (pull, &fallback))
                  if (kh_pull_is (pull, "numFmt") && level->format == NULL)
                    level->format = kh_pull_dup (pull, "val");
              }
        }
    }
}

static void
read_definition (KhDocxNumbering *self, KhPull *pull)
{
  int id = kh_pull_get_int (pull, "abstractNumId", -1);
  KhPullScope scope = kh_pull_enter (pull);
  Definition *definition = NULL;

  if (id < 0)
    return;
  definition = g_new0 (Definition, 1);
  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "lvl"))
        read_level (definition->levels, pull);
      else if (kh_pull_is (pull, "numStyleLink") && definition->style_link == NULL)
        definition->style_link = kh_pull_dup (pull, "val");
    }
  g_hash_table_replace (self->definitions, GINT_TO_POINTER (id), definition);
}

static void
read_list (KhDocxNumbering *self, KhPull *pull)
{
  int id = kh_pull_get_int (pull, "numId", -1);
  KhPullScope scope = kh_pull_enter (pull);
  List *list = NULL;

  if (id < 0)
    return;
  list = g_new0 (List, 1);
  list->definition = -1;
  for (guint i = 0; i < KH_DOCX_LEVELS; i++)
    list->starts[i] = -1;
  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "abstractNumId"))
        list->definition = kh_pull_get_int (pull, "val", -1);
      else if (kh_pull_is (pull, "lvlOverride"))
        {
          int level = kh_pull_get_int (pull, "ilvl", -1);
          KhPullScope inner = kh_pull_enter (pull);

          while (kh_pull_next (pull, &inner))
            {
              if (kh_pull_is (pull, "startOverride") && level >= 0 && level < KH_DOCX_LEVELS)
                list->starts[level] = MAX (0, kh_pull_get_int (pull, "val", 1));
              else if (kh_pull_is (pull, "lvl"))
                read_level (list->levels, pull);
            }
        }
    }
  g_hash_table_replace (self->lists, GINT_TO_POINTER (id), list);
}

void
kh_docx_numbering_read (KhDocxNumbering *self, KhPull *pull)
{
  KhPullScope scope;

  if (!kh_pull_root (pull))
    return;
  scope = kh_pull_enter (pull);
  while (kh_pull_next (pull, &scope))
    {
      if (kh_pull_is (pull, "abstractNum"))
        read_definition (self, pull);
      else if (kh_pull_is (pull, "num"))
        read_list (self, pull);
    }
}

/* The list and the definition that count for @num_id; a definition may leave it to a style's list. */
static List *
find_list (KhDocxNumbering *self, KhDocxStyles *styles, int num_id, Definition **definition)
{
  List *first = g_hash_table_lookup (self->lists, GINT_TO_POINTER (num_id));
  List *list = first;

  *definition = NULL;
  for (guint i = 0; list != NULL && i < MAX_LINKS; i++)
    {
      const KhDocxStyle *style = NULL;
      Definition *found = g_hash_table_lookup (self->definitions, GINT_TO_POINTER (list->definition));

      if (found == NULL)
        return NULL;
      if (found->style_link == NULL || styles == NULL)
        {
          *definition = found;
          return first;
        }
      style = kh_docx_styles_find (styles, found->style_link);
      list = style != NULL ? g_hash_table_lookup (self->lists, GINT_TO_POINTER (style->num_id)) : NULL;
    }
  return NULL;
}

static const Level *
get_level (const List *list, const Definition *definition, int level)
{
  return list->levels[level].given ? &list->levels[level] : &definition->levels[level];
}

/* "a" to "z", then "aa", "bb": Word repeats the letter. */
static char *
format_letter (int value, char first)
{
  int repeat = (value - 1) / 26 + 1;
  GString *letters = NULL;

  if (value < 1 || repeat > 20)
    return g_strdup_printf ("%d", value);
  letters = g_string_new (NULL);
  for (int i = 0; i < repeat; i++)
    g_string_append_c (letters, (char) (first + (value - 1) % 26));
  return g_string_free (letters, FALSE);
}

static char *
format_number (const char *format, int value)
{
  g_autofree char *roman = NULL;

  if (format == NULL || strcmp (format, "decimal") == 0)
    return g_strdup_printf ("%d", value);
  if (strcmp (format, "upperRoman") == 0 || strcmp (format, "lowerRoman") == 0)
    {
      if (value < 1 || value > 3999)
        return g_strdup_printf ("%d", value);
      roman = kh_text_roman ((guint) value);
      return *format == 'u' ? g_steal_pointer (&roman) : g_ascii_strdown (roman, -1);
    }
  if (strcmp (format, "upperLetter") == 0)
    return format_letter (value, 'A');
  if (strcmp (format, "lowerLetter") == 0)
    return format_letter (value, 'a');
  if (strcmp (format, "decimalZero") == 0)
    return g_strdup_printf ("%02d", value);
  if (strcmp (format, "none") == 0)
    return g_strdup ("");
  if (strcmp (format, "numberInDash") == 0)
    return g_strdup_printf ("- %d -", value);
  if (strcmp (format, "decimalEnclosedParen") == 0)
    return g_strdup_printf ("(%d)", value);
  if (strcmp (format, "decimalEnclosedFullstop") == 0)
    return g_strdup_printf ("%d.", value);
  return g_strdup_printf ("%d", value);
}

/* Counts one paragraph at @level. */
static void
count (List *list, Definition *definition, int level)
{
  if (!list->used)
    {
      list->used = TRUE;
      for (int i = 0; i < KH_DOCX_LEVELS; i++)
        if (list->starts[i] >= 0)
          definition->active[i] = FALSE;
    }
  if (definition->active[level])
    {
      if (definition->value[level] < G_MAXINT)
        definition->value[level]++;
    }
  else
    {
      definition->active[level] = TRUE;
      definition->value[level]
          = list->starts[level] >= 0 ? list->starts[level] : get_level (list, definition, level)->start;
    }
  for (int i = level + 1; i < KH_DOCX_LEVELS; i++)
    {
      int restart = get_level (list, definition, i)->restart;

      /* Usually any higher level starts the count anew; a list may name which, or none. */
      if (restart != 0 && (restart < 0 || level < restart))
        definition->active[i] = FALSE;
    }
}

char *
kh_docx_numbering_next (KhDocxNumbering *self, KhDocxStyles *styles, int num_id, int level)
{
  Definition *definition = NULL;
  List *list = find_list (self, styles, num_id, &definition);
  const Level *own = NULL;
  GString *text = NULL;

  if (list == NULL)
    return NULL;
  level = CLAMP (level, 0, KH_DOCX_LEVELS - 1);
  own = get_level (list, definition, level);
  if (!own->given)
    return NULL;
  if (g_strcmp0 (own->format, "bullet") == 0)
    return g_strdup (kh_word_bullet (own->text));

  count (list, definition, level);
  text = g_string_new (NULL);
  for (const char *p = own->text != NULL ? own->text : ""; *p != '\0'; p++)
    {
      int other = p[0] == '%' && p[1] >= '1' && p[1] <= '9' ? p[1] - '1' : -1;
      g_autofree char *number = NULL;

      if (other < 0)
        {
          g_string_append_c (text, *p);
          continue;
        }
      p++;
      {
        const Level *shown = get_level (list, definition, other);
        /* A level that was not counted yet shows where it would start. */
        int value = definition->active[other] ? definition->value[other] : shown->start;

        number = format_number (
            own->legal && g_strcmp0 (shown->format, "none") != 0 ? "decimal" : shown->format, value);
        g_string_append (text, number);
      }
    }
  g_strstrip (text->str);
  if (*text->str == '\0')
    return g_string_free (text, TRUE), NULL;
  return g_string_free (text, FALSE);
}

int
kh_docx_numbering_find_level (KhDocxNumbering *self, int num_id, const char *style)
{
  Definition *definition = NULL;
  List *list = find_list (self, NULL, num_id, &definition);

  for (int i = 0; list != NULL && style != NULL && i < KH_DOCX_LEVELS; i++)
    if (g_strcmp0 (get_level (list, definition, i)->style, style) == 0)
      return i;
  return -1;
}
