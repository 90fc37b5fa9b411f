/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods in the language of the window. */
#pragma once

#include "report-period.h"

G_BEGIN_DECLS

/** kh_period_text: Returns: (transfer full): what @period is called: "First half of 2027" */
char *kh_period_text (const KhReportPeriod *period);

G_END_DECLS
