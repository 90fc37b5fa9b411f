/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to merge: what a node says, field by field: its properties and its links to units. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/** kh_node_field_get_types: Returns: (transfer none) (array length=n_types): the types of the lists that a part and its plan are compared by */
const GType *kh_node_field_get_types (guint *n_types);

/** kh_node_field_list: Returns: (transfer container) (element-type utf8): the fields of @node; a section has none, for a part does not change it */
GPtrArray *kh_node_field_list    (KhNode *node);

/** kh_node_field_has: Returns: whether @node has @field */
gboolean   kh_node_field_has     (KhNode *node, const char *field);

/** kh_node_field_differs: Returns: whether both have @field with another value; units are the same by object or by name */
gboolean   kh_node_field_differs (KhNode *a, KhNode *b, const char *field);

/** kh_node_field_copy: gives @to, if it has @field, the value of @from */
void       kh_node_field_copy    (KhNode *from, KhNode *to, const char *field);

/** kh_node_field_list_units: Returns: (transfer full) (element-type KhUnit): @field is "lead", "support" or "units" */
GPtrArray *kh_node_field_list_units (KhNode *node, const char *field);
/** kh_node_field_set_units: @units: (element-type KhUnit) */
void       kh_node_field_set_units  (KhNode *node, const char *field, GPtrArray *units);

/** kh_node_field_same_kind: Returns: whether both are of one class and, of items, of one kind */
gboolean   kh_node_field_same_kind (KhNode *a, KhNode *b);

/** kh_node_field_same_tree: Returns: whether both and all beneath them say the same, node by node with the same UUIDs */
gboolean   kh_node_field_same_tree (KhNode *a, KhNode *b);

G_END_DECLS
