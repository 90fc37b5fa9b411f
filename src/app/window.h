/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhWindow: a window on one library: its plans, or one of them in the editor. */
#pragma once

#include <adwaita.h>

#include "daily-backup.h"
#include "editor.h"
#include "library-view.h"

G_BEGIN_DECLS

#define KH_TYPE_WINDOW (kh_window_get_type ())
G_DECLARE_FINAL_TYPE (KhWindow, kh_window, KH, WINDOW, AdwApplicationWindow)

GtkWidget     *kh_window_new          (GtkApplication *application);

/** kh_window_set_store: shows the plans of @store; @read_only: whether it cannot be written. Called once. */
void           kh_window_set_store    (KhWindow *self, KhStore *store, gboolean read_only);

/** kh_window_set_read_only: the library takes no edits any more: shows what is open for reading only */
void           kh_window_set_read_only (KhWindow *self);

/** kh_window_set_daily_backup: @daily: whose failures are told. Called once, if at all. */
void           kh_window_set_daily_backup (KhWindow *self, KhDailyBackup *daily);

/**
 * kh_window_show_failure:
 * @path: the library that could not be opened
 * @error: why
 *
 * Tells it on the whole window, with buttons to try again, to open another, and
 * to salvage one that is damaged.
 */
void           kh_window_show_failure (KhWindow *self, const char *path, const GError *error);

/**
 * kh_window_open_plan:
 * @id: the plan
 * @uuid: (nullable): the node to put the focus on
 *
 * Returns: whether the plan is shown; if not, the user is told why
 */
gboolean       kh_window_open_plan    (KhWindow *self, gint64 id, const char *uuid);
/** kh_window_show_place: like kh_window_open_plan(); @words: (nullable): are selected in what @uuid is */
void           kh_window_show_place   (KhWindow *self, gint64 id, const char *uuid, const char *words);
/** kh_window_search_library: leaves the plan and looks for @words (nullable) in all plans */
void           kh_window_search_library (KhWindow *self, const char *words);

/** kh_window_close_plan: shows the library instead of the plan that is open, if one is */
void           kh_window_close_plan   (KhWindow *self);


/** kh_window_import: @files: (element-type GFile): reads each and adds it; opens the plan if it is one */
void           kh_window_import       (KhWindow *self, GListModel *files);

/** kh_window_get_library_path: Returns: (transfer none) (nullable): of the library that is shown, or could not be opened */
const char    *kh_window_get_library_path (KhWindow *self);
/** kh_window_get_store: Returns: (transfer none) (nullable): the library */
KhStore       *kh_window_get_store    (KhWindow *self);
/** kh_window_is_listed: Returns: whether the library's plans are shown; of a damaged library the list may be lost */
gboolean       kh_window_is_listed    (KhWindow *self);
/** kh_window_is_writable: Returns: whether there is a library that can be written */
gboolean       kh_window_is_writable  (KhWindow *self);

/**
 * kh_window_show_review:
 * @page: (nullable): what takes the window until it is done; %NULL shows the
 *   editor or the library again
 */
void           kh_window_show_review  (KhWindow *self, GtkWidget *page);

/** kh_window_show_import: @page: (nullable): as in kh_window_show_review(), for a file that was read */
void           kh_window_show_import  (KhWindow *self, GtkWidget *page);

/** kh_window_set_action_enabled: for those who gave the window its action @name */
void           kh_window_set_action_enabled (KhWindow *self, const char *name, gboolean enabled);

/** kh_window_get_editor: Returns: (transfer none) (nullable): the editor, if a plan is open */
KhEditor      *kh_window_get_editor   (KhWindow *self);
KhLibraryView *kh_window_get_library  (KhWindow *self);

G_END_DECLS
