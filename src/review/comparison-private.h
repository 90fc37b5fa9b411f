/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to review: what applying needs of a comparison. */
#pragma once

#include "comparison.h"

G_BEGIN_DECLS

struct _KhComparison
{
  GObject parent_instance;

  KhPlan    *before;
  KhPlan    *after;
  GPtrArray *changes;  /* of KhChange, in the order of reading */
  /* KhNode of the later plan -> KhNode of the earlier one that stands for it;
   * applying adds what it inserts. */
  GHashTable *partners;
  /* UUIDs of the later plan -> those that the earlier one has or will have. */
  GHashTable *uuids;
  /* KhNode of the later plan -> its added or moved KhChange. */
  GHashTable *placements;
  KhComparisonFlags flags;
  /* Whether, and why, applying keeps a revision. */
  gboolean       keeps;
  KhRevisionKind kept_kind;
};

/** kh_comparison_map_markup: Returns: (transfer full): @markup with references to the earlier plan's nodes */
char *kh_comparison_map_markup (KhComparison *self, const char *markup);

G_END_DECLS
