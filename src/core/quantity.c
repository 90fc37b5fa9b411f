/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sentence measures: its numbers with their comparators and units. */
#include "quantity.h"

#include <math.h>
#include <string.h>

#include "markup.h"
#include "numbers.h"
#include "text.h"

#define MAX_QUANTITIES 64
#define MAX_FIGURES 16
/* Words that qualify a number stand this close before it. */
#define REACH 60
/* So close to the first number of "from 80 to 90%" stands the second. */
#define RANGE_REACH 12

/* Folded. The first row that fits counts. */
static const struct
{
  const char *words;
  KhComparator comparator;
} comparators[] = {
  { "khong duoi", KH_COMPARATOR_GE },
  { "khong thap hon", KH_COMPARATOR_GE },
  { "khong it hon", KH_COMPARATOR_GE },
  { "toi thieu", KH_COMPARATOR_GE },
  { "it nhat", KH_COMPARATOR_GE },
  { "tren", KH_COMPARATOR_GT },
  { "khong vuot qua", KH_COMPARATOR_LE },
  { "khong qua", KH_COMPARATOR_LE },
  { "khong cao hon", KH_COMPARATOR_LE },
  { "toi da", KH_COMPARATOR_LE },
  { "nhieu nhat", KH_COMPARATOR_LE },
  { "duoi", KH_COMPARATOR_LT },
  { "thap hon", KH_COMPARATOR_LT },
  { "nho hon", KH_COMPARATOR_LT },
  { "it hon", KH_COMPARATOR_LT },
  { "hon", KH_COMPARATOR_GT },
  { "vuot", KH_COMPARATOR_GT },
  { "≥", KH_COMPARATOR_GE },
  { ">=", KH_COMPARATOR_GE },
  { "≤", KH_COMPARATOR_LE },
  { "<=", KH_COMPARATOR_LE },
  { ">", KH_COMPARATOR_GT },
  { "<", KH_COMPARATOR_LT },
};

/* Words between a comparator and its number. */
static const char *const fillers[]
    = { "dat", "muc", "tu", "la", "co", "phai", "bang", "duoc", "them", "ty le", "ti le" };

static const struct
{
  const char *words;
  KhComparator comparator;
} suffixes[] = { { "tro len", KH_COMPARATOR_GE }, { "tro xuong", KH_COMPARATOR_LE } };

/* What plans count, besides what a target's own indicators name. */
static const char *const usual_units[] = { "%",       "điểm", "hồ sơ", "thủ tục", "văn bản", "dịch vụ",
                                           "lượt",    "lớp",  "người", "cuộc",    "ngày",    "giờ",
                                           "phút",    "ngày làm việc" };

void
kh_quantity_free (KhQuantity *self)
{
  g_free (self->unit);
  g_free (self);
}

static gboolean
ends_with_word (const char *text, gsize length, const char *word)
{
  gsize n = strlen (word);

  return length >= n && strncmp (text + length - n, word, n) == 0
         && (length == n || !g_ascii_isalnum (text[length - n - 1]) || !g_ascii_isalnum (*word));
}

static gboolean
starts_with_word (const char *text, const char *word)
{
  gsize n = strlen (word);

  return strncmp (text, word, n) == 0
         && (!g_ascii_isalnum (word[n - 1]) || !g_unichar_isalnum (g_utf8_get_char (text + n)));
}

static gsize
trim_end (const char *text, gsize length)
{
  while (length > 0 && text[length - 1] == ' ')
    length--;
  return length;
}

/* Sets the comparator, and where its words stand, of a number and unit found in @fold. */
static void
find_comparator (KhQuantity *self, const char *fold)
{
  gsize start = self->number.start;
  gsize unit_end = self->unit_words.end;
  gsize from = start > REACH ? start - REACH : 0;
  const char *before = fold + from;
  gsize length = trim_end (before, start - from);
  gsize behind = unit_end + strspn (fold + unit_end, " ");
  gboolean again = TRUE;

  self->comparator = KH_COMPARATOR_EQ;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (starts_with_word (fold + behind, suffixes[i].words))
      {
        self->comparator = suffixes[i].comparator;
        self->after = (KhTextHit) { unit_end, behind + strlen (suffixes[i].words) };
        return;
      }

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (comparators); i++)
        if (ends_with_word (before, length, comparators[i].words))
          {
            self->comparator = comparators[i].comparator;
            self->before.start = from + length - strlen (comparators[i].words);
            self->before.end = from + length + strspn (before + length, " ");
            return;
          }
      for (guint i = 0; i < G_N_ELEMENTS (fillers) && !again; i++)
        if (ends_with_word (before, length, fillers[i]))
          {
            length = trim_end (before, length - strlen (fillers[i]));
            again = TRUE;
          }
    }
}

/* Where the figure that ends at @end begins; @end if there is none. */
static gsize
find_figure (const char *fold, gsize end)
{
  gsize start = end;

  while (start > 0 && end - start < MAX_FIGURES
         && (g_ascii_isdigit (fold[start - 1]) || strchr (".,", fold[start - 1]) != NULL))
    start--;
  while (start < end && !g_ascii_isdigit (fold[start]))
    start++;
  return start;
}

