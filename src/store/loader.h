/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: rows as objects of the model, for the first time or again. */
#pragma once

#include "database.h"
#include "identity-map.h"

G_BEGIN_DECLS

/**
 * kh_loader_load_plan:
 * @id: id of the plan
 * @changed: (out) (optional): whether anything is other than it was in the model
 * @error: %KH_STORE_ERROR_NOT_FOUND, %KH_STORE_ERROR_DAMAGED
 *
 * Brings the plan and all beneath it to the state of the rows. Objects in @map
 * are used again; a property that has its value already and a list that holds
 * its children already notify nothing.
 *
 * Returns: (transfer full): the plan; %NULL with @error set
 */
KhPlan *kh_loader_load_plan (KhDatabase *database, KhIdentityMap *map, gint64 id, gboolean *changed, GError **error);

/** kh_loader_load_agency: the same of an agency */
KhAgency *kh_loader_load_agency (KhDatabase *database, KhIdentityMap *map, gint64 id, gboolean *changed, GError **error);

G_END_DECLS
