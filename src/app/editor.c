/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEditor: one plan in its forms. */
#include "editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "adw-names.h"
#include "describe.h"
#include "editor-history.h"
#include "editor-shell.h"
#include "export-actions.h"
#include "find-actions.h"
#include "find-bar.h"
#include "form-stack.h"
#include "issue-actions.h"
#include "issued-bar.h"
#include "outline.h"
#include "page-findings.h"
#include "page-notes.h"
#include "plan-checks.h"
#include "plan-text.h"
#include "part-bar.h"
#include "part-file.h"
#include "preview-zoom.h"
#include "body-layout-window.h"
#include "register-window.h"
#include "template.h"
#include "toast.h"

struct _KhEditor
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  GtkToggleButton *outline_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  AdwSplitButton *export_button;
  GtkWidget *findings_button;
  GtkLabel *findings_count;
  GtkInfoBar *info_bar;
  GtkLabel *info_label;
  KhIssuedBar *issued_bar;
  KhPartBar *part_bar;
  KhFindBar *find_bar;
  KhEditorShell *shell;
  KhOutline *outline;
  KhFormStack *forms;
  KhPreview *preview;

  KhStore *store;
  KhPlan *plan;
  gboolean read_only;
  GSimpleActionGroup *actions;
  KhExportActions *export_actions;
  KhIssueActions *issue_actions;
  KhEditorHistory *history;
  KhPageNotes *notes;
  KhPlanChecks *checks;
};

G_DEFINE_FINAL_TYPE (KhEditor, kh_editor, GTK_TYPE_WIDGET)

/* What the window shows about the plan as a whole. */

static void
show_title (KhEditor *self)
{
  g_autofree char *title = kh_plan_text_dup_title (self->plan);
  g_autofree char *number = kh_plan_text_number (kh_plan_get_number (self->plan), kh_plan_get_symbol (self->plan));
  const char *state = kh_plan_text_state (kh_plan_get_state (self->plan));
  g_autofree char *subtitle = number != NULL ? g_strdup_printf ("%s · %s", number, state) : g_strdup (state);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}

static void
show_findings (KhEditor *self)
{
  guint n = g_list_model_get_n_items (kh_plan_checks_get_findings (self->checks)) + kh_page_notes_count (self->notes);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *tooltip = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);

  gtk_label_set_label (self->findings_count, count);
  gtk_widget_set_visible (self->findings_button, n > 0);
  gtk_widget_set_tooltip_text (self->findings_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  kh_describe (self->findings_button, _("Goes to the list of what the rules found in the plan"));
}

static void
noted_cb (KhEditor *self)
{
  g_autofree char *font_words = kh_page_notes_dup_font_words (self->notes);

  kh_preview_set_font_words (self->preview, font_words);
  show_findings (self);
}

static void
show_standing (KhEditor *self)
{
  const char *words = NULL;

  if (self->read_only && kh_store_get_trouble (self->store) != KH_TROUBLE_DAMAGED)
    words = _("The library can only be read. Changes cannot be saved.");
  else if (kh_plan_get_state (self->plan) == KH_PLAN_ARCHIVED)
    words = _("This plan is in the archive. It can be read and exported, not changed.");
  gtk_label_set_label (self->info_label, words != NULL ? words : "");
  gtk_info_bar_set_revealed (self->info_bar, words != NULL);
}

/* Forms. */

static void
failed_cb (KhEditor *self, const GError *error)
{
  kh_toast_show_error (GTK_WIDGET (self), error);
}

static void
node_focused_cb (KhEditor *self, const char *uuid)
{
  kh_preview_mark_node (self->preview, uuid);
  kh_find_bar_set_place (self->find_bar, uuid);
}

static void
drafted_cb (KhEditor *self, KhNode *node, const char *property, const GValue *value)
{
  kh_preview_set_draft (self->preview, node, property, value);
}

static void
notice_cb (KhEditor *self, const char *message)
{
  kh_editor_history_offer (self->history, message);
}

