/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large plan to measure with. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/** bench_plan_new: Returns: (transfer full): the sample plan with @n_tasks more in its first group */
KhPlan *bench_plan_new (guint n_tasks);

G_END_DECLS
