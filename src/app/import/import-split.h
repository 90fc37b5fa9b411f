/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportSplit: the original and the forms side by side, or one of them where there is no room for both. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KH_TYPE_IMPORT_SPLIT (kh_import_split_get_type ())
G_DECLARE_FINAL_TYPE (KhImportSplit, kh_import_split, KH, IMPORT_SPLIT, GtkWidget)

/* Properties:
 * original, form (GtkWidget, construct-only): the two parts
 * narrow (boolean, read-only): whether there is room for one only
 * show-form (boolean): whether it is the form then */

G_END_DECLS
