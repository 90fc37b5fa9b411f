/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sentence measures: its numbers with their comparators and units. */
#pragma once

#include "enums.h"
#include "text-find.h"

G_BEGIN_DECLS

/**
 * KhQuantity:
 * @comparator: what the words say, %KH_COMPARATOR_EQ where they say nothing
 * @value: the number
 * @unit: of measure
 * @number: the figures
 * @unit_words: the unit; empty for the first number of "80 - 90%"
 * @before: the words before the number that compare ("at least"), with the space after them
 * @after: those behind the unit, with the space before them
 * @ranged: one of the two numbers of a range, whose comparator no word says
 */
typedef struct
{
  KhComparator comparator;
  double       value;
  char        *unit;
  KhTextHit    number;
  KhTextHit    unit_words;
  KhTextHit    before;
  KhTextHit    after;
  gboolean     ranged;
} KhQuantity;

void kh_quantity_free (KhQuantity *self);

/**
 * kh_quantities_find:
 * @text: NFC plain text
 * @units: (nullable) (element-type utf8): units to look for besides those usual in plans
 *
 * Returns: (transfer full) (element-type KhQuantity): what @text measures, in order
 */
GPtrArray *kh_quantities_find (const char *text, GPtrArray *units);

/** kh_quantity_get_extent: Returns: from the first to the last byte of all that belongs to it */
KhTextHit  kh_quantity_get_extent (const KhQuantity *self);

/** kh_quantity_equal: Returns: whether both say the same, wherever they stand */
gboolean   kh_quantity_equal (const KhQuantity *self, const KhQuantity *other);

/**
 * kh_quantity_reword:
 * @markup: inline markup
 * @quantity: of its plain text
 *
 * Returns: (transfer full): @markup with @comparator, @value and @unit said where
 *   @quantity stands, in its way of writing ("05", "1.250", "≥")
 */
char      *kh_quantity_reword (const char *markup, const KhQuantity *quantity, KhComparator comparator, double value,
                               const char *unit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhQuantity, kh_quantity_free)

G_END_DECLS
