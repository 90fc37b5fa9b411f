/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that knows which class shows which part of a plan. */
#include "page-factory.h"

#include "page-aims.h"
#include "page-bases.h"
#include "page-findings.h"
#include "page-free.h"
#include "page-general.h"
#include "page-responsibilities.h"
#include "page-signing.h"
#include "page-targets.h"
#include "page-task-group.h"

KhEditorPage *
kh_page_factory_create (KhPageKind kind)
{
  GType type;

  switch (kind)
    {
    case KH_PAGE_GENERAL:
      type = KH_TYPE_GENERAL_PAGE;
      break;
    case KH_PAGE_BASES:
      type = KH_TYPE_BASES_PAGE;
      break;
    case KH_PAGE_AIMS:
      type = KH_TYPE_AIMS_PAGE;
      break;
    case KH_PAGE_TARGETS:
      type = KH_TYPE_TARGETS_PAGE;
      break;
    case KH_PAGE_TASK_GROUP:
      type = KH_TYPE_TASK_GROUP_PAGE;
      break;
    case KH_PAGE_RESPONSIBILITIES:
      type = KH_TYPE_RESPONSIBILITIES_PAGE;
      break;
    case KH_PAGE_FREE:
      type = KH_TYPE_FREE_PAGE;
      break;
    case KH_PAGE_SIGNING:
      type = KH_TYPE_SIGNING_PAGE;
      break;
    case KH_PAGE_FINDINGS:
      type = KH_TYPE_FINDINGS_PAGE;
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  return KH_EDITOR_PAGE (g_object_new (type, NULL));
}

/* Sections within parts and among the task groups have pages of their own; all
 * others are shown on the page of the section that holds them. */
static KhSection *
find_page_section (KhNode *node)
{
  KhSection *section = NULL;

  for (; node != NULL; node = kh_node_get_parent (node))
    {
      if (!KH_IS_SECTION (node))
        continue;
      if (section != NULL
          && (kh_section_get_kind (KH_SECTION (node)) == KH_SECTION_TASK_GROUPS
              || kh_section_get_kind (KH_SECTION (node)) == KH_SECTION_PART))
        break;
      section = KH_SECTION (node);
    }
  return section;
}

KhPageKind
kh_page_factory_kind_for (KhNode *node, KhSection **section)
{
  KhSection *found = find_page_section (node);

  *section = NULL;
  if (node != NULL && KH_IS_FINDING (node))
    return KH_PAGE_FINDINGS;
  if (node != NULL && (KH_IS_SIGNATURE (node) || KH_IS_RECIPIENT (node)))
    return KH_PAGE_SIGNING;
  if (found == NULL)
    return KH_PAGE_GENERAL;
  switch (kh_section_get_kind (found))
    {
    case KH_SECTION_LEGAL_BASES:
    case KH_SECTION_OPENING:
      return KH_PAGE_BASES;
    case KH_SECTION_AIMS:
    case KH_SECTION_PURPOSE:
    case KH_SECTION_REQUIREMENTS:
      return KH_PAGE_AIMS;
    case KH_SECTION_TARGETS:
      return KH_PAGE_TARGETS;
    case KH_SECTION_TASK_GROUP:
      *section = found;
      return KH_PAGE_TASK_GROUP;
    case KH_SECTION_RESPONSIBILITIES:
      return KH_PAGE_RESPONSIBILITIES;
    case KH_SECTION_CLOSING:
      return KH_PAGE_SIGNING;
    default:
      *section = found;
      return KH_PAGE_FREE;
    }
}

KhNode *
kh_page_factory_find_first (KhPageKind kind, KhPlan *plan, KhSection *section)
{
  GListModel *signatures;
  g_autoptr (KhNode) signature = NULL;
  KhSection *found = section;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  switch (kind)
    {
    case KH_PAGE_GENERAL:
      return KH_NODE (plan);
    case KH_PAGE_BASES:
      found = kh_plan_find_section (plan, KH_SECTION_LEGAL_BASES);
      break;
    case KH_PAGE_AIMS:
      found = kh_plan_find_section (plan, KH_SECTION_AIMS);
      if (found == NULL)
        found = kh_plan_find_section (plan, KH_SECTION_PURPOSE);
      break;
    case KH_PAGE_TARGETS:
      found = kh_plan_find_section (plan, KH_SECTION_TARGETS);
      break;
    case KH_PAGE_RESPONSIBILITIES:
      found = kh_plan_find_section (plan, KH_SECTION_RESPONSIBILITIES);
      break;
    case KH_PAGE_SIGNING:
      signatures = kh_plan_get_signatures (plan);
      signature = g_list_model_get_item (signatures, 0);
      return signature; /* the plan holds it */
    case KH_PAGE_TASK_GROUP:
    case KH_PAGE_FREE:
    case KH_PAGE_FINDINGS:
    default:
      break;
    }
  return (KhNode *) found;
}
