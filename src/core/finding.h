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
 *   which stands for @text. Readers mark it for translation with N_(), the
 *   window and the command line translate it when they show it.
 */
KhFinding  *kh_finding_new          (const char *rule, KhSeverity severity, const char *text, const char *message);
KhFinding  *kh_finding_new_full     (const char *uuid);
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

G_END_DECLS
