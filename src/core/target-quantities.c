/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentence of a target and its indicators say the same. */
#include "target-quantities.h"

#include <math.h>
#include <string.h>

#include "markup.h"
#include "quantity.h"

/* The quantities of a text, each with its indicator, %NULL where it has none. */
typedef struct
{
  char *plain;
  GPtrArray *quantities;
  GPtrArray *indicators;
} Reading;

static void
reading_clear (Reading *self)
{
  g_free (self->plain);
  g_clear_pointer (&self->quantities, g_ptr_array_unref);
  g_clear_pointer (&self->indicators, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static const char *
unit_of (KhIndicator *indicator)
{
  const char *unit = kh_indicator_get_unit (indicator);

  return unit != NULL ? unit : "";
}

static KhIndicator *
nth_indicator (KhTarget *self, guint i)
{
  GListModel *indicators = kh_target_get_indicators (self);
  g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, i);

  return indicator; /* its target holds it */
}

static GPtrArray *
find_quantities (KhTarget *self, const char *plain)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (kh_target_get_indicators (self)); i++)
    {
      const char *unit = unit_of (nth_indicator (self, i));

      if (*unit != '\0')
        g_ptr_array_add (units, (gpointer) unit);
    }
  return kh_quantities_find (plain, units);
}

static gboolean
says_value (const KhQuantity *quantity, KhIndicator *indicator)
{
  return quantity->value == kh_indicator_get_value (indicator) && g_str_equal (quantity->unit, unit_of (indicator));
}

/* Gives each quantity the first free indicator of its value and unit, best of the same comparator too. */
static void
pair (Reading *self, KhTarget *target)
{
  guint n = g_list_model_get_n_items (kh_target_get_indicators (target));

  g_ptr_array_set_size (self->indicators, self->quantities->len);
  for (guint exact = 2; exact-- > 0;)
    for (guint i = 0; i < self->quantities->len; i++)
      for (guint j = 0; j < n && self->indicators->pdata[i] == NULL; j++)
        {
          KhQuantity *quantity = self->quantities->pdata[i];
          KhIndicator *indicator = nth_indicator (target, j);

          if (says_value (quantity, indicator) && (!exact || quantity->comparator == kh_indicator_get_comparator (indicator))
              && !g_ptr_array_find (self->indicators, indicator, NULL))
            self->indicators->pdata[i] = indicator;
        }
}

static Reading
read_text (KhTarget *self, const char *markup)
{
  Reading reading = { kh_markup_to_plain (markup), NULL, g_ptr_array_new () };

  reading.quantities = find_quantities (self, reading.plain);
  return reading;
}

void
kh_target_read_indicators (KhTarget *self, const char *text)
{
  g_autoptr (GPtrArray) quantities = NULL;

  g_return_if_fail (KH_IS_TARGET (self));
  g_return_if_fail (text != NULL);

  quantities = kh_quantities_find (text, NULL);
  for (guint i = 0; i < quantities->len; i++)
    {
      KhQuantity *quantity = quantities->pdata[i];

      if (g_str_equal (quantity->unit, "%"))
        kh_node_append_take (KH_NODE (self), kh_indicator_new (quantity->comparator, quantity->value, quantity->unit));
    }
}

char *
kh_target_reword (KhTarget *self, KhIndicator *indicator, KhComparator comparator, double value, const char *unit)
{
  g_auto (Reading) reading = { NULL };
  const char *markup;
  guint i;

  g_return_val_if_fail (KH_IS_TARGET (self), NULL);
  g_return_val_if_fail (KH_IS_INDICATOR (indicator), NULL);

  markup = kh_item_get_text (KH_ITEM (self));
  reading = read_text (self, markup);
  pair (&reading, self);
  if (!isfinite (value) || !g_ptr_array_find (reading.indicators, indicator, &i))
    return NULL;
  return kh_quantity_reword (markup, reading.quantities->pdata[i], comparator, value, unit != NULL ? unit : "");
}

/* What follows from the difference of two readings. */
typedef struct
{
  KhTarget *target;
  const Reading *before;
  const Reading *after;
  const char *markup;
  GPtrArray *changes;
} Following;

