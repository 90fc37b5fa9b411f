/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLibraryCheck: looks soon after the start whether the library is sound. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_LIBRARY_CHECK (kh_library_check_get_type ())
G_DECLARE_FINAL_TYPE (KhLibraryCheck, kh_library_check, KH, LIBRARY_CHECK, GObject)

/**
 * kh_library_check_new:
 * @store: a library that takes edits
 *
 * Looks once, in a thread, when what the user began with is on the screen. What
 * is damaged is told by @store: its trouble, and that it can only be read.
 */
KhLibraryCheck *kh_library_check_new  (KhStore *store);

/** kh_library_check_look: looks now; signal "looked" when that is done */
void            kh_library_check_look (KhLibraryCheck *self);

G_END_DECLS
