/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans for the tests of comparing: made up at random, copied, changed at random. */
#pragma once

#include "kh-core.h"

/** make_plan: Returns: (transfer full): a plan in no library, of about @size items, that depends on @rand only */
KhPlan *make_plan (GRand *rand, guint size);

/**
 * copy_plan:
 * @derive: whether each node is to know which one it is a copy of
 *
 * Returns: (transfer full): a plan with nodes and a body of its own that says the same
 */
KhPlan *copy_plan (KhPlan *plan, gboolean derive);

/** change_plan: does @n random things that a user could do */
void change_plan (KhPlan *plan, GRand *rand, guint n);

/** make_sentence: Returns: (transfer full): words that depend on @rand only, as inline markup */
char *make_sentence (GRand *rand, guint n_words);
