/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRecipient: one line of "Nơi nhận". The line "Lưu: VT, …" is the last one,
 * with #KhRecipient:archive set. */
#pragma once

#include "node.h"

G_BEGIN_DECLS

/** KH_RECIPIENT_ADDRESSED: purpose of those whom an official letter speaks to ("Kính gửi"), which no other document has */
#define KH_RECIPIENT_ADDRESSED "k/g"

/** KH_RECIPIENT_AS_ABOVE: text of the recipient that stands for those whom an official letter speaks to */
#define KH_RECIPIENT_AS_ABOVE "Như trên"

#define KH_TYPE_RECIPIENT (kh_recipient_get_type ())
G_DECLARE_FINAL_TYPE (KhRecipient, kh_recipient, KH, RECIPIENT, KhNode)

/**
 * kh_recipient_new:
 * @text: who receives the document, without dash, purpose or closing mark; for
 *   the archive line what follows "Lưu", usually "VT"
 * @purpose: (nullable): "b/c", "c/đ", "t/h", "p/h" without parentheses
 */
KhRecipient *kh_recipient_new          (const char *text, const char *purpose);
KhRecipient *kh_recipient_new_archive  (const char *text, const char *unit, int copies);
const char  *kh_recipient_get_text     (KhRecipient *self);
const char  *kh_recipient_get_purpose  (KhRecipient *self);
gboolean     kh_recipient_get_archive  (KhRecipient *self);
/* Abbreviation of the drafting unit and number of kept copies (0 where none is
 * written): decree 30/2020/NĐ-CP, appendix I, II.9.d. Only on the archive line. */
const char  *kh_recipient_get_unit     (KhRecipient *self);
int          kh_recipient_get_copies   (KhRecipient *self);
/* (nullable): where documents are sent to; never printed, so that it may change when the plan is issued. */
const char  *kh_recipient_get_email    (KhRecipient *self);

G_END_DECLS
