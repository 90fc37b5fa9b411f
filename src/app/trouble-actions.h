/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A damaged library, and edits that did not fit it any more. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_trouble_actions_install: gives @window its actions "salvage" and "choose-rescued" */
void kh_trouble_actions_install (KhWindow *window);

/** kh_trouble_actions_watch: tells when edits did not fit @store any more and became a copy */
void kh_trouble_actions_watch   (KhWindow *window, KhStore *store);

/** kh_trouble_actions_update: after the library was opened */
void kh_trouble_actions_update  (KhWindow *window);

G_END_DECLS
