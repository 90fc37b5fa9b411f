/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to checks: the families of rules, and how they report. */
#pragma once

#include "checks.h"
#include "facts.h"
#include "passages.h"
#include "rules.h"
#include "tokens.h"

G_BEGIN_DECLS

/**
 * KhReport:
 * @findings: (element-type KhFinding): where findings go
 * @tables: (nullable): which rules are on, and how severe
 */
typedef struct
{
  GPtrArray *findings;
  KhTables  *tables;
} KhReport;

/**
 * kh_report_node:
 * @rule: id of a rule of the registry
 * @node: what it is about
 * @text: (nullable): the exact words it is about
 *
 * Returns: (transfer none) (nullable): the new finding, %NULL if the rule is off
 */
KhFinding *kh_report_node (KhReport *self, const char *rule, gpointer node, const char *text);

/** kh_report_field: like kh_report_node(), about all of @property, whose value is @value and would better be @fix (nullable) */
KhFinding *kh_report_field (KhReport *self, const char *rule, gpointer node, const char *property, const char *value,
                            const char *fix);

/**
 * kh_report_words:
 * @start: first byte of the words in @passage's plain text
 * @end: the byte after them
 * @fix: (nullable): what should stand there, where that is certain
 * @detail: (nullable): the second thing that the rule's message names
 *
 * Returns: (transfer none) (nullable): the new finding, %NULL if the rule is off
 */
KhFinding *kh_report_words (KhReport *self, const char *rule, const KhPassage *passage, gsize start, gsize end,
                            const char *fix, const char *detail);

/**
 * KhLook:
 * A look at one passage by the rules that need no other. Runs in any thread.
 * @spelling: (nullable)
 * @facts: (element-type KhFact): what rules about the whole plan need to know
 */
typedef struct
{
  const KhPassage *passage;
  GPtrArray       *tokens;
  KhPassages      *context;
  GPtrArray       *unit_tokens; /* tokens of each unit's name */
  KhSpelling      *spelling;
  KhReport         report;
  GArray          *facts;
} KhLook;

/* Of one passage. */
void kh_look_at_terms     (KhLook *look);
void kh_look_at_doubles   (KhLook *look);
void kh_look_at_marks     (KhLook *look);
void kh_look_at_capitals  (KhLook *look);
void kh_look_at_numbers   (KhLook *look);
void kh_look_at_citations (KhLook *look);
void kh_look_at_years     (KhLook *look);
void kh_look_at_units     (KhLook *look);
void kh_look_at_spelling  (KhLook *look);

/* Of all passages: what cannot be said of one alone. */
void kh_compare_spellings (KhReport *report, GPtrArray *looks);
void kh_compare_numbers   (KhReport *report, GPtrArray *looks);
void kh_compare_mentions  (KhReport *report, GPtrArray *looks);

/* Of the model. Content: what a plan must say so that somebody can carry it out. */
void kh_checks_add_content (KhReport *report, KhPlan *plan);

/* Format: what decree 30/2020/NĐ-CP asks of every document. */
void kh_checks_add_format (KhReport *report, KhPlan *plan);

/** kh_checks_is_blank: Returns: whether @text is %NULL or white space only */
gboolean kh_checks_is_blank (const char *text);

/** kh_checks_get_regex: @once: where the compiled @pattern is kept for ever. Returns: (transfer none): it */
GRegex *kh_checks_get_regex (gsize *once, const char *pattern);

G_END_DECLS
