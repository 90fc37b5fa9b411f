/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportPage: an imported text beside what was understood of it. */
#include "import-page.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "import-assign.h"
#include "import-drag.h"
#include "import-form.h"
#include "import-paragraph.h"
#include "import-placer.h"
#include "import-split.h"
#include "import-summary.h"
#include "template.h"
#include "toast.h"
#include "xml-reader.h"
#include "xml-writer.h"

/* Invariant: plan is in the scratch store and nowhere else. */
struct _KhImportPage
{
  GtkWidget parent_instance;

  AdwWindowTitle *title;
  KhImportSplit *split;
  GtkListView *list;
  GtkScrolledWindow *form_place;
  GtkInfoBar *banner;
  GtkLabel *banner_words;
  GtkLabel *banner_parts;

  KhStore *store;
  KhPlan *plan;
  KhEditorPage *form;
  GListStore *paragraphs;
  GtkSingleSelection *selection;
  GHashTable *assigned; /* UUID to index of the paragraph that was made it here */
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

static guint
count_paragraphs (KhImportPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->paragraphs));
}

/* What is said beside the paragraphs. */

/* Findings by the line of the file that they are about; those about the whole by that of its start. */
static GHashTable *
sort_findings (KhImportPage *self)
{
  GHashTable *lines = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GListModel *findings = kh_plan_get_findings (self->plan);
  guint first = count_paragraphs (self) > 0 ? kh_import_paragraph_get_line (get_paragraph (self, 0)) : 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i);
      gpointer line = GUINT_TO_POINTER (MAX ((guint) kh_finding_get_line (finding), first));
      GPtrArray *here = g_hash_table_lookup (lines, line);

      if (here == NULL)
        {
          here = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (lines, line, here);
        }
      g_ptr_array_add (here, g_steal_pointer (&finding));
    }
  return lines;
}

/* Several paragraphs may be of one line: each takes the findings with words of its own, the last one the rest. */
static GPtrArray *
take_findings (KhImportPage *self, GHashTable *lines, guint i)
{
  KhImportParagraph *paragraph = get_paragraph (self, i);
  const char *text = kh_import_paragraph_get_text (paragraph);
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint line = kh_import_paragraph_get_line (paragraph); line <= kh_import_paragraph_get_last_line (paragraph); line++)
    {
      GPtrArray *here = g_hash_table_lookup (lines, GUINT_TO_POINTER (line));
      gboolean last = i + 1 == count_paragraphs (self) || kh_import_paragraph_get_line (get_paragraph (self, i + 1)) > line;

      for (guint j = 0; here != NULL && j < here->len;)
        {
          const char *words = kh_finding_get_text (g_ptr_array_index (here, j));

          if (last || (words != NULL && strstr (text, words) != NULL))
            g_ptr_array_add (taken, g_ptr_array_steal_index (here, j));
          else
            j++;
        }
    }
  return taken;
}

static void
update (KhImportPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GHashTable) lines = sort_findings (self);
  g_autofree char *words = NULL;

  self->n_unplaced = 0;
  for (guint i = 0; i < count_paragraphs (self); i++)
    {
      g_autoptr (GPtrArray) findings = take_findings (self, lines, i);

      self->n_unplaced += kh_import_paragraph_update (get_paragraph (self, i), findings);
    }
  words = self->n_unplaced == 0
              ? g_strdup (_("Everything found a place"))
              : g_strdup_printf (ngettext ("%u paragraph found no place", "%u paragraphs found no place",
                                           self->n_unplaced), self->n_unplaced);
  adw_window_title_set_subtitle (self->title, words);
  gtk_widget_action_set_enabled (widget, "import.next-unplaced", self->n_unplaced > 0);
  gtk_widget_action_set_enabled (widget, "import.previous-unplaced", self->n_unplaced > 0);
  gtk_widget_action_set_enabled (widget, "import.leave-out-rest", self->n_unplaced > 0);
  gtk_widget_action_set_enabled (widget, "import.undo", kh_store_get_undo_label (self->store, KH_NODE (self->plan)) != NULL);
  gtk_widget_action_set_enabled (widget, "import.redo", kh_store_get_redo_label (self->store, KH_NODE (self->plan)) != NULL);
}

