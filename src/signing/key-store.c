/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhKeyStore: the certificates that a person can sign with. */
#include "key-store.h"

#include "certificate-private.h"
#include "pin-request.h"
#include "signing-error.h"

#include <glib/gi18n.h>
#include <nss/keyhi.h>
#include <nss/nss.h>
#include <nss/secmod.h>

struct _KhKeyStore
{
  GObject parent_instance;

  NSSInitContext *context;
  GPtrArray *modules; /* SECMODModule, loaded beside those of the database */
};

G_DEFINE_FINAL_TYPE (KhKeyStore, kh_key_store, G_TYPE_OBJECT)

static void
unload_module (gpointer module)
{
  SECMOD_UnloadUserModule (module);
  SECMOD_DestroyModule (module);
}

static void
kh_key_store_finalize (GObject *object)
{
  KhKeyStore *self = KH_KEY_STORE (object);

  g_ptr_array_unref (self->modules);
  if (self->context != NULL)
    NSS_ShutdownContext (self->context);

  G_OBJECT_CLASS (kh_key_store_parent_class)->finalize (object);
}

static void
kh_key_store_class_init (KhKeyStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_key_store_finalize;
}

static void
kh_key_store_init (KhKeyStore *self)
{
  self->modules = g_ptr_array_new_with_free_func (unload_module);
}

/* Who has only a token has no database. */
static NSSInitContext *
open_context (const char *database)
{
  g_autofree char *directory = g_strconcat ("sql:", database, NULL);
  g_autofree char *file = g_build_filename (database, "cert9.db", NULL);
  NSSInitParameters names = { .length = sizeof names };

  /* NSS takes up to 33 bytes. Translators: where certificates are kept that are on no token */
  names.dbTokenDescription = (char *) _ ("This computer");
  if (g_file_test (file, G_FILE_TEST_EXISTS))
    return NSS_InitContext (directory, "", "", SECMOD_DB, &names, NSS_INIT_READONLY);
  return NSS_InitContext ("", "", "", "", NULL,
                          NSS_INIT_READONLY | NSS_INIT_NOCERTDB | NSS_INIT_NOMODDB | NSS_INIT_FORCEOPEN);
}

static gboolean
add_driver (KhKeyStore *self, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *specification = NULL;
  SECMODModule *module;

  if (strpbrk (path, "\"\\") != NULL)
    {
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_DRIVER,
                   _ ("The name of the token's driver “%s” has a character that it must not have."), name);
      return FALSE;
    }
  specification = g_strdup_printf ("library=\"%s\" name=\"%s\"", path, name);
  module = SECMOD_LoadUserModule (specification, NULL, PR_FALSE);
  if (module == NULL || !module->loaded)
    {
      if (module != NULL)
        SECMOD_DestroyModule (module);
      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_DRIVER,
                   _ ("“%s” is no driver of a token; choose the PKCS#11 library that came with the token."), name);
      return FALSE;
    }
  g_ptr_array_add (self->modules, module);
  return TRUE;
}

