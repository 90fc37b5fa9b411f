/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop's search asks the program for. */
#pragma once

#include "application.h"

G_BEGIN_DECLS

/**
 * kh_search_actions_add:
 *
 * Adds the actions that kehoach-search-provider activates over the bus:
 * show-place (xss: a plan's number, the uuid of a place in it or "", the words that
 * were looked for) and search-library (s: words).
 */
void kh_search_actions_add (KhApplication *application);

G_END_DECLS
