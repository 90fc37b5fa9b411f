/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done about findings. */
#include "finding-ops.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fix.h"
#include "form-edit.h"
#include "plan-checks.h"
#include "plan-text.h"

#define MAX_ROUNDS 5 /* a fix makes room for another one, hardly for a third */
#define PLACE_LENGTH 60 /* characters of an item to know it by */

static void
apply (KhEdit *edit, GPtrArray *fixes)
{
  for (guint i = 0; i < fixes->len; i++)
    {
      const KhFix *fix = fixes->pdata[i];

      kh_edit_set (edit, fix->node, fix->property, fix->value, NULL);
    }
}

/* What is kept with the plan says where its words were; somebody may have
 * changed what stands before them since. Returns: (transfer full): @finding, or
 * what it says of where they are now */
static KhFinding *
place_again (KhPlan *plan, KhFinding *finding)
{
  KhNode *node = kh_finding_get_node (finding) != NULL ? kh_plan_find_node (plan, kh_finding_get_node (finding)) : NULL;
  const char *words = kh_finding_get_text (finding);
  g_autofree char *plain = KH_IS_ITEM (node) ? kh_item_dup_plain (KH_ITEM (node)) : NULL;
  const char *at = plain != NULL && words != NULL ? strstr (plain, words) : NULL;
  KhFinding *placed;
  gsize start, end;

  if (at == NULL || g_strcmp0 (kh_finding_get_property (finding), "text") != 0
      || (kh_finding_get_range (finding, &start, &end) && end <= strlen (plain) && g_str_has_prefix (plain + start, words)))
    return g_object_ref (finding);
  placed = KH_FINDING (kh_node_copy_alone (KH_NODE (finding), NULL));
  start = (gsize) (at - plain);
  g_object_set (placed, "words-start", (int) start, "words-end", (int) (start + strlen (words)), NULL);

  return placed;
}

gboolean
kh_finding_fix (KhFormPage *page, KhFinding *finding)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) fixes = NULL;
  KhEdit *edit;

  g_return_val_if_fail (KH_IS_FORM_PAGE (page), FALSE);
  g_return_val_if_fail (KH_IS_FINDING (finding), FALSE);

  /* What is still being typed is saved first: the words may have moved. */
  kh_editor_page_flush (KH_EDITOR_PAGE (page));
  g_ptr_array_add (one, kh_form_is_alive (page, finding)
                          ? place_again (kh_editor_page_get_plan (KH_EDITOR_PAGE (page)), finding)
                          : g_object_ref (finding));
  fixes = kh_fixes_new (kh_editor_page_get_plan (KH_EDITOR_PAGE (page)), one);
  if (fixes->len == 0)
    return FALSE;
  edit = kh_form_begin (page, N_("Fix finding"));
  if (edit == NULL)
    return FALSE;
  apply (edit, fixes);
  /* What a rule says goes by itself; what is kept with the plan does not. */
  if (kh_form_is_alive (page, finding))
    kh_edit_remove (edit, finding);
  if (!kh_form_commit (page, edit))
    return FALSE;
  kh_form_page_notice (page, _("Fixed"));

  return TRUE;
}

void
kh_finding_fix_all (KhFormPage *page)
{
  KhStore *store;
  KhPlan *plan;
  g_autoptr (KhPlanChecks) checks = NULL;
  g_autofree char *words = NULL;
  KhEdit *edit;
  guint n_fixed = 0;

  g_return_if_fail (KH_IS_FORM_PAGE (page));

  store = kh_editor_page_get_store (KH_EDITOR_PAGE (page));
  plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  checks = kh_plan_checks_of (store, plan);
  edit = kh_form_begin (page, N_("Fix all that is certain"));
  if (edit == NULL)
    return;
  kh_edit_keep_revision (edit, KH_REVISION_FIX);
  for (guint round = 0; round < MAX_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) findings = kh_plan_checks_run (checks);
      g_autoptr (GPtrArray) fixes = kh_fixes_new (plan, findings);

      if (fixes->len == 0)
        break;
      for (guint i = 0; i < fixes->len; i++)
        n_fixed += ((const KhFix *) fixes->pdata[i])->n_findings;
      apply (edit, fixes);
    }
  if (n_fixed == 0)
    {
      g_object_unref (edit);
      return;
    }
  if (!kh_form_commit (page, edit))
    return;
  words = g_strdup_printf (ngettext ("%u finding fixed", "%u findings fixed", n_fixed), n_fixed);
  kh_form_page_notice (page, words);
}