/* A text that is no plan: what it is, and what of it is in the forms already. */
static void
show_refusal (KhImportPage *self)
{
  const char *refusal = kh_reading_get_refusal (kh_reading_of (self->plan));
  g_autofree char *parts = NULL;

  if (refusal == NULL)
    return;
  parts = kh_import_dup_parts (self->plan);
  gtk_label_set_label (self->banner_words, refusal);
  gtk_label_set_label (self->banner_parts, parts);
  gtk_info_bar_set_revealed (self->banner, TRUE);
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
  gpointer index = NULL;

  if (g_hash_table_lookup_extended (self->assigned, uuid, NULL, &index))
    select_paragraph (self, GPOINTER_TO_UINT (index));
  else if (places != NULL && places->len > 0)
    select_paragraph (self, g_array_index (places, guint, 0));
}

static void
selected_cb (KhImportPage *self)
{
  KhImportParagraph *paragraph = gtk_single_selection_get_selected_item (self->selection);
  const char *uuid = paragraph != NULL ? kh_import_paragraph_get_node (paragraph, self->plan) : NULL;
  KhNode *node = uuid != NULL ? kh_plan_find_node (self->plan, uuid) : NULL;
  GdkRectangle area = { 0 };
  KhFormField *field;
  GtkWidget *widget;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.move-to", paragraph != NULL);
  if (node != NULL)
    kh_import_form_show_node (KH_IMPORT_FORM (self->form), node);
  field = uuid != NULL ? kh_form_page_find_field (KH_FORM_PAGE (self->form), uuid) : NULL;
  widget = field != NULL ? kh_form_field_get_widget (field) : NULL;
  if (widget == NULL)
    return;
  area.width = gtk_widget_get_width (widget);
  area.height = gtk_widget_get_height (widget);
  kh_form_page_reveal (KH_FORM_PAGE (self->form), widget, &area);
}

static void
show_form (KhImportPage *self, gboolean form)
{
  g_object_set (self->split, "show-form", form, NULL);
}

static void
activated_cb (KhImportPage *self, guint position)
{
  const char *uuid = kh_import_paragraph_get_node (get_paragraph (self, position), self->plan);

  if (uuid == NULL)
    return;
  show_form (self, TRUE);
  kh_editor_page_focus_node (self->form, uuid);
}

/* The row of the list that shows paragraph @i, if it is in sight. */
static GtkWidget *
find_row (KhImportPage *self, guint i)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);
      GtkListItem *item = line != NULL ? g_object_get_data (G_OBJECT (line), "kh-row") : NULL;

      if (item != NULL && gtk_list_item_get_item (item) == get_paragraph (self, i))
        return row;
    }
  return NULL;
}

static void
focus_paragraph (KhImportPage *self, guint i)
{
  GtkWidget *row;

  show_form (self, FALSE);
  select_paragraph (self, i);
  row = find_row (self, i);
  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->list));
}

static void
switch_pane_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  guint selected = gtk_single_selection_get_selected (self->selection);
  const char *uuid;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form_place)))
    {
      focus_paragraph (self, selected != GTK_INVALID_LIST_POSITION ? selected : 0);
      return;
    }
  show_form (self, TRUE);
  uuid = selected != GTK_INVALID_LIST_POSITION ? kh_import_paragraph_get_node (get_paragraph (self, selected), self->plan)
                                               : NULL;
  if (uuid == NULL || !kh_editor_page_focus_node (self->form, uuid))
    gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* What is done with a paragraph: one step each. */

