/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping, reading, comparing and restoring versions, from the window's menus. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_version_actions_install: gives @window its actions "keep-version", "show-versions" and "show-plan-versions" */
void kh_version_actions_install (KhWindow *window);

/** kh_version_actions_update: @editing: whether a plan is open; @writable: whether the library can be written */
void kh_version_actions_update  (KhWindow *window, gboolean editing, gboolean writable);

G_END_DECLS
