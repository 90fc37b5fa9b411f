/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one passage tells the rules that compare passages. */
#pragma once

#include <glib.h>

#include "passages.h"

G_BEGIN_DECLS

/**
 * KhFactKind:
 * @KH_FACT_TONE_OLD: a word in the older tone placement where there are two
 * @KH_FACT_TONE_NEW: in the newer one
 * @KH_FACT_YEARS_TIGHT: "2021-2025"
 * @KH_FACT_YEARS_SPACED: "2021 - 2025"
 * @KH_FACT_QUOTE_STRAIGHT: a stretch in straight quotation marks
 * @KH_FACT_QUOTE_CURVED: an opening curved one
 * @KH_FACT_EACH_OLD: "hàng năm", "hàng quý" …
 * @KH_FACT_EACH_NEW: "hằng năm" …
 * @KH_FACT_NUMBER: key says what is measured, value the number
 * @KH_FACT_MENTION: a document is cited: key is its folded number, value what the mention lacks
 */
typedef enum
{
  KH_FACT_TONE_OLD,
  KH_FACT_TONE_NEW,
  KH_FACT_YEARS_TIGHT,
  KH_FACT_YEARS_SPACED,
  KH_FACT_QUOTE_STRAIGHT,
  KH_FACT_QUOTE_CURVED,
  KH_FACT_EACH_OLD,
  KH_FACT_EACH_NEW,
  KH_FACT_NUMBER,
  KH_FACT_MENTION,
} KhFactKind;

/** KhFact: @start and @end are bytes in the passage's plain text; @key and @value (nullable) as the kind says. */
typedef struct
{
  KhFactKind kind;
  gsize      start;
  gsize      end;
  char      *key;
  char      *value;
} KhFact;

/** kh_facts_new: Returns: (transfer full) (element-type KhFact): an empty list */
GArray *kh_facts_new (void);

/** kh_facts_add: @key: (transfer full) (nullable); @value: (transfer full) (nullable) */
void kh_facts_add (GArray *facts, KhFactKind kind, gsize start, gsize end, char *key, char *value);

/** KhLooked: what a look at one passage gave: @findings (element-type KhFinding) and @facts (element-type KhFact). */
typedef struct
{
  const KhPassage *passage;
  GPtrArray       *findings;
  GArray          *facts;
} KhLooked;

G_END_DECLS
