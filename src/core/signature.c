/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who signs and by what power. */
#include "signature.h"

#include "fields.h"

struct _KhSignature
{
  KhNode parent_instance;
  char *authority;
  char *position;
  char *name;
};

G_DEFINE_FINAL_TYPE (KhSignature, kh_signature, KH_TYPE_NODE)

static const KhField fields[] = {
  { "authority", KH_FIELD_STRING, G_STRUCT_OFFSET (KhSignature, authority) },
  { "position", KH_FIELD_STRING, G_STRUCT_OFFSET (KhSignature, position) },
  { "name", KH_FIELD_STRING, G_STRUCT_OFFSET (KhSignature, name) },
};

static void
kh_signature_class_init (KhSignatureClass *klass)
{
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_signature_init (KhSignature *self)
{
}

KhSignature *
kh_signature_new (const char *authority, const char *position, const char *name)
{
  return g_object_new (KH_TYPE_SIGNATURE, "authority", authority, "position", position, "name", name, NULL);
}

const char *
kh_signature_get_authority (KhSignature *self)
{
  g_return_val_if_fail (KH_IS_SIGNATURE (self), NULL);

  return self->authority;
}

const char *
kh_signature_get_position (KhSignature *self)
{
  g_return_val_if_fail (KH_IS_SIGNATURE (self), NULL);

  return self->position;
}

const char *
kh_signature_get_name (KhSignature *self)
{
  g_return_val_if_fail (KH_IS_SIGNATURE (self), NULL);

  return self->name;
}
