/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhCertificate: a certificate that can sign. */
#include "certificate-private.h"
#include "signing-error.h"

#include <glib/gi18n.h>
#include <nss/secerr.h>

struct _KhCertificate
{
  GObject parent_instance;

  CERTCertificate *handle;
  PK11SlotInfo *slot;
  GObject *store; /* which NSS is open for: it must be closed last */
  char *holder;
  char *issuer;
  char *id;
  GDateTime *not_before;
  GDateTime *not_after;
};

G_DEFINE_FINAL_TYPE (KhCertificate, kh_certificate, G_TYPE_OBJECT)

static void
kh_certificate_finalize (GObject *object)
{
  KhCertificate *self = KH_CERTIFICATE (object);

  g_clear_pointer (&self->handle, CERT_DestroyCertificate);
  g_clear_pointer (&self->slot, PK11_FreeSlot);
  g_clear_object (&self->store);
  g_free (self->holder);
  g_free (self->issuer);
  g_free (self->id);
  g_clear_pointer (&self->not_before, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);

  G_OBJECT_CLASS (kh_certificate_parent_class)->finalize (object);
}

static void
kh_certificate_class_init (KhCertificateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_certificate_finalize;
}

static void
kh_certificate_init (KhCertificate *self)
{
}

/* The common name, else the organisation, else the whole name. */
static char *
dup_name (CERTName *name)
{
  char *found = CERT_GetCommonName (name);
  char *copy;

  if (found == NULL)
    found = CERT_GetOrgName (name);
  if (found == NULL)
    found = CERT_NameToAscii (name);
  copy = found != NULL ? g_utf8_make_valid (found, -1) : g_strdup ("");
  PORT_Free (found);
  return copy;
}

/* NSS counts microseconds since 1970. */
static GDateTime *
date_time_from_nss (PRTime time)
{
  return g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);
}

KhCertificate *
kh_certificate_new (CERTCertificate *handle, PK11SlotInfo *slot, GObject *store)
{
  KhCertificate *self = g_object_new (KH_TYPE_CERTIFICATE, NULL);
  PRTime from = 0, to = 0;

  self->handle = CERT_DupCertificate (handle);
  self->store = g_object_ref (store);
  self->slot = slot != NULL ? PK11_ReferenceSlot (slot) : NULL;
  self->holder = dup_name (&handle->subject);
  self->issuer = dup_name (&handle->issuer);
  self->id = g_compute_checksum_for_data (G_CHECKSUM_SHA256, handle->derCert.data, handle->derCert.len);
  CERT_GetCertTimes (handle, &from, &to);
  self->not_before = date_time_from_nss (from);
  self->not_after = date_time_from_nss (to);
  return self;
}

CERTCertificate *
kh_certificate_get_handle (KhCertificate *self)
{
  return self->handle;
}

PK11SlotInfo *
kh_certificate_get_slot (KhCertificate *self)
{
  return self->slot;
}

const char *
kh_certificate_get_holder (KhCertificate *self)
{
  g_return_val_if_fail (KH_IS_CERTIFICATE (self), NULL);
  return self->holder;
}

const char *
kh_certificate_get_issuer (KhCertificate *self)
{
  g_return_val_if_fail (KH_IS_CERTIFICATE (self), NULL);
  return self->issuer;
}

const char *
kh_certificate_get_token (KhCertificate *self)
{
  g_return_val_if_fail (KH_IS_CERTIFICATE (self), NULL);
  return self->slot != NULL ? PK11_GetTokenName (self->slot) : "";
}

const char *
kh_certificate_get_id (KhCertificate *self)
{
  g_return_val_if_fail (KH_IS_CERTIFICATE (self), NULL);
  return self->id;
}

GDateTime *
kh_certificate_get_not_before (KhCertificate *self)
{
  g_return_val_if_fail (KH_IS_CERTIFICATE (self), NULL);
  return self->not_before;
}

GDateTime *
kh_certificate_get_not_after (KhCertificate *self)
{
  g_return_val_if_fail (KH_IS_CERTIFICATE (self), NULL);
  return self->not_after;
}

static char *
dup_day (GDateTime *time)
{
  return g_date_time_format (time, "%d/%m/%Y");
}

gboolean
kh_certificate_check (KhCertificate *self, GDateTime *now, GError **error)
{
  PRTime moment;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (KH_IS_CERTIFICATE (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  moment = now != NULL ? g_date_time_to_unix (now) * G_USEC_PER_SEC : PR_Now ();
  from = dup_day (self->not_before);
  to = dup_day (self->not_after);
  switch (CERT_CheckCertValidTimes (self->handle, moment, PR_FALSE))
    {
    case secCertTimeExpired:
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_CERTIFICATE,
                   _ ("The certificate of %s expired on %s; sign with a renewed one."), self->holder, to);
      return FALSE;
    case secCertTimeNotValidYet:
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_CERTIFICATE,
                   _ ("The certificate of %s is valid from %s only; check this computer's clock."), self->holder, from);
      return FALSE;
    case secCertTimeValid:
    case secCertTimeUndetermined:
    default:
      break;
    }
  /* A certificate without the extension may do anything. */
  if ((self->handle->rawKeyUsage & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0 && self->handle->keyUsagePresent)
    {
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_CERTIFICATE,
                   _ ("The certificate of %s is not for signatures; choose the one for signing."), self->holder);
      return FALSE;
    }
  /* An issuer that this computer does not know is told when verifying and no
   * reason to refuse; that the issuer took the certificate back is one. */
  if (CERT_VerifyCertificate (CERT_GetDefaultCertDB (), self->handle, PR_TRUE, certificateUsageEmailSigner, moment, NULL,
                              NULL, NULL)
          != SECSuccess
      && PORT_GetError () == SEC_ERROR_REVOKED_CERTIFICATE)
    {
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_CERTIFICATE,
                   _ ("The certificate of %s was revoked by %s; sign with another."), self->holder, self->issuer);
      return FALSE;
    }
  return TRUE;
}
