/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about findings, each as one edit that can be undone. */
#pragma once

#include "form-page.h"

G_BEGIN_DECLS

/** kh_finding_fix: puts the finding's fix in the place of its words. Returns: whether it was done */
gboolean kh_finding_fix     (KhFormPage *page, KhFinding *finding);

/**
 * kh_finding_fix_all:
 *
 * Applies all fixes there are, which are all certain, as one edit; a version of
 * the plan as it was is kept. What one fix changes is looked at again.
 */
void     kh_finding_fix_all (KhFormPage *page);

/** kh_finding_ignore: @reason: why the user wants no more to hear of it, kept with the plan */
void     kh_finding_ignore  (KhFormPage *page, KhFinding *finding, const char *reason);

/** kh_finding_revoke: @finding, which was ignored, is told again */
void     kh_finding_revoke  (KhFormPage *page, KhFinding *finding);

/** kh_finding_dismiss: what an import left is settled; what carrying over left has been looked at */
void     kh_finding_dismiss (KhFormPage *page, KhFinding *finding);

/** kh_finding_is_carried: Returns: whether it marks what a person must look at since the plan was carried over */
gboolean kh_finding_is_carried (KhFinding *finding);

/** kh_finding_dup_place: Returns: (transfer full) (nullable): where it is: the heading above and the first words of the item */
char    *kh_finding_dup_place (KhPlan *plan, KhFinding *finding);

/** KhSeverityLook: how a severity is shown. @name is a msgid. */
typedef struct
{
  const char *icon;
  const char *name;
  const char *style;
} KhSeverityLook;

/** kh_severity_get_look: Returns: (transfer none): icon, name and style class */
const KhSeverityLook *kh_severity_get_look (KhSeverity severity);

G_END_DECLS
