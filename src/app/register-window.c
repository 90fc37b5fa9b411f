/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The register of documents. */
#include "register-window.h"

#include <glib/gi18n.h>

#include "agency-edit.h"
#include "conflict-bar.h"
#include "shown-entry.h"
#include "template.h"
#include "toast.h"
#include "undo-actions.h"

/* Invariant: the form shows the selected document; filling it in changes nothing. */
struct _KhRegisterWindow
{
  AdwWindow parent_instance;

  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkStack       *stack;
  KhConflictBar  *conflict_bar;
  GtkStack       *list_stack;
  GtkWidget      *add_button;
  GtkWidget      *remove_button;
  GtkWidget      *form;
  AdwEntryRow    *type_row;
  AdwEntryRow    *number_row;
  AdwEntryRow    *date_row;
  AdwEntryRow    *issuer_row;
  AdwEntryRow    *title_row;
  AdwComboRow    *status_row;
  AdwComboRow    *successor_row;
  GtkLabel       *printed;

  KhStore            *store;
  KhAgency           *agency;
  GtkFilterListModel *shown;
  KhLegalDocument    *selected;
  gboolean            read_only;
  gboolean            filling;
};

#define CHANGE N_("Change document")

G_DEFINE_FINAL_TYPE (KhRegisterWindow, kh_register_window, ADW_TYPE_WINDOW)

/* Edits. */

static KhEdit *
begin (KhRegisterWindow *self, const char *label)
{
  return kh_agency_begin (GTK_WIDGET (self->stack), self->store, self->agency, label);
}

static gboolean
commit (KhRegisterWindow *self, KhEdit *edit)
{
  return kh_agency_commit (GTK_WIDGET (self->stack), edit);
}

static void fill_form (KhRegisterWindow *self);

/* What was typed into @row becomes @property; @base and @value are what it means before and after. */
static void
set_typed (KhRegisterWindow *self, AdwEntryRow *row, const char *property, const char *base, const char *value)
{
  g_autofree char *shown = kh_shown_entry_take (row);

  if (kh_agency_set_string (GTK_WIDGET (self->stack), self->store, self->agency, CHANGE, self->selected, property, base, value))
    fill_form (self);
  else
    kh_shown_entry_keep (row, shown);
}

static void
set_text (KhRegisterWindow *self, AdwEntryRow *row, const char *property, const char *value)
{
  g_autofree char *base = kh_shown_entry_take (row);

  kh_shown_entry_keep (row, base);
  set_typed (self, row, property, base, value);
}

static char *
dup_entry (AdwEntryRow *row)
{
  return kh_text_normalize (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* The form. */

static char *
dup_name (KhLegalDocument *document)
{
  g_autofree char *name = kh_citation_format (document, KH_MENTION_LATER);

  return *g_strstrip (name) != '\0' ? g_steal_pointer (&name) : g_strdup (_("New Document"));
}

/* Entries whose document may have taken the place of the selected one. */
static GListModel *
list_successors (KhRegisterWindow *self, guint *position)
{
  GListModel *documents = kh_agency_get_documents (self->agency);
  GtkStringList *names = gtk_string_list_new (NULL);
  const char *successor = kh_legal_document_get_replaced_by (self->selected);

  *position = 0;
  gtk_string_list_append (names, C_("document", "None"));
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (KhLegalDocument) document = g_list_model_get_item (documents, i);
      g_autofree char *name = dup_name (document);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (kh_node_get_uuid (KH_NODE (document)), successor) == 0)
        *position = i + 1;
    }
  return G_LIST_MODEL (names);
}

/* The row may be telling of a choice just now, and would not survive another
 * model then: it gets one only when the names are others. */
