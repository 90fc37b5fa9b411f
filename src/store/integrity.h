/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a library is sound.
 *
 * Functions without "async" block and are for threads and the command line; they
 * use connections of their own and change nothing. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * KhIntegrityDepth:
 * @KH_INTEGRITY_QUICK: every page is readable and where it belongs; a second for
 *   some hundred megabytes
 * @KH_INTEGRITY_FULL: moreover indexes hold what their tables hold, every row
 *   belongs to one that is there, and what can be searched is all there is
 */
typedef enum
{
  KH_INTEGRITY_QUICK,
  KH_INTEGRITY_FULL,
} KhIntegrityDepth;

/**
 * kh_integrity_check:
 * @library: the library
 * @problems: (out) (transfer full): (array zero-terminated=1): what is wrong, a
 *   line each, a hundred at most; empty for a sound library
 * @error: #KhStoreError if it could not be looked at, or %G_IO_ERROR_CANCELLED;
 *   damage is no error but a problem
 *
 * Returns: whether it was looked at
 */
gboolean kh_integrity_check (const char *library, KhIntegrityDepth depth, GCancellable *cancellable,
                             char ***problems, GError **error);

/**
 * kh_integrity_check_async:
 *
 * kh_integrity_check() of the library of @store in a thread. If it is damaged,
 * @store takes no more edits from then on and its trouble is
 * %KH_TROUBLE_DAMAGED, before @callback is called.
 */
void     kh_integrity_check_async  (KhStore *store, KhIntegrityDepth depth, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean kh_integrity_check_finish (KhStore *store, GAsyncResult *result, char ***problems, GError **error);

G_END_DECLS
