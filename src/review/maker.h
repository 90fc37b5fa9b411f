/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to review: a comparison in the making. */
#pragma once

#include "comparison-private.h"
#include "matching.h"

G_BEGIN_DECLS

/* What the making of a comparison needs and nobody afterwards. */
typedef struct
{
  KhComparison     *self;
  KhMatching       *matching;
  KhComparisonFlags flags;
  GHashTable       *removals;   /* KhNode of the earlier plan -> its removed KhChange */
  GHashTable       *movements;  /* KhNode of the earlier plan -> its moved KhChange */
  GHashTable       *kinds;      /* KhNode of the later plan -> its change of kind */
} KhMaker;

/** kh_maker_get_child: Returns: (transfer none): the child of @parent in its list of @type */
KhNode   *kh_maker_get_child      (KhNode *parent, GType type, guint position);
guint     kh_maker_count_children (KhNode *parent, GType type);

/** kh_maker_add_change: Returns: (transfer none): a new change at the end of the list */
KhChange *kh_maker_add_change     (KhMaker *maker, KhChangeKind kind, KhNode *before, KhNode *after, const char *property);

/* The steps, in their order: what pairs with what, which properties of a pair differ, which nodes came,
 * went and moved, and what hangs together. */
void kh_maker_note_partners      (KhMaker *maker, KhNode *b);
void kh_maker_compare_properties (KhMaker *maker, KhNode *a, KhNode *b);
void kh_maker_compare_nodes      (KhMaker *maker, KhNode *a, KhNode *b);
void kh_maker_tie_together       (KhMaker *maker);

G_END_DECLS
