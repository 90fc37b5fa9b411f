/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRuleGroup: one table of the user's own rules, row by row. */
#pragma once

#include <adwaita.h>

#include "user-rules.h"

G_BEGIN_DECLS

#define KH_TYPE_RULE_GROUP (kh_rule_group_get_type ())
G_DECLARE_FINAL_TYPE (KhRuleGroup, kh_rule_group, KH, RULE_GROUP, AdwPreferencesGroup)

GtkWidget *kh_rule_group_new    (KhUserTable table);

/** kh_rule_group_reload: shows what the file holds now; nothing while it is not valid */
void       kh_rule_group_reload (KhRuleGroup *self);

/** kh_rule_group_add: as the form's button does. Returns: whether it was done; the user is told why not */
gboolean   kh_rule_group_add    (KhRuleGroup *self, const char *words, const char *instead);
/** kh_rule_group_remove: takes row @index away, and offers to take that back */
void       kh_rule_group_remove (KhRuleGroup *self, guint index);

/* Signals:
 * KhRuleGroup::changed: the file was written */

G_END_DECLS
