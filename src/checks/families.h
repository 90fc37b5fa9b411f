/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to checks: the families of rules, and how they report. */
#pragma once

#include "checks.h"

G_BEGIN_DECLS

/* Content: what a plan must say so that somebody can carry it out. */
void kh_checks_add_content (GPtrArray *findings, KhPlan *plan);

/* Format: what decree 30/2020/NĐ-CP asks of every document. */
void kh_checks_add_format (GPtrArray *findings, KhPlan *plan, KhDocument *document);

/* Language: @spelling (nullable) says which words are wrong. */
void kh_checks_add_language (GPtrArray *findings, KhPlan *plan, KhSpelling *spelling);

/**
 * kh_checks_report:
 * @findings: where the finding goes
 * @rule: the rule's stable id
 * @node: what it is about
 * @text: (nullable): the exact words it is about
 * @message: English msgid, see kh_finding_new()
 * @source: (nullable): where the rule is written
 *
 * Returns: (transfer none): the new finding, for a fix to be added
 */
KhFinding *kh_checks_report (GPtrArray *findings, const char *rule, KhSeverity severity, KhNode *node, const char *text,
                             const char *message, const char *source);

/** kh_checks_is_blank: Returns: whether @text is %NULL or white space only */
gboolean kh_checks_is_blank (const char *text);

G_END_DECLS
