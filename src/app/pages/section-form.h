/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSectionForm: a section on the sheet: number, heading, items, and the
 * sections within it. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_SECTION_FORM (kh_section_form_get_type ())
G_DECLARE_FINAL_TYPE (KhSectionForm, kh_section_form, KH, SECTION_FORM, GtkWidget)

/**
 * kh_section_form_new:
 * @section: what it shows
 * @level: 0 for a page's own section, 1 for one within it, and so on
 */
GtkWidget *kh_section_form_new         (KhFormPage *page, KhSection *section, guint level);

/** kh_section_form_get_section: Returns: (transfer none): the section */
KhSection *kh_section_form_get_section (KhSectionForm *self);
/** kh_section_form_get_list: Returns: (transfer none): its #KhItemList */
GtkWidget *kh_section_form_get_list    (KhSectionForm *self);

G_END_DECLS
