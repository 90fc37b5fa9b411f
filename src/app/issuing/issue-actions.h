/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhIssueActions: issuing the plan of an editor, its signed file, and the documents that follow it. */
#pragma once

#include "editor.h"

G_BEGIN_DECLS

#define KH_TYPE_ISSUE_ACTIONS (kh_issue_actions_get_type ())
G_DECLARE_FINAL_TYPE (KhIssueActions, kh_issue_actions, KH, ISSUE_ACTIONS, GObject)

/**
 * kh_issue_actions_new:
 * @editor: owns what this returns
 * @actions: gets "issue", "attach-issued-file", "save-issued-file", "amend-plan", "replace-plan" and "correct-plan"
 */
KhIssueActions *kh_issue_actions_new (KhEditor *editor, KhStore *store, KhPlan *plan, gboolean read_only, GActionMap *actions);

/** kh_issue_actions_is_step: Returns: whether @label (nullable) is of a step that can be undone though the plan is issued */
gboolean        kh_issue_actions_is_step (const char *label);

G_END_DECLS
