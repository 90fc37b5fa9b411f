/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFindingRow: one finding. */
#include "finding-row.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "finding-ops.h"
#include "form-edit.h"
#include "plan-text.h"
#include "rules.h"
#include "template.h"

struct _KhFindingRow
{
  AdwActionRow parent_instance;

  GtkImage *icon;
  GtkWidget *fix;
  GtkMenuButton *ignore;
  GtkPopover *popover;
  GtkEditable *reason;
  GtkWidget *confirm;
  GtkWidget *dismiss;

  KhFormPage *page; /* weak */
  KhFinding *finding;
};

G_DEFINE_FINAL_TYPE (KhFindingRow, kh_finding_row, ADW_TYPE_ACTION_ROW)

static void
append_part (GString *text, const char *joint, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? joint : "", part);
}

static char *
format_details (KhFindingRow *self, gboolean explain)
{
  GString *details = g_string_new (NULL);
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page));
  const KhRule *rule = kh_rules_find (kh_finding_get_rule (self->finding));
  const char *text = kh_finding_get_text (self->finding);
  g_autofree char *place = kh_finding_dup_place (plan, self->finding);
  g_autofree char *line = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *reason = NULL;

  if (explain && rule != NULL)
    append_part (details, "\n", _(rule->explanation));
  if (kh_finding_get_reason (self->finding) != NULL)
    {
      /* Translators: %s is why the user wants no more to hear of a finding. */
      reason = g_strdup_printf (_("Reason: %s"), kh_finding_get_reason (self->finding));
      append_part (details, "\n", reason);
    }
  append_part (details, "\n", place);
  if (kh_finding_get_line (self->finding) > 0)
    {
      /* Translators: %d is a line number of the imported file. */
      line = g_strdup_printf (_("Line %d"), kh_finding_get_line (self->finding));
      append_part (details, " · ", line);
    }
  if (text != NULL && *text != '\0' && strstr (_(kh_finding_get_message (self->finding)), "%s") == NULL)
    {
      quoted = g_strdup_printf ("“%s”", text);
      append_part (details, " · ", quoted);
    }
  append_part (details, explain ? "\n" : " · ", explain ? kh_finding_get_source (self->finding) : NULL);

  return g_string_free (details, FALSE);
}

static void
show_cb (KhFindingRow *self)
{
  const char *node = kh_finding_get_node (self->finding);

  if (node != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.show-node", "s", node);
}

void
kh_finding_row_fix (KhFindingRow *self)
{
  g_autoptr (KhFormPage) page = NULL;
  g_autoptr (KhFinding) finding = NULL;

  g_return_if_fail (KH_IS_FINDING_ROW (self));

  if (self->page == NULL || !gtk_widget_get_visible (self->fix))
    return;
  /* The row may go with its finding. */
  page = g_object_ref (self->page);
  finding = g_object_ref (self->finding);
  kh_finding_fix (page, finding);
}

void
kh_finding_row_ignore (KhFindingRow *self)
{
  g_return_if_fail (KH_IS_FINDING_ROW (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->ignore)))
    gtk_menu_button_popup (self->ignore);
}

void
kh_finding_row_dismiss (KhFindingRow *self)
{
  g_autoptr (KhFormPage) page = NULL;
  g_autoptr (KhFinding) finding = NULL;

  g_return_if_fail (KH_IS_FINDING_ROW (self));

  if (self->page == NULL)
    return;
  page = g_object_ref (self->page);
  finding = g_object_ref (self->finding);
  if (kh_finding_get_reason (finding) != NULL)
    kh_finding_revoke (page, finding);
  else
    kh_finding_dismiss (page, finding);
}

/* What the plan does not keep goes when its cause does. */
static void
reason_changed_cb (KhFindingRow *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));

  gtk_widget_set_sensitive (self->confirm, *reason != '\0');
}

static void
confirm_cb (KhFindingRow *self)
{
  g_autofree char *reason = kh_text_normalize (gtk_editable_get_text (self->reason));
  g_autoptr (KhFormPage) page = NULL;
  g_autoptr (KhFinding) finding = NULL;

  if (*reason == '\0' || self->page == NULL)
    return;
  page = g_object_ref (self->page);
  finding = g_object_ref (self->finding);
  gtk_popover_popdown (self->popover);
  kh_finding_ignore (page, finding, reason);
}

