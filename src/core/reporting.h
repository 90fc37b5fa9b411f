/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReporting: a report that a duty asks for, each period, before a deadline. */
#pragma once

#include "deadline.h"
#include "node.h"

G_BEGIN_DECLS

#define KH_TYPE_REPORTING (kh_reporting_get_type ())
G_DECLARE_FINAL_TYPE (KhReporting, kh_reporting, KH, REPORTING, KhNode)

KhReporting *kh_reporting_new        (KhPeriod period, KhDeadline *before);
KhPeriod     kh_reporting_get_period (KhReporting *self);
KhDeadline  *kh_reporting_get_before (KhReporting *self); /* (transfer none) never NULL */

G_END_DECLS
