/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFieldMarks: marks the fields of a page that have findings: the words are
 * underlined, a sign stands beside them, a screen reader is told. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

typedef struct _KhFieldMarks KhFieldMarks;

/** kh_field_marks_new: @page: a page that shows @plan of @store and outlives this */
KhFieldMarks *kh_field_marks_new  (KhFormPage *page, KhStore *store, KhPlan *plan);
void          kh_field_marks_free (KhFieldMarks *self);

/** kh_field_marks_update_below: the fields below @widget were made just now */
void          kh_field_marks_update_below (KhFieldMarks *self, GtkWidget *widget);

/** kh_field_marks_open: opens the findings of @field. Returns: whether it has any */
gboolean      kh_field_marks_open (KhFormField *field);

G_END_DECLS
