/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhIssueDialog: number, date and file of a plan that is issued. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_ISSUE_DIALOG (kh_issue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (KhIssueDialog, kh_issue_dialog, KH, ISSUE_DIALOG, AdwWindow)

/** kh_issue_dialog_new: proposes the next number of the year, and today or the date that @plan has */
GtkWidget *kh_issue_dialog_new      (KhStore *store, KhPlan *plan);

/** kh_issue_dialog_set_file: takes what was signed, or its scan, as if it had been chosen */
void       kh_issue_dialog_set_file (KhIssueDialog *self, GFile *file);

/* Signals:
 * KhIssueDialog::issued: it is done; the window closes */

G_END_DECLS
