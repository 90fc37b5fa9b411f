/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a property of a plan is called, and its value in words. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhFieldLanguage:
 * @KH_FIELD_INTERFACE: the user's language
 * @KH_FIELD_DOCUMENT: Vietnamese, for what is printed
 */
typedef enum
{
  KH_FIELD_INTERFACE,
  KH_FIELD_DOCUMENT,
} KhFieldLanguage;

/**
 * kh_field_name:
 * @type: the class of the node
 * @property: a property of it, or "lead", "support", "units"
 *
 * Returns: (transfer none) (nullable): what a person calls it, such as "product";
 *   %NULL if it has no name
 */
const char *kh_field_name (GType type, const char *property, KhFieldLanguage language);

/**
 * kh_field_is_markup:
 *
 * Returns: whether the values of @property are inline markup
 */
gboolean kh_field_is_markup (GType type, const char *property);

/**
 * kh_field_dup_value:
 * @value: a value of @property
 *
 * Returns: (transfer full) (nullable): the value as inline markup, as one reads
 *   it (days as 05/01/2027), %NULL if it is absent
 */
char *kh_field_dup_value (GType type, const char *property, const GValue *value, KhFieldLanguage language);

/**
 * kh_field_dup_node:
 * @node: a node
 *
 * Returns: (transfer full): the words of @node itself and of all beneath it, as
 *   inline markup; "\n" parts the items
 */
char *kh_field_dup_node (KhNode *node);

/** kh_field_equal: Returns: whether @a and @b, values of one property, are the same */
gboolean kh_field_equal (const GValue *a, const GValue *b);

G_END_DECLS