KhKeyStore *
kh_key_store_open (const char *database, const char *const *drivers, GError **error)
{
  g_autoptr (KhKeyStore) self = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (database == NULL)
    database = own = g_build_filename (g_get_home_dir (), ".pki", "nssdb", NULL);
  self = g_object_new (KH_TYPE_KEY_STORE, NULL);
  self->context = open_context (database);
  if (self->context == NULL)
    {
      g_autofree char *name = g_filename_display_name (database);

      g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_STORE,
                   _ ("The certificates in “%s” cannot be read; it is damaged or no certificate database."), name);
      return NULL;
    }
  kh_pin_request_install ();
  for (guint i = 0; drivers != NULL && drivers[i] != NULL; i++)
    if (!add_driver (self, drivers[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/* Certificates. */

static gboolean
has_key (PK11SlotInfo *slot, CERTCertificate *handle, KhPinRequest *request)
{
  SECKEYPrivateKey *key = PK11_FindPrivateKeyFromCert (slot, handle, request);

  if (key == NULL)
    return FALSE;
  SECKEY_DestroyPrivateKey (key);
  return TRUE;
}

/* A token that has not seen the PIN yet may hide its keys: then every
 * certificate on it that is for no authority counts. */
static gboolean
may_sign (PK11SlotInfo *slot, CERTCertificate *handle, KhPinRequest *request)
{
  if (PK11_NeedLogin (slot) && !PK11_IsLoggedIn (slot, request))
    return !CERT_IsCACert (handle, NULL);
  return has_key (slot, handle, request);
}

/* A database may hold a copy of a token's certificate, without its key. */
static void
add_certificate (GListStore *store, KhCertificate *certificate)
{
  g_autoptr (KhCertificate) other = kh_key_store_find (G_LIST_MODEL (store), kh_certificate_get_id (certificate));
  guint position;

  if (other != NULL && PK11_IsInternal (kh_certificate_get_slot (certificate)))
    return;
  if (other != NULL && g_list_store_find (store, other, &position))
    g_list_store_remove (store, position);
  g_list_store_append (store, certificate);
}

static guint
add_certificates (KhKeyStore *self, GListStore *store, PK11SlotInfo *slot, KhPinRequest *request)
{
  CERTCertList *list = PK11_ListCertsInSlot (slot);
  guint n = 0;

  if (list == NULL)
    return 0;
  for (CERTCertListNode *node = CERT_LIST_HEAD (list); !CERT_LIST_END (node, list); node = CERT_LIST_NEXT (node))
    if (may_sign (slot, node->cert, request))
      {
        g_autoptr (KhCertificate) certificate = kh_certificate_new (node->cert, slot, G_OBJECT (self));

        add_certificate (store, certificate);
        n++;
      }
  CERT_DestroyCertList (list);
  return n;
}

/* Most tokens show their certificates to everyone; the others after the PIN. */
static void
list_slot (KhKeyStore *self, GListStore *store, PK11SlotInfo *slot, KhPinRequest *request)
{
  if (!PK11_IsPresent (slot) || PK11_HasRootCerts (slot))
    return;
  if (add_certificates (self, store, slot, request) == 0 && request->func != NULL && !PK11_IsInternal (slot)
      && PK11_NeedLogin (slot) && !PK11_IsLoggedIn (slot, request)
      && PK11_Authenticate (slot, PR_TRUE, request) == SECSuccess)
    add_certificates (self, store, slot, request);
}

static int
compare_ends (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_date_time_compare (kh_certificate_get_not_after ((gpointer) b), kh_certificate_get_not_after ((gpointer) a));
}

GListModel *
kh_key_store_list (KhKeyStore *self, KhPinFunc pin, gpointer user_data)
{
  g_autoptr (GListStore) store = g_list_store_new (KH_TYPE_CERTIFICATE);
  KhPinRequest request = { .func = pin, .user_data = user_data };
  PK11SlotList *slots;

  g_return_val_if_fail (KH_IS_KEY_STORE (self), NULL);

  slots = PK11_GetAllTokens (CKM_INVALID_MECHANISM, PR_FALSE, PR_FALSE, &request);
  if (slots != NULL)
    {
      for (PK11SlotListElement *element = PK11_GetFirstSafe (slots); element != NULL;
           element = PK11_GetNextSafe (slots, element, PR_FALSE))
        list_slot (self, store, element->slot, &request);
      PK11_FreeSlotList (slots);
    }
  g_list_store_sort (store, compare_ends, NULL);
  return G_LIST_MODEL (g_steal_pointer (&store));
}

KhCertificate *
kh_key_store_find (GListModel *certificates, const char *words)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (certificates), NULL);
  g_return_val_if_fail (words != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (certificates); i++)
    {
      g_autoptr (KhCertificate) certificate = g_list_model_get_item (certificates, i);

      if (g_ascii_strcasecmp (kh_certificate_get_id (certificate), words) == 0
          || g_strcmp0 (kh_certificate_get_holder (certificate), words) == 0)
        return g_steal_pointer (&certificate);
    }
  return NULL;
}
