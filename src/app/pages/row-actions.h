/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to the rows that are selected, as actions "rows.…" of a form. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** kh_row_actions_install: @klass: the class of #KhFormPage */
void kh_row_actions_install (GtkWidgetClass *klass);

G_END_DECLS
