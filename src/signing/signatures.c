/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signatures of a PDF file, read and validated through poppler. */
#include "signatures.h"

#include "later-changes.h"

#include <glib/gi18n.h>
#include <poppler.h>

void
kh_signature_info_free (KhSignatureInfo *info)
{
  if (info == NULL)
    return;
  g_free (info->field);
  g_free (info->signer);
  g_clear_pointer (&info->time, g_date_time_unref);
  g_free (info);
}

/* poppler's errors name neither the file nor what to do. */
static void
take_poppler_error (GError **error, GError *cause, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_ENCRYPTED,
                 _ ("“%s” is protected by a password; its signatures can be read after the protection is taken off."),
                 name);
  else if (cause != NULL && cause->domain == POPPLER_ERROR)
    g_set_error (error, KH_SIGNING_ERROR, KH_SIGNING_ERROR_NOT_PDF,
                 _ ("“%s” is no PDF file, or a damaged one; choose the signed PDF."), name);
  else
    {
      g_propagate_error (error, cause);
      return;
    }
  g_error_free (cause);
}

/* Whether anybody signed the field; a document has empty ones where it is to be signed. */
static gboolean
is_signed (PopplerSignatureStatus status)
{
  return status != POPPLER_SIGNATURE_NOT_FOUND && status != POPPLER_SIGNATURE_NOT_VERIFIED;
}

static KhSignatureStatus
status_from_poppler (PopplerSignatureStatus status)
{
  switch (status)
    {
    case POPPLER_SIGNATURE_VALID:
      return KH_SIGNATURE_HOLDS;
    case POPPLER_SIGNATURE_DIGEST_MISMATCH:
      return KH_SIGNATURE_CHANGED;
    case POPPLER_SIGNATURE_INVALID:
      return KH_SIGNATURE_INVALID;
    default:
      return KH_SIGNATURE_BROKEN;
    }
}

static KhCertificateStanding
standing_from_poppler (PopplerCertificateStatus status)
{
  switch (status)
    {
    case POPPLER_CERTIFICATE_TRUSTED:
      return KH_CERTIFICATE_TRUSTED;
    case POPPLER_CERTIFICATE_EXPIRED:
      return KH_CERTIFICATE_EXPIRED;
    case POPPLER_CERTIFICATE_REVOKED:
      return KH_CERTIFICATE_REVOKED;
    default:
      return KH_CERTIFICATE_UNKNOWN;
    }
}

static KhSignatureInfo *
info_from_poppler (PopplerFormField *field, const PopplerSignatureInfo *found)
{
  KhSignatureInfo *info = g_new0 (KhSignatureInfo, 1);
  const char *signer = poppler_signature_info_get_signer_name (found);
  GDateTime *time = poppler_signature_info_get_local_signing_time (found);

  info->field = poppler_form_field_get_partial_name (field);
  info->signer = signer != NULL && *signer != '\0' ? g_strdup (signer) : NULL;
  info->time = time != NULL ? g_date_time_ref (time) : NULL;
  info->status = status_from_poppler (poppler_signature_info_get_signature_status (found));
  info->standing = standing_from_poppler (poppler_signature_info_get_certificate_status (found));
  return info;
}

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean alone;
} Ownership;

static void
ownership_changed_cb (gpointer user_data, GObject *object, gboolean is_last)
{
  Ownership *self = user_data;

  g_mutex_lock (&self->mutex);
  self->alone = is_last;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

/* poppler validates in a thread of its own, which may let go of @field, and
 * with it of the document, only after the result is here. Were that the last
 * hold on poppler's global state, the thread would free it beside the end of
 * the program that frees it too. */
static void
wait_for_worker (GObject *field)
{
  Ownership self = { .alone = FALSE };

  g_mutex_init (&self.mutex);
  g_cond_init (&self.cond);
  g_object_add_toggle_ref (field, ownership_changed_cb, &self);
  g_object_unref (field);
  g_mutex_lock (&self.mutex);
  while (!self.alone)
    g_cond_wait (&self.cond, &self.mutex);
  g_mutex_unlock (&self.mutex);
  g_object_ref (field);
  g_object_remove_toggle_ref (field, ownership_changed_cb, &self);
  g_mutex_clear (&self.mutex);
  g_cond_clear (&self.cond);
}

static GPtrArray *
read_fields (GList *fields, GError **error)
{
  g_autoptr (GPtrArray) signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_signature_info_free);
  const PopplerSignatureValidationFlags flags = POPPLER_SIGNATURE_VALIDATION_FLAG_VALIDATE_CERTIFICATE |
                                                POPPLER_SIGNATURE_VALIDATION_FLAG_WITHOUT_OCSP_REVOCATION_CHECK;

  for (GList *link = fields; link != NULL; link = link->next)
    {
      PopplerSignatureInfo *found = poppler_form_field_signature_validate_sync (link->data, flags, NULL, error);

      wait_for_worker (link->data);
      if (found == NULL)
        return NULL;
      if (is_signed (poppler_signature_info_get_signature_status (found)))
        g_ptr_array_add (signatures, info_from_poppler (link->data, found));
      poppler_signature_info_free (found);
    }
  return g_steal_pointer (&signatures);
}

