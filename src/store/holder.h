/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: who holds a library that only one may have open: a note
 * beside it. It says who, the lock on the library says whether. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * kh_holder_write:
 * @library: the library, whose lock this program has
 * @time: the present, seconds since 1970, UTC
 *
 * Says beside @library that this user holds it. Without a note the next one is
 * told less, so a failure is none of the library's.
 */
void  kh_holder_write    (const char *library, gint64 time);

/** kh_holder_remove: before the lock is given back */
void  kh_holder_remove   (const char *library);

/**
 * kh_holder_describe:
 *
 * Returns: (transfer full): for the user whom the lock keeps out: who holds
 *   @library on which machine since when, and what to do
 */
char *kh_holder_describe (const char *library);

G_END_DECLS