/* The end of a figure joined to the one at @start by a dash: "80 - 90%"; 0 if there is none. */
static gsize
find_range_start (const char *fold, gsize start)
{
  static const char *const dashes[] = { "-", "–", "—" };
  gsize end = trim_end (fold, start);

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (ends_with_word (fold, end, dashes[i]))
      {
        end = trim_end (fold, end - strlen (dashes[i]));
        return find_figure (fold, end) < end ? end : 0;
      }
  return 0;
}

/* Returns: (transfer full) (nullable): the figure in [start, end) and @unit, without a comparator */
static KhQuantity *
new_quantity (const char *fold, gsize start, gsize end, const char *unit)
{
  g_autofree char *figures = g_strndup (fold + start, end - start);
  g_autoptr (KhQuantity) self = g_new0 (KhQuantity, 1);

  if (!kh_number_parse (figures, &self->value) || !isfinite (self->value))
    return NULL;
  self->unit = g_strdup (unit);
  self->number = (KhTextHit) { start, end };
  return g_steal_pointer (&self);
}

typedef struct
{
  const char *unit;
  char *fold;
} Unit;

static void
clear_unit (gpointer data)
{
  g_free (((Unit *) data)->fold);
}

static void
add_unit (GArray *units, const char *unit)
{
  Unit folded = { unit, kh_text_fold_chars (unit) };

  g_array_append_val (units, folded);
}

/* Returns: (nullable): the longest unit that @fold begins with */
static const Unit *
find_unit (GArray *units, const char *fold)
{
  const Unit *best = NULL;

  for (guint i = 0; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      if (starts_with_word (fold, unit->fold) && (best == NULL || strlen (unit->fold) > strlen (best->fold)))
        best = unit;
    }
  return best;
}

/* "từ 80 đến 90%": the two belong together. */
static gboolean
is_second_of_range (const char *fold, const KhQuantity *last, gsize start)
{
  gsize end = trim_end (fold, start);

  return start < last->unit_words.end + RANGE_REACH
         && (ends_with_word (fold, end, "den") || ends_with_word (fold, end, "-"));
}

static void
add_quantity (GPtrArray *quantities, const char *fold, gsize start, gsize end, KhTextHit unit_words, const char *unit)
{
  KhQuantity *last = quantities->len > 0 ? quantities->pdata[quantities->len - 1] : NULL;
  gsize low_end = find_range_start (fold, start);
  KhQuantity *quantity = new_quantity (fold, start, end, unit);

  if (quantity == NULL)
    return;
  quantity->unit_words = unit_words;
  if (low_end > (last != NULL ? last->unit_words.end : 0))
    {
      KhQuantity *low = new_quantity (fold, find_figure (fold, low_end), low_end, unit);

      if (low != NULL)
        {
          low->comparator = KH_COMPARATOR_GE;
          low->ranged = TRUE;
          g_ptr_array_add (quantities, low);
          quantity->comparator = KH_COMPARATOR_LE;
          quantity->ranged = TRUE;
        }
    }
  else if (last != NULL && is_second_of_range (fold, last, start))
    {
      last->comparator = KH_COMPARATOR_GE;
      last->before = last->after = (KhTextHit) { 0, 0 };
      quantity->comparator = KH_COMPARATOR_LE;
      last->ranged = quantity->ranged = TRUE;
    }
  if (!quantity->ranged)
    find_comparator (quantity, fold);
  g_ptr_array_add (quantities, quantity);
}

/* From bytes of the folded text to bytes of the text itself. */
static void
place_span (KhTextHit *span, const char *fold, const char *text)
{
  if (span->start == span->end)
    return;
  span->start = g_utf8_offset_to_pointer (text, g_utf8_pointer_to_offset (fold, fold + span->start)) - text;
  span->end = g_utf8_offset_to_pointer (text, g_utf8_pointer_to_offset (fold, fold + span->end)) - text;
}

GPtrArray *
kh_quantities_find (const char *text, GPtrArray *units)
{
  g_autoptr (GPtrArray) quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_quantity_free);
  g_autoptr (GArray) folded_units = g_array_new (FALSE, FALSE, sizeof (Unit));
  g_autofree char *fold = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  fold = kh_text_fold_chars (text);
  g_array_set_clear_func (folded_units, clear_unit);
  for (guint i = 0; i < G_N_ELEMENTS (usual_units); i++)
    add_unit (folded_units, usual_units[i]);
  for (guint i = 0; units != NULL && i < units->len; i++)
    add_unit (folded_units, units->pdata[i]);

  for (gsize end = strcspn (fold, "0123456789"); fold[end] != '\0' && quantities->len < MAX_QUANTITIES;
       end += strcspn (fold + end, "0123456789"))
    {
      gsize start, unit_start;
      const Unit *unit;

      end += strspn (fold + end, "0123456789.,");
      while (!g_ascii_isdigit (fold[end - 1]))
        end--;
      unit_start = end + strspn (fold + end, " ");
      unit = find_unit (folded_units, fold + unit_start);
      start = find_figure (fold, end);
      if (unit != NULL && start < end)
        add_quantity (quantities, fold, start, end, (KhTextHit) { unit_start, unit_start + strlen (unit->fold) },
                     unit->unit);
    }

  for (guint i = 0; i < quantities->len; i++)
    {
      KhQuantity *quantity = quantities->pdata[i];

      place_span (&quantity->number, fold, text);
      place_span (&quantity->unit_words, fold, text);
      place_span (&quantity->before, fold, text);
      place_span (&quantity->after, fold, text);
    }
  return g_steal_pointer (&quantities);
}

