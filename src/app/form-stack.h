/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFormStack: the forms of one plan, each made when it is first shown. */
#pragma once

#include <gtk/gtk.h>

#include "page-factory.h"

G_BEGIN_DECLS

#define KH_TYPE_FORM_STACK (kh_form_stack_get_type ())
G_DECLARE_FINAL_TYPE (KhFormStack, kh_form_stack, KH, FORM_STACK, GtkWidget)

/** kh_form_stack_set_plan: shows forms of @plan in @store. Called once. */
void          kh_form_stack_set_plan (KhFormStack *self, KhStore *store, KhPlan *plan);

/**
 * kh_form_stack_show:
 * @kind: a form
 * @section: (nullable): the section that it is about
 *
 * Writes what the form in sight has not written yet and shows another, making it
 * if need be: then "page-added" is emitted. Who writes goes on writing there.
 *
 * Returns: whether another form is now in sight
 */
gboolean      kh_form_stack_show     (KhFormStack *self, KhPageKind kind, KhSection *section);

/** kh_form_stack_get_page: Returns: (transfer none) (nullable): the form in sight */
KhEditorPage *kh_form_stack_get_page (KhFormStack *self);

/** kh_form_stack_get_kind: Returns: which form is in sight */
KhPageKind    kh_form_stack_get_kind (KhFormStack *self);

/** kh_form_stack_is_alive: Returns: whether the section of the form in sight is still in the plan */
gboolean      kh_form_stack_is_alive (KhFormStack *self);

/** kh_form_stack_flush: writes what the form in sight has not written yet */
void          kh_form_stack_flush    (KhFormStack *self);

/** kh_form_stack_focus: puts the focus on the first thing of the form in sight */
void          kh_form_stack_focus    (KhFormStack *self);

G_END_DECLS
