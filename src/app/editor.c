/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhEditor: one plan in its forms. */
#include "editor.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "editor-shell.h"
#include "outline.h"
#include "plan-text.h"
#include "preview.h"
#include "register-window.h"
#include "template.h"
#include "toast.h"

#define CHOICE_PDF_A "pdfa"
#define CHOICE_ATTACH "attach"
#define FORM_WIDTH 760 /* px; longer lines of text tire the eye */

/* Invariant: page is the visible child of forms' page; pages maps a form's key
 * (kind and section) to its scrolled window, made when first shown. */
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
  KhEditorShell *shell;
  KhOutline *outline;
  GtkStack *forms;
  KhPreview *preview;

  KhStore *store;
  KhPlan *plan;
  gboolean read_only;
  GSimpleActionGroup *actions;
  GHashTable *pages; /* char * to KhEditorPage, both owned by the table */
  KhEditorPage *page;
  AdwToast *undo_toast;
  GtkFileChooserNative *chooser;
  KhExportFormat chooser_format;
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
  guint n = g_list_model_get_n_items (kh_plan_get_findings (self->plan));
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *tooltip = g_strdup_printf (ngettext ("%u finding", "%u findings", n), n);

  gtk_label_set_label (self->findings_count, count);
  gtk_widget_set_visible (self->findings_button, n > 0);
  gtk_widget_set_tooltip_text (self->findings_button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings_button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

static void
show_standing (KhEditor *self)
{
  const char *words = NULL;

  if (self->read_only)
    words = _("The library can only be read. Changes cannot be saved.");
  else if (kh_plan_is_locked (self->plan))
    words = _("This plan has been issued or archived. It can be read and exported, not changed.");
  gtk_label_set_label (self->info_label, words != NULL ? words : "");
  gtk_info_bar_set_revealed (self->info_bar, words != NULL);
}

static void
show_undo_button (KhEditor *self, GtkWidget *button, const char *action_name, const char *label, const char *plain,
                  const char *format_label)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action_name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), label != NULL && !self->read_only
                                                           && !kh_plan_is_locked (self->plan));
  gtk_widget_set_tooltip_text (button, label != NULL ? format_label : plain);
}

static void
show_undo (KhEditor *self)
{
  const char *undo = kh_store_get_undo_label (self->store, KH_NODE (self->plan));
  const char *redo = kh_store_get_redo_label (self->store, KH_NODE (self->plan));
  /* Translators: what will be undone, such as "Undo: Move task" */
  g_autofree char *undo_words = g_strdup_printf (_("Undo: %s"), undo != NULL ? gettext (undo) : "");
  g_autofree char *redo_words = g_strdup_printf (_("Redo: %s"), redo != NULL ? gettext (redo) : "");

  show_undo_button (self, self->undo_button, "undo", undo, _("Undo"), undo_words);
  show_undo_button (self, self->redo_button, "redo", redo, _("Redo"), redo_words);
}

static void
dismiss_undo_toast (KhEditor *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->undo_toast);

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/* Pages. */

static gboolean
section_is_alive (KhEditor *self, KhNode *node)
{
  return node == NULL || kh_node_get_root (node) == KH_NODE (self->plan);
}

static void
failed_cb (KhEditor *self, const GError *error)
{
  kh_toast_show_error (GTK_WIDGET (self), error);
}

static void
node_focused_cb (KhEditor *self, const char *uuid)
{
  kh_preview_mark_node (self->preview, uuid);
}

static void
drafted_cb (KhEditor *self, KhNode *node, const char *property, const GValue *value)
{
  kh_preview_set_draft (self->preview, node, property, value);
}

static void
notice_cb (KhEditor *self, const char *message)
{
  AdwToast *toast;

  dismiss_undo_toast (self);
  toast = kh_toast_show (GTK_WIDGET (self), message, _("_Undo"), "win.undo");
  g_set_object (&self->undo_toast, toast);
}

static char *
page_key (KhPageKind kind, KhSection *section)
{
  return g_strdup_printf ("%d %s", kind, section != NULL ? kh_node_get_uuid (KH_NODE (section)) : "");
}

