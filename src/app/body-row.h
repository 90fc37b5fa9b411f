/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhBodyRow: a unit, a signer or a usual recipient of a body, as a line of a form. */
#pragma once

#include <gtk/gtk.h>

#include "kh-core.h"

G_BEGIN_DECLS

#define KH_TYPE_BODY_ROW (kh_body_row_get_type ())
G_DECLARE_FINAL_TYPE (KhBodyRow, kh_body_row, KH, BODY_ROW, GtkListBoxRow)

/**
 * kh_body_row_new:
 * @type: %KH_TYPE_UNIT, %KH_TYPE_SIGNATURE or %KH_TYPE_RECIPIENT
 * @node: (nullable): what it shows, %NULL for a new one
 * @removable: whether it can be taken away
 */
GtkWidget *kh_body_row_new      (GType type, KhNode *node, gboolean removable);
/** kh_body_row_get_node: Returns: (transfer none) (nullable): what it was made for */
KhNode    *kh_body_row_get_node (KhBodyRow *self);
/** kh_body_row_is_blank: Returns: whether nothing was entered */
gboolean   kh_body_row_is_blank (KhBodyRow *self);

/**
 * KhBodyRowSet:
 * @property: of the node
 * @base: what the line showed at first
 * @value: what was entered
 */
typedef void (*KhBodyRowSet) (KhNode *node, const char *property, const GValue *base, const GValue *value, gpointer user_data);

/** kh_body_row_is_changed: Returns: whether the line shows something else than it did at first */
gboolean   kh_body_row_is_changed (KhBodyRow *self);

/** kh_body_row_apply: calls @set for each property of @node; of what the line was made for, for those alone that were changed */
void       kh_body_row_apply    (KhBodyRow *self, KhNode *node, KhBodyRowSet set, gpointer user_data);

/* Signals: KhBodyRow::removed (): the user wants it away
 * KhBodyRow::finished (): Enter in an entry of a line that says something */

G_END_DECLS
