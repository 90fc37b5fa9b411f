/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report that a duty asks for, each period, before a deadline. */
#include "reporting.h"

#include "fields.h"
#include "kh-enum-types.h"

struct _KhReporting
{
  KhNode parent_instance;
  KhPeriod period;
  KhDeadline *before;
};

G_DEFINE_FINAL_TYPE (KhReporting, kh_reporting, KH_TYPE_NODE)

static const KhField fields[] = {
  { "period", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhReporting, period), kh_period_get_type },
  { "before", KH_FIELD_DEADLINE, G_STRUCT_OFFSET (KhReporting, before) },
};

static void
kh_reporting_class_init (KhReportingClass *klass)
{
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_reporting_init (KhReporting *self)
{
  self->before = kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL);
}

KhReporting *
kh_reporting_new (KhPeriod period, KhDeadline *before)
{
  return g_object_new (KH_TYPE_REPORTING, "period", period, "before", before, NULL);
}

KhPeriod
kh_reporting_get_period (KhReporting *self)
{
  g_return_val_if_fail (KH_IS_REPORTING (self), 0);

  return self->period;
}

KhDeadline *
kh_reporting_get_before (KhReporting *self)
{
  g_return_val_if_fail (KH_IS_REPORTING (self), NULL);

  return self->before;
}