static KhEditorPage *
create_page (KhEditor *self, const char *key, KhPageKind kind, KhSection *section)
{
  KhEditorPage *page = kh_page_factory_create (kind);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  kh_editor_page_set_plan (page, self->store, self->plan, (KhNode *) section);
  g_signal_connect_object (page, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "node-focused", G_CALLBACK (node_focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "drafted", G_CALLBACK (drafted_cb), self, G_CONNECT_SWAPPED);

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), FORM_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), FORM_WIDTH - 100);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (page));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Form"), -1);
  gtk_stack_add_named (self->forms, scroller, key);
  g_hash_table_insert (self->pages, g_strdup (key), g_object_ref (page));
  return page;
}

static void
drop_dead_pages (KhEditor *self)
{
  GHashTableIter iter;
  gpointer key, page;

  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &key, &page))
    if (page != self->page && !section_is_alive (self, kh_editor_page_get_node (page)))
      {
        gtk_stack_remove (self->forms, gtk_stack_get_child_by_name (self->forms, key));
        g_hash_table_iter_remove (&iter);
      }
}

void
kh_editor_show_page (KhEditor *self, KhPageKind kind, KhSection *section)
{
  g_autofree char *key = NULL;
  KhEditorPage *page;
  gboolean writing;

  g_return_if_fail (KH_IS_EDITOR (self));
  g_return_if_fail (section == NULL || KH_IS_SECTION (section));

  key = page_key (kind, section);
  page = g_hash_table_lookup (self->pages, key);
  if (page != NULL && page == self->page)
    return;
  kh_editor_flush (self);
  kh_store_break_typing (self->store, KH_NODE (self->plan));
  if (page == NULL)
    page = create_page (self, key, kind, section);
  writing = gtk_widget_get_focus_child (GTK_WIDGET (self->forms)) != NULL;
  self->page = page;
  gtk_stack_set_visible_child_name (self->forms, key);
  /* Whoever writes goes on writing there. */
  if (writing)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->forms), GTK_DIR_TAB_FORWARD);
  kh_outline_select (self->outline, kind, section);
  drop_dead_pages (self);
}

