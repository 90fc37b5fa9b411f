/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLineLayout: children side by side; those that expand share what the others
 * leave.
 *
 * A GtkBox asks each child how wide it would like to be for its least height,
 * which for a text is a search over a dozen widths. A page of texts does not
 * want to pay for that. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KH_TYPE_LINE_LAYOUT (kh_line_layout_get_type ())
G_DECLARE_FINAL_TYPE (KhLineLayout, kh_line_layout, KH, LINE_LAYOUT, GtkLayoutManager)

G_END_DECLS
