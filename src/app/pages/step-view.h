/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Showing what a step of undo or redo changed: its form, its field. */
#pragma once

#include "form-page.h"
#include "page-factory.h"
#include "step-places.h"

G_BEGIN_DECLS

/**
 * kh_step_view_find_page:
 * @places: (element-type KhStepPlace): what a step changed
 * @kind: (inout): the form in sight; the one that shows it
 * @section: (inout): its section
 *
 * The form in sight stays if it shows any of it; else it is the first, in
 * reading order, that does.
 *
 * Returns: whether there is anything to show
 */
gboolean kh_step_view_find_page (KhPlan *plan, GPtrArray *places, KhPageKind *kind, KhSection **section);

/**
 * kh_step_view_show:
 * @page: the form that shows it
 *
 * Gives the keyboard to the first field that changed; several rows, and rows
 * where one was working with whole rows, are selected.
 */
void     kh_step_view_show      (KhFormPage *page, GPtrArray *places);

G_END_DECLS
