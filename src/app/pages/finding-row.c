/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingRow: one finding. */
#include "finding-row.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "plan-text.h"

struct _KhFindingRow
{
  AdwActionRow parent_instance;

  GtkImage *icon;
  GtkWidget *show;
  GtkWidget *dismiss;

  KhFormPage *page; /* weak */
  KhFinding *finding;
};

G_DEFINE_FINAL_TYPE (KhFindingRow, kh_finding_row, ADW_TYPE_ACTION_ROW)

static char *
format_details (KhFinding *finding)
{
  g_autoptr (GString) details = g_string_new (NULL);
  const char *text = kh_finding_get_text (finding);

  if (kh_finding_get_line (finding) > 0)
    /* Translators: %d is a line number of the imported file. */
    g_string_append_printf (details, _("Line %d"), kh_finding_get_line (finding));
  if (text != NULL && *text != '\0' && strstr (_(kh_finding_get_message (finding)), "%s") == NULL)
    g_string_append_printf (details, "%s“%s”", details->len > 0 ? " · " : "", text);
  if (kh_finding_get_source (finding) != NULL && *kh_finding_get_source (finding) != '\0')
    g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", kh_finding_get_source (finding));
  return g_string_free (g_steal_pointer (&details), FALSE);
}

static void
show_clicked_cb (KhFindingRow *self)
{
  const char *node = kh_finding_get_node (self->finding);

  if (node != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.show-node", "s", node);
}

void
kh_finding_row_dismiss (KhFindingRow *self)
{
  g_autoptr (KhFormPage) page = NULL;
  g_autoptr (KhFinding) finding = NULL;
  KhEdit *edit;

  g_return_if_fail (KH_IS_FINDING_ROW (self));

  if (self->page == NULL || !kh_form_is_alive (self->page, self->finding))
    return;
  page = g_object_ref (self->page);
  finding = g_object_ref (self->finding);
  edit = kh_form_begin (page, N_("Dismiss finding"));
  if (edit == NULL)
    return;
  kh_edit_remove (edit, finding);
  if (kh_form_commit (page, edit))
    kh_form_page_notice (page, _("Finding dismissed"));
}

/* What the plan does not keep goes when its cause does. */
static void
locked_cb (KhFindingRow *self)
{
  gtk_widget_set_visible (self->dismiss, !kh_form_page_get_locked (self->page)
                                             && kh_form_is_alive (self->page, self->finding));
}

static void
kh_finding_row_dispose (GObject *object)
{
  KhFindingRow *self = KH_FINDING_ROW (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->finding);

  G_OBJECT_CLASS (kh_finding_row_parent_class)->dispose (object);
}

static void
kh_finding_row_class_init (KhFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_finding_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-finding.ui");
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, show);
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, dismiss);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kh_finding_row_dismiss);
}

static void
kh_finding_row_init (KhFindingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
kh_finding_row_new (KhFormPage *page, KhFinding *finding)
{
  static const struct
  {
    const char *icon;
    const char *name;
    const char *style;
  } severities[] = {
    { "dialog-information-symbolic", N_("Hint"), "dim-label" },
    { "dialog-warning-symbolic", N_("Warning"), "warning" },
    { "dialog-error-symbolic", N_("Error"), "error" },
  };
  KhFindingRow *self = g_object_new (KH_TYPE_FINDING_ROW, NULL);
  KhSeverity severity = kh_finding_get_severity (finding);
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  const char *node = kh_finding_get_node (finding);
  g_autofree char *message = kh_plan_text_finding (finding);
  g_autofree char *details = format_details (finding);

  g_set_weak_pointer (&self->page, page);
  self->finding = g_object_ref (finding);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  gtk_image_set_from_icon_name (self->icon, severities[severity].icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), severities[severity].style);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), _(severities[severity].name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(severities[severity].name), -1);
  gtk_widget_set_visible (self->show, node != NULL
                                          && (kh_plan_find_node (plan, node) != NULL
                                              || g_str_equal (node, kh_node_get_uuid (KH_NODE (plan)))));
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (locked_cb), self, G_CONNECT_SWAPPED);
  locked_cb (self);
  return GTK_WIDGET (self);
}
