/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of units, from the window's menus. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_unit_actions_install: gives @window its actions "show-units" and "export-extracts" */
void kh_unit_actions_install (KhWindow *window);

/** kh_unit_actions_update: what is open, or may be written, is another */
void kh_unit_actions_update  (KhWindow *window);

G_END_DECLS
