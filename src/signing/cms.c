/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The signature itself: a detached CMS message, made by NSS. */
#include "cms.h"

#include "certificate-private.h"
#include "signing-error.h"

#include <glib/gi18n.h>
#include <nspr/prerror.h>
#include <nss/cms.h>
#include <nss/cryptohi.h>
#include <nss/keyhi.h>
#include <nss/secasn1.h>
#include <nss/secerr.h>
#include <nss/secoid.h>
#include <stdlib.h>

#define FRAME_SIZE 2048 /* bytes for all that is neither a certificate nor the signature */

/* ESS signing-certificate-v2, RFC 5035: id-aa 47. */
static const guint8 signing_certificate_v2[] = { 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x02, 0x2f };

/* SigningCertificateV2 of one certificate, its hash algorithm being the
 * default, SHA-256: SEQUENCE { SEQUENCE OF { SEQUENCE { OCTET STRING } } } */
typedef struct
{
  SECItem hash;
} EssCertId;

typedef struct
{
  EssCertId **certificates;
} EssSigningCertificate;

static const SEC_ASN1Template ess_cert_id_template[] = {
  { SEC_ASN1_SEQUENCE, 0, NULL, sizeof (EssCertId) },
  { SEC_ASN1_OCTET_STRING, offsetof (EssCertId, hash), NULL, 0 },
  { 0, 0, NULL, 0 },
};

static const SEC_ASN1Template ess_signing_certificate_template[] = {
  { SEC_ASN1_SEQUENCE, 0, NULL, sizeof (EssSigningCertificate) },
  { SEC_ASN1_SEQUENCE_OF, offsetof (EssSigningCertificate, certificates), ess_cert_id_template, 0 },
  { 0, 0, NULL, 0 },
};

/* What NSS streams has lengths that it did not know when it began to write them
 * (BER); a PDF holds DER (ISO 32000-1, 12.8.3.3). Only the frame is such: the
 * algorithms, certificates and signers within are taken over as they are. */
typedef struct
{
  SECItem type;
  SECItem version;
  SECItem **algorithms;
  SECItem content_type;
  SECItem **certificates;
  SECItem **signers;
} Frame;

static const SEC_ASN1Template content_template[] = {
  { SEC_ASN1_SEQUENCE, 0, NULL, 0 },
  { SEC_ASN1_OBJECT_ID, offsetof (Frame, content_type), NULL, 0 },
  { 0, 0, NULL, 0 },
};

static const SEC_ASN1Template signed_data_template[] = {
  { SEC_ASN1_SEQUENCE, 0, NULL, 0 },
  { SEC_ASN1_INTEGER, offsetof (Frame, version), NULL, 0 },
  { SEC_ASN1_SET_OF, offsetof (Frame, algorithms), SEC_AnyTemplate, 0 },
  { SEC_ASN1_INLINE, 0, content_template, 0 },
  { SEC_ASN1_OPTIONAL | SEC_ASN1_CONSTRUCTED | SEC_ASN1_CONTEXT_SPECIFIC | 0, offsetof (Frame, certificates),
    SEC_SetOfAnyTemplate, 0 },
  { SEC_ASN1_SET_OF, offsetof (Frame, signers), SEC_AnyTemplate, 0 },
  { 0, 0, NULL, 0 },
};

static const SEC_ASN1Template frame_template[] = {
  { SEC_ASN1_SEQUENCE, 0, NULL, sizeof (Frame) },
  { SEC_ASN1_OBJECT_ID, offsetof (Frame, type), NULL, 0 },
  { SEC_ASN1_EXPLICIT | SEC_ASN1_CONSTRUCTED | SEC_ASN1_CONTEXT_SPECIFIC | 0, 0, signed_data_template, 0 },
  { 0, 0, NULL, 0 },
};

