/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that proves what a record of progress says. */
#include "evidence.h"

#include "fields.h"

struct _KhEvidence
{
  KhNode parent_instance;
  char *name;
  char *media_type;
  int size;
};

G_DEFINE_FINAL_TYPE (KhEvidence, kh_evidence, KH_TYPE_NODE)

static const KhField fields[] = {
  { "name", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhEvidence, name) },
  { "media-type", KH_FIELD_STRING, G_STRUCT_OFFSET (KhEvidence, media_type) },
  { "size", KH_FIELD_INT, G_STRUCT_OFFSET (KhEvidence, size) },
};

static void
kh_evidence_class_init (KhEvidenceClass *klass)
{
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_evidence_init (KhEvidence *self)
{
  self->name = g_strdup ("");
}

KhEvidence *
kh_evidence_new (const char *name, const char *media_type, int size)
{
  return g_object_new (KH_TYPE_EVIDENCE, "name", name, "media-type", media_type, "size", size, NULL);
}

const char *
kh_evidence_get_name (KhEvidence *self)
{
  g_return_val_if_fail (KH_IS_EVIDENCE (self), NULL);

  return self->name;
}

const char *
kh_evidence_get_media_type (KhEvidence *self)
{
  g_return_val_if_fail (KH_IS_EVIDENCE (self), NULL);

  return self->media_type;
}

int
kh_evidence_get_size (KhEvidence *self)
{
  g_return_val_if_fail (KH_IS_EVIDENCE (self), 0);

  return self->size;
}
