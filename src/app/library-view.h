/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLibraryView: the plans by year, what a search finds in them, and the trash. */
#pragma once

#include <gtk/gtk.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_LIBRARY_VIEW (kh_library_view_get_type ())
G_DECLARE_FINAL_TYPE (KhLibraryView, kh_library_view, KH, LIBRARY_VIEW, GtkWidget)

/**
 * kh_library_view_set_store:
 * @store: the library
 * @read_only: whether it cannot be written, which is then told
 *
 * Returns: whether the plans could be listed; %FALSE with @error set
 */
gboolean kh_library_view_set_store    (KhLibraryView *self, KhStore *store, gboolean read_only, GError **error);

/** kh_library_view_set_trash: shows the trash, or the plans again */
void     kh_library_view_set_trash    (KhLibraryView *self, gboolean trash);

/** kh_library_view_start_search: puts the focus in the search field; @text: (nullable): what to search for */
void     kh_library_view_start_search (KhLibraryView *self, const char *text);

/** kh_library_view_focus: puts the focus on the first thing shown, so that the keyboard starts there */
void     kh_library_view_focus        (KhLibraryView *self);

/** kh_library_view_get_plans: Returns: (transfer none) (nullable): the #KhLibraryEntry objects not in the trash */
GListModel *kh_library_view_get_plans (KhLibraryView *self);

/* Signals:
 * KhLibraryView::open-plan (gint64 id, char *uuid, char *words): the user
 *   wants to see a plan, and the node with @uuid (nullable) of it, there the @words (nullable) */

G_END_DECLS
