/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhKeyStore: the certificates that a person can sign with, in an NSS database and on tokens. */
#pragma once

#include "certificate.h"

G_BEGIN_DECLS

#define KH_TYPE_KEY_STORE (kh_key_store_get_type ())
G_DECLARE_FINAL_TYPE (KhKeyStore, kh_key_store, KH, KEY_STORE, GObject)

/**
 * KhPinFunc:
 * @token: the name of the token or database that asks
 *
 * May be called in another thread than the one that signs was started from.
 *
 * Returns: (transfer full) (nullable): the PIN, wiped and freed by the caller;
 *   %NULL to give up
 */
typedef char *(*KhPinFunc) (const char *token, gpointer user_data);

/**
 * kh_key_store_open:
 * @database: (nullable): the folder of an NSS database, %NULL for the user's own (.pki/nssdb)
 * @drivers: (nullable) (array zero-terminated=1): PKCS#11 libraries of tokens, beside those that the database names
 * @error: %KH_SIGNING_ERROR_STORE or %KH_SIGNING_ERROR_DRIVER
 *
 * Reads the database and never writes it. NSS is first touched here.
 *
 * Returns: (transfer full): the store
 */
KhKeyStore *kh_key_store_open (const char *database, const char *const *drivers, GError **error);

/**
 * kh_key_store_list:
 * @pin: (nullable) (scope call): asked for the PIN of each token that shows its
 *   certificates only then; without one such tokens are left out
 *
 * Returns: (transfer full) (element-type KhCertificate): those with a key, the longest living first
 */
GListModel *kh_key_store_list (KhKeyStore *self, KhPinFunc pin, gpointer user_data);

/**
 * kh_key_store_find:
 * @certificates: as kh_key_store_list() gives them
 * @words: what kh_certificate_get_id() says, or the holder's name
 *
 * Returns: (transfer full) (nullable): the first that fits
 */
KhCertificate *kh_key_store_find (GListModel *certificates, const char *words);

G_END_DECLS