/* DER wants the elements of a set in the order of their bytes. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  return (int) SECITEM_CompareItem (*(SECItem *const *) a, *(SECItem *const *) b);
}

static void
sort_set (SECItem **items)
{
  gsize n = 0;

  while (items != NULL && items[n] != NULL)
    n++;
  if (n > 1)
    qsort (items, n, sizeof *items, compare_items);
}

static GBytes *
to_der (PLArenaPool *pool, const SECItem *message)
{
  Frame *frame = PORT_ArenaZNew (pool, Frame);
  SECItem output = { siBuffer, NULL, 0 };

  if (SEC_ASN1DecodeItem (pool, frame, frame_template, message) != SECSuccess)
    return NULL;
  sort_set (frame->certificates);
  return SEC_ASN1EncodeItem (pool, &output, frame, frame_template) != NULL ? g_bytes_new (output.data, output.len) : NULL;
}

/* libsmime3 exports no function to add an attribute of one's own: it is put
 * where that function would put it, in the message's own memory. */
static gboolean
add_signing_certificate (NSSCMSMessage *message, NSSCMSSignerInfo *signer, CERTCertificate *handle)
{
  PLArenaPool *pool = message->poolp;
  guint8 hash[KH_CMS_DIGEST_LENGTH];
  EssCertId id = { { siBuffer, hash, sizeof hash } };
  EssCertId *ids[] = { &id, NULL };
  EssSigningCertificate value = { ids };
  NSSCMSAttribute *attribute;

  if (PK11_HashBuf (SEC_OID_SHA256, hash, handle->derCert.data, (PRInt32) handle->derCert.len) != SECSuccess)
    return FALSE;
  attribute = PORT_ArenaZNew (pool, NSSCMSAttribute);
  attribute->type.data = PORT_ArenaAlloc (pool, sizeof signing_certificate_v2);
  attribute->type.len = sizeof signing_certificate_v2;
  memcpy (attribute->type.data, signing_certificate_v2, sizeof signing_certificate_v2);
  attribute->encoded = PR_TRUE;
  attribute->values = PORT_ArenaZNewArray (pool, SECItem *, 2);
  attribute->values[0] = SEC_ASN1EncodeItem (pool, NULL, &value, ess_signing_certificate_template);
  signer->authAttr = PORT_ArenaZNewArray (pool, NSSCMSAttribute *, 2);
  signer->authAttr[0] = attribute;
  return attribute->values[0] != NULL;
}

/* NSS owns what it was given only once the call has succeeded. */
static NSSCMSSignerInfo *
add_signer (NSSCMSMessage *message, NSSCMSSignedData *data, CERTCertificate *handle)
{
  NSSCMSSignerInfo *signer = NSS_CMSSignerInfo_Create (message, handle, SEC_OID_SHA256);

  if (signer == NULL)
    return NULL;
  if (NSS_CMSSignedData_AddSignerInfo (data, signer) != SECSuccess)
    {
      NSS_CMSSignerInfo_Destroy (signer);
      return NULL;
    }
  return signer;
}

static gboolean
fill (NSSCMSMessage *message, CERTCertificate *handle, const guint8 *digest)
{
  NSSCMSSignedData *data = NSS_CMSSignedData_Create (message);
  NSSCMSContentInfo *content;
  NSSCMSSignerInfo *signer;
  SECItem item = { siBuffer, (guint8 *) digest, KH_CMS_DIGEST_LENGTH };

  if (data == NULL)
    return FALSE;
  if (NSS_CMSContentInfo_SetContent_SignedData (message, NSS_CMSMessage_GetContentInfo (message), data) != SECSuccess)
    {
      NSS_CMSSignedData_Destroy (data);
      return FALSE;
    }
  content = NSS_CMSSignedData_GetContentInfo (data);
  if (NSS_CMSContentInfo_SetContent_Data (message, content, NULL, PR_TRUE) != SECSuccess)
    return FALSE;
  signer = add_signer (message, data, handle);
  return signer != NULL && NSS_CMSSignerInfo_IncludeCerts (signer, NSSCMSCM_CertChain, certUsageEmailSigner) == SECSuccess
         && add_signing_certificate (message, signer, handle)
         && NSS_CMSSignedData_SetDigestValue (data, SEC_OID_SHA256, &item) == SECSuccess;
}

static GBytes *
encode (NSSCMSMessage *message, KhPinRequest *request)
{
  PLArenaPool *pool = PORT_NewArena (1024);
  SECItem output = { siBuffer, NULL, 0 };
  GBytes *bytes = NULL;
  NSSCMSEncoderContext *encoder
      = NSS_CMSEncoder_Start (message, NULL, NULL, &output, pool, NULL, request, NULL, NULL, NULL, NULL);

  if (encoder != NULL && NSS_CMSEncoder_Finish (encoder) == SECSuccess)
    bytes = to_der (pool, &output);
  PORT_FreeArena (pool, PR_FALSE);
  return bytes;
}

