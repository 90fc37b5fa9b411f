/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportPage: an imported text beside what was understood of it. */
#include "import-page.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "import-form.h"
#include "import-paragraph.h"
#include "kinds.h"
#include "template.h"
#include "toast.h"
#include "xml-reader.h"
#include "xml-writer.h"

/* Invariant: plan is in the scratch store and nowhere else. */
struct _KhImportPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  GtkListView *list;
  GtkScrolledWindow *form_place;
  GtkWidget *next_button;

  KhStore *store;
  KhPlan *plan;
  KhEditorPage *form;
  GListStore *paragraphs;
  GtkSingleSelection *selection;
  char *focused; /* (nullable) UUID of the node whose field had the focus last */
  guint n_unplaced;
};

enum
{
  ACCEPTED,
  CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhImportPage, kh_import_page, GTK_TYPE_WIDGET)

static KhImportParagraph *
get_paragraph (KhImportPage *self, guint i)
{
  g_autoptr (KhImportParagraph) paragraph = g_list_model_get_item (G_LIST_MODEL (self->paragraphs), i);

  return paragraph; /* the list holds it */
}

static void
update (KhImportPage *self)
{
  g_autofree char *words = NULL;

  self->n_unplaced = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->paragraphs)); i++)
    self->n_unplaced += kh_import_paragraph_update (get_paragraph (self, i), self->plan);
  words = self->n_unplaced == 0
              ? g_strdup (_("Everything found a place"))
              : g_strdup_printf (ngettext ("%u paragraph found no place", "%u paragraphs found no place",
                                           self->n_unplaced), self->n_unplaced);
  adw_window_title_set_subtitle (self->title, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next-unplaced", self->n_unplaced > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo",
                                 kh_store_get_undo_label (self->store, KH_NODE (self->plan)) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.redo",
                                 kh_store_get_redo_label (self->store, KH_NODE (self->plan)) != NULL);
}

/* From one side to the other. */

static void
select_paragraph (KhImportPage *self, guint i)
{
  gtk_single_selection_set_selected (self->selection, i);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", i);
}

static void
node_focused_cb (KhImportPage *self, const char *uuid)
{
  const GArray *places = kh_reading_find (kh_reading_of (self->plan), uuid);

  g_free (self->focused);
  self->focused = g_strdup (uuid);
  if (places != NULL && places->len > 0)
    select_paragraph (self, g_array_index (places, guint, 0));
}

static void
selected_cb (KhImportPage *self)
{
  KhImportParagraph *paragraph = gtk_single_selection_get_selected_item (self->selection);
  const char *node = paragraph != NULL ? kh_import_paragraph_get_node (paragraph) : NULL;
  KhFormField *field = node != NULL ? kh_form_page_find_field (KH_FORM_PAGE (self->form), node) : NULL;
  GtkWidget *widget = field != NULL ? kh_form_field_get_widget (field) : NULL;
  GdkRectangle area = { 0 };

  if (widget == NULL)
    return;
  area.width = gtk_widget_get_width (widget);
  area.height = gtk_widget_get_height (widget);
  kh_form_page_reveal (KH_FORM_PAGE (self->form), widget, &area);
}

static void
activated_cb (KhImportPage *self, guint position)
{
  const char *node = kh_import_paragraph_get_node (get_paragraph (self, position));

  if (node != NULL)
    kh_editor_page_focus_node (self->form, node);
}

/* What is done with a paragraph that found no place: one step each. */

/* Begins an edit that says that the words have their place now. */
static KhEdit *
begin (KhImportPage *self, KhImportParagraph *paragraph, const char *label)
{
  KhEdit *edit = kh_form_begin (KH_FORM_PAGE (self->form), label);
  g_autoptr (GPtrArray) findings = NULL;

  if (edit == NULL)
    return NULL;
  findings = kh_import_paragraph_list_findings (paragraph, self->plan);
  for (guint i = 0; i < findings->len; i++)
    kh_edit_remove (edit, g_ptr_array_index (findings, i));
  return edit;
}

