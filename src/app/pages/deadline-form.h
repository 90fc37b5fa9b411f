/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover's form for a deadline: words, what they mean, and the usual ones to click. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/**
 * kh_deadline_form_new:
 * @task: the task whose deadline it is
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *kh_deadline_form_new (KhFormPage *page, KhTask *task);

/** KhDeadlineChosen: @deadline: what was typed, or chosen among the usual ones */
typedef void (*KhDeadlineChosen) (KhDeadline *deadline, gpointer user_data);

/**
 * kh_deadline_form_new_choice:
 * @chosen: called when one is chosen, with @user_data
 *
 * Returns: (transfer floating): the form for a deadline that is no task's yet
 */
GtkWidget *kh_deadline_form_new_choice (KhFormPage *page, KhDeadlineChosen chosen, gpointer user_data);

/**
 * kh_report_form_new:
 * @report: the report: its period, and the day before which it is due
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *kh_report_form_new (KhFormPage *page, KhReporting *report);

G_END_DECLS