static void
change_free (KhIndicatorChange *change)
{
  g_object_unref (change->indicator);
  g_free (change->unit);
  g_free (change);
}

static void
add_change (Following *self, int what, KhIndicator *indicator, KhIndicator *after, const KhQuantity *quantity)
{
  KhIndicatorChange *change = g_new0 (KhIndicatorChange, 1);

  change->what = what;
  change->indicator = g_object_ref (indicator);
  change->after = after;
  if (quantity != NULL)
    {
      change->comparator = quantity->comparator;
      change->value = quantity->value;
      change->unit = g_strdup (quantity->unit);
    }
  g_ptr_array_add (self->changes, change);
}

/* An indicator that no sentence names any more takes up the number that is typed. */
static KhIndicator *
find_idle (Following *self, const KhQuantity *quantity)
{
  KhIndicator *best = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (kh_target_get_indicators (self->target)); i++)
    {
      KhIndicator *indicator = nth_indicator (self->target, i);

      if (!g_str_equal (unit_of (indicator), quantity->unit) || g_ptr_array_find (self->before->indicators, indicator, NULL)
          || g_ptr_array_find (self->after->indicators, indicator, NULL))
        continue;
      if (says_value (quantity, indicator))
        return indicator;
      if (best == NULL)
        best = indicator;
    }
  return best;
}

static void
take_up (Following *self, guint i)
{
  KhQuantity *quantity = self->after->quantities->pdata[i];
  KhIndicator *idle = find_idle (self, quantity);
  KhIndicator *previous = NULL;

  if (idle != NULL)
    {
      add_change (self, KH_INDICATOR_SET, idle, NULL, quantity);
      self->after->indicators->pdata[i] = idle;
      return;
    }
  /* What else is counted in a sentence is not always aimed at. */
  if (!g_str_equal (quantity->unit, "%"))
    return;
  for (guint j = i; j > 0 && previous == NULL; j--)
    previous = self->after->indicators->pdata[j - 1];
  idle = kh_indicator_new (quantity->comparator, quantity->value, quantity->unit);
  add_change (self, KH_INDICATOR_ADD, idle, previous, quantity);
  self->after->indicators->pdata[i] = idle;
  g_object_unref (idle); /* the change holds it */
}

static void
follow (Following *self, guint before, guint after)
{
  KhQuantity *quantity = self->after->quantities->pdata[after];
  KhIndicator *indicator = self->before->indicators->pdata[before];
  gboolean same = kh_quantity_equal (self->before->quantities->pdata[before], quantity);

  self->after->indicators->pdata[after] = indicator;
  if (same)
    return;
  if (indicator != NULL)
    add_change (self, KH_INDICATOR_SET, indicator, NULL, quantity);
  else
    take_up (self, after);
}

/* Whether @figure is still there, though its unit is not: the unit is being typed. */
static gboolean
keeps_number (Following *self, const KhQuantity *quantity, gsize head)
{
  g_autofree char *figure
      = g_strndup (self->before->plain + quantity->number.start, quantity->number.end - quantity->number.start);
  const char *found = quantity->number.start <= head && strlen (self->after->plain) >= quantity->number.start
                          ? self->after->plain + quantity->number.start
                          : NULL;

  return found != NULL && g_str_has_prefix (found, figure) && !g_ascii_isdigit (found[strlen (figure)]);
}

static void
drop (Following *self, guint i, gsize head)
{
  KhIndicator *indicator = self->before->indicators->pdata[i];
  g_autofree char *reference = NULL;

  if (indicator == NULL || keeps_number (self, self->before->quantities->pdata[i], head))
    return;
  reference = g_strdup_printf ("ref=\"%s\"", kh_node_get_uuid (KH_NODE (indicator)));
  if (isnan (kh_indicator_get_baseline (indicator)) && isnan (kh_indicator_get_result (indicator))
      && kh_node_get_derived_from (KH_NODE (indicator)) == NULL && strstr (self->markup, reference) == NULL)
    add_change (self, KH_INDICATOR_REMOVE, indicator, NULL, NULL);
}

/* The bytes at the start in which the two agree. */
static gsize
count_head (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  return n;
}