static void
show_successors (KhRegisterWindow *self)
{
  guint position;
  g_autoptr (GListModel) names = list_successors (self, &position);
  GListModel *old = adw_combo_row_get_model (self->successor_row);
  gboolean same = old != NULL && g_list_model_get_n_items (old) == g_list_model_get_n_items (names);

  for (guint i = 0; same && i < g_list_model_get_n_items (names); i++)
    same = g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (old), i),
                        gtk_string_list_get_string (GTK_STRING_LIST (names), i));
  if (!same)
    adw_combo_row_set_model (self->successor_row, names);
  adw_combo_row_set_selected (self->successor_row, position);
}

static void
fill_form (KhRegisterWindow *self)
{
  g_autofree char *number = NULL;
  g_autofree char *date = NULL;
  g_autofree char *basis = NULL;

  gtk_stack_set_visible_child_name (self->stack, self->selected != NULL ? "form" : "none");
  gtk_widget_set_sensitive (self->remove_button, self->selected != NULL && !self->read_only);
  if (self->selected == NULL)
    return;

  self->filling = TRUE;
  number = kh_legal_document_dup_number (self->selected);
  date = kh_date_format_short (kh_legal_document_get_date (self->selected));
  basis = kh_citation_format_basis (self->selected);
  kh_shown_entry_show (self->type_row, kh_legal_document_get_kind (self->selected));
  kh_shown_entry_show (self->number_row, number);
  kh_shown_entry_show (self->date_row, date);
  kh_shown_entry_show (self->issuer_row, kh_legal_document_get_issuer (self->selected));
  kh_shown_entry_show (self->title_row, kh_legal_document_get_title (self->selected));
  adw_combo_row_set_selected (self->status_row, kh_legal_document_get_status (self->selected));
  show_successors (self);
  gtk_label_set_text (self->printed, basis);
  self->filling = FALSE;
}

static void
forget_rows (KhRegisterWindow *self)
{
  kh_shown_entry_forget (self->type_row);
  kh_shown_entry_forget (self->number_row);
  kh_shown_entry_forget (self->date_row);
  kh_shown_entry_forget (self->issuer_row);
  kh_shown_entry_forget (self->title_row);
}

static void
select_document (KhRegisterWindow *self, KhLegalDocument *document)
{
  if (self->selected != NULL)
    g_signal_handlers_disconnect_by_func (self->selected, fill_form, self);
  if (document != self->selected)
    forget_rows (self);
  g_set_object (&self->selected, document);
  if (document != NULL)
    g_signal_connect_swapped (document, "notify", G_CALLBACK (fill_form), self);
  fill_form (self);
}

static void
apply_cb (KhRegisterWindow *self, AdwEntryRow *row)
{
  g_autofree char *text = dup_entry (row);

  if (self->selected == NULL)
    return;
  if (row == self->type_row)
    set_text (self, row, "type", text);
  else if (row == self->issuer_row)
    set_text (self, row, "issuer", text);
  else if (row == self->title_row)
    set_text (self, row, "title", text);
}

/* Party documents have a symbol of another form ("36-HD/VPTW"): kept as it is. */
static void
split_number (const char *text, GValue *number, GValue *symbol)
{
  g_autofree char *first = NULL;
  g_autofree char *rest = NULL;

  if (!kh_symbol_split (text, &first, &rest))
    rest = g_strdup (text);
  g_value_init (number, G_TYPE_STRING);
  g_value_set_string (number, first);
  g_value_init (symbol, G_TYPE_STRING);
  g_value_set_string (symbol, rest);
}

static void
apply_number_cb (KhRegisterWindow *self)
{
  g_autofree char *text = dup_entry (self->number_row);
  g_autofree char *shown = NULL;
  g_auto (GValue) old_number = G_VALUE_INIT, old_symbol = G_VALUE_INIT;
  g_auto (GValue) number = G_VALUE_INIT, symbol = G_VALUE_INIT;
  KhEdit *edit;

  if (self->selected == NULL)
    return;
  shown = kh_shown_entry_take (self->number_row);
  split_number (shown, &old_number, &old_symbol);
  split_number (text, &number, &symbol);
  edit = begin (self, CHANGE);
  if (edit != NULL)
    {
      kh_edit_expect (edit, self->selected, "number", &old_number);
      kh_edit_set_value (edit, self->selected, "number", &number);
      kh_edit_expect (edit, self->selected, "symbol", &old_symbol);
      kh_edit_set_value (edit, self->selected, "symbol", &symbol);
      if (commit (self, edit))
        {
          fill_form (self);
          return;
        }
    }
  kh_shown_entry_keep (self->number_row, shown);
}

