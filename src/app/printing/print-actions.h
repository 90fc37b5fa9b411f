/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing the plan that is open, from the window's menus. */
#pragma once

#include "printout.h"
#include "window.h"

G_BEGIN_DECLS

/** kh_print_actions_install: gives @window its actions "print" and "print-preview" */
void kh_print_actions_install (KhWindow *window);

/** kh_print_actions_update: @editing: whether a plan is open */
void kh_print_actions_update  (KhWindow *window, gboolean editing);

/**
 * kh_print_run:
 * @action: with the dialog, or the preview
 *
 * Prints, and tells over the content of @window why if it cannot be printed.
 */
void kh_print_run             (KhWindow *window, KhPrintout *printout, GtkPrintOperationAction action);

G_END_DECLS
