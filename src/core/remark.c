/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody wrote into or changed in a file that a plan was read from. */
#include "remark.h"

#include "fields.h"
#include "kh-enum-types.h"

struct _KhRemark
{
  GObject parent_instance;
  KhRemarkKind kind;
  char *author;
  char *date;
  char *text;
  char *quote;
  char *origin;
  char *node;
  int line;
};

G_DEFINE_FINAL_TYPE (KhRemark, kh_remark, G_TYPE_OBJECT)

static const KhField fields[] = {
  { "kind", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhRemark, kind), kh_remark_kind_get_type },
  { "author", KH_FIELD_STRING, G_STRUCT_OFFSET (KhRemark, author) },
  { "date", KH_FIELD_STRING, G_STRUCT_OFFSET (KhRemark, date) },
  { "text", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhRemark, text) },
  { "quote", KH_FIELD_STRING, G_STRUCT_OFFSET (KhRemark, quote) },
  { "origin", KH_FIELD_STRING, G_STRUCT_OFFSET (KhRemark, origin) },
  { "node", KH_FIELD_STRING, G_STRUCT_OFFSET (KhRemark, node) },
  { "line", KH_FIELD_INT, G_STRUCT_OFFSET (KhRemark, line) },
};

static void
kh_remark_finalize (GObject *object)
{
  kh_fields_clear (object);
  G_OBJECT_CLASS (kh_remark_parent_class)->finalize (object);
}

static void
kh_remark_class_init (KhRemarkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_remark_finalize;
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_remark_init (KhRemark *self)
{
  self->text = g_strdup ("");
}

KhRemark *
kh_remark_new (KhRemarkKind kind, const char *author, const char *date, const char *text)
{
  return g_object_new (KH_TYPE_REMARK, "kind", kind, "author", author, "date", date, "text", text, NULL);
}

KhRemarkKind
kh_remark_get_kind (KhRemark *self)
{
  g_return_val_if_fail (KH_IS_REMARK (self), 0);

  return self->kind;
}

const char *
kh_remark_get_author (KhRemark *self)
{
  g_return_val_if_fail (KH_IS_REMARK (self), NULL);

  return self->author;
}

const char *
kh_remark_get_date (KhRemark *self)
{
  g_return_val_if_fail (KH_IS_REMARK (self), NULL);

  return self->date;
}

const char *
kh_remark_get_text (KhRemark *self)
{
  g_return_val_if_fail (KH_IS_REMARK (self), NULL);

  return self->text;
}

const char *
kh_remark_get_quote (KhRemark *self)
{
  g_return_val_if_fail (KH_IS_REMARK (self), NULL);

  return self->quote;
}

const char *
kh_remark_get_origin (KhRemark *self)
{
  g_return_val_if_fail (KH_IS_REMARK (self), NULL);

  return self->origin;
}

const char *
kh_remark_get_node (KhRemark *self)
{
  g_return_val_if_fail (KH_IS_REMARK (self), NULL);

  return self->node;
}

int
kh_remark_get_line (KhRemark *self)
{
  g_return_val_if_fail (KH_IS_REMARK (self), 0);

  return self->line;
}
