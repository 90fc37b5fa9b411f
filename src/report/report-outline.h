/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhReportOutline: how a report on a plan's implementation is built, from data. */
#pragma once

#include "kh-core.h"

G_BEGIN_DECLS

/**
 * KhReportFill:
 * @KH_REPORT_TEXT: the words of the outline themselves
 * @KH_REPORT_SUMMARY: how many tasks stand where
 * @KH_REPORT_GROUPS: the tasks of each group by state
 * @KH_REPORT_TARGETS: what was reached of each target
 * @KH_REPORT_LATE: what is late, and why
 * @KH_REPORT_NEXT: what comes in the next period
 */
typedef enum
{
  KH_REPORT_TEXT,
  KH_REPORT_SUMMARY,
  KH_REPORT_GROUPS,
  KH_REPORT_TARGETS,
  KH_REPORT_LATE,
  KH_REPORT_NEXT,
} KhReportFill;

/** KhReportPart: a paragraph or what is filled in. @text: (nullable): the words of %KH_REPORT_TEXT */
typedef struct
{
  KhReportFill fill;
  char        *text;
} KhReportPart;

/** KhReportSection: @heading: may hold "{next}" and the like; @parts: of #KhReportPart */
typedef struct
{
  char      *heading;
  GPtrArray *parts;
} KhReportSection;

typedef struct _KhReportOutline KhReportOutline;

/**
 * kh_report_outline_load:
 * @error: #GIOErrorEnum; %G_IO_ERROR_INVALID_DATA names the line where the file
 *   in the data folders is not valid, or the phrase that it lacks
 *
 * Returns: (transfer full): the outline of report/outline.xml
 */
KhReportOutline *kh_report_outline_load (GError **error);
void             kh_report_outline_free (KhReportOutline *self);

/** kh_report_outline_get_type_name: Returns: "Báo cáo" */
const char *kh_report_outline_get_type_name (KhReportOutline *self);
/** kh_report_outline_get_code: Returns: "BC", with which the symbol begins */
const char *kh_report_outline_get_code      (KhReportOutline *self);
/** kh_report_outline_get_sections: Returns: (transfer none) (element-type KhReportSection) */
GPtrArray  *kh_report_outline_get_sections  (KhReportOutline *self);
/** kh_report_outline_is_silent: Returns: whether a report leaves out a recipient's @purpose (nullable) */
gboolean    kh_report_outline_is_silent     (KhReportOutline *self, const char *purpose);
/** kh_report_outline_get_phrase: Returns: (transfer none): the phrase @name, which every outline has */
const char *kh_report_outline_get_phrase    (KhReportOutline *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhReportOutline, kh_report_outline_free)

G_END_DECLS
