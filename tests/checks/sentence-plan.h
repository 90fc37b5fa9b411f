/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan that labelled sentences stand in. */
#pragma once

#include "sentences.h"

/**
 * kh_sentence_plan_new:
 * @sentences: (element-type KhSentence): of one plan; their nodes are set
 * @year: the plan's
 *
 * All that a plan needs is there and right, but for what a sentence of kind
 * %KH_SENTENCE_PLAN says.
 *
 * Returns: (transfer full): the plan
 */
KhPlan *kh_sentence_plan_new (GPtrArray *sentences, int year);
