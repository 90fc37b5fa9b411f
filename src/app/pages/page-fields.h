/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields beneath a widget, in reading order. */
#pragma once

#include "form-field.h"

G_BEGIN_DECLS

/** KhFormFieldVisit: Returns: whether to go on */
typedef gboolean (*KhFormFieldVisit) (KhFormField *field, gpointer data);

/** kh_page_fields_visit: calls @visit for each field. Returns: whether it went through all of them */
gboolean     kh_page_fields_visit          (GtkWidget *widget, KhFormFieldVisit visit, gpointer data);

/** kh_page_fields_find: @property: (nullable): %NULL for any. Returns: (transfer none) (nullable): the first field of the node with @uuid */
KhFormField *kh_page_fields_find           (GtkWidget *widget, const char *uuid, const char *property);

/** kh_page_fields_find_neighbour: @direction: 1 or -1. Returns: (transfer none) (nullable): the next field of the same type in sight */
KhFormField *kh_page_fields_find_neighbour (GtkWidget *widget, KhFormField *field, int direction);

/** kh_page_fields_find_widget: Returns: (transfer none) (nullable): what shows the property: a field's widget, or a combo box bound to it */
GtkWidget   *kh_page_fields_find_widget    (GtkWidget *widget, const char *uuid, const char *property);

/** kh_page_fields_focus_first: gives the keyboard to the first field that takes it. Returns: whether there is one */
gboolean     kh_page_fields_focus_first    (GtkWidget *widget);

G_END_DECLS
