/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The help, opened at what the user is doing. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * kh_help_find_topic:
 * @window: a window
 *
 * Returns: (transfer none): the topic of what has the focus, or of what the
 *   window is for: a page's name in help/
 */
const char *kh_help_find_topic (GtkWindow *window);

/**
 * kh_help_dup_uri:
 * @topic: a page's name in help/
 *
 * Returns: (transfer full): where the page is: of the installed help, or of the
 *   build folder that the program runs from, in the user's language
 */
char       *kh_help_dup_uri    (const char *topic);

/** kh_help_show: opens the topic of @window in the desktop's help viewer; says in @window why it cannot */
void        kh_help_show       (GtkWindow *window);

G_END_DECLS
