/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRule: the registry of all rules: what each is called, how bad a breach of it
 * is, where it is written and what it means in plain words. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhRuleFamily:
 * @KH_RULES_IMPORT: what a reader found in the file a plan came from
 * @KH_RULES_FORMAT: what decree 30/2020/NĐ-CP asks of every document
 * @KH_RULES_CONTENT: what a plan must say so that somebody can carry it out
 * @KH_RULES_CITATION: how documents are cited, and whether they still hold
 * @KH_RULES_LANGUAGE: words, marks and capitals
 */
typedef enum
{
  KH_RULES_IMPORT,
  KH_RULES_FORMAT,
  KH_RULES_CONTENT,
  KH_RULES_CITATION,
  KH_RULES_LANGUAGE,
  KH_N_RULE_FAMILIES,
} KhRuleFamily;

/**
 * KhRule:
 * @id: its stable name, as findings and scripts know it
 * @severity: unless rule data says otherwise
 * @source: (nullable): where it is written
 * @name: msgid of what it is called in a list of rules
 * @message: msgid of what a finding says; see kh_finding_new()
 * @explanation: msgid of what the rule is for and what to do
 *
 * Whether a rule is on is rule data: data/checks/rules.xml, kh_tables_get_rule().
 */
typedef struct
{
  const char  *id;
  KhRuleFamily family;
  KhSeverity   severity;
  const char  *source;
  const char  *name;
  const char  *message;
  const char  *explanation;
} KhRule;

/** kh_rules_get: Returns: (nullable): rule number @index from 0, %NULL past the last */
const KhRule *kh_rules_get (guint index);

/** kh_rules_find: Returns: (nullable): the rule called @id */
const KhRule *kh_rules_find (const char *id);

/** kh_rules_get_family: Returns: the family of findings called @id; those that no rule here made come from an import */
KhRuleFamily kh_rules_get_family (const char *id);

G_END_DECLS