static gsize
count_tail (const char *a, const char *b, gsize head)
{
  gsize length_a = strlen (a), length_b = strlen (b), n = 0;

  while (n < MIN (length_a, length_b) - head && a[length_a - 1 - n] == b[length_b - 1 - n])
    n++;
  return n;
}

/* Pairs the quantities of [@first, @before_end) of the old text and [@first, @after_end) of the new. */
static void
follow_middle (Following *self, guint first, guint before_end, guint after_end, gsize head)
{
  gboolean sure = before_end == after_end;
  g_autofree int *partners = g_new (int, before_end + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, after_end + 1);

  for (guint i = first; i < before_end; i++)
    {
      partners[i] = sure ? (int) i : -1;
      for (guint j = first; !sure && j < after_end && partners[i] < 0; j++)
        if (!taken[j] && kh_quantity_equal (self->before->quantities->pdata[i], self->after->quantities->pdata[j]))
          partners[i] = j;
      if (partners[i] >= 0)
        taken[partners[i]] = TRUE;
    }
  for (guint i = first, j = first; i < before_end; i++)
    {
      while (j < after_end && taken[j])
        j++;
      if (partners[i] < 0 && j < after_end)
        {
          partners[i] = j;
          taken[j] = TRUE;
        }
    }

  for (guint i = first; i < before_end; i++)
    if (partners[i] >= 0)
      follow (self, i, partners[i]);
  for (guint j = first; j < after_end; j++)
    if (!taken[j])
      take_up (self, j);
  for (guint i = first; i < before_end; i++)
    if (partners[i] < 0)
      drop (self, i, head);
}

GPtrArray *
kh_target_follow_text (KhTarget *self, const char *markup)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  g_auto (Reading) before = { NULL };
  g_auto (Reading) after = { NULL };
  Following following = { self, &before, &after, markup, changes };
  gsize head, tail;
  guint first = 0, before_end, after_end;

  g_return_val_if_fail (KH_IS_TARGET (self), NULL);
  g_return_val_if_fail (markup != NULL, NULL);

  before = read_text (self, kh_item_get_text (KH_ITEM (self)));
  after = read_text (self, markup);
  pair (&before, self);
  g_ptr_array_set_size (after.indicators, after.quantities->len);
  head = count_head (before.plain, after.plain);
  tail = count_tail (before.plain, after.plain, head);
  before_end = before.quantities->len;
  after_end = after.quantities->len;

  /* What stands wholly before or behind the difference, and reads as it did. */
  while (first < MIN (before_end, after_end)
         && kh_quantity_get_extent (before.quantities->pdata[first]).end <= head
         && kh_quantity_equal (before.quantities->pdata[first], after.quantities->pdata[first]))
    {
      after.indicators->pdata[first] = before.indicators->pdata[first];
      first++;
    }
  while (before_end > first && after_end > first
         && kh_quantity_get_extent (before.quantities->pdata[before_end - 1]).start >= strlen (before.plain) - tail
         && kh_quantity_equal (before.quantities->pdata[before_end - 1], after.quantities->pdata[after_end - 1]))
    {
      after.indicators->pdata[--after_end] = before.indicators->pdata[--before_end];
    }

  follow_middle (&following, first, before_end, after_end, head);
  return g_steal_pointer (&changes);
}

GPtrArray *
kh_target_find_moved (KhTarget *self, const char *before)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (Reading) reading = { NULL };
  g_autofree char *plain = NULL;

  g_return_val_if_fail (KH_IS_TARGET (self), NULL);
  g_return_val_if_fail (before != NULL, NULL);

  plain = kh_markup_to_plain (before);
  reading = read_text (self, kh_item_get_text (KH_ITEM (self)));
  pair (&reading, self);
  for (guint i = 0; i < reading.quantities->len; i++)
    {
      KhQuantity *quantity = reading.quantities->pdata[i];

      if (reading.indicators->pdata[i] != NULL && quantity->number.start >= strlen (plain))
        g_ptr_array_add (moved, g_object_ref (reading.indicators->pdata[i]));
    }
  return g_steal_pointer (&moved);
}
