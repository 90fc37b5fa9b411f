/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sending the plan that is open, from the window's menus. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_send_actions_install: gives @window its action "send" */
void kh_send_actions_install (KhWindow *window);

/** kh_send_actions_update: @open: whether a plan is open */
void kh_send_actions_update  (KhWindow *window, gboolean open);

G_END_DECLS