/* What the nearest paragraph before became, so that the order of the text is kept. */
static KhNode *
find_previous (KhImportPage *self, guint i)
{
  while (i > 0)
    {
      const char *uuid = kh_import_paragraph_get_node (get_paragraph (self, --i), self->plan);
      KhNode *node = uuid != NULL ? kh_plan_find_node (self->plan, uuid) : NULL;

      if (KH_IS_ITEM (node) || KH_IS_SECTION (node) || KH_IS_RECIPIENT (node))
        return node;
    }
  return NULL;
}

static gboolean
assign (KhImportPage *self, KhImportParagraph *paragraph, KhImportTarget *target)
{
  guint index = kh_import_paragraph_get_index (paragraph);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhNode) node = NULL;

  target->previous = find_previous (self, index);
  node = kh_import_assign (KH_FORM_PAGE (self->form), paragraph, target, &error);
  if (error != NULL)
    kh_toast_show_error (GTK_WIDGET (self->list), error);
  if (node == NULL)
    return FALSE;
  kh_import_paragraph_add_node (paragraph, kh_node_get_uuid (node));
  g_hash_table_insert (self->assigned, g_strdup (kh_node_get_uuid (node)), GUINT_TO_POINTER (index));
  selected_cb (self);
  return TRUE;
}

static gboolean
dropped_cb (KhImportParagraph *paragraph, const KhImportTarget *target, gpointer user_data)
{
  KhImportTarget here = *target;

  return assign (user_data, paragraph, &here);
}

static void
assign_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  const char *uuid = NULL, *property = NULL;
  KhImportTarget target = { .position = G_MAXUINT };
  guint i = 0, as = 0;

  g_variant_get (parameter, "(uu&s&s)", &i, &as, &uuid, &property);
  if (i >= count_paragraphs (self) || as >= KH_IMPORT_N_AS)
    return;
  target.as = as;
  target.property = *property != '\0' ? property : NULL;
  target.node = g_str_equal (uuid, kh_node_get_uuid (KH_NODE (self->plan))) ? KH_NODE (self->plan)
                                                                           : kh_plan_find_node (self->plan, uuid);
  /* The plan may have changed since the place was offered. */
  if (target.node != NULL)
    assign (self, get_paragraph (self, i), &target);
}

static void
leave_out (KhImportPage *self, guint i)
{
  g_autoptr (GError) error = NULL;

  if (!kh_import_leave_out (KH_FORM_PAGE (self->form), get_paragraph (self, i), &error) && error != NULL)
    kh_toast_show_error (GTK_WIDGET (self->list), error);
}

static void
leave_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  guint i = g_variant_get_uint32 (parameter);

  if (i < count_paragraphs (self))
    leave_out (self, i);
}

static void
leave_out_selected_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected != GTK_INVALID_LIST_POSITION)
    leave_out (self, selected);
}

static void
leave_out_rest_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  KhEdit *edit = kh_form_begin (KH_FORM_PAGE (self->form), N_("Leave out what has no place"));
  GListModel *findings = kh_plan_get_findings (self->plan);

  if (edit == NULL)
    return;
  for (guint i = g_list_model_get_n_items (findings); i > 0; i--)
    {
      g_autoptr (KhFinding) finding = g_list_model_get_item (findings, i - 1);

      if (g_str_has_prefix (kh_finding_get_rule (finding), "import-unplaced"))
        kh_edit_remove (edit, finding);
    }
  if (kh_form_commit (KH_FORM_PAGE (self->form), edit))
    kh_toast_show (GTK_WIDGET (self->list), _("What had no place was left out"), _("_Undo"), "import.undo");
}

static void
move_to_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  guint selected = gtk_single_selection_get_selected (self->selection);
  GtkWidget *row = NULL;
  GtkMenuButton *button;

  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  focus_paragraph (self, selected);
  row = find_row (self, selected);
  button = row != NULL ? g_object_get_data (G_OBJECT (gtk_widget_get_first_child (row)), "kh-menu-button") : NULL;
  if (button != NULL)
    gtk_menu_button_popup (button);
}

