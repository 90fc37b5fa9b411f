/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFix: what a property of a node becomes when findings about it are mended.
 *
 * Who applies fixes does so in one edit and asks the rules again within it: what
 * one fix changes may be what another one was about. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/** KhFix: @node (transfer none) gets @value for @property; that mends @n_findings findings. */
typedef struct
{
  KhNode *node;
  char   *property;
  char   *value;
  guint   n_findings;
} KhFix;

/**
 * kh_fixes_new:
 * @findings: (element-type KhFinding): findings of @plan as it is; those without a fix do not matter
 *
 * Of findings whose words overlap, only the first is mended; words that are no
 * longer where the finding says stay as they are.
 *
 * Returns: (transfer full) (element-type KhFix): one for each property that changes
 */
GPtrArray *kh_fixes_new (KhPlan *plan, GPtrArray *findings);

G_END_DECLS
