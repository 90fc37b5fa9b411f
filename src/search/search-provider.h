/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSearchProvider: what the desktop's search asks for plans. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KH_TYPE_SEARCH_PROVIDER (kh_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (KhSearchProvider, kh_search_provider, KH, SEARCH_PROVIDER, GApplication)

/** kh_search_provider_new: @library: a library, that is read and never written */
KhSearchProvider *kh_search_provider_new (const char *library);

G_END_DECLS
