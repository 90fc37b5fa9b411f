/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTables: the rules that are lists: data/checks, and what the user adds.
 *
 * Immutable once loaded, so that checks may read it in any thread. */
#pragma once

#include "enums.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _KhTables KhTables;

/* Where a document of the table has gone. */
typedef struct
{
  char *type;
  char *number;
  char *date; /* YYYY-MM-DD, (nullable) */
} KhSuccessor;

typedef enum
{
  KH_DOCUMENT_REPLACED,
  KH_DOCUMENT_REPEALED,
  KH_DOCUMENT_AMENDED,
} KhDocumentFate;

/**
 * KhOldDocument: a document that no longer holds, or not as it was.
 * @number: number and symbol, "61/2018/NĐ-CP"
 * @on: (nullable): the day from which that is so
 * @successors: (element-type KhSuccessor): what took its place or amended it
 * @sure: whether the clause that says so has been read
 */
typedef struct
{
  char          *type;
  char          *number;
  char          *date; /* (nullable) */
  char          *title;
  KhDocumentFate fate;
  char          *on;
  gboolean       sure;
  char          *source;
  GPtrArray     *successors;
} KhOldDocument;

/**
 * KhProvince:
 * @is_city: a city under the central government
 * @until: (nullable): its last day, YYYY-MM-DD; %NULL for those of today
 * @successor: (nullable): name of the province it belongs to since
 */
typedef struct
{
  char    *name;
  gboolean is_city;
  char    *until;
  char    *successor;
} KhProvince;

/** KhTypeCode: a kind of document and its abbreviation in symbols; @code is "" where it has none. */
typedef struct
{
  char *code;
  char *name;
} KhTypeCode;

typedef enum
{
  KH_TERM_DISTRICT,  /* bodies and places of the district level */
  KH_TERM_CHANGED,   /* terms of the law that changed */
  KH_TERM_BODY,      /* bodies that were merged or renamed */
  KH_TERM_CONFUSION, /* what scanning makes of other words */
  KH_TERM_CAPITAL,   /* words as they are capitalised */
  KH_N_TERM_KINDS,
} KhTermKind;

/**
 * KhTerm:
 * @words: what must not stand in a plan; for capitals the right way of writing
 * @instead: (nullable): what takes its place, %NULL where a person must decide;
 *   for capitals @words
 * @since: (nullable): first day on which the rule holds
 * @sure: whether the rule is certain
 * @source: (nullable): where it is written
 */
typedef struct
{
  KhTermKind kind;
  char      *words;
  char      *instead;
  char      *since;
  gboolean   sure;
  char      *source;
} KhTerm;

/** KhTermMatch: @start and @end are byte offsets. */
typedef struct
{
  const KhTerm *term;
  gsize         start;
  gsize         end;
} KhTermMatch;

/**
 * kh_tables_load:
 * @error: #GIOErrorEnum, naming the file and the line
 *
 * Reads all files of the folder "checks" below the data folders and the program.
 * Files of the program's names are read first, then the others, each by name; a
 * row takes the place of an earlier one of the same key. One file that is not
 * valid makes the whole fail.
 *
 * Returns: (transfer full): the tables
 */
KhTables *kh_tables_load (GError **error);
KhTables *kh_tables_ref   (KhTables *self);
void      kh_tables_unref (KhTables *self);

/** kh_tables_find_document: @number: number and symbol as cited. Returns: (transfer none) (nullable): its row */
const KhOldDocument *kh_tables_find_document (KhTables *self, const char *number);

/** kh_tables_find_province: @name: without "tỉnh", tone placement and case do not matter. Returns: (transfer none) (nullable) */
const KhProvince *kh_tables_find_province (KhTables *self, const char *name);
/** kh_tables_list_provinces: Returns: (transfer container) (element-type KhProvince): all, ended ones too */
GPtrArray *kh_tables_list_provinces (KhTables *self);

/** kh_tables_find_type: @name: "Kế hoạch". Returns: (transfer none) (nullable): the kind of document of that name */
const KhTypeCode *kh_tables_find_type (KhTables *self, const char *name);
/** kh_tables_find_code: @code: as written in a symbol. Returns: (transfer none) (nullable): the kind with that code, whatever the case */
const KhTypeCode *kh_tables_find_code (KhTables *self, const char *code);

/** kh_tables_is_accepted: @word: in lower case and newer tone placement. Returns: whether it is a word that no dictionary need know */
gboolean kh_tables_is_accepted (KhTables *self, const char *word);

/**
 * kh_tables_get_rule:
 * @id: a rule of the registry (rules.h)
 * @severity: (inout): how bad a breach is, set to what the data say
 *
 * Returns: whether the rule is on; a rule that no row turns off is
 */
gboolean kh_tables_get_rule (KhTables *self, const char *id, KhSeverity *severity);

/** kh_tables_is_compound: @words: two syllables in lower case and older tone placement. Returns: whether they are one word */
gboolean kh_tables_is_compound (KhTables *self, const char *words);

/**
 * kh_tables_find_terms:
 * @kind: which terms
 * @text: plain text
 * @day: (nullable): the day of the plan, YYYY-MM-DD; rules that begin later do
 *   not hold; %NULL for all
 *
 * Whole words are compared, without case and tone placement; the longest term
 * wins at each place. Capitals are found where they differ from the right ones,
 * except in text all in capitals and for a capital that begins a sentence.
 *
 * Returns: (transfer full) (element-type KhTermMatch): in order, none overlapping
 */
GPtrArray *kh_tables_find_terms (KhTables *self, KhTermKind kind, const char *text, const char *day);
/** kh_tables_match_terms: like kh_tables_find_terms(); @tokens: (element-type KhToken): those of @text */
GPtrArray *kh_tables_match_terms (KhTables *self, KhTermKind kind, const char *text, GPtrArray *tokens, const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhTables, kh_tables_unref)

G_END_DECLS
