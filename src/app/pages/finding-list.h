/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingList: the findings of one family of rules, those of one rule below
 * each other under what the rule is for. What did not change stays as it is. */
#pragma once

#include <adwaita.h>

#include "form-page.h"

G_BEGIN_DECLS

#define KH_TYPE_FINDING_LIST (kh_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (KhFindingList, kh_finding_list, KH, FINDING_LIST, AdwPreferencesGroup)

/** kh_finding_list_new: @title: translated name of the family */
GtkWidget *kh_finding_list_new    (KhFormPage *page, const char *title);

/**
 * kh_finding_list_update:
 * @findings: (element-type KhFinding): what it is to show, in reading order
 * @grouped: whether findings of one rule go below one row
 *
 * Is hidden when there are none.
 */
void       kh_finding_list_update (KhFindingList *self, GPtrArray *findings, gboolean grouped);

G_END_DECLS
