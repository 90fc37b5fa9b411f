/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of the agency that takes on tasks. */
#include "unit.h"

#include "fields.h"
#include "kh-enum-types.h"
#include "text.h"

struct _KhUnit
{
  KhNode parent_instance;
  KhUnitKind kind;
  char *name;
  char *short_name;
  char *head_title;
  int first_year;
  int last_year;
  char *successor;
};

G_DEFINE_FINAL_TYPE (KhUnit, kh_unit, KH_TYPE_NODE)

static const KhField fields[] = {
  { "kind", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhUnit, kind), kh_unit_kind_get_type },
  { "name", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhUnit, name) },
  { "short-name", KH_FIELD_STRING, G_STRUCT_OFFSET (KhUnit, short_name) },
  { "head-title", KH_FIELD_STRING, G_STRUCT_OFFSET (KhUnit, head_title) },
  { "first-year", KH_FIELD_INT, G_STRUCT_OFFSET (KhUnit, first_year) },
  { "last-year", KH_FIELD_INT, G_STRUCT_OFFSET (KhUnit, last_year) },
  { "successor", KH_FIELD_STRING, G_STRUCT_OFFSET (KhUnit, successor) },
};

static void
kh_unit_class_init (KhUnitClass *klass)
{
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_unit_init (KhUnit *self)
{
  self->name = g_strdup ("");
}

KhUnit *
kh_unit_new (KhUnitKind kind, const char *name)
{
  return g_object_new (KH_TYPE_UNIT, "kind", kind, "name", name, NULL);
}

KhUnitKind
kh_unit_get_kind (KhUnit *self)
{
  g_return_val_if_fail (KH_IS_UNIT (self), 0);

  return self->kind;
}

const char *
kh_unit_get_name (KhUnit *self)
{
  g_return_val_if_fail (KH_IS_UNIT (self), NULL);

  return self->name;
}

const char *
kh_unit_get_short_name (KhUnit *self)
{
  g_return_val_if_fail (KH_IS_UNIT (self), NULL);

  return self->short_name;
}

const char *
kh_unit_get_head_title (KhUnit *self)
{
  g_return_val_if_fail (KH_IS_UNIT (self), NULL);

  return self->head_title;
}

int
kh_unit_get_first_year (KhUnit *self)
{
  g_return_val_if_fail (KH_IS_UNIT (self), 0);

  return self->first_year;
}

int
kh_unit_get_last_year (KhUnit *self)
{
  g_return_val_if_fail (KH_IS_UNIT (self), 0);

  return self->last_year;
}

const char *
kh_unit_get_successor (KhUnit *self)
{
  g_return_val_if_fail (KH_IS_UNIT (self), NULL);

  return self->successor;
}

gboolean
kh_unit_lives_in (KhUnit *self, int year)
{
  g_return_val_if_fail (KH_IS_UNIT (self), FALSE);

  return (self->first_year == 0 || year >= self->first_year) && (self->last_year == 0 || year <= self->last_year);
}

KhUnitKind
kh_unit_guess_kind (const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (name != NULL, KH_UNIT_OTHER);

  folded = kh_text_fold (name);
  if (g_str_has_prefix (folded, "van phong"))
    return KH_UNIT_OFFICE;
  if (g_str_has_prefix (folded, "phong ") || g_str_has_prefix (folded, "ban "))
    return KH_UNIT_DIVISION;
  if (g_str_has_prefix (folded, "uy ban ") || g_str_has_prefix (folded, "ubnd ") || g_str_has_prefix (folded, "so "))
    return KH_UNIT_OTHER;

  return KH_UNIT_ATTACHED;
}
