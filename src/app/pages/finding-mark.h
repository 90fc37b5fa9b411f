/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingMark: stands at a field that has findings: how bad they are, and,
 * when it is opened, what they say and what can be done. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_FINDING_MARK (kh_finding_mark_get_type ())
G_DECLARE_FINAL_TYPE (KhFindingMark, kh_finding_mark, KH, FINDING_MARK, GtkWidget)

GtkWidget *kh_finding_mark_new (KhFormPage *page);

/** kh_finding_mark_set_findings: @findings: (element-type KhFinding): the mark is hidden while there are none */
void       kh_finding_mark_set_findings (KhFindingMark *self, GPtrArray *findings);

/** kh_finding_mark_open: shows the findings; the focus goes there */
void       kh_finding_mark_open (KhFindingMark *self);

/** kh_findings_describe: Returns: (transfer full): all that @findings (element-type KhFinding) say, for a screen reader */
char      *kh_findings_describe (GPtrArray *findings);

G_END_DECLS
