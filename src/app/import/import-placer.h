/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportPlacer: a popover that asks where a paragraph of an imported text goes, and as what. */
#pragma once

#include <gtk/gtk.h>

#include "import-place.h"

G_BEGIN_DECLS

#define KH_TYPE_IMPORT_PLACER (kh_import_placer_get_type ())
G_DECLARE_FINAL_TYPE (KhImportPlacer, kh_import_placer, KH, IMPORT_PLACER, GtkPopover)

/** kh_import_placer_new: @plan: whose places are offered, completed as one types */
GtkWidget  *kh_import_placer_new        (KhPlan *plan);

/** kh_import_placer_get_places: Returns: (transfer none): the places that match what was typed */
GListModel *kh_import_placer_get_places (KhImportPlacer *self);
/** kh_import_placer_set_as: what the paragraph is to become; only places for that are offered */
void        kh_import_placer_set_as     (KhImportPlacer *self, KhImportAs as);
/** kh_import_placer_search: as if @words were typed */
void        kh_import_placer_search     (KhImportPlacer *self, const char *words);
/** kh_import_placer_choose: as if the place at @position were activated */
void        kh_import_placer_choose     (KhImportPlacer *self, guint position);

/* Signals:
 * KhImportPlacer::chosen (KhImportPlace *place)
 * KhImportPlacer::left-out () */

G_END_DECLS
