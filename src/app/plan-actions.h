/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole plans: into the trash and out of it, for good, copied, archived. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_plan_actions_install: gives @window its actions "trash-plan", "delete-plan", "duplicate-plan", "archive-plan" … */
void kh_plan_actions_install (KhWindow *window);

/** kh_plan_actions_update: @editing: whether a plan is open; @writable: whether the library can be written */
void kh_plan_actions_update  (KhWindow *window, gboolean editing, gboolean writable);

G_END_DECLS
