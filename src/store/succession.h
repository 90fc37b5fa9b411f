/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSuccession: a document that amends, replaces or corrects an issued one. The
 * link is a row of the newer one, so that the issued one is not touched, and is
 * found from both. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * KhSuccessionKind:
 * @KH_SUCCESSION_AMENDS: sửa đổi, bổ sung
 * @KH_SUCCESSION_REPLACES: thay thế
 * @KH_SUCCESSION_CORRECTS: đính chính, by an official letter
 */
typedef enum
{
  KH_SUCCESSION_AMENDS,
  KH_SUCCESSION_REPLACES,
  KH_SUCCESSION_CORRECTS,
} KhSuccessionKind;

/**
 * KhSuccession: one link, seen from one of its plans.
 * @kind: what the newer one does to the older one
 * @newer: whether the other plan is the newer one
 * @id: of the other plan
 * @number, @symbol, @date: (nullable): of the other plan
 * @type_name: (nullable): of the other plan
 */
typedef struct
{
  KhSuccessionKind kind;
  gboolean         newer;
  gint64           id;
  char            *number;
  char            *symbol;
  char            *date;
  char            *type_name;
} KhSuccession;

void       kh_succession_free         (KhSuccession *self);

/**
 * kh_store_list_successions:
 *
 * Returns: (transfer full) (nullable) (element-type KhSuccession): what @plan
 *   succeeds, then what succeeds it; nothing that is in the trash
 */
GPtrArray *kh_store_list_successions  (KhStore *self, KhPlan *plan, GError **error);

/**
 * kh_store_add_successor:
 * @older: an issued plan of the library
 * @newer: a plan that is in no library yet
 *
 * Adds @newer with its link, both or neither.
 *
 * Returns: the id of the new plan; 0 with @error set
 */
gint64     kh_store_add_successor     (KhStore *self, KhPlan *older, KhPlan *newer, KhSuccessionKind kind, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhSuccession, kh_succession_free)

G_END_DECLS
