/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhChoiceHolder: whose choices a form shows and changes, a plan's or its body's. */
#pragma once

#include "form-page.h"
#include "profile.h"

G_BEGIN_DECLS

#define KH_TYPE_CHOICE_HOLDER (kh_choice_holder_get_type ())
G_DECLARE_FINAL_TYPE (KhChoiceHolder, kh_choice_holder, KH, CHOICE_HOLDER, GObject)

/** kh_choice_holder_new_for_page: Returns: (transfer full): the choices of the plan that @page shows */
KhChoiceHolder *kh_choice_holder_new_for_page (KhFormPage *page);

/**
 * kh_choice_holder_new_for_agency:
 * @profile: id of the format that its plans have
 * @widget: within the window that shows why an edit failed
 *
 * Returns: (transfer full): what the plans of @agency start from
 */
KhChoiceHolder *kh_choice_holder_new_for_agency (KhStore *store, KhAgency *agency, const char *profile,
                                                 GtkWidget *widget, gboolean read_only);

/** kh_choice_holder_has_own: Returns: whether the plan, or the body, says something of @name itself */
gboolean        kh_choice_holder_has_own      (KhChoiceHolder *self, const char *name);
/** kh_choice_holder_dup_in_force: Returns: (transfer full): its own choices, then those it takes over */
char           *kh_choice_holder_dup_in_force (KhChoiceHolder *self);
/** kh_choice_holder_load_profile: Returns: (transfer full) (nullable): the format with the choices in force */
KhProfile      *kh_choice_holder_load_profile (KhChoiceHolder *self, GError **error);
gboolean        kh_choice_holder_get_locked   (KhChoiceHolder *self);

/**
 * kh_choice_holder_set:
 * @label: msgid of what the user did
 * @value: (nullable): %NULL to take over the body's or the format's value again
 *
 * One undoable edit; several of the same @name in a row are one step.
 */
void            kh_choice_holder_set          (KhChoiceHolder *self, const char *label, const char *name,
                                               const char *value);

/** kh_choice_holder_create_reset: Returns: (transfer floating): a button, shown while there is an own value of @name, that takes it away */
GtkWidget      *kh_choice_holder_create_reset (KhChoiceHolder *self, const char *label, const char *name);

/* Signal KhChoiceHolder::changed: the choices in force, or whether they may be changed, are others. */

G_END_DECLS
