/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A unit's part of a plan on its way out, into the unit's library, and back. */
#pragma once

#include "exporter.h"
#include "kh-core.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * kh_part_take_out:
 * @plan: a plan
 * @unit: a unit of its body
 * @error: %KH_STORE_ERROR_NOT_FOUND if the plan asks nothing of @unit
 *
 * Returns: (transfer full): the part, marked as one (#KhUnitPart)
 */
KhPlan  *kh_part_take_out  (KhPlan *plan, KhUnit *unit, GError **error);

/**
 * kh_part_keep:
 * @plan: the plan in @store that @part was taken from
 *
 * Keeps what goes out as a document or a table, which cannot carry it themselves.
 */
gboolean kh_part_keep      (KhStore *store, KhPlan *plan, KhPlan *part, GError **error);

/**
 * kh_part_send_out:
 * @store: the library of @plan
 * @format: one that kh_export_format_has_part()
 * @error: as for kh_part_take_out(), and those of writing the library
 *
 * Takes the part of @unit out of @plan, and keeps it where the file cannot carry
 * what was sent.
 *
 * Returns: (transfer full): the part, to be written by kh_exporter_new_part()
 */
KhPlan  *kh_part_send_out  (KhStore *store, KhPlan *plan, KhUnit *unit, KhExportFormat format, GError **error);

/** kh_part_is_whole: Returns: whether @part was read from a part's own file, and so can be taken into a library */
gboolean kh_part_is_whole  (KhPlan *part);

/**
 * kh_part_take_in:
 * @part: read from a part's own file, see kh_part_is_whole()
 * @error: %KH_STORE_ERROR_CONFLICT if the plan itself is in @store: there the part is to be merged
 *
 * Adds the part to the unit's library, where it is edited like a plan.
 *
 * Returns: the id, 0 with @error set
 */
gint64   kh_part_take_in   (KhStore *store, KhPlan *part, GError **error);

/**
 * kh_part_send_back:
 * @plan: a plan of @store that is a part
 * @error: %KH_STORE_ERROR_NOT_FOUND if it is none
 *
 * Returns: (transfer full): the part as it is now, marked, under the identities of the
 *   plan it was taken from, with what was sent
 */
KhPlan  *kh_part_send_back (KhStore *store, KhPlan *plan, GError **error);

G_END_DECLS