static void
page_added_cb (KhEditor *self, KhEditorPage *page)
{
  g_signal_connect_object (page, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "node-focused", G_CALLBACK (node_focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "drafted", G_CALLBACK (drafted_cb), self, G_CONNECT_SWAPPED);
  if (KH_IS_FINDINGS_PAGE (page))
    kh_findings_page_set_notes (KH_FINDINGS_PAGE (page), self->notes);
}

void
kh_editor_show_page (KhEditor *self, KhPageKind kind, KhSection *section)
{
  g_return_if_fail (KH_IS_EDITOR (self));
  g_return_if_fail (section == NULL || KH_IS_SECTION (section));

  if (kh_form_stack_show (self->forms, kind, section))
    kh_outline_select (self->outline, kind, section);
}

static void
show_page_of (KhEditor *self, KhNode *node)
{
  KhSection *section = NULL;
  KhPageKind kind = kh_page_factory_kind_for (node, &section);

  kh_editor_show_page (self, kind, section);
}

gboolean
kh_editor_show_node (KhEditor *self, const char *uuid)
{
  KhNode *node;

  g_return_val_if_fail (KH_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  node = g_strcmp0 (uuid, kh_node_get_uuid (KH_NODE (self->plan))) == 0 ? KH_NODE (self->plan)
                                                                        : kh_plan_find_node (self->plan, uuid);
  if (node == NULL)
    return FALSE;
  show_page_of (self, node);
  return kh_editor_page_focus_node (kh_form_stack_get_page (self->forms), uuid);
}

static void
show_hit_cb (KhEditor *self, KhFindHit *hit, gboolean focus)
{
  KhEditorPage *page = kh_form_stack_get_page (self->forms);
  const KhTextField *field = hit != NULL ? kh_find_hit_get_field (hit) : NULL;
  int start, end;

  if (page != NULL)
    kh_editor_page_show_words (page, NULL, NULL, 0, 0, FALSE);
  if (hit == NULL)
    {
      if (focus)
        kh_form_stack_focus (self->forms);
      return;
    }
  /* Where the preview stands in the form's place, the words are shown in the form. */
  g_object_set (self->shell, "preview-alone", FALSE, NULL);
  show_page_of (self, field->node);
  kh_find_hit_get_chars (hit, &start, &end);
  kh_editor_page_show_words (kh_form_stack_get_page (self->forms), field->node, field->property, start, end, focus);
  if (field->node != KH_NODE (self->plan))
    kh_preview_mark_node (self->preview, kh_node_get_uuid (field->node));
}

gboolean
kh_editor_show_words (KhEditor *self, const char *uuid, const char *words)
{
  g_autoptr (KhFindHit) hit = NULL;

  g_return_val_if_fail (KH_IS_EDITOR (self), FALSE);

  hit = kh_find_hit_new_first (self->plan, uuid, words);
  if (hit != NULL)
    show_hit_cb (self, hit, TRUE);
  return hit != NULL;
}

static void
page_selected_cb (KhEditor *self, KhOutlineEntry *entry)
{
  KhPageKind kind = kh_outline_entry_get_kind (entry);
  KhSection *section = kh_outline_entry_get_section (entry);
  KhNode *first = kh_page_factory_find_first (kind, self->plan, section);
  gboolean folded;

  kh_editor_show_page (self, kind, section);
  /* The preview follows the outline: to where the part that the form shows begins. */
  if (first != NULL)
    kh_preview_show_node (self->preview, first != KH_NODE (self->plan) ? kh_node_get_uuid (first) : NULL);
  g_object_get (self->shell, "folded", &folded, NULL);
  if (folded)
    g_object_set (self->shell, "show-outline", FALSE, NULL);
}

/* In a narrow window the button's word would leave no room for the title. */
static void
folded_cb (KhEditor *self)
{
  gboolean folded;

  g_object_get (self->shell, "folded", &folded, NULL);
  /* The focus must not be lost with the outline, or fall on the first button there is. */
  if (folded && gtk_widget_get_focus_child (GTK_WIDGET (self->outline)) != NULL)
    kh_form_stack_focus (self->forms);
  if (folded)
    adw_split_button_set_icon_name (self->export_button, "document-save-symbolic");
  else
    adw_split_button_set_label (self->export_button, _("Export PDF"));
}

static void
outline_shown_cb (KhEditor *self)
{
  gboolean folded, shown;

  g_object_get (self->shell, "folded", &folded, "show-outline", &shown, NULL);
  if (folded && shown)
    kh_outline_focus (self->outline);
}

static void
entered_cb (KhEditor *self)
{
  kh_form_stack_focus (self->forms);
}

static void
section_added_cb (KhEditor *self, KhSection *section)
{
  kh_editor_show_node (self, kh_node_get_uuid (KH_NODE (section)));
}

static void
node_activated_cb (KhEditor *self, const char *uuid)
{
  /* Where the preview stands in the form's place, a click on it goes back to the form. */
  g_object_set (self->shell, "preview-alone", FALSE, NULL);
  kh_editor_show_node (self, uuid);
}

static void
changed_cb (KhEditor *self, KhNode *root)
{
  if (root != KH_NODE (self->plan))
    return;
  show_title (self);
  show_standing (self);
  if (!kh_form_stack_is_alive (self->forms))
    {
      KhPageKind kind = KH_PAGE_GENERAL;
      KhSection *section = NULL;
      KhSection *groups = kh_plan_find_section (self->plan, KH_SECTION_TASK_GROUPS);

      if (groups != NULL)
        kind = kh_page_factory_kind_for (KH_NODE (groups), &section);
      kh_outline_refresh (self->outline);
      kh_editor_show_page (self, kind, section);
    }
}

/* Actions. */

static void
show_findings_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_editor_show_page (user_data, KH_PAGE_FINDINGS, NULL);
}

static void
present_beside (KhEditor *self, GtkWidget *window)
{
  kh_editor_flush (self);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_register_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhEditor *self = user_data;
  KhAgency *agency = kh_plan_get_agency (self->plan);

  if (agency != NULL)
    present_beside (self, kh_register_window_new (self->store, agency, self->read_only));
}

static void
show_body_layout_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhEditor *self = user_data;
  KhAgency *agency = kh_plan_get_agency (self->plan);

  if (agency != NULL)
    present_beside (self, kh_body_layout_window_new (self->store, agency, kh_plan_get_profile (self->plan),
                                                     self->read_only));
}

