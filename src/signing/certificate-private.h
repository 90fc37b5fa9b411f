/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the signing room knows of a certificate: NSS's own handle. */
#pragma once

#include "certificate.h"

#include <nss/cert.h>
#include <nss/pk11pub.h>

G_BEGIN_DECLS

/** kh_certificate_new: @handle: (transfer none); @slot: (nullable) (transfer none): where it lies; @store: stays open as long as this */
KhCertificate   *kh_certificate_new        (CERTCertificate *handle, PK11SlotInfo *slot, GObject *store);
/** kh_certificate_get_handle: Returns: (transfer none) */
CERTCertificate *kh_certificate_get_handle (KhCertificate *self);
/** kh_certificate_get_slot: Returns: (transfer none) (nullable) */
PK11SlotInfo    *kh_certificate_get_slot   (KhCertificate *self);

G_END_DECLS
