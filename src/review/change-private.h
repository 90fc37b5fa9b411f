/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to review: how a comparison makes and decides its changes. */
#pragma once

#include "change.h"

G_BEGIN_DECLS

KhChange *kh_change_new (KhChangeKind kind, KhNode *before, KhNode *after, const char *property);

/**
 * kh_change_set_texts:
 *
 * What the reader sees, inline markup, each nullable.
 */
void kh_change_set_texts (KhChange *self, const char *before, const char *after);

/** kh_change_set_before: @before: the same node as another object */
void kh_change_set_before (KhChange *self, KhNode *before);

/** kh_change_set_value: @value is what applying sets the property to */
void          kh_change_set_value (KhChange *self, const GValue *value);
const GValue *kh_change_get_value (KhChange *self);

/** kh_change_set_units: @units: (element-type KhUnit): what applying links to, of the later state's body */
void       kh_change_set_units (KhChange *self, GPtrArray *units);
GPtrArray *kh_change_get_units (KhChange *self);

/**
 * kh_change_require:
 *
 * Says that @self cannot be applied without @other, such as what moves into an
 * added section without the section. Neither holds a reference.
 */
void       kh_change_require          (KhChange *self, KhChange *other);
/** kh_change_get_required: Returns: (transfer none) (element-type KhChange): what @self cannot do without */
GPtrArray *kh_change_get_required     (KhChange *self);
/** kh_change_get_dependents: Returns: (transfer none) (element-type KhChange): what cannot do without @self */
GPtrArray *kh_change_get_dependents   (KhChange *self);

void kh_change_set_state   (KhChange *self, KhChangeState state);
void kh_change_set_applied (KhChange *self);

G_END_DECLS
