/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of "Nơi nhận". */
#include "recipient.h"

#include "fields.h"

struct _KhRecipient
{
  KhNode parent_instance;
  char *text;
  char *purpose;
  gboolean archive;
  char *unit;
  int copies;
  char *email;
};

G_DEFINE_FINAL_TYPE (KhRecipient, kh_recipient, KH_TYPE_NODE)

static const KhField fields[] = {
  { "text", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhRecipient, text) },
  { "purpose", KH_FIELD_STRING, G_STRUCT_OFFSET (KhRecipient, purpose) },
  { "archive", KH_FIELD_BOOLEAN, G_STRUCT_OFFSET (KhRecipient, archive) },
  { "unit", KH_FIELD_STRING, G_STRUCT_OFFSET (KhRecipient, unit) },
  { "copies", KH_FIELD_INT, G_STRUCT_OFFSET (KhRecipient, copies) },
  { "email", KH_FIELD_STRING, G_STRUCT_OFFSET (KhRecipient, email) },
};

static void
kh_recipient_class_init (KhRecipientClass *klass)
{
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_recipient_init (KhRecipient *self)
{
  self->text = g_strdup ("");
}

KhRecipient *
kh_recipient_new (const char *text, const char *purpose)
{
  return g_object_new (KH_TYPE_RECIPIENT, "text", text, "purpose", purpose, NULL);
}

KhRecipient *
kh_recipient_new_archive (const char *text, const char *unit, int copies)
{
  return g_object_new (KH_TYPE_RECIPIENT, "text", text, "archive", TRUE, "unit", unit, "copies", copies,
                       NULL);
}

const char *
kh_recipient_get_text (KhRecipient *self)
{
  g_return_val_if_fail (KH_IS_RECIPIENT (self), NULL);

  return self->text;
}

const char *
kh_recipient_get_purpose (KhRecipient *self)
{
  g_return_val_if_fail (KH_IS_RECIPIENT (self), NULL);

  return self->purpose;
}

gboolean
kh_recipient_get_archive (KhRecipient *self)
{
  g_return_val_if_fail (KH_IS_RECIPIENT (self), FALSE);

  return self->archive;
}

const char *
kh_recipient_get_unit (KhRecipient *self)
{
  g_return_val_if_fail (KH_IS_RECIPIENT (self), NULL);

  return self->unit;
}

int
kh_recipient_get_copies (KhRecipient *self)
{
  g_return_val_if_fail (KH_IS_RECIPIENT (self), 0);

  return self->copies;
}

const char *
kh_recipient_get_email (KhRecipient *self)
{
  g_return_val_if_fail (KH_IS_RECIPIENT (self), NULL);

  return self->email;
}
