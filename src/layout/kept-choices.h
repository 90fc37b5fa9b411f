/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choices that a plan keeps from the day it is issued. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * kh_layout_dup_kept_choices:
 *
 * What an issued plan keeps: its body may choose another layout later, and what
 * was signed must not change with it.
 *
 * Returns: (transfer full): every choice there is, with its value in force for @plan
 */
char *kh_layout_dup_kept_choices (KhPlan *plan);

G_END_DECLS