gboolean
kh_editor_show_node (KhEditor *self, const char *uuid)
{
  KhNode *node;
  KhSection *section = NULL;
  KhPageKind kind;

  g_return_val_if_fail (KH_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  node = g_strcmp0 (uuid, kh_node_get_uuid (KH_NODE (self->plan))) == 0 ? KH_NODE (self->plan)
                                                                        : kh_plan_find_node (self->plan, uuid);
  if (node == NULL)
    return FALSE;
  kind = kh_page_factory_kind_for (node, &section);
  kh_editor_show_page (self, kind, section);
  return kh_editor_page_focus_node (self->page, uuid);
}

/* The preview follows the outline: to where the part that the form shows begins. */
static void
show_in_preview (KhEditor *self, KhPageKind kind, KhSection *section)
{
  GListModel *signatures = kh_plan_get_signatures (self->plan);
  g_autoptr (KhNode) signature = NULL;
  KhNode *node = (KhNode *) section;

  switch (kind)
    {
    case KH_PAGE_GENERAL:
      kh_preview_show_node (self->preview, NULL);
      return;
    case KH_PAGE_BASES:
      node = (KhNode *) kh_plan_find_section (self->plan, KH_SECTION_LEGAL_BASES);
      break;
    case KH_PAGE_AIMS:
      node = (KhNode *) kh_plan_find_section (self->plan, KH_SECTION_AIMS);
      if (node == NULL)
        node = (KhNode *) kh_plan_find_section (self->plan, KH_SECTION_PURPOSE);
      break;
    case KH_PAGE_TARGETS:
      node = (KhNode *) kh_plan_find_section (self->plan, KH_SECTION_TARGETS);
      break;
    case KH_PAGE_RESPONSIBILITIES:
      node = (KhNode *) kh_plan_find_section (self->plan, KH_SECTION_RESPONSIBILITIES);
      break;
    case KH_PAGE_SIGNING:
      node = signature = g_list_model_get_item (signatures, 0);
      break;
    case KH_PAGE_TASK_GROUP:
    case KH_PAGE_FREE:
    case KH_PAGE_FINDINGS:
    default:
      break;
    }
  if (node != NULL)
    kh_preview_show_node (self->preview, kh_node_get_uuid (node));
}

static void
page_selected_cb (KhEditor *self, KhOutlineEntry *entry)
{
  gboolean folded;

  kh_editor_show_page (self, kh_outline_entry_get_kind (entry), kh_outline_entry_get_section (entry));
  show_in_preview (self, kh_outline_entry_get_kind (entry), kh_outline_entry_get_section (entry));
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
    gtk_widget_child_focus (GTK_WIDGET (self->forms), GTK_DIR_TAB_FORWARD);
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
  gtk_widget_child_focus (GTK_WIDGET (self->forms), GTK_DIR_TAB_FORWARD);
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
  dismiss_undo_toast (self);
  show_title (self);
  show_findings (self);
  show_standing (self);
  show_undo (self);
  if (self->page != NULL && !section_is_alive (self, kh_editor_page_get_node (self->page)))
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
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhEditor *self = user_data;
  g_autoptr (GError) error = NULL;

  kh_editor_flush (self);
  if (!kh_store_undo (self->store, KH_NODE (self->plan), &error))
    kh_toast_show_error (GTK_WIDGET (self), error);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhEditor *self = user_data;
  g_autoptr (GError) error = NULL;

  kh_editor_flush (self);
  if (!kh_store_redo (self->store, KH_NODE (self->plan), &error))
    kh_toast_show_error (GTK_WIDGET (self), error);
}

typedef struct
{
  KhEditor *editor;
  GFile *file;
} ExportContext;

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ExportContext *context = user_data;
  g_autoptr (KhEditor) self = context->editor;
  g_autoptr (GFile) file = context->file;
  g_autoptr (GError) error = NULL;

  g_free (context);
  if (!kh_export_finish (result, &error))
    {
      kh_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  {
    g_autofree char *name = g_file_get_basename (file);
    g_autofree char *display = g_filename_display_name (name);
    g_autofree char *message = g_strdup_printf (_("Exported “%s”"), display);
    g_autofree char *uri = g_file_get_uri (file);
    g_autofree char *action = g_action_print_detailed_name ("win.open-uri", g_variant_new_string (uri));

    kh_toast_show (GTK_WIDGET (self), message, _("_Open"), action);
  }
}

void
kh_editor_export (KhEditor *self, GFile *file, KhExportFormat format, KhPdfFlags pdf_flags, gboolean attach)
{
  ExportContext *context;

  g_return_if_fail (KH_IS_EDITOR (self));
  g_return_if_fail (G_IS_FILE (file));

  kh_editor_flush (self);
  context = g_new0 (ExportContext, 1);
  context->editor = g_object_ref (self);
  context->file = g_object_ref (file);
  kh_export_async (self->plan, file, format, pdf_flags, attach, NULL, exported_cb, context);
}

/* A dialog of the desktop may not know choices; then the PDF is a plain one. */
static gboolean
get_choice (GtkFileChooserNative *chooser, const char *id, gboolean fallback)
{
  const char *value = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), id);

  return value != NULL ? g_str_equal (value, "true") : fallback;
}

static void
add_choice (GtkFileChooserNative *chooser, const char *id, const char *label, gboolean value)
{
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), id, label, NULL, NULL);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (chooser), id, value ? "true" : "false");
}

static void
chooser_response_cb (KhEditor *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file == NULL)
    return;
  /* GTK warns when asked for a choice that was not offered. */
  if (self->chooser_format == KH_EXPORT_PDF)
    kh_editor_export (self, file, KH_EXPORT_PDF,
                      get_choice (chooser, CHOICE_PDF_A, FALSE) ? KH_PDF_A : KH_PDF_DEFAULT,
                      get_choice (chooser, CHOICE_ATTACH, TRUE));
  else
    kh_editor_export (self, file, self->chooser_format, KH_PDF_DEFAULT, TRUE);
}