KhTextHit
kh_quantity_get_extent (const KhQuantity *self)
{
  KhTextHit extent = self->number;

  if (self->before.end > self->before.start)
    extent.start = self->before.start;
  extent.end = MAX (extent.end, MAX (self->unit_words.end, self->after.end));
  return extent;
}

gboolean
kh_quantity_equal (const KhQuantity *self, const KhQuantity *other)
{
  return self->comparator == other->comparator && self->value == other->value
         && g_str_equal (self->unit, other->unit);
}

/* @old: how the number was written */
static char *
format_number (double value, const char *old)
{
  g_autofree char *plain = kh_number_format (value);
  gsize whole = strcspn (plain, ",");
  GString *words = g_string_new (NULL);

  if (*old == '0' && g_ascii_isdigit (old[1]) && whole == 1)
    g_string_append_c (words, '0');
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0 && strchr (old, '.') != NULL)
        g_string_append_c (words, '.');
      g_string_append_c (words, plain[i]);
    }
  g_string_append (words, plain + whole);
  return g_string_free (words, FALSE);
}

/* @old: the words that stood there, "" for none. Returns: (transfer full): with a space behind, or "" */
static char *
format_comparator (KhComparator comparator, const char *old)
{
  static const char *const words[] = {
    [KH_COMPARATOR_GE] = "tối thiểu ",
    [KH_COMPARATOR_LE] = "tối đa ",
    [KH_COMPARATOR_GT] = "trên ",
    [KH_COMPARATOR_LT] = "dưới ",
  };
  gunichar first = g_utf8_get_char (old);

  if (comparator >= G_N_ELEMENTS (words) || words[comparator] == NULL)
    return g_strdup ("");
  if (*old != '\0' && !g_unichar_isalpha (first))
    return g_strconcat (kh_number_format_comparator (comparator), old + strcspn (old, " "), NULL);
  if (g_unichar_isupper (first))
    {
      g_autofree char *capital = g_utf8_strup (words[comparator], g_utf8_next_char (words[comparator]) - words[comparator]);

      return g_strconcat (capital, g_utf8_next_char (words[comparator]), NULL);
    }
  return g_strdup (words[comparator]);
}

static void
replace (char **markup, gsize start, gsize end, const char *words)
{
  char *replaced;

  if (start >= end)
    return;
  replaced = kh_markup_replace (*markup, start, end, words);
  g_free (*markup);
  *markup = replaced;
}

static char *
dup_span (const char *plain, KhTextHit span)
{
  return g_strndup (plain + span.start, span.end - span.start);
}

char *
kh_quantity_reword (const char *markup, const KhQuantity *quantity, KhComparator comparator, double value, const char *unit)
{
  g_autofree char *plain = NULL;
  g_autofree char *old_number = NULL;
  g_autofree char *number = NULL;
  g_autofree char *result = g_strdup (markup);
  gboolean compare;

  g_return_val_if_fail (markup != NULL && quantity != NULL, NULL);

  plain = kh_markup_to_plain (markup);
  old_number = dup_span (plain, quantity->number);
  number = value != quantity->value ? format_number (value, old_number) : g_strdup (old_number);
  compare = comparator != quantity->comparator && !quantity->ranged;

  /* From the end to the start: the places before stay what they are. */
  if (compare)
    replace (&result, quantity->after.start, quantity->after.end, "");
  if (!g_str_equal (unit, quantity->unit) && quantity->unit_words.end > quantity->unit_words.start)
    {
      gboolean tight = g_str_equal (unit, "%");
      g_autofree char *spaced = g_strconcat (number, tight ? "" : " ", unit, NULL);

      replace (&result, quantity->number.end, quantity->unit_words.end, "");
      g_free (number);
      number = g_steal_pointer (&spaced);
    }
  if (compare)
    {
      g_autofree char *old = dup_span (plain, quantity->before);
      g_autofree char *words = format_comparator (comparator, old);

      if (*old == '\0')
        {
          g_autofree char *both = g_strconcat (words, number, NULL);

          g_free (number);
          number = g_steal_pointer (&both);
        }
      replace (&result, quantity->number.start, quantity->number.end, number);
      replace (&result, quantity->before.start, quantity->before.end, words);
    }
  else
    {
      replace (&result, quantity->number.start, quantity->number.end, number);
    }
  return g_steal_pointer (&result);
}
