/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignature: who signs and by what power (decree 30/2020/NĐ-CP, article 13,
 * and appendix I, II.7). A plan has one, or two side by side. */
#pragma once

#include "node.h"

G_BEGIN_DECLS

#define KH_TYPE_SIGNATURE (kh_signature_get_type ())
G_DECLARE_FINAL_TYPE (KhSignature, kh_signature, KH, SIGNATURE, KhNode)

/**
 * kh_signature_new:
 * @authority: (nullable): the lines of power, parted by "\n", such as
 *   "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"; %NULL when the head signs
 * @position: (nullable): the signer's own position, such as "PHÓ GIÁM ĐỐC"
 * @name: (nullable): the signer's name
 */
KhSignature *kh_signature_new           (const char *authority, const char *position, const char *name);
const char  *kh_signature_get_authority (KhSignature *self);
const char  *kh_signature_get_position  (KhSignature *self);
const char  *kh_signature_get_name      (KhSignature *self);

G_END_DECLS