static void
add_property_action (KhEditor *self, const char *name, const char *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, self->shell, property);

  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

static void
add_actions (KhEditor *self)
{
  const GActionEntry entries[] = {
    { .name = "show-findings", .activate = show_findings_action },
    { .name = "show-register", .activate = show_register_action },
    { .name = "show-body-layout", .activate = show_body_layout_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  kh_find_actions_add (G_ACTION_MAP (self->actions), self->find_bar);
  kh_outline_add_actions (self->outline, G_ACTION_MAP (self->actions));
  kh_preview_zoom_add_actions (self->preview, G_ACTION_MAP (self->actions));
  add_property_action (self, "toggle-preview", "show-preview");
  add_property_action (self, "preview-alone", "preview-alone");
  add_property_action (self, "toggle-outline", "show-outline");
}

static void
kh_editor_dispose (GObject *object)
{
  KhEditor *self = KH_EDITOR (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  /* The actions outlive this where the window has taken them in; they must then do nothing. */
  g_clear_object (&self->export_actions);
  if (self->issue_actions != NULL)
    g_object_run_dispose (G_OBJECT (self->issue_actions));
  g_clear_object (&self->issue_actions);
  if (self->history != NULL)
    g_object_run_dispose (G_OBJECT (self->history));
  g_clear_object (&self->history);
  /* A look at the pages may be under way, and holds the notes a moment longer. */
  if (self->notes != NULL)
    g_object_run_dispose (G_OBJECT (self->notes));
  g_clear_object (&self->notes);
  g_clear_object (&self->checks);
  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->actions);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_editor_parent_class)->dispose (object);
}

/* For what a form shows about another form's node, such as a finding. */
static void
show_node_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  kh_editor_show_node (KH_EDITOR (widget), g_variant_get_string (parameter, NULL));
}

