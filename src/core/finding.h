/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFinding: what a check or an import reports about one place of a plan. */
#pragma once

#include "enums.h"
#include "node.h"

G_BEGIN_DECLS

#define KH_TYPE_FINDING (kh_finding_get_type ())
G_DECLARE_FINAL_TYPE (KhFinding, kh_finding, KH, FINDING, KhNode)

/**
 * kh_finding_new:
 * @rule: stable id of the rule, such as "import-joined-paragraph"
 * @severity: how bad it is
 * @text: (nullable): the exact words it is about and no more
 * @message: English msgid of the sentence for the user; it may hold one `%s`,
 *   which stands for @text, and a second one for the property "detail". Who
 *   finds marks it for translation with N_(), the window and the command line
 *   translate it when they show it.
 */
KhFinding  *kh_finding_new          (const char *rule, KhSeverity severity, const char *text, const char *message);
const char *kh_finding_get_rule     (KhFinding *self);
KhSeverity  kh_finding_get_severity (KhFinding *self);
const char *kh_finding_get_text     (KhFinding *self);
const char *kh_finding_get_message  (KhFinding *self);
/* The node it is about (UUID), a line number of the imported source (from 1, 0
 * for none), the rule's source and the replacement that would mend it. */
const char *kh_finding_get_node     (KhFinding *self);
int         kh_finding_get_line     (KhFinding *self);
const char *kh_finding_get_source   (KhFinding *self);
const char *kh_finding_get_fix      (KhFinding *self);
/* The property of that node that holds the words, such as "text"; NULL when it is about the node. */
const char *kh_finding_get_property (KhFinding *self);
/** kh_finding_get_range: @start, @end: (out): the words in the property's plain text, in bytes. Returns: whether it names any */
gboolean    kh_finding_get_range    (KhFinding *self, gsize *start, gsize *end);
/* Why the user wants no more to hear of it: a finding kept with the plan that has a reason stands for one that is
 * ignored; (nullable). */
const char *kh_finding_get_reason   (KhFinding *self);

/** kh_finding_is_same: Returns: whether both say the same of the same words of the same node */
gboolean    kh_finding_is_same      (KhFinding *self, KhFinding *other);

/** kh_finding_format: @message: the finding's message, translated. Returns: (transfer full): the sentence for the user */
char       *kh_finding_format       (KhFinding *self, const char *message);

G_END_DECLS
