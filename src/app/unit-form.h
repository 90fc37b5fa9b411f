/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhUnitForm: what the directory says of one unit. */
#pragma once

#include <adwaita.h>

#include "store.h"

G_BEGIN_DECLS

#define KH_TYPE_UNIT_FORM (kh_unit_form_get_type ())
G_DECLARE_FINAL_TYPE (KhUnitForm, kh_unit_form, KH, UNIT_FORM, GtkWidget)

/** kh_unit_form_set_agency: the units are those of @agency of @store. Called once. */
void kh_unit_form_set_agency (KhUnitForm *self, KhStore *store, KhAgency *agency, gboolean read_only);

/** kh_unit_form_set_unit: @unit: (nullable): whose fields are shown */
void kh_unit_form_set_unit   (KhUnitForm *self, KhUnit *unit);

/** kh_unit_form_focus: puts the focus on the name */
void kh_unit_form_focus      (KhUnitForm *self);

G_END_DECLS
