/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhUnitPicker: choose one unit or several, found by what one types; a name
 * that is not there yet becomes a new unit. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_UNIT_PICKER (kh_unit_picker_get_type ())
G_DECLARE_FINAL_TYPE (KhUnitPicker, kh_unit_picker, KH, UNIT_PICKER, GtkWidget)

/**
 * kh_unit_picker_new:
 * @multiple: whether several units can be chosen
 * @selected: (element-type KhUnit): the units chosen now
 */
GtkWidget *kh_unit_picker_new (KhFormPage *page, gboolean multiple, GPtrArray *selected);

/** kh_unit_picker_get_selected: Returns: (transfer none) (element-type KhUnit): the choice, in the order it was made */
GPtrArray *kh_unit_picker_get_selected (KhUnitPicker *self);

/** kh_unit_picker_toggle: what a click on @unit does */
void       kh_unit_picker_toggle (KhUnitPicker *self, KhUnit *unit);

/** kh_unit_picker_search: what typing @text into the search field does */
void       kh_unit_picker_search (KhUnitPicker *self, const char *text);

/* Signal KhUnitPicker::changed: the choice is another one; with one unit only, the picker is done. */

G_END_DECLS
