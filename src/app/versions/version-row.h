/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhVersionRow: one kept version in the list of versions. */
#pragma once

#include <gtk/gtk.h>

#include "revision.h"

G_BEGIN_DECLS

#define KH_TYPE_VERSION_ROW (kh_version_row_get_type ())
G_DECLARE_FINAL_TYPE (KhVersionRow, kh_version_row, KH, VERSION_ROW, GtkWidget)

/** kh_version_row_new: its buttons activate the actions "versions.open" … of the page around it */
GtkWidget *kh_version_row_new          (void);
/** kh_version_row_set_revision: @revision: (nullable): what the row shows */
void       kh_version_row_set_revision (KhVersionRow *self, KhRevision *revision);

G_END_DECLS
