/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSignSettings: what was chosen when something was last signed on this computer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * KhSignSettings:
 * @certificate: (nullable): the identifier of the certificate
 * @driver: (nullable): path of the token's driver
 * @signature_picture: (nullable): path of the picture of a person's signature
 * @seal_picture: (nullable): path of the picture of the seal
 *
 * No PIN is ever among them.
 */
typedef struct
{
  char *certificate;
  char *driver;
  char *signature_picture;
  char *seal_picture;
} KhSignSettings;

void kh_sign_settings_load  (KhSignSettings *self);
/** kh_sign_settings_save: a failure is only logged, since nothing of the user's is lost */
void kh_sign_settings_save  (const KhSignSettings *self);
void kh_sign_settings_clear (KhSignSettings *self);

G_END_DECLS
