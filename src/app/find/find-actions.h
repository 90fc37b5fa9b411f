/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of the window that open the find bar and step from hit to hit. */
#pragma once

#include "find-bar.h"

G_BEGIN_DECLS

/**
 * kh_find_actions_add:
 * @actions: gets "find", "replace", "find-next" and "find-previous"
 * @bar: (not owned): what they act on; without it they do nothing
 */
void kh_find_actions_add (GActionMap *actions, KhFindBar *bar);

G_END_DECLS
