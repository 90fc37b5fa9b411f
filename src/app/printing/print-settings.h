/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was chosen when something was last printed on this computer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * kh_print_settings_load:
 * @settings: (out) (transfer full): the printer with its tray, both sides, colour …
 * @setup: (out) (transfer full): the sheet
 *
 * The paper is A4 and nothing is scaled, whatever was chosen the last time: the
 * decree gives the paper's size, and its margins in millimetres.
 */
void kh_print_settings_load (GtkPrintSettings **settings, GtkPageSetup **setup);

/**
 * kh_print_settings_save:
 *
 * Keeps what holds of the printer. What was meant for one printing alone, such as
 * the range of pages and the copies, is not kept. A failure is only logged, since
 * nothing of the user's is lost.
 */
void kh_print_settings_save (GtkPrintSettings *settings, GtkPageSetup *setup);

G_END_DECLS
