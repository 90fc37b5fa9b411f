/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: finding words in the library. */
#pragma once

#include "database.h"
#include "store.h"

G_BEGIN_DECLS

/** kh_search_run: see kh_store_search_on() */
GPtrArray *kh_search_run (KhDatabase *database, const char *text, KhSearchPage *page, guint limit, GError **error);

G_END_DECLS
