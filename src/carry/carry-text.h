/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which years in words are a plan's own, and their moving to another year. */
#pragma once

#include "carry-table.h"

G_BEGIN_DECLS

/**
 * KhCarryYears:
 * @table: what is kept and what shifts
 * @from: the older plan's year
 * @to: the new plan's year
 */
typedef struct
{
  KhCarryTable *table;
  int from;
  int to;
} KhCarryYears;

/**
 * KhCarryDoubt:
 * @KH_CARRY_DOUBT_CITATION: a document is cited: is it still the one?
 * @KH_CARRY_DOUBT_ENDED: a period that ends before the new year
 * @KH_CARRY_DOUBT_NEAR: the year before or after the plan's was moved too
 * @KH_CARRY_DOUBT_BARE: the plan's year where nothing says that it is one; it was left
 *
 * Why a person must look at words.
 */
typedef enum
{
  KH_CARRY_DOUBT_CITATION,
  KH_CARRY_DOUBT_ENDED,
  KH_CARRY_DOUBT_NEAR,
  KH_CARRY_DOUBT_BARE,
} KhCarryDoubt;

/**
 * KhCarryMark:
 * @doubt: why one must look
 * @words: the exact words, as they are in the new plan
 * @about: what they are about: the same for a document however it is cited
 */
typedef struct
{
  KhCarryDoubt doubt;
  char        *words;
  char        *about;
} KhCarryMark;

/**
 * kh_carry_shift_markup:
 * @markup: inline markup
 * @marks: (nullable) (element-type KhCarryMark): gets what a person must look at, in order
 *
 * Moves the years that are the plan's own: never those of cited documents, of
 * periods and programmes, of standards or in quotation marks.
 *
 * Returns: (transfer full) (nullable): the new markup; %NULL if nothing changes
 */
char *kh_carry_shift_markup (const KhCarryYears *years, const char *markup, GPtrArray *marks);

/** kh_carry_shift_plain: like kh_carry_shift_markup(), for text without markup */
char *kh_carry_shift_plain (const KhCarryYears *years, const char *text, GPtrArray *marks);

/**
 * kh_carry_shift_deadline:
 *
 * A day that the new year lacks (29 February) becomes the month's last one.
 *
 * Returns: (transfer full): when it is due in the new year, words included
 */
KhDeadline *kh_carry_shift_deadline (const KhCarryYears *years, KhDeadline *deadline);

/** kh_carry_marks_new: Returns: (transfer full): an empty array that frees its #KhCarryMark */
GPtrArray *kh_carry_marks_new (void);

G_END_DECLS
