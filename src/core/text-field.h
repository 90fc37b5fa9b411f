/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTextField: one text of a plan that a person may write: where it is and how it is kept. */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

/**
 * KhTextShape:
 * @KH_TEXT_SHAPE_PLAIN: a string
 * @KH_TEXT_SHAPE_MARKUP: a string of inline markup
 * @KH_TEXT_SHAPE_DEADLINE: a #KhDeadline, whose words are meant
 */
typedef enum
{
  KH_TEXT_SHAPE_PLAIN,
  KH_TEXT_SHAPE_MARKUP,
  KH_TEXT_SHAPE_DEADLINE,
} KhTextShape;

/** KhTextField: @property of @node. */
typedef struct
{
  KhNode     *node;
  const char *property;
  KhTextShape shape;
} KhTextField;

/**
 * kh_text_field_list:
 *
 * Returns: (transfer full) (element-type KhTextField): all texts of @plan, blank
 *   ones too, in the order in which the document shows them: letterhead, title,
 *   headings and items with their details, signatures, recipients
 */
GPtrArray *kh_text_field_list (KhPlan *plan);

/** kh_text_field_dup_value: Returns: (transfer full): the text as it is kept, never %NULL */
char      *kh_text_field_dup_value (const KhTextField *self);

/** kh_text_field_dup_plain: Returns: (transfer full): the words, in which offsets count */
char      *kh_text_field_dup_plain (const KhTextField *self);

/** kh_text_field_init_value: @value: (out): gets what the property is to be so that the text is @text (as kept) */
void       kh_text_field_init_value (const KhTextField *self, const char *text, GValue *value);

G_END_DECLS