static void
apply_date_cb (KhRegisterWindow *self)
{
  g_autofree char *text = dup_entry (self->date_row);
  g_autofree char *date = *text != '\0' ? kh_date_parse (text) : NULL;
  g_autofree char *shown = NULL;
  g_autofree char *base = NULL;

  if (*text != '\0' && date == NULL)
    {
      /* What is no day stays in the field, marked; the register keeps what it has. */
      gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
      kh_toast_show (GTK_WIDGET (self->stack), _("That is no day. Write it as 23/4/2018."), NULL, NULL);
      return;
    }
  if (self->selected == NULL)
    return;
  shown = kh_shown_entry_take (self->date_row);
  kh_shown_entry_keep (self->date_row, shown);
  base = *shown != '\0' ? kh_date_parse (shown) : NULL;
  set_typed (self, self->date_row, "date", base, date);
}

static void
status_cb (KhRegisterWindow *self)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (self->filling || self->selected == NULL)
    return;
  g_value_init (&value, KH_TYPE_LEGAL_STATUS);
  g_value_set_enum (&value, (int) adw_combo_row_get_selected (self->status_row));
  kh_agency_set (GTK_WIDGET (self->stack), self->store, self->agency, CHANGE, self->selected, "status", NULL, &value);
}

static void
successor_cb (KhRegisterWindow *self)
{
  guint position = adw_combo_row_get_selected (self->successor_row);
  g_autoptr (KhNode) successor = NULL;

  if (self->filling || self->selected == NULL || position == GTK_INVALID_LIST_POSITION)
    return;
  if (position > 0)
    successor = g_list_model_get_item (kh_agency_get_documents (self->agency), position - 1);
  /* No document takes its own place. */
  if (successor == KH_NODE (self->selected))
    {
      fill_form (self);
      return;
    }
  kh_agency_set_string (GTK_WIDGET (self->stack), self->store, self->agency, CHANGE, self->selected, "replaced-by",
                        kh_legal_document_get_replaced_by (self->selected),
                        successor != NULL ? kh_node_get_uuid (successor) : NULL);
}

/* The list. */

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  KhRegisterWindow *self = user_data;
  g_autofree char *wanted = kh_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *words = kh_citation_format (item, KH_MENTION_FIRST);
  g_autofree char *number = kh_legal_document_dup_number (item);
  g_autofree char *all = g_strconcat (words, " ", number, NULL);
  g_autofree char *folded = kh_text_fold (all);

  return strstr (folded, g_strstrip (wanted)) != NULL;
}

static void
show_row (GtkWidget *row, KhLegalDocument *document)
{
  g_autofree char *name = dup_name (document);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  const char *title = kh_legal_document_get_title (document);
  g_autofree char *subtitle = g_markup_escape_text (title != NULL && !kh_legal_document_is_law (document) ? title : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (kh_legal_document_get_status (document) == KH_LEGAL_STATUS_ENDED)
    gtk_widget_add_css_class (row, "dim-label");
  else
    gtk_widget_remove_css_class (row, "dim-label");
}

static void
document_changed_cb (KhLegalDocument *document, GParamSpec *pspec, GtkWidget *row)
{
  show_row (row, document);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data_full (G_OBJECT (row), "kh-document", g_object_ref (item), g_object_unref);
  g_signal_connect_object (item, "notify", G_CALLBACK (document_changed_cb), row, 0);
  show_row (row, item);
  return row;
}

static void
row_selected_cb (KhRegisterWindow *self, GtkListBoxRow *row)
{
  select_document (self, row != NULL ? g_object_get_data (G_OBJECT (row), "kh-document") : NULL);
}

static void
list_changed_cb (KhRegisterWindow *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0;

  gtk_stack_set_visible_child_name (self->list_stack, empty ? "none" : "list");
}

static void
search_cb (KhRegisterWindow *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
select_row_of (KhRegisterWindow *self, KhLegalDocument *document)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "kh-document") == document)
      gtk_list_box_select_row (self->list, row);
}

