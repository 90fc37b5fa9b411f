/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports on the plan that is open. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_report_actions_install: gives @window its action "report" */
void kh_report_actions_install (KhWindow *window);

/** kh_report_actions_update: @enabled: whether a plan is open in a library that can be written */
void kh_report_actions_update  (KhWindow *window, gboolean enabled);

G_END_DECLS