/* poppler does not tell what a signature speaks for. */
static void
add_scope (KhSignatureInfo *info, GBytes *bytes, const GArray *ranges)
{
  const KhSignedRange *range = NULL;

  for (guint i = 0; ranges != NULL && i < ranges->len && range == NULL; i++)
    if (g_strcmp0 (g_array_index (ranges, KhSignedRange, i).field, info->field) == 0)
      range = &g_array_index (ranges, KhSignedRange, i);
  if (range == NULL || !range->sound)
    {
      /* A range with a hole that it does not need says nothing about what stands there. */
      if (info->status == KH_SIGNATURE_HOLDS)
        info->status = KH_SIGNATURE_BROKEN;
      return;
    }
  if (range->end < g_bytes_get_size (bytes))
    info->scope = kh_later_changes_are_fields (bytes, range->end) ? KH_SIGNATURE_FILLED : KH_SIGNATURE_EXTENDED;
}

gboolean
kh_signature_info_is_sound (const KhSignatureInfo *info)
{
  g_return_val_if_fail (info != NULL, FALSE);

  return info->status == KH_SIGNATURE_HOLDS && info->scope != KH_SIGNATURE_EXTENDED;
}

char *
kh_signature_info_dup_words (const KhSignatureInfo *info)
{
  GString *words;

  g_return_val_if_fail (info != NULL, NULL);

  switch (info->status)
    {
    case KH_SIGNATURE_CHANGED:
      return g_strdup (_ ("the document was changed after it was signed"));
    case KH_SIGNATURE_INVALID:
      return g_strdup (_ ("the signature does not belong to its certificate"));
    case KH_SIGNATURE_BROKEN:
      return g_strdup (_ ("the signature cannot be checked"));
    case KH_SIGNATURE_HOLDS:
    default:
      break;
    }
  if (info->scope == KH_SIGNATURE_EXTENDED)
    return g_strdup (_ ("the signature holds for what was signed, but pages were changed afterwards"));
  words = g_string_new (info->scope == KH_SIGNATURE_WHOLE ? _ ("the signature holds for the whole document")
                                                          : _ ("the signature holds; afterwards only fields were filled in or signed"));
  if (info->standing == KH_CERTIFICATE_EXPIRED)
    g_string_append_printf (words, "; %s", _ ("the certificate has expired"));
  else if (info->standing == KH_CERTIFICATE_REVOKED)
    g_string_append_printf (words, "; %s", _ ("the certificate was revoked"));
  else if (info->standing == KH_CERTIFICATE_UNKNOWN)
    g_string_append_printf (words, "; %s", _ ("this computer does not know who issued the certificate"));
  return g_string_free (words, FALSE);
}

GPtrArray *
kh_signatures_read (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  PopplerDocument *document;
  GError *cause = NULL;
  GPtrArray *signatures;
  GList *fields;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  /* Read here and not by poppler: its error for an absent file has no sentence. */
  file = g_file_new_for_path (path);
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes == NULL)
    return NULL;
  document = poppler_document_new_from_bytes (bytes, NULL, &cause);
  if (document == NULL)
    {
      take_poppler_error (error, cause, path);
      return NULL;
    }
  fields = poppler_document_get_signature_fields (document);
  signatures = read_fields (fields, error);
  if (signatures != NULL && signatures->len > 0)
    {
      g_autoptr (GArray) ranges = kh_signed_ranges_read (bytes, NULL, NULL);

      for (guint i = 0; i < signatures->len; i++)
        add_scope (g_ptr_array_index (signatures, i), bytes, ranges);
    }
  g_list_free_full (fields, g_object_unref);
  g_object_unref (document);
  return signatures;
}
