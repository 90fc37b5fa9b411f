/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the families of rules, and makes their findings. */
#include "checks.h"

#include "compose.h"
#include "families.h"

KhFinding *
kh_checks_report (GPtrArray *findings, const char *rule, KhSeverity severity, KhNode *node, const char *text,
                  const char *message, const char *source)
{
  KhFinding *finding = kh_finding_new (rule, severity, text, message);

  g_object_set (finding, "node", kh_node_get_uuid (node), "source", source, NULL);
  g_ptr_array_add (findings, finding);
  return finding;
}

gboolean
kh_checks_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

GPtrArray *
kh_checks_run (KhPlan *plan, KhDocument *document, KhSpelling *spelling)
{
  g_autoptr (KhDocument) composed = NULL;
  GPtrArray *findings;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (document == NULL || KH_IS_DOCUMENT (document), NULL);

  if (document == NULL)
    document = composed = kh_compose_plan (plan);
  findings = g_ptr_array_new_with_free_func (g_object_unref);
  kh_checks_add_format (findings, plan, document);
  kh_checks_add_content (findings, plan);
  kh_checks_add_language (findings, plan, spelling);
  return findings;
}
