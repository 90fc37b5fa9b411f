/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhNotesGroup: what the pages give cause to say, with what helps. Hidden when there is nothing. */
#pragma once

#include <adwaita.h>

#include "form-page.h"
#include "page-notes.h"

G_BEGIN_DECLS

#define KH_TYPE_NOTES_GROUP (kh_notes_group_get_type ())
G_DECLARE_FINAL_TYPE (KhNotesGroup, kh_notes_group, KH, NOTES_GROUP, AdwPreferencesGroup)

/** kh_notes_group_bind: shows @notes of the plan of @page, and follows them; called once */
void kh_notes_group_bind  (KhNotesGroup *self, KhFormPage *page, KhPageNotes *notes);

/** kh_notes_group_apply: changes the layout as advised, as an edit that can be undone */
void kh_notes_group_apply (KhNotesGroup *self);

G_END_DECLS
