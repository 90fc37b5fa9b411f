/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRulesWindow: the user's own rules: tables to fill, and what is wrong in files written by hand. */
#pragma once

#include <adwaita.h>

#include "rule-group.h"

G_BEGIN_DECLS

#define KH_TYPE_RULES_WINDOW (kh_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (KhRulesWindow, kh_rules_window, KH, RULES_WINDOW, AdwWindow)

GtkWidget   *kh_rules_window_new       (void);

/** kh_rules_window_get_group: Returns: (transfer none): the table */
KhRuleGroup *kh_rules_window_get_group (KhRulesWindow *self, KhUserTable table);

/* Actions: rules.open-folder, rules.reload.
 *
 * Signals:
 * KhRulesWindow::changed: plans are to be checked by other rules */

G_END_DECLS
