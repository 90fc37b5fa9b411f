/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Source paragraphs become a plan, whatever file they came from. */
#pragma once

#include "reader.h"
#include "recogniser-source.h"

G_BEGIN_DECLS

/**
 * kh_recogniser_read:
 * @source: (transfer full): the paragraphs; they are changed and freed
 * @year: the plan's year, or 0 for the one that the text names
 * @error: %KH_READER_ERROR_NO_PLAN when the text has not the skeleton of a plan
 *
 * Nothing is lost: every paragraph is in the plan, as text, number or mark, or
 * fixed wording that composing writes anew, or it is named in a finding whose
 * rule starts with "import-unplaced". The findings are the plan's, by line.
 *
 * Returns: (transfer full): a draft that is in no library, with its agency
 */
KhPlan *kh_recogniser_read (KhSource *source, int year, GError **error);

G_END_DECLS