/* What a driver says of a token that is pulled out differs from driver to driver. */
static gboolean
is_of_token (int code)
{
  return code == SEC_ERROR_NO_TOKEN || code == SEC_ERROR_TOKEN_NOT_LOGGED_IN || code == SEC_ERROR_PKCS11_DEVICE_ERROR
         || code == SEC_ERROR_PKCS11_GENERAL_ERROR || code == SEC_ERROR_PKCS11_FUNCTION_FAILED;
}

static void
set_error (GError **error, KhCertificate *certificate, const KhPinRequest *request)
{
  const int code = PORT_GetError ();
  PK11SlotInfo *slot = kh_certificate_get_slot (certificate);
  const char *token = kh_certificate_get_token (certificate);
  const char *name;

  if (request->given_up)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Nothing was signed: no PIN was given."));
  else if (request->wrong || code == SEC_ERROR_BAD_PASSWORD)
    g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_PIN,
                 _ ("“%s” refused the PIN; type it again with care: it locks itself after a few wrong ones."), token);
  else if (slot == NULL || !PK11_IsPresent (slot) || is_of_token (code))
    g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_TOKEN,
                 _ ("“%s” is not there any more or does not answer; put the token in again and sign once more."), token);
  else
    {
      name = PR_ErrorToName (code);
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_FAILED,
                   _ ("“%s” did not sign with the certificate of %s (%s)."), token,
                   kh_certificate_get_holder (certificate), name != NULL ? name : "?");
    }
}

/* The slot may ask before the key is looked for, or the key's absence would be
 * all that is known of a wrong PIN. */
static gboolean
log_in (KhCertificate *certificate, KhPinRequest *request)
{
  PK11SlotInfo *slot = kh_certificate_get_slot (certificate);

  return slot != NULL && PK11_IsPresent (slot)
         && (!PK11_NeedLogin (slot) || PK11_IsLoggedIn (slot, request)
             || PK11_Authenticate (slot, PR_TRUE, request) == SECSuccess);
}

GBytes *
kh_cms_sign (KhCertificate *certificate, const guint8 digest[KH_CMS_DIGEST_LENGTH], KhPinFunc pin, gpointer user_data,
             GError **error)
{
  KhPinRequest request = { .func = pin, .user_data = user_data };
  NSSCMSMessage *message;
  GBytes *bytes = NULL;

  g_return_val_if_fail (KH_IS_CERTIFICATE (certificate), NULL);
  g_return_val_if_fail (digest != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  kh_pin_request_install (); /* poppler may have put its own in the place */
  PORT_SetError (0);
  if (log_in (certificate, &request))
    {
      message = NSS_CMSMessage_Create (NULL);
      if (message != NULL && fill (message, kh_certificate_get_handle (certificate), digest))
        bytes = encode (message, &request);
      if (bytes == NULL)
        set_error (error, certificate, &request);
      g_clear_pointer (&message, NSS_CMSMessage_Destroy);
      /* Whoever comes to this computer next is to be asked again. */
      if (PK11_NeedLogin (kh_certificate_get_slot (certificate)))
        PK11_Logout (kh_certificate_get_slot (certificate));
      return bytes;
    }
  set_error (error, certificate, &request);
  return NULL;
}

gsize
kh_cms_measure (KhCertificate *certificate)
{
  CERTCertificate *handle = kh_certificate_get_handle (certificate);
  CERTCertificateList *chain = CERT_CertChainFromCert (handle, certUsageEmailSigner, PR_TRUE);
  SECKEYPublicKey *key = CERT_ExtractPublicKey (handle);
  gsize size = FRAME_SIZE + handle->derCert.len;

  for (int i = 0; chain != NULL && i < chain->len; i++)
    size += chain->certs[i].len;
  if (key != NULL)
    size += SECKEY_SignatureLen (key);
  g_clear_pointer (&chain, CERT_DestroyCertificateList);
  g_clear_pointer (&key, SECKEY_DestroyPublicKey);
  return size + handle->derIssuer.len;
}
