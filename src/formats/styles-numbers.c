/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic numbering. */
#include "styles-numbers.h"

#include <string.h>

#define NO_LIST G_MAXUINT

/* Invariant: @current[l] is the list that counts level l at the moment, NO_LIST
 * once a number of a higher level was printed; @value[l] is what it printed last. */
struct _KhStyleNumbers
{
  GPtrArray *lists;     /* of KhStyleList */
  GHashTable *literals; /* text to index + 1 */
  guint current[KH_STYLE_LEVELS];
  guint value[KH_STYLE_LEVELS];
};

static void
free_list (KhStyleList *list)
{
  g_free (list->text);
  g_free (list);
}

static guint
add_list (KhStyleNumbers *self, KhStyleListKind kind, guint level, guint start, const char *text)
{
  KhStyleList *list = g_new0 (KhStyleList, 1);

  list->kind = kind;
  list->level = level;
  list->start = start;
  list->text = g_strdup (text);
  g_ptr_array_add (self->lists, list);
  return self->lists->len - 1;
}

KhStyleNumbers *
kh_style_numbers_new (void)
{
  KhStyleNumbers *self = g_new0 (KhStyleNumbers, 1);

  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) free_list);
  self->literals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < KH_STYLE_LEVELS; i++)
    self->current[i] = NO_LIST;
  add_list (self, KH_STYLE_LIST_SECTIONS, 0, 1, NULL);
  add_list (self, KH_STYLE_LIST_DASH, 0, 1, "-");
  add_list (self, KH_STYLE_LIST_PLUS, 0, 1, "+");
  add_list (self, KH_STYLE_LIST_RECIPIENTS, 0, 1, "-");
  return self;
}

void
kh_style_numbers_free (KhStyleNumbers *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lists);
  g_hash_table_unref (self->literals);
  g_free (self);
}

/* What @label counts as in a word processor: its level and number there. The
 * letters are those of the Latin alphabet, in which "e" is the fifth. */
static gboolean
parse_label (const char *label, guint *level, guint *value)
{
  g_autofree char *core = g_strdup (label);
  gsize length = strlen (core);
  char end = 0;

  if (length < 2)
    return FALSE;
  end = core[length - 1];
  core[length - 1] = '\0';
  if (end == ')')
    {
      *level = 2;
      *value = length == 2 && g_ascii_islower (core[0]) ? (guint) (core[0] - 'a' + 1) : 0;
    }
  else if (end == '.' && g_ascii_isdigit (core[0]))
    {
      guint64 number = 0;

      *level = 1;
      *value = core[0] != '0' && g_ascii_string_to_unsigned (core, 10, 1, 30000, &number, NULL)
                   ? (guint) number
                   : 0;
    }
  else if (end == '.')
    {
      *level = 0;
      *value = kh_text_parse_roman (core);
    }
  else
    return FALSE;
  return *value > 0;
}

static guint
find_literal (KhStyleNumbers *self, const char *label)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->literals, label));

  if (index == 0)
    {
      index = add_list (self, KH_STYLE_LIST_LITERAL, 0, 1, label) + 1;
      g_hash_table_insert (self->literals, g_strdup (label), GUINT_TO_POINTER (index));
    }
  return index - 1;
}

static void
place_number (KhStyleNumbers *self, guint level, guint value, KhStylePlace *place)
{
  guint above = level > 0 ? self->current[level - 1] : NO_LIST;
  guint list = self->current[level];

  place->first = FALSE;
  if (list != NO_LIST && self->value[level] + 1 == value)
    {
      /* The list goes on. */
    }
  else if (list == NO_LIST && value == 1 && above != NO_LIST)
    list = above;
  else if (level == 0 && list == NO_LIST && value == 1)
    list = KH_STYLE_MAIN_LIST;
  else
    {
      list = add_list (self, KH_STYLE_LIST_SECTIONS, level, value, NULL);
      place->first = TRUE;
    }

  self->current[level] = list;
  self->value[level] = value;
  for (guint i = level + 1; i < KH_STYLE_LEVELS; i++)
    self->current[i] = NO_LIST;
  place->list = list;
  place->level = level;
}

gboolean
kh_style_numbers_place (KhStyleNumbers *self, const KhBlock *block, KhStylePlace *place)
{
  const char *label = block->label;
  guint level = 0;
  guint value = 0;

  *place = (KhStylePlace){ 0 };
  if (label == NULL || *label == '\0')
    return FALSE;
  if (strcmp (label, "-") == 0)
    place->list = block->role == KH_ROLE_RECIPIENT ? KH_STYLE_RECIPIENT_LIST : KH_STYLE_DASH_LIST;
  else if (strcmp (label, "+") == 0)
    place->list = KH_STYLE_PLUS_LIST;
  else if (parse_label (label, &level, &value))
    place_number (self, level, value, place);
  else
    place->list = find_literal (self, label);
  return TRUE;
}

guint
kh_style_numbers_get_n_lists (KhStyleNumbers *self)
{
  return self->lists->len;
}

const KhStyleList *
kh_style_numbers_get_list (KhStyleNumbers *self, guint index)
{
  return g_ptr_array_index (self->lists, index);
}