static void
commit (KhImportPage *self, KhEdit *edit, KhNode *shown)
{
  if (kh_form_commit (KH_FORM_PAGE (self->form), edit) && shown != NULL)
    kh_editor_page_focus_node (self->form, kh_node_get_uuid (shown));
}

/* The paragraph that an action is about: with words to place. */
static KhImportParagraph *
find_unplaced (KhImportPage *self, guint i)
{
  KhImportParagraph *paragraph
      = i < g_list_model_get_n_items (G_LIST_MODEL (self->paragraphs)) ? get_paragraph (self, i) : NULL;

  return paragraph != NULL && kh_import_paragraph_get_unplaced (paragraph) ? paragraph : NULL;
}

static char *
dup_markup (KhImportParagraph *paragraph)
{
  return kh_markup_escape (kh_import_paragraph_get_words (paragraph));
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  const char *uuid = NULL;
  KhImportParagraph *paragraph = NULL;
  KhNode *section = NULL;
  g_autoptr (KhItem) item = NULL;
  g_autofree char *markup = NULL;
  KhEdit *edit = NULL;
  guint i = 0;

  g_variant_get (parameter, "(u&s)", &i, &uuid);
  paragraph = find_unplaced (self, i);
  section = kh_plan_find_node (self->plan, uuid);
  if (paragraph == NULL || !KH_IS_SECTION (section))
    return;
  markup = dup_markup (paragraph);
  item = kh_item_new (kh_item_kind_default (section), markup);
  edit = begin (self, paragraph, N_("Place paragraph"));
  if (edit == NULL)
    return;
  kh_edit_insert (edit, section, G_MAXUINT, item);
  commit (self, edit, KH_NODE (item));
}

static void
add_section_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  KhImportParagraph *paragraph = find_unplaced (self, g_variant_get_uint32 (parameter));
  g_autofree char *markup = paragraph != NULL ? dup_markup (paragraph) : NULL;
  g_autoptr (KhSection) section = NULL;
  KhEdit *edit = paragraph != NULL ? begin (self, paragraph, N_("Place paragraph")) : NULL;

  if (edit == NULL)
    return;
  section = kh_section_new (KH_SECTION_FREE, markup);
  kh_edit_insert (edit, self->plan, G_MAXUINT, section);
  commit (self, edit, KH_NODE (section));
}

static void
join_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  KhImportParagraph *paragraph = find_unplaced (self, g_variant_get_uint32 (parameter));
  KhNode *node = self->focused != NULL ? kh_plan_find_node (self->plan, self->focused) : NULL;
  g_autofree char *markup = paragraph != NULL ? dup_markup (paragraph) : NULL;
  g_autofree char *joined = NULL;
  KhEdit *edit = NULL;

  if (paragraph == NULL)
    return;
  if (!KH_IS_ITEM (node))
    {
      kh_toast_show (GTK_WIDGET (self->list), _("First put the cursor into the text that the words belong to."), NULL,
                     NULL);
      return;
    }
  edit = begin (self, paragraph, N_("Place paragraph"));
  if (edit == NULL)
    return;
  joined = *kh_item_get_text (KH_ITEM (node)) != '\0'
               ? g_strconcat (kh_item_get_text (KH_ITEM (node)), " ", markup, NULL)
               : g_strdup (markup);
  kh_edit_set (edit, node, "text", joined, NULL);
  commit (self, edit, node);
}

static void
set_title_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  KhImportParagraph *paragraph = find_unplaced (self, g_variant_get_uint32 (parameter));
  g_autofree char *markup = paragraph != NULL ? dup_markup (paragraph) : NULL;
  KhEdit *edit = paragraph != NULL ? begin (self, paragraph, N_("Place paragraph")) : NULL;

  if (edit == NULL)
    return;
  kh_edit_set (edit, self->plan, "title", markup, NULL);
  commit (self, edit, NULL);
}

