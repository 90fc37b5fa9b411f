/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhLibraryModel: the plans of a library, each knowing whether it starts a year. */
#pragma once

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_LIBRARY_ENTRY (kh_library_entry_get_type ())
G_DECLARE_FINAL_TYPE (KhLibraryEntry, kh_library_entry, KH, LIBRARY_ENTRY, GObject)

/** kh_library_entry_get_info: Returns: (transfer none): the plan */
KhPlanInfo *kh_library_entry_get_info (KhLibraryEntry *self);
/** kh_library_entry_get_starts_year: Returns: whether it is the first of its year; property "starts-year" */
gboolean    kh_library_entry_get_starts_year (KhLibraryEntry *self);

#define KH_TYPE_LIBRARY_MODEL (kh_library_model_get_type ())
G_DECLARE_FINAL_TYPE (KhLibraryModel, kh_library_model, KH, LIBRARY_MODEL, GObject)

/**
 * kh_library_model_new:
 * @plans: #KhPlanInfo objects in the order of years
 *
 * Returns: (transfer full): a list of #KhLibraryEntry that follows @plans
 */
KhLibraryModel *kh_library_model_new (GListModel *plans);

G_END_DECLS
