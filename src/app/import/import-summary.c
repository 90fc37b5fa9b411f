/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import found, in words. */
#include "import-summary.h"

#include <glib/gi18n.h>

#include "plan-text.h"

static gboolean
count_cb (KhNode *node, gpointer user_data)
{
  guint *n_tasks = user_data;

  *n_tasks += KH_IS_TASK (node);
  return TRUE;
}

char *
kh_import_dup_summary (KhPlan *plan, gboolean with_title)
{
  g_autofree char *title = NULL;
  g_autofree char *tasks = NULL;
  g_autofree char *findings = NULL;
  guint n_tasks = 0;
  guint n_findings;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  title = kh_plan_text_dup_title (plan);
  kh_plan_visit (plan, count_cb, &n_tasks);
  tasks = g_strdup_printf (ngettext ("%u task", "%u tasks", n_tasks), n_tasks);
  n_findings = g_list_model_get_n_items (kh_plan_get_findings (plan));
  findings = g_strdup_printf (ngettext ("%u finding", "%u findings", n_findings), n_findings);
  if (!with_title)
    /* Translators: "32 tasks" and "5 findings" */
    return g_strdup_printf (_("Imported: %s, %s"), tasks, findings);
  /* Translators: title of the plan, "32 tasks" and "5 findings" */
  return g_strdup_printf (_("Imported “%s”: %s, %s"), title, tasks, findings);
}

/* @counted: (transfer full): how many of one kind, in words */
static void
append_count (GString *words, guint n, char *counted)
{
  if (n > 0)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", counted);
  g_free (counted);
}

typedef struct
{
  guint targets;
  guint tasks;
  guint responsibilities;
} Found;

static gboolean
find_cb (KhNode *node, gpointer user_data)
{
  Found *found = user_data;

  found->targets += KH_IS_TARGET (node);
  found->tasks += KH_IS_TASK (node);
  found->responsibilities += KH_IS_RESPONSIBILITY (node);
  return TRUE;
}

char *
kh_import_dup_parts (KhPlan *plan)
{
  g_autoptr (GString) words = g_string_new (NULL);
  KhSection *bases;
  Found found = { 0 };
  guint n_bases, n_recipients, n_signers;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  bases = kh_plan_find_section (plan, KH_SECTION_LEGAL_BASES);
  n_bases = bases != NULL ? g_list_model_get_n_items (kh_section_get_items (bases)) : 0;
  n_recipients = g_list_model_get_n_items (kh_plan_get_recipients (plan));
  n_signers = g_list_model_get_n_items (kh_plan_get_signatures (plan));
  kh_plan_visit (plan, find_cb, &found);
  append_count (words, n_bases, g_strdup_printf (ngettext ("%u legal basis", "%u legal bases", n_bases), n_bases));
  append_count (words, found.targets, g_strdup_printf (ngettext ("%u target", "%u targets", found.targets), found.targets));
  append_count (words, found.tasks, g_strdup_printf (ngettext ("%u task", "%u tasks", found.tasks), found.tasks));
  append_count (words, found.responsibilities,
                g_strdup_printf (ngettext ("%u responsibility", "%u responsibilities", found.responsibilities),
                                 found.responsibilities));
  append_count (words, n_recipients, g_strdup_printf (ngettext ("%u recipient", "%u recipients", n_recipients), n_recipients));
  append_count (words, n_signers, g_strdup_printf (ngettext ("%u signer", "%u signers", n_signers), n_signers));
  if (words->len == 0)
    return g_strdup (_("Nothing of it has the form of a plan's parts. Drag what you need from the original to its place."));
  /* Translators: a list such as "3 legal bases, 2 targets, 1 signer" */
  return g_strdup_printf (_("A plan can use: %s. They are in the forms; drag what else you need from the original to its "
                            "place."),
                          words->str);
}
