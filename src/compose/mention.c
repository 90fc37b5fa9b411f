/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How one citation of a plan will print. */
#include "compose.h"

typedef struct
{
  KhNode     *node;
  const char *uuid;
  gboolean    found; /* an earlier text cites the document */
} Search;

static const char *
compare_reference (const char *uuid, gpointer user_data)
{
  Search *search = user_data;

  search->found = search->found || g_str_equal (uuid, search->uuid);

  return NULL;
}

static gboolean
search_before (KhNode *node, gpointer user_data)
{
  Search *search = user_data;
  const char *markup = KH_IS_SECTION (node) ? kh_section_get_heading (KH_SECTION (node)) : kh_item_get_text (KH_ITEM (node));

  if (node == search->node)
    return FALSE;
  kh_markup_rename_references (markup, compare_reference, search);

  return !search->found;
}

static gboolean
is_legal_basis (KhNode *node)
{
  KhSection *section = KH_IS_ITEM (node) ? kh_item_get_section (KH_ITEM (node)) : NULL;

  return section != NULL && kh_section_get_kind (section) == KH_SECTION_LEGAL_BASES;
}

char *
kh_compose_citation (KhPlan *plan, KhNode *node, const char *uuid)
{
  KhAgency *agency;
  KhLegalDocument *document;
  Search search = { node, uuid, FALSE };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (KH_IS_NODE (node), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  agency = kh_plan_get_agency (plan);
  document = agency != NULL ? kh_agency_find_document (agency, uuid) : NULL;
  if (document == NULL)
    return NULL;
  if (is_legal_basis (node))
    return kh_citation_format (document, KH_MENTION_BASIS);
  if (KH_IS_PLAN (node))
    return kh_citation_format (document, KH_MENTION_LATER);

  kh_plan_visit (plan, search_before, &search);

  return kh_citation_format (document, search.found ? KH_MENTION_LATER : KH_MENTION_FIRST);
}
