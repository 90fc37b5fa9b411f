/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says of a change. */
#pragma once

#include "change.h"

G_BEGIN_DECLS

typedef enum
{
  KH_CHANGE_SIDE_BOTH,
  KH_CHANGE_SIDE_BEFORE,
  KH_CHANGE_SIDE_AFTER,
} KhChangeSide;

/* With @reversed the change is told from its later state to its earlier one:
 * what was added is removed, and the sides change places. */

/** kh_change_words_kind: Returns: (transfer none): "Added" … in the user's language */
const char *kh_change_words_kind    (KhChange *change, gboolean reversed);
/** kh_change_words_dup_subject: Returns: (transfer full): what it is about: "product · section's heading" */
char       *kh_change_words_dup_subject (KhChange *change, gboolean reversed);
/** kh_change_words_format: @words: (element-type KhWordSpan). Returns: (transfer full): Pango markup with the words that went and came marked; of one side or both */
char       *kh_change_words_format      (GPtrArray *words, KhChangeSide side);
/** kh_change_words_dup_markup: Returns: (transfer full): Pango markup with the words that went and came marked; of one side or both */
char       *kh_change_words_dup_markup  (KhChange *change, KhChangeSide side, gboolean reversed);
/** kh_change_words_dup_context: Returns: (transfer full) (nullable): the words of the item whose property changed; %NULL where the change shows them */
char       *kh_change_words_dup_context (KhChange *change);
/** kh_change_words_dup_origin: Returns: (transfer full) (nullable): who made it and when; %NULL if nobody is known */
char       *kh_change_words_dup_origin  (KhChange *change);

G_END_DECLS
