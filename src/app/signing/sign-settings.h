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

/**
 * kh_sign_settings_load:
 * @agency: (nullable): UUID of the body that signs, which has pictures of its own
 */
void  kh_sign_settings_load  (KhSignSettings *self, const char *agency);
/** kh_sign_settings_save: a failure is only logged, since nothing of the user's is lost */
void  kh_sign_settings_save  (const KhSignSettings *self, const char *agency);
/**
 * kh_sign_settings_dup_picture_path:
 *
 * The program keeps its own copy of a picture: in the user's folder and not in the
 * library, which others open and which is sent about, while a picture of a signature
 * or a seal is for the hands of those who may use it.
 *
 * Returns: (transfer full): where the copy of @agency's seal or signature is
 */
char *kh_sign_settings_dup_picture_path (const char *agency, gboolean seal);
void  kh_sign_settings_clear (KhSignSettings *self);

G_END_DECLS
