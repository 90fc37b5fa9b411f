/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that knows which class shows which part of a plan. */
#pragma once

#include "editor-page.h"

G_BEGIN_DECLS

/**
 * KhPageKind:
 * @KH_PAGE_GENERAL: letterhead, number, date, title, marks and layout choices
 * @KH_PAGE_BASES: legal bases and the opening sentence
 * @KH_PAGE_AIMS: purpose and requirements
 * @KH_PAGE_TARGETS: targets with their indicators
 * @KH_PAGE_TASK_GROUP: one task group; needs its #KhSection as the page's node
 * @KH_PAGE_RESPONSIBILITIES: who does what, and who reports when
 * @KH_PAGE_FREE: any other section; needs its #KhSection as the page's node
 * @KH_PAGE_SIGNING: closing sentence, signers and recipients
 * @KH_PAGE_FINDINGS: what the import found
 */
typedef enum
{
  KH_PAGE_GENERAL,
  KH_PAGE_BASES,
  KH_PAGE_AIMS,
  KH_PAGE_TARGETS,
  KH_PAGE_TASK_GROUP,
  KH_PAGE_RESPONSIBILITIES,
  KH_PAGE_FREE,
  KH_PAGE_SIGNING,
  KH_PAGE_FINDINGS,
} KhPageKind;

/**
 * kh_page_factory_create:
 * @kind: which form
 *
 * The caller then calls kh_editor_page_set_plan() once.
 *
 * Returns: (transfer floating): a new page
 */
KhEditorPage *kh_page_factory_create (KhPageKind kind);

/**
 * kh_page_factory_kind_for:
 * @node: (nullable): a section, an item, a signature … or the plan itself
 * @section: (out) (transfer none) (nullable): the section that the page must be
 *   created for, %NULL where the page shows the whole plan
 *
 * Returns: the kind of the page that shows @node
 */
KhPageKind kh_page_factory_kind_for (KhNode *node, KhSection **section);

/**
 * kh_page_factory_find_first:
 * @kind: a form
 * @plan: a plan
 * @section: (nullable): the section that the form is about
 *
 * Returns: (transfer none) (nullable): what the form shows first of @plan, %NULL
 *   if the plan has nothing of it; @plan itself for the letterhead
 */
KhNode *kh_page_factory_find_first (KhPageKind kind, KhPlan *plan, KhSection *section);

G_END_DECLS
