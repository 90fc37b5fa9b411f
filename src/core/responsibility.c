/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The heading of a block of duties and the units it binds. */
#include "responsibility.h"

#include "fields.h"
#include "kh-enum-types.h"
#include "unit-list.h"

struct _KhResponsibility
{
  KhItem parent_instance;
  KhUnitKinds unit_kinds;
  GListStore *units; /* units of the agency, not owned by the block */
};

G_DEFINE_FINAL_TYPE (KhResponsibility, kh_responsibility, KH_TYPE_ITEM)

static const KhField fields[] = {
  { "unit-kinds", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhResponsibility, unit_kinds), kh_unit_kinds_get_type },
};

static void
kh_responsibility_dispose (GObject *object)
{
  g_clear_object (&KH_RESPONSIBILITY (object)->units);

  G_OBJECT_CLASS (kh_responsibility_parent_class)->dispose (object);
}

static void
kh_responsibility_class_init (KhResponsibilityClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_responsibility_dispose;
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_responsibility_init (KhResponsibility *self)
{
  self->units = g_list_store_new (KH_TYPE_UNIT);
}

GListModel *
kh_responsibility_get_units (KhResponsibility *self)
{
  g_return_val_if_fail (KH_IS_RESPONSIBILITY (self), NULL);

  return G_LIST_MODEL (self->units);
}

void
kh_responsibility_set_units (KhResponsibility *self, GPtrArray *units)
{
  g_return_if_fail (KH_IS_RESPONSIBILITY (self));
  g_return_if_fail (units != NULL);

  kh_unit_list_assign (self->units, units);
}

KhUnitKinds
kh_responsibility_get_unit_kinds (KhResponsibility *self)
{
  g_return_val_if_fail (KH_IS_RESPONSIBILITY (self), KH_UNIT_KINDS_NONE);

  return self->unit_kinds;
}

gboolean
kh_responsibility_binds (KhResponsibility *self, KhUnit *unit)
{
  static const KhUnitKinds kinds[] = {
    [KH_UNIT_DIVISION] = KH_UNIT_KINDS_DIVISION,
    [KH_UNIT_ATTACHED] = KH_UNIT_KINDS_ATTACHED,
    [KH_UNIT_OFFICE] = KH_UNIT_KINDS_OFFICE,
    [KH_UNIT_OTHER] = KH_UNIT_KINDS_NONE,
  };

  g_return_val_if_fail (KH_IS_RESPONSIBILITY (self), FALSE);
  g_return_val_if_fail (KH_IS_UNIT (unit), FALSE);

  return (self->unit_kinds & kinds[kh_unit_get_kind (unit)]) != 0 || g_list_store_find (self->units, unit, NULL);
}
