/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one does with the paragraphs of an imported text: place them, leave them out, go on to the next. */
#include "import-page-private.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "import-rows.h"
#include "toast.h"

/* From one side to the other. */

static void
focus_paragraph (KhImportPage *self, guint i)
{
  GtkWidget *row;

  kh_import_page_show_form (self, FALSE);
  kh_import_page_select (self, i);
  row = kh_import_rows_find (self->list, kh_import_page_get_paragraph (self, i));
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
  kh_import_page_show_form (self, TRUE);
  uuid = selected != GTK_INVALID_LIST_POSITION ? kh_import_paragraph_get_node (kh_import_page_get_paragraph (self, selected), self->plan)
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
      const char *uuid = kh_import_paragraph_get_node (kh_import_page_get_paragraph (self, --i), self->plan);
      KhNode *node = uuid != NULL ? kh_plan_find_node (self->plan, uuid) : NULL;

      if (KH_IS_ITEM (node) || KH_IS_SECTION (node) || KH_IS_RECIPIENT (node))
        return node;
    }
  return NULL;
}

gboolean
kh_import_page_assign (KhImportPage *self, KhImportParagraph *paragraph, KhImportTarget *target)
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
  kh_import_page_show_selected (self);
  return TRUE;
}

static void
assign_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  const char *uuid = NULL, *property = NULL;
  KhImportTarget target = { .position = G_MAXUINT };
  guint i = 0, as = 0;

  g_variant_get (parameter, "(uu&s&s)", &i, &as, &uuid, &property);
  if (i >= kh_import_page_count (self) || as >= KH_IMPORT_N_AS)
    return;
  target.as = as;
  target.property = *property != '\0' ? property : NULL;
  target.node = g_str_equal (uuid, kh_node_get_uuid (KH_NODE (self->plan))) ? KH_NODE (self->plan)
                                                                           : kh_plan_find_node (self->plan, uuid);
  /* The plan may have changed since the place was offered. */
  if (target.node != NULL)
    kh_import_page_assign (self, kh_import_page_get_paragraph (self, i), &target);
}

static void
leave_out (KhImportPage *self, guint i)
{
  g_autoptr (GError) error = NULL;

  if (!kh_import_leave_out (KH_FORM_PAGE (self->form), kh_import_page_get_paragraph (self, i), &error) && error != NULL)
    kh_toast_show_error (GTK_WIDGET (self->list), error);
}

static void
leave_out_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  KhImportPage *self = KH_IMPORT_PAGE (widget);
  guint i = g_variant_get_uint32 (parameter);

  if (i < kh_import_page_count (self))
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

  if (selected == GTK_INVALID_LIST_POSITION)
    return;
  focus_paragraph (self, selected);
  kh_import_rows_pop_up (self->list, kh_import_page_get_paragraph (self, selected));
}

/* @step: 1 or -1 */
static void
go_to_unplaced (KhImportPage *self, int step)
{
  guint n = kh_import_page_count (self);
  guint selected = gtk_single_selection_get_selected (self->selection);

  for (guint i = 1; i <= n; i++)
    {
      guint at = selected == GTK_INVALID_LIST_POSITION ? (step > 0 ? n - 1 : 0) : selected;
      guint candidate = step > 0 ? (at + i) % n : (at + n - i) % n;

      if (!kh_import_paragraph_get_unplaced (kh_import_page_get_paragraph (self, candidate)))
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

/* Undo. */

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

void
kh_import_page_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "import.assign", "(uuss)", assign_action);
  gtk_widget_class_install_action (klass, "import.leave-out", "u", leave_out_action);
  gtk_widget_class_install_action (klass, "import.leave-out-selected", NULL, leave_out_selected_action);
  gtk_widget_class_install_action (klass, "import.leave-out-rest", NULL, leave_out_rest_action);
  gtk_widget_class_install_action (klass, "import.move-to", NULL, move_to_action);
  gtk_widget_class_install_action (klass, "import.next-unplaced", NULL, next_unplaced_action);
  gtk_widget_class_install_action (klass, "import.previous-unplaced", NULL, previous_unplaced_action);
  gtk_widget_class_install_action (klass, "import.switch-pane", NULL, switch_pane_action);
  gtk_widget_class_install_action (klass, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (klass, "import.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK, "import.undo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "import.redo", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, GDK_CONTROL_MASK, "import.move-to", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F8, GDK_SHIFT_MASK, "import.previous-unplaced", NULL);
}
