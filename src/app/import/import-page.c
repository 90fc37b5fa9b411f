/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportPage: an imported text beside what was understood of it. */
#include "import-page-private.h"

#include <glib/gi18n.h>

#include "import-drag.h"
#include "import-form.h"
#include "import-rows.h"
#include "import-summary.h"
#include "template.h"
#include "toast.h"
#include "xml-reader.h"
#include "xml-writer.h"

enum
{
  ACCEPTED,
  CANCELLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhImportPage, kh_import_page, GTK_TYPE_WIDGET)

KhImportParagraph *
kh_import_page_get_paragraph (KhImportPage *self, guint i)
{
  g_autoptr (KhImportParagraph) paragraph = g_list_model_get_item (G_LIST_MODEL (self->paragraphs), i);

  return paragraph; /* the list holds it */
}

guint
kh_import_page_count (KhImportPage *self)
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
  guint first = kh_import_page_count (self) > 0 ? kh_import_paragraph_get_line (kh_import_page_get_paragraph (self, 0)) : 0;

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
  KhImportParagraph *paragraph = kh_import_page_get_paragraph (self, i);
  const char *text = kh_import_paragraph_get_text (paragraph);
  GPtrArray *taken = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint line = kh_import_paragraph_get_line (paragraph); line <= kh_import_paragraph_get_last_line (paragraph); line++)
    {
      GPtrArray *here = g_hash_table_lookup (lines, GUINT_TO_POINTER (line));
      gboolean last = i + 1 == kh_import_page_count (self) || kh_import_paragraph_get_line (kh_import_page_get_paragraph (self, i + 1)) > line;

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
  for (guint i = 0; i < kh_import_page_count (self); i++)
    {
      g_autoptr (GPtrArray) findings = take_findings (self, lines, i);

      self->n_unplaced += kh_import_paragraph_update (kh_import_page_get_paragraph (self, i), findings);
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

void
kh_import_page_select (KhImportPage *self, guint i)
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
    kh_import_page_select (self, GPOINTER_TO_UINT (index));
  else if (places != NULL && places->len > 0)
    kh_import_page_select (self, g_array_index (places, guint, 0));
}

void
kh_import_page_show_selected (KhImportPage *self)
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

void
kh_import_page_show_form (KhImportPage *self, gboolean form)
{
  g_object_set (self->split, "show-form", form, NULL);
}

static void
activated_cb (KhImportPage *self, guint position)
{
  const char *uuid = kh_import_paragraph_get_node (kh_import_page_get_paragraph (self, position), self->plan);

  if (uuid == NULL)
    return;
  kh_import_page_show_form (self, TRUE);
  kh_editor_page_focus_node (self->form, uuid);
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

/* Widget. */

static gboolean
dropped_cb (KhImportParagraph *paragraph, const KhImportTarget *target, gpointer user_data)
{
  KhImportTarget here = *target;

  return kh_import_page_assign (user_data, paragraph, &here);
}

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

  kh_import_page_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "import.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
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
  g_autoptr (GtkListItemFactory) factory = kh_import_rows_create_factory ();

  kh_template_init (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
  /* In a text this key means the text. */
  add_key (GTK_WIDGET (self->list), GTK_PHASE_BUBBLE, GDK_KEY_Delete, "import.leave-out-selected");
  /* The paned between the parts has these keys too: it goes on to the next of them
   * that is in sight, and to the handle. */
  add_key (GTK_WIDGET (self), GTK_PHASE_CAPTURE, GDK_KEY_F6, "import.switch-pane");
  add_key (GTK_WIDGET (self), GTK_PHASE_CAPTURE, GDK_KEY_F8, "import.next-unplaced");
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
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (kh_import_page_show_selected), self, G_CONNECT_SWAPPED);

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
