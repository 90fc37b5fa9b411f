/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a deadline's words mean, said back to the person who types them. */
#pragma once

#include "deadline.h"

G_BEGIN_DECLS

/** kh_deadline_explain: Returns: (transfer full): a sentence, translated, "" for no deadline */
char *kh_deadline_explain (const KhDeadline *deadline, int plan_year);

/** kh_deadline_explain_report: like kh_deadline_explain() for the reports of each @period of the year */
char *kh_deadline_explain_report (const KhDeadline *deadline, KhPeriod period, int plan_year);

G_END_DECLS
