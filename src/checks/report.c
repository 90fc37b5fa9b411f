/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making findings of what breaks a rule. */
#include "families.h"

#include <string.h>

/* Returns: (nullable): the new finding without a place, %NULL if the rule is off */
static KhFinding *
report (KhReport *self, const char *id, const char *uuid, const char *text)
{
  const KhRule *rule = kh_rules_find (id);
  KhSeverity severity;
  KhFinding *finding;

  g_return_val_if_fail (rule != NULL, NULL);

  severity = rule->severity;
  if (self->tables != NULL && !kh_tables_get_rule (self->tables, id, &severity))
    return NULL;
  finding = kh_finding_new (id, severity, text, rule->message);
  g_object_set (finding, "node", uuid, "source", rule->source, NULL);
  g_ptr_array_add (self->findings, finding);

  return finding;
}

KhFinding *
kh_report_node (KhReport *self, const char *rule, gpointer node, const char *text)
{
  return report (self, rule, kh_node_get_uuid (KH_NODE (node)), text);
}

KhFinding *
kh_report_field (KhReport *self, const char *rule, gpointer node, const char *property, const char *value,
                 const char *fix)
{
  KhFinding *finding = kh_report_node (self, rule, node, value);

  if (finding != NULL)
    g_object_set (finding, "property", property, "words-start", 0, "words-end", value != NULL ? (int) strlen (value) : 0, "fix", fix,
                  NULL);

  return finding;
}

KhFinding *
kh_report_words (KhReport *self, const char *rule, const KhPassage *passage, gsize start, gsize end, const char *fix,
                 const char *detail)
{
  g_autofree char *text = g_strndup (passage->plain + start, end - start);
  KhFinding *finding = report (self, rule, passage->uuid, text);

  if (finding != NULL)
    g_object_set (finding, "property", passage->property, "words-start", (int) start, "words-end", (int) end, "fix", fix, "detail",
                  detail, NULL);

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

GRegex *
kh_checks_get_regex (gsize *once, const char *pattern)
{
  if (g_once_init_enter (once))
    {
      GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL);

      g_assert (regex != NULL);
      g_once_init_leave (once, (gsize) regex);
    }

  return (GRegex *) *once;
}
