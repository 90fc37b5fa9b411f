/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: the list of agencies. */
#pragma once

#include "database.h"
#include "identity-map.h"

G_BEGIN_DECLS

/**
 * kh_agency_list_reload:
 * @list: a list of #KhAgency
 *
 * Makes @list hold all agencies of the library by name; notifies nothing if it
 * does so already.
 */
gboolean kh_agency_list_reload (GListStore *list, KhDatabase *database, KhIdentityMap *map, GError **error);

G_END_DECLS
