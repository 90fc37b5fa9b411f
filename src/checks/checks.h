/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules over a plan and its document; what breaks one is a finding. */
#pragma once

#include "document.h"
#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_checks_run:
 * @plan: the plan; nothing of it changes
 * @document: (nullable): @plan composed; %NULL composes it
 *
 * Each finding names the node it is about, and the finding's text is the exact
 * words it is about. Messages are English msgids, see kh_finding_new().
 *
 * Returns: (transfer full) (element-type KhFinding): the findings, family by
 *   family in reading order; empty when nothing is to be said
 */
GPtrArray *kh_checks_run (KhPlan *plan, KhDocument *document);

G_END_DECLS
