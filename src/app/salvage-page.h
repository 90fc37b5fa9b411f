/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSalvagePage: gets out of a damaged library what can still be read, and lists
 * what could not. */
#pragma once

#include <gtk/gtk.h>

#include "salvage.h"

G_BEGIN_DECLS

#define KH_TYPE_SALVAGE_PAGE (kh_salvage_page_get_type ())
G_DECLARE_FINAL_TYPE (KhSalvagePage, kh_salvage_page, KH, SALVAGE_PAGE, GtkWidget)

/** kh_salvage_page_new: @library: path of the damaged library */
GtkWidget             *kh_salvage_page_new        (const char *library);
/** kh_salvage_page_get_report: Returns: (transfer none) (nullable): what was read and what not, once it is done */
const KhSalvageReport *kh_salvage_page_get_report (KhSalvagePage *self);

/* Actions: salvage.start, salvage.use, salvage.close (which cancels).
 *
 * Signals:
 * KhSalvagePage::closed
 * KhSalvagePage::accepted (char *path): the library at @path is to take the
 *   place of the damaged one */

G_END_DECLS
