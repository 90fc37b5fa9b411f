/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhAutosave: when a field saves by itself. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

typedef struct _KhAutosave KhAutosave;

typedef void (*KhAutosaveFunc) (gpointer field, gpointer user_data);

/**
 * kh_autosave_new:
 * @page: the form, which flushes what is unsaved before other edits
 * @field: (transfer none): the field, which owns the result
 * @save: called when it is time
 *
 * Saved after a moment of quiet, and never later than a second after the first
 * key that is not saved: what is typed is on disk within a second.
 */
KhAutosave *kh_autosave_new      (KhFormPage *page, KhFormField *field, KhAutosaveFunc save, gpointer user_data);
void        kh_autosave_free     (KhAutosave *self);

/** kh_autosave_touch: the field has something to save */
void        kh_autosave_touch    (KhAutosave *self);
/** kh_autosave_clean: it has nothing to save any more */
void        kh_autosave_clean    (KhAutosave *self);
gboolean    kh_autosave_is_dirty (KhAutosave *self);

G_END_DECLS