/* @step: 1 or -1 */
static void
go_to_unplaced (KhImportPage *self, int step)
{
  guint n = count_paragraphs (self);
  guint selected = gtk_single_selection_get_selected (self->selection);

  for (guint i = 1; i <= n; i++)
    {
      guint at = selected == GTK_INVALID_LIST_POSITION ? (step > 0 ? n - 1 : 0) : selected;
      guint candidate = step > 0 ? (at + i) % n : (at + n - i) % n;

      if (!kh_import_paragraph_get_unplaced (get_paragraph (self, candidate)))
        continue;
      focus_paragraph (self, candidate);
      return;
    }
}

static void
next_unplaced_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to_unplaced (KH_IMPORT_PAGE (widget), 1);
}

static void
previous_unplaced_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_to_unplaced (KH_IMPORT_PAGE (widget), -1);
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
placed_cb (KhImportPlacer *placer, KhImportPlace *place, GtkListItem *row)
{
  KhImportParagraph *paragraph = gtk_list_item_get_item (row);
  const char *property = kh_import_place_get_property (place);

  if (paragraph != NULL)
    gtk_widget_activate_action (gtk_list_item_get_child (row), "import.assign", "(uuss)",
                                kh_import_paragraph_get_index (paragraph), (guint) kh_import_place_get_as (place),
                                kh_import_place_get_node (place), property != NULL ? property : "");
}

static void
left_out_cb (KhImportPlacer *placer, GtkListItem *row)
{
  KhImportParagraph *paragraph = gtk_list_item_get_item (row);

  if (paragraph != NULL)
    gtk_widget_activate_action (gtk_list_item_get_child (row), "import.leave-out", "u",
                                kh_import_paragraph_get_index (paragraph));
}

static void
create_placer_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkListItem *row = user_data;
  KhImportPage *self = KH_IMPORT_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (button), KH_TYPE_IMPORT_PAGE));
  GtkWidget *placer;

  if (self == NULL)
    return;
  placer = kh_import_placer_new (self->plan);
  g_signal_connect_object (placer, "chosen", G_CALLBACK (placed_cb), row, 0);
  g_signal_connect_object (placer, "left-out", G_CALLBACK (left_out_cb), row, 0);
  gtk_menu_button_set_popover (button, placer);
}

static void
update_button (GtkMenuButton *button, GParamSpec *pspec, KhImportParagraph *paragraph)
{
  gboolean unplaced = kh_import_paragraph_get_unplaced (paragraph);
  const char *words = unplaced ? _("Found no place: choose one") : _("Move to…");

  gtk_menu_button_set_icon_name (button, unplaced ? "dialog-warning-symbolic" : "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  if (unplaced)
    {
      gtk_widget_add_css_class (GTK_WIDGET (button), "warning");
      gtk_widget_remove_css_class (GTK_WIDGET (button), "kh-reveal");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (button), "warning");
      gtk_widget_add_css_class (GTK_WIDGET (button), "kh-reveal");
    }
}

static void
unplaced_cb (KhImportParagraph *paragraph, GParamSpec *pspec, GtkMenuButton *button)
{
  update_button (button, pspec, paragraph);
}

static void
setup_row_cb (KhImportPage *self, GtkListItem *row)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *button = NULL;
  GtkWidget *line = NULL;

  gtk_builder_expose_object (builder, "row", G_OBJECT (row));
  if (!gtk_builder_add_from_resource (builder, "/org/kehoach/Kehoach/import-line.ui", &error))
    g_error ("%s", error->message);
  button = GTK_WIDGET (gtk_builder_get_object (builder, "menu_button"));
  line = GTK_WIDGET (gtk_builder_get_object (builder, "line"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_placer_cb, row, NULL);
  kh_import_drag_add_source (line, row);
  g_object_set_data (G_OBJECT (line), "kh-row", row);
  g_object_set_data (G_OBJECT (line), "kh-menu-button", button);
  gtk_list_item_set_child (row, line);
}

