/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ties a choice to a property of a node. What is chosen is saved at once. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/**
 * kh_bind_combo:
 * @combo: an #AdwComboRow or a #GtkDropDown whose positions are the values
 * @property: an enumeration property of @node
 * @label: msgid of the edit
 */
void kh_bind_combo (KhFormPage *page, gpointer combo, gpointer node, const char *property, const char *label);

/** kh_combo_shows: Returns: whether @combo is bound to @property of the node with @uuid */
gboolean kh_combo_shows (GtkWidget *combo, const char *uuid, const char *property);

G_END_DECLS