static void
kh_editor_class_init (KhEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_editor_dispose;

  g_type_ensure (KH_TYPE_EDITOR_SHELL);
  g_type_ensure (KH_TYPE_FIND_BAR);
  g_type_ensure (KH_TYPE_FORM_STACK);
  g_type_ensure (KH_TYPE_ISSUED_BAR);
  g_type_ensure (KH_TYPE_OUTLINE);
  g_type_ensure (KH_TYPE_PART_BAR);
  g_type_ensure (KH_TYPE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/editor.ui");
  gtk_widget_class_bind_template_child (widget_class, KhEditor, title);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, outline_button);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, undo_button);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, redo_button);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, export_button);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, findings_button);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, findings_count);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, info_bar);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, info_label);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, issued_bar);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, part_bar);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, find_bar);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, shell);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, outline);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, forms);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, preview);
  gtk_widget_class_bind_template_callback (widget_class, kh_editor_flush);
  gtk_widget_class_bind_template_callback (widget_class, show_hit_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, node_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_shown_cb);
  gtk_widget_class_install_action (widget_class, "editor.show-node", "s", show_node_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
kh_editor_init (KhEditor *self)
{
  kh_template_init (GTK_WIDGET (self));
  kh_adw_name_split_button (self->export_button, _("Word, LibreOffice, tables and other files that the plan can be written as"));
  add_actions (self);
}

static gboolean
find_item_cb (KhNode *node, gpointer found)
{
  if (KH_IS_ITEM (node))
    *(KhNode **) found = node;
  return *(KhNode **) found == NULL;
}

/* A part has no letterhead: it begins with the first item that is in it. */
static void
show_first_page (KhEditor *self)
{
  KhNode *first = NULL;

  if (kh_store_is_part (self->store, self->plan, NULL))
    kh_plan_visit (self->plan, find_item_cb, &first);
  if (first != NULL)
    show_page_of (self, first);
  else
    kh_editor_show_page (self, KH_PAGE_GENERAL, NULL);
}

GtkWidget *
kh_editor_new (KhStore *store, KhPlan *plan, const KhWindowState *state, gboolean read_only)
{
  KhEditor *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (state != NULL, NULL);

  self = g_object_new (KH_TYPE_EDITOR, NULL);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  self->read_only = read_only;
  self->notes = kh_page_notes_new (store, plan);
  g_signal_connect_object (self->notes, "changed", G_CALLBACK (noted_cb), self, G_CONNECT_SWAPPED);
  self->checks = kh_plan_checks_of (store, plan);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->checks, "changed", G_CALLBACK (show_findings), self, G_CONNECT_SWAPPED);

  g_object_set (self->shell, "show-preview", state->preview, "preview-share", state->preview_share, NULL);
  kh_preview_set_zoom (self->preview, state->zoom);
  g_object_set (self->preview, "show-thumbnails", state->thumbnails, NULL);
  self->export_actions = kh_export_actions_new (self, store, G_ACTION_MAP (self->actions));
  self->issue_actions = kh_issue_actions_new (self, store, plan, read_only, G_ACTION_MAP (self->actions));
  self->history = kh_editor_history_new (self, store, plan, self->forms, self->undo_button, self->redo_button,
                                         read_only, G_ACTION_MAP (self->actions));
  kh_issued_bar_set_plan (self->issued_bar, store, plan);
  kh_part_bar_set_plan (self->part_bar, store, plan);
  kh_outline_set_plan (self->outline, store, plan);
  kh_form_stack_set_plan (self->forms, store, plan);
  kh_preview_set_plan (self->preview, store, plan);
  kh_find_bar_set_plan (self->find_bar, store, plan, read_only);
  show_title (self);
  show_findings (self);
  show_standing (self);
  show_first_page (self);
  return GTK_WIDGET (self);
}

void
kh_editor_focus (KhEditor *self)
{
  gboolean outline;

  g_return_if_fail (KH_IS_EDITOR (self));

  g_object_get (self->shell, "show-outline", &outline, NULL);
  if (outline)
    kh_outline_focus (self->outline);
  else
    kh_form_stack_focus (self->forms);
}

void
kh_editor_export (KhEditor *self, GFile *file, KhExportFormat format, KhPdfFlags pdf_flags, gboolean attach)
{
  g_return_if_fail (KH_IS_EDITOR (self));

  kh_export_actions_run (self->export_actions, file, format, pdf_flags, attach);
}

KhPlan *
kh_editor_get_plan (KhEditor *self)
{
  g_return_val_if_fail (KH_IS_EDITOR (self), NULL);
  return self->plan;
}

GActionMap *
kh_editor_get_actions (KhEditor *self)
{
  g_return_val_if_fail (KH_IS_EDITOR (self), NULL);
  return G_ACTION_MAP (self->actions);
}

KhEditorPage *
kh_editor_get_page (KhEditor *self)
{
  g_return_val_if_fail (KH_IS_EDITOR (self), NULL);
  return kh_form_stack_get_page (self->forms);
}

void
kh_editor_flush (KhEditor *self)
{
  g_return_if_fail (KH_IS_EDITOR (self));

  kh_form_stack_flush (self->forms);
}

void
kh_editor_save_state (KhEditor *self, KhWindowState *state)
{
  gboolean folded;

  g_return_if_fail (KH_IS_EDITOR (self));
  g_return_if_fail (state != NULL);

  g_object_get (self->shell, "folded", &folded, "preview-share", &state->preview_share, NULL);
  /* In a narrow window the preview is hidden for want of room, not by choice. */
  if (!folded)
    g_object_get (self->shell, "show-preview", &state->preview, NULL);
  state->zoom = kh_preview_get_zoom (self->preview);
  g_object_get (self->preview, "show-thumbnails", &state->thumbnails, NULL);
}
