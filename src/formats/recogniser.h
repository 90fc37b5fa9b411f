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
 * rule starts with "import-unplaced". The findings are the plan's, by line; where
 * each paragraph went is in its #KhReading.
 *
 * Returns: (transfer full): a draft that is in no library, with its agency
 */
KhPlan *kh_recogniser_read (KhSource *source, int year, KhReaderFlags flags, GError **error);

/** KhTableKind: what a table holds, by the names of its columns. */
typedef enum
{
  KH_TABLE_OTHER,
  KH_TABLE_TASKS,
  KH_TABLE_TARGETS,
} KhTableKind;

/** kh_recogniser_find_table_kind: Returns: what @table holds */
KhTableKind kh_recogniser_find_table_kind (const KhSourceTable *table);

/**
 * kh_recogniser_read_sheet:
 * @source: (transfer full): one paragraph with a table of tasks or of targets; freed
 * @year: the plan's year, or 0 for the one that the table names
 *
 * Returns: (transfer full): a draft with nothing but what the table holds
 */
KhPlan *kh_recogniser_read_sheet (KhSource *source, int year);

G_END_DECLS
