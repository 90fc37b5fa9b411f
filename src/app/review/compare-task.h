/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing two states of plans in a thread. */
#pragma once

#include <gio/gio.h>

#include "comparison.h"

G_BEGIN_DECLS

/**
 * KhCompareSide:
 * @plan: (nullable): a plan that nobody else reads or changes meanwhile; %NULL
 *   for what is in the library
 * @plan_id: a plan of the library
 * @revision_id: a revision of it, 0 for the plan as it is now
 */
typedef struct
{
  KhPlan *plan;
  gint64  plan_id;
  gint64  revision_id;
} KhCompareSide;

/**
 * kh_compare_async:
 * @library: path of the library
 *
 * Reads what is in the library through a connection of its own, so that it may
 * be edited meanwhile.
 */
void          kh_compare_async  (const char *library, const KhCompareSide *before, const KhCompareSide *after,
                                 KhComparisonFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/** kh_compare_finish: Returns: (transfer full): the comparison; #KhStoreError or %G_IO_ERROR_CANCELLED */
KhComparison *kh_compare_finish (GAsyncResult *result, GError **error);

/**
 * kh_load_state_async:
 *
 * kh_store_load_state() in a thread.
 */
void          kh_load_state_async  (const char *library, gint64 plan_id, gint64 revision_id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
KhPlan       *kh_load_state_finish (GAsyncResult *result, GError **error);

G_END_DECLS