/* Actions. */

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhRegisterWindow *self = KH_REGISTER_WINDOW (widget);
  g_autoptr (KhLegalDocument) document = kh_legal_document_new ("");
  KhEdit *edit = begin (self, N_("Add document"));

  if (edit == NULL)
    return;
  kh_edit_insert (edit, self->agency, 0, document);
  if (!commit (self, edit))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  select_row_of (self, document);
  gtk_widget_grab_focus (GTK_WIDGET (self->type_row));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhRegisterWindow *self = KH_REGISTER_WINDOW (widget);
  g_autofree char *document = NULL;
  g_autofree char *message = NULL;
  KhEdit *edit;

  if (self->selected == NULL)
    return;
  document = dup_name (self->selected);
  edit = begin (self, N_("Remove document"));
  if (edit == NULL)
    return;
  kh_edit_remove (edit, self->selected);
  if (!commit (self, edit))
    return;
  message = g_strdup_printf (_("“%s” was removed from the register"), document);
  kh_toast_show (GTK_WIDGET (self->stack), message, _("Undo"), "history.undo");
}

static void
kh_register_window_dispose (GObject *object)
{
  KhRegisterWindow *self = KH_REGISTER_WINDOW (object);

  if (self->selected != NULL)
    g_signal_handlers_disconnect_by_func (self->selected, fill_form, self);
  g_clear_object (&self->selected);
  g_clear_object (&self->shown);
  g_clear_object (&self->store);
  g_clear_object (&self->agency);

  G_OBJECT_CLASS (kh_register_window_parent_class)->dispose (object);
}

static void
kh_register_window_class_init (KhRegisterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_register_window_dispose;
  g_type_ensure (KH_TYPE_CONFLICT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/register-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, search);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, conflict_bar);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, form);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, type_row);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, number_row);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, date_row);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, issuer_row);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, title_row);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, status_row);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, successor_row);
  gtk_widget_class_bind_template_child (widget_class, KhRegisterWindow, printed);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_number_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_date_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, successor_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_install_action (widget_class, "register.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "register.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "register.add", NULL);
  kh_undo_actions_bind (widget_class);
}

static void
kh_register_window_init (KhRegisterWindow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_register_window_new (KhStore *store, KhAgency *agency, gboolean read_only)
{
  KhRegisterWindow *self;
  GtkFilter *filter;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_AGENCY (agency), NULL);

  self = g_object_new (KH_TYPE_REGISTER_WINDOW, NULL);
  self->store = g_object_ref (store);
  kh_conflict_bar_set_store (self->conflict_bar, store);
  self->agency = g_object_ref (agency);
  self->read_only = read_only;
  filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (kh_agency_get_documents (agency)), filter);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row_cb, self, NULL);
  kh_undo_actions_add (GTK_WIDGET (self), store, KH_NODE (agency), GTK_WIDGET (self->stack), read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.add", !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.remove", !read_only);
  gtk_widget_set_sensitive (self->form, !read_only);
  list_changed_cb (self);
  fill_form (self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  return GTK_WIDGET (self);
}

KhLegalDocument *
kh_register_window_get_selected (KhRegisterWindow *self)
{
  g_return_val_if_fail (KH_IS_REGISTER_WINDOW (self), NULL);

  return self->selected;
}