static void
bind_row_cb (KhImportPage *self, GtkListItem *row)
{
  KhImportParagraph *paragraph = gtk_list_item_get_item (row);
  GtkWidget *line = gtk_list_item_get_child (row);
  GtkWidget *button = g_object_get_data (G_OBJECT (line), "kh-menu-button");
  gboolean fixed = FALSE;

  if (gtk_widget_get_parent (line) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (line)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    kh_import_paragraph_get_text (paragraph), -1);
  g_object_get (paragraph, "fixed", &fixed, NULL);
  gtk_widget_set_opacity (line, fixed ? 0.6 : 1);
  update_button (GTK_MENU_BUTTON (button), NULL, paragraph);
  g_signal_connect_object (paragraph, "notify::unplaced", G_CALLBACK (unplaced_cb), button, 0);
}

static void
unbind_row_cb (KhImportPage *self, GtkListItem *row)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (gtk_list_item_get_child (row)), "kh-menu-button");

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (row), unplaced_cb, button);
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
  g_clear_pointer (&self->assigned, g_hash_table_unref);

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
  g_type_ensure (KH_TYPE_IMPORT_SPLIT);
  g_type_ensure (KH_TYPE_IMPORT_PARAGRAPH);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, title);
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, list);
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, form_place);
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, split);
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, banner);
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, banner_words);
  gtk_widget_class_bind_template_child (widget_class, KhImportPage, banner_parts);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "import.assign", "(uuss)", assign_action);
  gtk_widget_class_install_action (widget_class, "import.leave-out", "u", leave_out_action);
  gtk_widget_class_install_action (widget_class, "import.leave-out-selected", NULL, leave_out_selected_action);
  gtk_widget_class_install_action (widget_class, "import.leave-out-rest", NULL, leave_out_rest_action);
  gtk_widget_class_install_action (widget_class, "import.move-to", NULL, move_to_action);
  gtk_widget_class_install_action (widget_class, "import.next-unplaced", NULL, next_unplaced_action);
  gtk_widget_class_install_action (widget_class, "import.previous-unplaced", NULL, previous_unplaced_action);
  gtk_widget_class_install_action (widget_class, "import.switch-pane", NULL, switch_pane_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "import.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "import.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "import.move-to", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "import.next-unplaced", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, GDK_SHIFT_MASK, "import.previous-unplaced", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
}

static void
add_key (GtkWidget *widget, GtkPropagationPhase phase, guint key, const char *action)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key, 0),
                                                          gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, keys);
}

static void
kh_import_page_init (KhImportPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  /* In a text this key means the text. */
  add_key (GTK_WIDGET (self->list), GTK_PHASE_BUBBLE, GDK_KEY_Delete, "import.leave-out-selected");
  /* The paned between the parts has this key too, but only goes on to the next of them that is in sight. */
  add_key (GTK_WIDGET (self), GTK_PHASE_CAPTURE, GDK_KEY_F6, "import.switch-pane");
  self->paragraphs = g_list_store_new (KH_TYPE_IMPORT_PARAGRAPH);
  self->assigned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (paragraphs, kh_import_paragraph_new (self->plan, i));
  g_list_store_splice (self->paragraphs, 0, 0, paragraphs->pdata, paragraphs->len);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->paragraphs)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);

  self->form = kh_import_form_new ();
  gtk_scrolled_window_set_child (self->form_place, GTK_WIDGET (self->form));
  g_signal_connect_object (self->form, "node-focused", G_CALLBACK (node_focused_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "notice", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  kh_editor_page_set_plan (self->form, self->store, self->plan, NULL);
  kh_import_drag_add_target (KH_FORM_PAGE (self->form), dropped_cb, self);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  show_refusal (self);
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

GtkWidget *
kh_import_page_get_form (KhImportPage *self)
{
  return GTK_WIDGET (self->form);
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