static void
leave_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  KhImportParagraph *paragraph = find_unplaced (self, g_variant_get_uint32 (parameter));
  KhEdit *edit = paragraph != NULL ? begin (self, paragraph, N_("Leave paragraph out")) : NULL;

  if (edit != NULL)
    commit (self, edit, NULL);
}

static void
next_unplaced_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->paragraphs));
  guint selected = gtk_single_selection_get_selected (self->selection);

  for (guint i = 1; i <= n; i++)
    {
      guint candidate = selected == GTK_INVALID_LIST_POSITION ? i - 1 : (selected + i) % n;

      if (!kh_import_paragraph_get_unplaced (get_paragraph (self, candidate)))
        continue;
      select_paragraph (self, candidate);
      gtk_widget_grab_focus (GTK_WIDGET (self->list));
      return;
    }
}

/* Undo, end. */

static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  g_autoptr (GError) error = NULL;

  kh_editor_page_flush (self->form);
  if (!kh_store_undo (self->store, KH_NODE (self->plan), &error))
    kh_toast_show_error (GTK_WIDGET (self->list), error);
}

static void
redo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  g_autoptr (GError) error = NULL;

  kh_editor_page_flush (self->form);
  if (!kh_store_redo (self->store, KH_NODE (self->plan), &error))
    kh_toast_show_error (GTK_WIDGET (self->list), error);
}

/* The objects belong to the scratch library; what goes out are others with the same UUIDs. */
static void
accept_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  g_autoptr (GBytes) xml = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  kh_editor_page_flush (self->form);
  xml = kh_xml_write (self->plan);
  plan = kh_xml_reader_read (xml, FALSE, &error);
  if (plan == NULL)
    kh_toast_show_error (GTK_WIDGET (self->list), error);
  else
    g_signal_emit (self, signals[ACCEPTED], 0, plan);
}

static void
cancel_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CANCELLED], 0);
}

/* Rows of the original. */

static void
add_targets (GMenu *menu, GListModel *sections, guint i, const char *before)
{
  for (guint j = 0; j < g_list_model_get_n_items (sections); j++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, j);
      const char *heading = kh_section_get_heading (section);
      g_autofree char *plain
          = heading != NULL && *heading != '\0' ? kh_markup_to_plain (heading)
                                                : g_strdup (_(kh_section_kind_name (kh_section_get_kind (section))));
      g_autofree char *label = g_strconcat (before, plain, NULL);
      g_autofree char *deeper = g_strconcat (before, "   ", NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "import.add", "(us)", i, kh_node_get_uuid (KH_NODE (section)));
      g_menu_append_item (menu, item);
      add_targets (menu, kh_section_get_sections (section), i, deeper);
    }
}

static void
append_choice (GMenu *menu, const char *label, const char *action, guint i)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "u", i);
  g_menu_append_item (menu, item);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkListItem *row = user_data;
  KhImportPage *self = KH_IMPORT_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (button), KH_TYPE_IMPORT_PAGE));
  guint i = gtk_list_item_get_position (row);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) targets = g_menu_new ();

  if (self == NULL)
    return;
  add_targets (targets, kh_plan_get_sections (self->plan), i, "");
  g_menu_append_submenu (menu, _("Add to Section"), G_MENU_MODEL (targets));
  append_choice (menu, _("Make a Section with This Heading"), "import.add-section", i);
  append_choice (menu, _("Join to the Text with the Cursor"), "import.join", i);
  append_choice (menu, _("Use as Title"), "import.set-title", i);
  append_choice (menu, _("Leave Out"), "import.leave-out", i);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
setup_row_cb (KhImportPage *self, GtkListItem *row)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *button = NULL;

  gtk_builder_expose_object (builder, "row", G_OBJECT (row));
  if (!gtk_builder_add_from_resource (builder, "/org/kehoach/Kehoach/import-line.ui", &error))
    g_error ("%s", error->message);
  button = GTK_WIDGET (gtk_builder_get_object (builder, "menu_button"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, row, NULL);
  gtk_list_item_set_child (row, GTK_WIDGET (gtk_builder_get_object (builder, "line")));
}

