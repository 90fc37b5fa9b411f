/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of elements of the plan's own XML format. */
#include "xml-format.h"

/* Classes derived from KhItem stand before it, so that the first match is the right one. */
static const KhXmlElement elements[] = {
  { "plan", kh_plan_get_type, "year", "title",
    { "state", "template", "type-name", "superior", "issuer", "number", "symbol", "place", "date", "urgency", "secrecy",
      "circulation", "drafter-mark", "address", "profile", "choices", "reply-due" },
    TRUE },
  { "agency", kh_agency_get_type, NULL, NULL,
    { "name", "superior", "abbreviation", "place", "address", "choices", "organ-id",
      "email", "telephone", "fax", "website" } },
  { "unit", kh_unit_get_type, "kind", NULL,
    { "name", "short-name", "head-title", "first-year", "last-year", "successor" } },
  { "document", kh_legal_document_get_type, NULL, NULL,
    { "type", "number", "symbol", "date", "issuer", "title", "status", "replaced-by" } },
  { "section", kh_section_get_type, "kind", "heading", { NULL } },
  { "target", kh_target_get_type, NULL, "text", { NULL } },
  { "task", kh_task_get_type, NULL, "text", { "product", "budget", "budget-source", "note", "state" } },
  { "responsibility", kh_responsibility_get_type, NULL, "text", { "unit-kinds" } },
  { "duty", kh_duty_get_type, NULL, "text", { NULL } },
  { "item", kh_item_get_type, "kind", "text", { NULL } },
  { "indicator", kh_indicator_get_type, "comparator", NULL, { "value", "unit", "baseline", "result" } },
  { "reporting", kh_reporting_get_type, "period", NULL, { NULL } },
  { "progress", kh_progress_get_type, "period", NULL, { "day", "state", "percent", "text" } },
  { "signature", kh_signature_get_type, NULL, NULL, { "authority", "position", "name" } },
  { "recipient", kh_recipient_get_type, NULL, NULL, { "text", "purpose", "archive", "unit", "copies", "email" } },
  { "finding", kh_finding_get_type, "severity", NULL,
    { "rule", "text", "message", "node", "line", "source", "fix", "reason", "detail", "property", "words-start", "words-end" } },
};

const KhXmlElement *
kh_xml_element_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (elements[i].name, name) == 0)
      return &elements[i];
  return NULL;
}

const KhXmlElement *
kh_xml_element_for (KhNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_type_is_a (G_OBJECT_TYPE (node), elements[i].get_type ()))
      return &elements[i];
  g_assert_not_reached ();
}
