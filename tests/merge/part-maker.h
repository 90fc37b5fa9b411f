/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units' parts of made plans, for the tests of merging: sent, changed, come back. */
#pragma once

#include "returned.h"

/** take_part: Returns: (transfer full) (nullable): the part of the unit at @index of the body of @plan */
KhPlan     *take_part   (KhPlan *plan, guint index);

/** come_back: @part: as the unit has it now. Returns: (transfer full): what is read from the file that it is written to */
KhPlan     *come_back   (KhPlan *part);

/** receive: Returns: (transfer full): @part as it comes back to @plan */
KhReturned *receive     (KhPlan *plan, KhPlan *part);

/** find_item: Returns: (transfer none) (nullable): the item of @plan with the text @text */
KhItem     *find_item   (KhPlan *plan, const char *text);