/* Widget. */

static void
failed_cb (KhImportPage *self, const GError *error)
{
  kh_toast_show_error (GTK_WIDGET (self->list), error);
}

static void
notice_cb (KhImportPage *self, const char *message)
{
  kh_toast_show (GTK_WIDGET (self->list), message, _("_Undo"), "import.undo");
}

static void
kh_import_page_dispose (GObject *object)
{
  KhImportPage *self = KH_IMPORT_PAGE (object);

  kh_template_dispose (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_object (&self->paragraphs);
  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  g_clear_pointer (&self->focused, g_free);

  G_OBJECT_CLASS (kh_import_page_parent_class)->dispose (object);
}

static void
kh_import_page_class_init (KhImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_import_page_dispose;
  signals[ACCEPTED] = g_signal_new ("accepted", KH_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, KH_TYPE_PLAN);
  signals[CANCELLED]
      = g_signal_new ("cancelled", KH_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, title);
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, list);
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, form_place);
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "import.add", "(us)", add_action);
  gtk_widget_class_install_action (widget_class, "import.add-section", "u", add_section_action);
  gtk_widget_class_install_action (widget_class, "import.join", "u", join_action);
  gtk_widget_class_install_action (widget_class, "import.set-title", "u", set_title_action);
  gtk_widget_class_install_action (widget_class, "import.leave-out", "u", leave_out_action);
  gtk_widget_class_install_action (widget_class, "import.next-unplaced", NULL, next_unplaced_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "import.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "import.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "import.next-unplaced", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
}

static void
kh_import_page_init (KhImportPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  self->paragraphs = g_list_store_new (KH_TYPE_IMPORT_PARAGRAPH);
}

/* Takes the plan into the scratch library, as it is edited from now on. */
static gboolean
take_plan (KhImportPage *self, KhPlan *plan, GError **error)
{
  self->store = kh_store_new_scratch (error);
  if (self->store == NULL || kh_store_add_plan (self->store, plan, error) == 0)
    return FALSE;
  self->plan = kh_store_load_plan (self->store, kh_node_get_id (KH_NODE (plan)), error);
  return self->plan != NULL;
}

static void
show_plan (KhImportPage *self)
{
  guint n = kh_reading_get_n_paragraphs (kh_reading_of (self->plan));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhImportParagraph) paragraph = kh_import_paragraph_new (self->plan, i);

      g_list_store_append (self->paragraphs, paragraph);
    }
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->paragraphs)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  self->form = kh_import_form_new ();
  gtk_scrolled_window_set_child (self->form_place, GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "node-focused", G_CALLBACK (node_focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  kh_editor_page_set_plan (self->form, self->store, self->plan, NULL);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

GtkWidget *
kh_import_page_new (KhPlan *plan, const char *name, GError **error)
{
  g_autoptr (KhImportPage) self = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (kh_reading_of (plan) != NULL, NULL);

  self = g_object_ref_sink (g_object_new (KH_TYPE_IMPORT_PAGE, NULL));
  if (!take_plan (self, plan, error))
    return NULL;
  adw_window_title_set_title (self->title, name);
  show_plan (self);
  g_object_force_floating (G_OBJECT (self));
  return GTK_WIDGET (g_steal_pointer (&self));
}

KhPlan *
kh_import_page_get_plan (KhImportPage *self)
{
  return self->plan;
}

KhStore *
kh_import_page_get_store (KhImportPage *self)
{
  return self->store;
}

GListModel *
kh_import_page_get_paragraphs (KhImportPage *self)
{
  return G_LIST_MODEL (self->paragraphs);
}

guint
kh_import_page_get_n_unplaced (KhImportPage *self)
{
  return self->n_unplaced;
}