static void
choose_file (KhEditor *self, KhExportFormat format)
{
  const KhExportFormatInfo *info = kh_export_format_get_info (format);
  g_autofree char *name = NULL;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    {
      gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
      return;
    }
  kh_editor_flush (self);
  self->chooser_format = format;
  self->chooser = gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (filter, _(info->name));
  gtk_file_filter_add_mime_type (filter, info->media_type);
  gtk_file_filter_add_suffix (filter, info->extension);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (format == KH_EXPORT_PDF)
    {
      add_choice (self->chooser, CHOICE_PDF_A, _("For the archive (PDF/A)"), FALSE);
      add_choice (self->chooser, CHOICE_ATTACH, _("Attach the plan, to import it again"), TRUE);
    }
  name = kh_export_dup_file_name (self->plan, format);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
export_pdf_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_file (user_data, KH_EXPORT_PDF);
}

static void
export_as_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhExportFormat format;

  if (kh_export_format_from_id (g_variant_get_string (parameter, NULL), &format))
    choose_file (user_data, format);
}

static void
zoom_in_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_preview_step_zoom (KH_EDITOR (user_data)->preview, 1);
}

static void
zoom_out_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_preview_step_zoom (KH_EDITOR (user_data)->preview, -1);
}

static void
zoom_fit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_preview_set_zoom (KH_EDITOR (user_data)->preview, 0);
}

static void
next_page_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_outline_step (KH_EDITOR (user_data)->outline, 1);
}

static void
previous_page_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_outline_step (KH_EDITOR (user_data)->outline, -1);
}

static void
show_findings_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_editor_show_page (user_data, KH_PAGE_FINDINGS, NULL);
}

static void
show_register_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhEditor *self = user_data;
  KhAgency *agency = kh_plan_get_agency (self->plan);
  GtkWidget *window;

  if (agency == NULL)
    return;
  kh_editor_flush (self);
  window = kh_register_window_new (self->store, agency, self->read_only);
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
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
    { .name = "undo", .activate = undo_action },
    { .name = "redo", .activate = redo_action },
    { .name = "export-pdf", .activate = export_pdf_action },
    { .name = "export-as", .activate = export_as_action, .parameter_type = "s" },
    { .name = "zoom-in", .activate = zoom_in_action },
    { .name = "zoom-out", .activate = zoom_out_action },
    { .name = "zoom-fit", .activate = zoom_fit_action },
    { .name = "next-page", .activate = next_page_action },
    { .name = "previous-page", .activate = previous_page_action },
    { .name = "show-findings", .activate = show_findings_action },
    { .name = "show-register", .activate = show_register_action },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
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
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->undo_toast);
  self->page = NULL;
  g_clear_pointer (&self->pages, g_hash_table_unref);
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
  g_type_ensure (KH_TYPE_OUTLINE);
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
  gtk_widget_class_bind_template_child (widget_class, KhEditor, shell);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, outline);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, forms);
  gtk_widget_class_bind_template_child (widget_class, KhEditor, preview);
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

/* libadwaita 1.2 gives a split button's menu a tooltip and no name. */
static void
name_menu_button (AdwSplitButton *button)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      adw_split_button_get_dropdown_tooltip (button), -1);
}

static void
kh_editor_init (KhEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  name_menu_button (self->export_button);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  add_actions (self);
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
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  g_object_set (self->shell, "show-preview", state->preview, "preview-share", state->preview_share, NULL);
  kh_preview_set_zoom (self->preview, state->zoom);
  g_object_set (self->preview, "show-thumbnails", state->thumbnails, NULL);
  kh_outline_set_plan (self->outline, store, plan);
  kh_preview_set_plan (self->preview, store, plan);
  show_title (self);
  show_findings (self);
  show_standing (self);
  show_undo (self);
  kh_editor_show_page (self, KH_PAGE_GENERAL, NULL);
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
    gtk_widget_child_focus (GTK_WIDGET (self->forms), GTK_DIR_TAB_FORWARD);
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
  return self->page;
}

void
kh_editor_flush (KhEditor *self)
{
  g_return_if_fail (KH_IS_EDITOR (self));

  /* A form whose section an undo has taken away has nothing left to write to. */
  if (self->page != NULL && section_is_alive (self, kh_editor_page_get_node (self->page)))
    kh_editor_page_flush (self->page);
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
