/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backing the library up and restoring it, from the window's menus. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

/** kh_backup_actions_install: gives @window its actions "show-backups" and "open-backup" */
void kh_backup_actions_install (KhWindow *window);

/** kh_backup_actions_update: after the library was opened */
void kh_backup_actions_update  (KhWindow *window);

G_END_DECLS
