/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The units that a plan can give work to. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/**
 * kh_units_list_of_plan:
 * @keep: (nullable) (element-type KhUnit): units to list in any case
 *
 * Returns: (transfer full) (element-type KhUnit): the units of the plan's body
 *   that live in the plan's year, and those of @keep
 */
GPtrArray *kh_units_list_of_plan (KhPlan *plan, GPtrArray *keep);
/** kh_units_list: those of the plan that @page shows, see kh_units_list_of_plan() */
GPtrArray *kh_units_list   (KhFormPage *page, GPtrArray *keep);

/**
 * kh_units_create:
 * @name: the unit's full name
 *
 * Adds a unit to the plan's body, as a step of the body's own journal.
 *
 * Returns: (transfer full) (nullable): the unit; %NULL when it failed, which has been reported
 */
KhUnit    *kh_units_create (KhFormPage *page, const char *name);

/** kh_unit_dup_label: Returns: (transfer full): short name where there is one, else the name */
char      *kh_unit_dup_label (KhUnit *unit);

/** kh_units_dup_labels: Returns: (transfer full): the labels of the units of @model, joined by commas */
char      *kh_units_dup_labels (GListModel *model);

/**
 * kh_units_list_choices:
 * @short_first: whether a unit is chosen by its short name, where it has one
 *
 * Returns: (transfer full): the units of @plan for kh_entry_offers_add()
 */
GtkStringList *kh_units_list_choices (KhPlan *plan, gboolean short_first);

/** kh_units_from_model: Returns: (transfer full) (element-type KhUnit): what @model holds */
GPtrArray *kh_units_from_model (GListModel *model);

G_END_DECLS
