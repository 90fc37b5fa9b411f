/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body and its register of documents, from the window's menus. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/**
 * kh_body_actions_find:
 * @error: in the store's domain
 *
 * Returns: (transfer full) (nullable): the body of the plan that is open, else of
 *   the newest plan, else the first there is; %NULL with no @error where there is none
 */
KhAgency *kh_body_actions_find    (KhWindow *window, GError **error);

/** kh_body_actions_install: gives @window its actions "edit-body" and "show-library-register" */
void      kh_body_actions_install (KhWindow *window);

/** kh_body_actions_update: after the library was opened */
void      kh_body_actions_update  (KhWindow *window);

G_END_DECLS