static void
update_buttons (KhFindingRow *self)
{
  const gboolean locked = kh_form_page_get_locked (self->page);
  const gboolean ignored = kh_finding_get_reason (self->finding) != NULL;
  const gboolean kept = kh_form_is_alive (self->page, self->finding);

  gtk_widget_set_visible (self->fix, !locked && !ignored && kh_finding_get_fix (self->finding) != NULL
                                         && kh_finding_get_property (self->finding) != NULL);
  /* What the pages show goes when its cause does, and not before. */
  gtk_widget_set_visible (GTK_WIDGET (self->ignore), !locked && !ignored && !kept
                                                         && !g_str_has_prefix (kh_finding_get_rule (self->finding), "pages-"));
  gtk_widget_set_visible (self->dismiss, !locked && kept);
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
fix_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kh_finding_row_fix (KH_FINDING_ROW (widget));
}

static void
ignore_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kh_finding_row_ignore (KH_FINDING_ROW (widget));
}

static void
kh_finding_row_class_init (KhFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_finding_row_dispose;

  gtk_widget_class_install_action (widget_class, "finding.fix", NULL, fix_action);
  gtk_widget_class_install_action (widget_class, "finding.ignore", NULL, ignore_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_period, GDK_CONTROL_MASK, "finding.fix", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "finding.ignore", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-finding.ui");
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, icon);
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, fix);
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, ignore);
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, popover);
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, reason);
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, confirm);
  gtk_widget_class_bind_template_child (widget_class, KhFindingRow, dismiss);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, kh_finding_row_fix);
  gtk_widget_class_bind_template_callback (widget_class, kh_finding_row_dismiss);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
}

static void
kh_finding_row_init (KhFindingRow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

static gboolean
has_place (KhPlan *plan, const char *uuid)
{
  return uuid != NULL && (kh_plan_find_node (plan, uuid) != NULL || g_str_equal (uuid, kh_node_get_uuid (KH_NODE (plan))));
}

GtkWidget *
kh_finding_row_new (KhFormPage *page, KhFinding *finding, gboolean explain)
{
  KhFindingRow *self = g_object_new (KH_TYPE_FINDING_ROW, NULL);
  const KhSeverityLook *look = kh_severity_get_look (kh_finding_get_severity (finding));
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  g_autofree char *message = kh_plan_text_finding (finding);
  g_autofree char *details = NULL;

  g_set_weak_pointer (&self->page, page);
  self->finding = g_object_ref (finding);
  details = format_details (self, explain);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), message);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), details);
  gtk_image_set_from_icon_name (self->icon, look->icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), look->style);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), _(look->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _(look->name), -1);
  if (kh_finding_get_fix (finding) != NULL)
    {
      /* Translators: the first %s is replaced by the second. */
      g_autofree char *tooltip = g_strdup_printf (_("“%s” becomes “%s”"), kh_finding_get_text (finding), kh_finding_get_fix (finding));

      gtk_widget_set_tooltip_text (self->fix, tooltip);
    }
  if (kh_finding_get_reason (finding) != NULL)
    {
      gtk_widget_set_tooltip_text (self->dismiss, _("Tell it again"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->dismiss), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Tell it again"), -1);
      kh_describe (self->dismiss, _("The rule speaks here again; the reason is forgotten"));
    }
  else if (kh_finding_is_carried (finding))
    {
      gtk_button_set_label (GTK_BUTTON (self->dismiss), _("Looked At"));
      gtk_widget_remove_css_class (self->dismiss, "flat");
      gtk_widget_set_tooltip_text (self->dismiss, _("Take the mark away: a person has looked at this"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->dismiss), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Looked At"), -1);
      kh_describe (self->dismiss, _("Take the mark away: a person has looked at this"));
    }
  else
    {
      kh_describe (self->dismiss, _("Takes it off the list, because it is settled; can be undone"));
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), has_place (plan, kh_finding_get_node (finding)));
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (update_buttons), self, G_CONNECT_SWAPPED);
  update_buttons (self);

  return GTK_WIDGET (self);
}

KhFinding *
kh_finding_row_get_finding (KhFindingRow *self)
{
  g_return_val_if_fail (KH_IS_FINDING_ROW (self), NULL);

  return self->finding;
}
