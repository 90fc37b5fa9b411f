/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Selecting whole rows: the pointer in the margin before a row's text, and the
 * keys while a row, not a text, has the keyboard. */
#pragma once

#include "item-line.h"

G_BEGIN_DECLS

/**
 * kh_row_input_add:
 * @line: the part of the row that is not the rows beneath it
 * @body: what is not margin: its words and what belongs to them
 */
void kh_row_input_add (KhItemLine *self, GtkWidget *line, GtkWidget *body);

G_END_DECLS
