/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportActions: importing files into the library of a window, with the file dialog before and a page for each file. */
#pragma once

#include "window.h"

G_BEGIN_DECLS

#define KH_TYPE_IMPORT_ACTIONS (kh_import_actions_get_type ())
G_DECLARE_FINAL_TYPE (KhImportActions, kh_import_actions, KH, IMPORT_ACTIONS, GObject)

/** kh_import_actions_new: @window: gets the action "import"; owns what this returns and closes it */
KhImportActions *kh_import_actions_new   (KhWindow *window);

/** kh_import_actions_run: see kh_window_import() */
void             kh_import_actions_run   (KhImportActions *self, GListModel *files);

/** kh_import_actions_close: drops what waits; what is still being read is let go when it comes */
void             kh_import_actions_close (KhImportActions *self);

G_END_DECLS
