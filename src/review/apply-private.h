/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to review: bringing accepted changes into the plan. */
#pragma once

#include "change-private.h"
#include "comparison-private.h"
#include "edit.h"

G_BEGIN_DECLS

typedef struct
{
  KhComparison *self;
  KhEdit       *edit;
  KhAgency     *agency;  /* (nullable): whose units the plan's tasks have */
  GHashTable   *chosen;  /* the changes that are applied */
  GHashTable   *placed;  /* nodes of the later plan that are at their place by now */
  GHashTable   *fresh;   /* nodes of the later plan -> what stands for them since */
} KhApplier;

/** kh_apply_list_units: Returns: (transfer full) (element-type KhUnit) */
GPtrArray *kh_apply_list_units (GListModel *list);
/** kh_apply_map_units: Returns: (transfer full) (element-type KhUnit): the units of the plan's own body with the names of @units */
GPtrArray *kh_apply_map_units  (KhAgency *agency, GPtrArray *units);
/** kh_apply_map_links: lets @copy name the units of the plan's own body */
void       kh_apply_map_links  (KhApplier *applier, KhNode *copy);

/** kh_apply_both: keeps both values of a conflict; @node: the plan's own */
void       kh_apply_both       (KhApplier *applier, KhChange *change, KhNode *node);

G_END_DECLS
