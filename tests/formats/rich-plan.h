/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan with something of everything, and its way through XML. */
#pragma once

#include "kh-core.h"

/* How the XML of a small plan begins, and what every node in it must have. */
#define RICH_PLAN_HEAD "<plan xmlns='urn:kehoach:plan:1' version='1' uuid='p' order-key='' year='2027'>"
#define RICH_PLAN_IDS " uuid='a' order-key=''"

/** rich_plan_new: Returns: (transfer full): a plan with every property of every class set to something unusual */
KhPlan *rich_plan_new            (void);
/** rich_plan_read_text: Returns: (transfer full): the plan in @text, or %NULL with @error set; @fresh: as a new plan */
KhPlan *rich_plan_read_text      (const char *text, gboolean fresh, GError **error);
/** rich_plan_write_and_read: Returns: (transfer full): the plan that is read back from what was written */
KhPlan *rich_plan_write_and_read (KhPlan *plan);
