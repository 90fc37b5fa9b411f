/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as large as the largest bodies have, made the same each time. */
#pragma once

#include <kh-core.h>

G_BEGIN_DECLS

#define MADE_PLAN_YEAR 2027
#define MADE_PLAN_N_TASKS 3000
#define MADE_PLAN_N_UNITS 60

/**
 * made_plan_new:
 *
 * A plan of %MADE_PLAN_N_TASKS tasks in seven groups, given to the
 * %MADE_PLAN_N_UNITS units of its body: task i, counted from 0, is led by unit i
 * modulo their number and supported by the next but one. Their deadlines are those
 * of made_plan_get_deadline() in turn. It ends with an empty section of
 * responsibilities.
 *
 * Returns: (transfer full): a plan in no library
 */
KhPlan     *made_plan_new          (void);

/** made_plan_get_unit: Returns: (transfer none): the unit at @position of the body of @plan */
KhUnit     *made_plan_get_unit     (KhPlan *plan, guint position);

/**
 * MadeDeadline:
 * @words: how an office writes it
 * @kind: what that is
 * @due: the last day allowed, "" where there is none
 * @n_days: how many days it unfolds into
 */
typedef struct
{
  const char    *words;
  KhDeadlineKind kind;
  const char    *due;
  guint          n_days;
} MadeDeadline;

/** made_plan_get_deadline: Returns: (transfer none) (nullable): each form of a deadline; %NULL behind the last */
const MadeDeadline *made_plan_get_deadline (guint n);

G_END_DECLS
