/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: a file that gets its name only when it is whole. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/**
 * kh_draft_create:
 *
 * Makes an empty file (mode 0600) with a name that cannot be guessed beside
 * where it is to be.
 *
 * Returns: (transfer full): the draft's path; %NULL with @error set
 */
char *kh_draft_create (const char *path, GError **error);

/**
 * kh_draft_publish:
 * @replace: whether it may take the place of another file; otherwise a file that
 *   appeared meanwhile stays, and that is no error
 *
 * The draft is on the disk before it has its name.
 */
gboolean kh_draft_publish (const char *draft, const char *path, gboolean replace, GError **error);

/** kh_draft_discard: deletes the draft, if it is still there, and frees its name */
void kh_draft_discard (char *draft);

G_END_DECLS
