/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a plan comes into the library without a file: anew, from last year's, the sample. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_new_plan_actions_install: gives @window its actions "new-plan", "continue-plan" and "open-sample" */
void kh_new_plan_actions_install (KhWindow *window);

/** kh_new_plan_actions_update: @writable: whether the library can be written */
void kh_new_plan_actions_update  (KhWindow *window, gboolean writable);

/** kh_new_plan_open_sample: opens the sample plan, after adding it to the library if it is not there */
void kh_new_plan_open_sample     (KhWindow *window);

G_END_DECLS
