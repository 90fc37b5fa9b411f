/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The documents that a plan is linked with, as lines of menus and buttons. */
#pragma once

#include <gio/gio.h>

#include "succession.h"

G_BEGIN_DECLS

/** kh_link_text: Returns: (transfer full): what the other document is to the plan: "Replaced by 05/KH-SM", "Report: First quarter of 2027 (draft)" */
char       *kh_link_text     (const KhSuccession *link);

/** kh_link_menu_new: @links: (element-type KhSuccession). Returns: (transfer full): a line each, which opens the other document */
GMenuModel *kh_link_menu_new (GPtrArray *links);

G_END_DECLS