void
kh_finding_ignore (KhFormPage *page, KhFinding *finding, const char *reason)
{
  g_autoptr (KhFinding) kept = NULL;
  KhPlan *plan;
  KhEdit *edit;

  g_return_if_fail (KH_IS_FORM_PAGE (page));
  g_return_if_fail (KH_IS_FINDING (finding));
  g_return_if_fail (reason != NULL && *reason != '\0');

  plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  edit = kh_form_begin (page, N_("Ignore finding"));
  if (edit == NULL)
    return;
  if (kh_form_is_alive (page, finding))
    kh_edit_set (edit, finding, "reason", reason, NULL);
  else
    {
      kept = KH_FINDING (kh_node_copy_alone (KH_NODE (finding), NULL));
      kh_node_set_derived_from (KH_NODE (kept), NULL);
      g_object_set (kept, "reason", reason, NULL);
      kh_edit_insert (edit, plan, G_MAXUINT, kept);
    }
  if (kh_form_commit (page, edit))
    kh_form_page_notice (page, _("The finding is ignored from now on"));
}

void
kh_finding_revoke (KhFormPage *page, KhFinding *finding)
{
  KhEdit *edit;

  g_return_if_fail (KH_IS_FORM_PAGE (page));
  g_return_if_fail (KH_IS_FINDING (finding));

  if (!kh_form_is_alive (page, finding))
    return;
  edit = kh_form_begin (page, N_("Tell finding again"));
  if (edit == NULL)
    return;
  /* What the rules say comes back by itself; what an import left is nowhere else. */
  if (g_str_has_prefix (kh_finding_get_rule (finding), "import-") || kh_finding_is_carried (finding))
    kh_edit_set (edit, finding, "reason", NULL, NULL);
  else
    kh_edit_remove (edit, finding);
  if (kh_form_commit (page, edit))
    kh_form_page_notice (page, _("The finding is told again"));
}

void
kh_finding_dismiss (KhFormPage *page, KhFinding *finding)
{
  g_autoptr (KhFinding) owned = NULL;
  gboolean carried;
  KhEdit *edit;

  g_return_if_fail (KH_IS_FORM_PAGE (page));
  g_return_if_fail (KH_IS_FINDING (finding));

  if (!kh_form_is_alive (page, finding))
    return;
  owned = g_object_ref (finding);
  carried = kh_finding_is_carried (finding);
  edit = kh_form_begin (page, carried ? N_("Mark as looked at") : N_("Dismiss finding"));
  if (edit == NULL)
    return;
  kh_edit_remove (edit, finding);
  if (kh_form_commit (page, edit))
    kh_form_page_notice (page, carried ? _("Marked as looked at") : _("Finding dismissed"));
}

gboolean
kh_finding_is_carried (KhFinding *finding)
{
  g_return_val_if_fail (KH_IS_FINDING (finding), FALSE);

  return g_str_has_prefix (kh_finding_get_rule (finding), "carry-");
}

char *
kh_finding_dup_place (KhPlan *plan, KhFinding *finding)
{
  const char *uuid = kh_finding_get_node (finding);
  KhNode *node = uuid != NULL ? kh_plan_find_node (plan, uuid) : NULL;
  KhSection *section = KH_IS_SECTION (node) ? KH_SECTION (node) : NULL;
  g_autofree char *heading = NULL;
  g_autofree char *words = NULL;
  g_autofree char *start = NULL;

  if (node == NULL)
    return NULL;
  if (KH_IS_ITEM (node))
    {
      section = kh_item_get_section (KH_ITEM (node));
      words = kh_item_dup_plain (KH_ITEM (node));
      start = g_utf8_strlen (words, -1) > PLACE_LENGTH ? g_utf8_substring (words, 0, PLACE_LENGTH) : NULL;
    }
  heading = section != NULL ? kh_plan_text_heading (kh_section_get_heading (section)) : NULL;
  if (words == NULL || *words == '\0')
    return heading != NULL && *heading != '\0' ? g_steal_pointer (&heading) : NULL;

  return g_strdup_printf ("%s%s%s%s", heading != NULL ? heading : "", heading != NULL && *heading != '\0' ? " › " : "",
                          start != NULL ? start : words, start != NULL ? "…" : "");
}

const KhSeverityLook *
kh_severity_get_look (KhSeverity severity)
{
  static const KhSeverityLook looks[] = {
    [KH_SEVERITY_HINT] = { "dialog-information-symbolic", N_("Hint"), "dim-label" },
    [KH_SEVERITY_WARNING] = { "dialog-warning-symbolic", N_("Warning"), "warning" },
    [KH_SEVERITY_ERROR] = { "dialog-error-symbolic", N_("Error"), "error" },
  };

  g_return_val_if_fail ((gsize) severity < G_N_ELEMENTS (looks), &looks[0]);

  return &looks[severity];
}
