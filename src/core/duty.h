/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhDuty: one thing a unit must do, with the reports it owes, if any. */
#pragma once

#include "item.h"

G_BEGIN_DECLS

#define KH_TYPE_DUTY (kh_duty_get_type ())
G_DECLARE_FINAL_TYPE (KhDuty, kh_duty, KH, DUTY, KhItem)

/** kh_duty_get_reports: Returns: (transfer none): #KhReporting objects */
GListModel *kh_duty_get_reports (KhDuty *self);

G_END_DECLS
