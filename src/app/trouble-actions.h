/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged library, and edits that did not fit it any more. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_trouble_actions_install: gives @window its actions "salvage", "check-library" and "choose-rescued" */
void kh_trouble_actions_install (KhWindow *window);

/**
 * kh_trouble_actions_watch:
 *
 * Tells when edits did not fit @store any more and became a copy; and when @store
 * is found damaged, what the forms hold is written and @window only reads from
 * then on.
 */
void kh_trouble_actions_watch   (KhWindow *window, KhStore *store);

/** kh_trouble_actions_update: after the library was opened */
void kh_trouble_actions_update  (KhWindow *window);

G_END_DECLS
