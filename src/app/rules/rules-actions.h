/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own rules, from the window's menus. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_rules_actions_install: gives @window its action "show-rules" */
void kh_rules_actions_install (KhWindow *window);

G_END_DECLS
