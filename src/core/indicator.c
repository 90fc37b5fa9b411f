/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One measurable value of a target. */
#include "indicator.h"

#include <math.h>

#include "fields.h"
#include "kh-enum-types.h"

struct _KhIndicator
{
  KhNode parent_instance;
  KhComparator comparator;
  double value;
  char *unit;
  double baseline;
  double result;
};

G_DEFINE_FINAL_TYPE (KhIndicator, kh_indicator, KH_TYPE_NODE)

static const KhField fields[] = {
  { "comparator", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhIndicator, comparator), kh_comparator_get_type },
  { "value", KH_FIELD_DOUBLE, G_STRUCT_OFFSET (KhIndicator, value) },
  { "unit", KH_FIELD_STRING, G_STRUCT_OFFSET (KhIndicator, unit) },
  { "baseline", KH_FIELD_DOUBLE, G_STRUCT_OFFSET (KhIndicator, baseline) },
  { "result", KH_FIELD_DOUBLE, G_STRUCT_OFFSET (KhIndicator, result) },
};

static void
kh_indicator_class_init (KhIndicatorClass *klass)
{
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_indicator_init (KhIndicator *self)
{
  self->value = NAN;
  self->baseline = NAN;
  self->result = NAN;
}

KhIndicator *
kh_indicator_new (KhComparator comparator, double value, const char *unit)
{
  return g_object_new (KH_TYPE_INDICATOR, "comparator", comparator, "value", value, "unit", unit, NULL);
}

KhComparator
kh_indicator_get_comparator (KhIndicator *self)
{
  g_return_val_if_fail (KH_IS_INDICATOR (self), KH_COMPARATOR_NONE);

  return self->comparator;
}

double
kh_indicator_get_value (KhIndicator *self)
{
  g_return_val_if_fail (KH_IS_INDICATOR (self), NAN);

  return self->value;
}

const char *
kh_indicator_get_unit (KhIndicator *self)
{
  g_return_val_if_fail (KH_IS_INDICATOR (self), NULL);

  return self->unit;
}

double
kh_indicator_get_baseline (KhIndicator *self)
{
  g_return_val_if_fail (KH_IS_INDICATOR (self), NAN);

  return self->baseline;
}

double
kh_indicator_get_result (KhIndicator *self)
{
  g_return_val_if_fail (KH_IS_INDICATOR (self), NAN);

  return self->result;
}
