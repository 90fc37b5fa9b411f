/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingsPage: findings, family by family. */
#include "page-findings.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "finding-list.h"
#include "finding-ops.h"
#include "form-edit.h"
#include "notes-group.h"
#include "plan-checks.h"
#include "rules.h"
#include "template.h"

struct _KhFindingsPage
{
  KhFormPage parent_instance;

  KhNotesGroup *notes_group;
  GtkWidget *fix_all;
  GtkLabel *problem;
  GtkBox *lists;
  GtkWidget *nothing;

  KhPlanChecks *checks;
  KhPageNotes *notes; /* (nullable) */
  KhFindingList *families[KH_N_RULE_FAMILIES]; /* unowned children */
  KhFindingList *ignored;
};

G_DEFINE_FINAL_TYPE (KhFindingsPage, kh_findings_page, KH_TYPE_FORM_PAGE)

static void
take_family (KhFindingsPage *self, KhRuleFamily family, GPtrArray *chosen)
{
  GListModel *findings = kh_plan_checks_get_findings (self->checks);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      if (kh_rules_get_family (kh_finding_get_rule (finding)) == family)
        g_ptr_array_add (chosen, g_steal_pointer (&finding));
    }
}

static guint
count_fixes (KhFindingsPage *self)
{
  GListModel *findings = kh_plan_checks_get_findings (self->checks);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);

      /* What is kept with the plan waits for a person, one by one. */
      n += kh_finding_get_fix (finding) != NULL && kh_finding_get_property (finding) != NULL
           && !kh_form_is_alive (KH_FORM_PAGE (self), finding);
    }

  return n;
}

static void
update_top (KhFindingsPage *self, gboolean any)
{
  const char *problem = kh_plan_checks_get_problem (self->checks);
  const guint n_fixes = count_fixes (self);
  g_autofree char *label = g_strdup_printf (ngettext ("Fix the %u That Is Certain", "Fix the %u That Are Certain", n_fixes), n_fixes);

  gtk_button_set_label (GTK_BUTTON (self->fix_all), label);
  gtk_widget_set_visible (self->fix_all, n_fixes > 0 && !kh_form_page_get_locked (KH_FORM_PAGE (self)));
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_visible (self->nothing, !any && problem == NULL && kh_plan_checks_is_current (self->checks)
                                           && (self->notes == NULL || kh_page_notes_count (self->notes) == 0));
}

static void
update (KhFindingsPage *self)
{
  GListModel *ignored = kh_plan_checks_get_ignored (self->checks);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < KH_N_RULE_FAMILIES; i++)
    {
      g_autoptr (GPtrArray) family = g_ptr_array_new_with_free_func (g_object_unref);

      take_family (self, (KhRuleFamily) i, family);
      kh_finding_list_update (self->families[i], family, TRUE);
    }
  for (guint i = 0; i < g_list_model_get_n_items (ignored); i++)
    g_ptr_array_add (chosen, g_list_model_get_item (ignored, i));
  kh_finding_list_update (self->ignored, chosen, FALSE);
  update_top (self, g_list_model_get_n_items (kh_plan_checks_get_findings (self->checks)) > 0);
}

static void
fix_all_cb (KhFindingsPage *self)
{
  kh_finding_fix_all (KH_FORM_PAGE (self));
}

static void
kh_findings_page_set_plan (KhEditorPage *page, KhStore *store, KhPlan *plan, KhNode *node)
{
  static const char *const titles[] = {
    [KH_RULES_IMPORT] = N_("Import and Carry-over"), [KH_RULES_FORMAT] = N_("Format"),     [KH_RULES_CONTENT] = N_("Content"),
    [KH_RULES_CITATION] = N_("Cited Documents"),     [KH_RULES_LANGUAGE] = N_("Language"),
  };
  KhFindingsPage *self = KH_FINDINGS_PAGE (page);

  KH_EDITOR_PAGE_CLASS (kh_findings_page_parent_class)->set_plan (page, store, plan, node);

  self->checks = kh_plan_checks_of (store, plan);
  for (guint i = 0; i < KH_N_RULE_FAMILIES; i++)
    {
      self->families[i] = KH_FINDING_LIST (kh_finding_list_new (KH_FORM_PAGE (self), _(titles[i])));
      gtk_box_append (self->lists, GTK_WIDGET (self->families[i]));
    }
  self->ignored = KH_FINDING_LIST (kh_finding_list_new (KH_FORM_PAGE (self), _("Ignored")));
  gtk_box_append (self->lists, GTK_WIDGET (self->ignored));
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::locked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
kh_findings_page_dispose (GObject *object)
{
  g_clear_object (&KH_FINDINGS_PAGE (object)->checks);
  g_clear_object (&KH_FINDINGS_PAGE (object)->notes);

  G_OBJECT_CLASS (kh_findings_page_parent_class)->dispose (object);
}

static void
kh_findings_page_class_init (KhFindingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_findings_page_dispose;
  KH_EDITOR_PAGE_CLASS (klass)->set_plan = kh_findings_page_set_plan;

  g_type_ensure (KH_TYPE_NOTES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/page-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, KhFindingsPage, notes_group);
  gtk_widget_class_bind_template_child (widget_class, KhFindingsPage, fix_all);
  gtk_widget_class_bind_template_child (widget_class, KhFindingsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, KhFindingsPage, lists);
  gtk_widget_class_bind_template_child (widget_class, KhFindingsPage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, fix_all_cb);
}

static void
kh_findings_page_init (KhFindingsPage *self)
{
  kh_template_init (GTK_WIDGET (self));
}

void
kh_findings_page_set_notes (KhFindingsPage *self, KhPageNotes *notes)
{
  g_return_if_fail (KH_IS_FINDINGS_PAGE (self));
  g_return_if_fail (KH_IS_PAGE_NOTES (notes) && self->notes == NULL);

  self->notes = g_object_ref (notes);
  kh_notes_group_bind (self->notes_group, KH_FORM_PAGE (self), notes);
  g_signal_connect_object (notes, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
