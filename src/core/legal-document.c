/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document of the register. */
#include "legal-document.h"

#include "fields.h"
#include "kh-enum-types.h"
#include "symbol.h"
#include "text.h"

struct _KhLegalDocument
{
  KhNode parent_instance;
  char *type;
  char *number;
  char *symbol;
  char *date;
  char *issuer;
  char *title;
  KhLegalStatus status;
  char *replaced_by;
};

G_DEFINE_FINAL_TYPE (KhLegalDocument, kh_legal_document, KH_TYPE_NODE)

static const KhField fields[] = {
  { "type", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhLegalDocument, type) },
  { "number", KH_FIELD_STRING, G_STRUCT_OFFSET (KhLegalDocument, number) },
  { "symbol", KH_FIELD_STRING, G_STRUCT_OFFSET (KhLegalDocument, symbol) },
  { "date", KH_FIELD_STRING, G_STRUCT_OFFSET (KhLegalDocument, date) },
  { "issuer", KH_FIELD_STRING, G_STRUCT_OFFSET (KhLegalDocument, issuer) },
  { "title", KH_FIELD_STRING, G_STRUCT_OFFSET (KhLegalDocument, title) },
  { "status", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhLegalDocument, status), kh_legal_status_get_type },
  { "replaced-by", KH_FIELD_STRING, G_STRUCT_OFFSET (KhLegalDocument, replaced_by) },
};

static void
kh_legal_document_class_init (KhLegalDocumentClass *klass)
{
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_legal_document_init (KhLegalDocument *self)
{
  self->type = g_strdup ("");
}

KhLegalDocument *
kh_legal_document_new (const char *type)
{
  return g_object_new (KH_TYPE_LEGAL_DOCUMENT, "type", type, NULL);
}

const char *
kh_legal_document_get_kind (KhLegalDocument *self)
{
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), NULL);

  return self->type;
}

const char *
kh_legal_document_get_number (KhLegalDocument *self)
{
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), NULL);

  return self->number;
}

const char *
kh_legal_document_get_symbol (KhLegalDocument *self)
{
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), NULL);

  return self->symbol;
}

const char *
kh_legal_document_get_date (KhLegalDocument *self)
{
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), NULL);

  return self->date;
}

const char *
kh_legal_document_get_issuer (KhLegalDocument *self)
{
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), NULL);

  return self->issuer;
}

const char *
kh_legal_document_get_title (KhLegalDocument *self)
{
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), NULL);

  return self->title;
}

KhLegalStatus
kh_legal_document_get_status (KhLegalDocument *self)
{
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), KH_LEGAL_STATUS_IN_FORCE);

  return self->status;
}

const char *
kh_legal_document_get_replaced_by (KhLegalDocument *self)
{
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), NULL);

  return self->replaced_by;
}

gboolean
kh_legal_document_is_law (KhLegalDocument *self)
{
  static const char *const laws[] = { "luat", "bo luat", "phap lenh", "hien phap", NULL };
  g_autofree char *folded = NULL;

  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), FALSE);

  folded = kh_text_fold (self->type);
  return g_strv_contains (laws, folded);
}

char *
kh_legal_document_dup_number (KhLegalDocument *self)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), NULL);

  if (self->number != NULL)
    number = kh_symbol_format_number (self->number);
  if (number != NULL && self->symbol != NULL)
    return g_strconcat (number, "/", self->symbol, NULL);

  return number != NULL ? g_steal_pointer (&number) : g_strdup (self->symbol);
}

static gboolean
is_equal_text (const char *a, const char *b)
{
  g_autofree char *folded = kh_text_fold_name (a);
  g_autofree char *other = kh_text_fold_name (b);

  return g_str_equal (folded, other);
}

gboolean
kh_legal_document_is_same (KhLegalDocument *self, KhLegalDocument *other)
{
  g_autofree char *number = NULL;
  g_autofree char *other_number = NULL;

  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (self), FALSE);
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (other), FALSE);

  if (self->date != NULL && other->date != NULL && !g_str_equal (self->date, other->date))
    return FALSE;
  number = kh_legal_document_dup_number (self);
  other_number = kh_legal_document_dup_number (other);
  if (number != NULL && other_number != NULL)
    return is_equal_text (number, other_number);

  /* A law may be entered by its name in one place, with its number in another;
   * other documents without a number have nothing that tells them apart. */
  return kh_legal_document_is_law (self) && is_equal_text (self->type, other->type)
         && self->title != NULL && is_equal_text (self->title, other->title);
}
