/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done to the rows that are selected. */
#include "row-actions.h"

#include <glib/gi18n.h>

#include "item-line.h"
#include "kinds.h"
#include "row-assign.h"
#include "row-clipboard.h"
#include "row-ops.h"
#include "row-selection.h"

static KhRowSelection *
get_selection (gpointer page)
{
  return kh_form_page_get_selection (KH_FORM_PAGE (page));
}

/* What is selected; NULL if that is nothing, or nothing may be changed. */
static GPtrArray *
list_to_change (gpointer page)
{
  g_autoptr (GPtrArray) items = NULL;

  if (kh_form_page_get_locked (KH_FORM_PAGE (page)))
    return NULL;
  items = kh_row_selection_list (get_selection (page));
  return items->len > 0 ? g_steal_pointer (&items) : NULL;
}

static KhItemLine *
get_head_row (gpointer page)
{
  KhItem *head = kh_row_selection_get_head (get_selection (page));
  GtkWidget *row = head != NULL ? kh_row_selection_find_row (get_selection (page), head) : NULL;

  return row != NULL ? KH_ITEM_LINE (row) : NULL;
}

static void
select_all_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  kh_row_selection_select_all (get_selection (page));
}

/* Back into the words of the row that has the keyboard. */
static void
edit_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  KhItemLine *row = get_head_row (page);

  kh_row_selection_clear (get_selection (page));
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
menu_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  KhItemLine *row = get_head_row (page);

  if (row != NULL)
    kh_item_line_open_menu (row);
}

static void
shift_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = list_to_change (page);

  if (items == NULL)
    return;
  if (!kh_row_ops_shift (KH_FORM_PAGE (page), items, g_str_equal (name, "rows.up") ? -1 : 1))
    gtk_widget_error_bell (page);
  kh_row_selection_focus (get_selection (page));
}

/* Rows go from the form: the next one is selected, so that one can go on. */
static void
select_neighbour (gpointer page, KhItem *neighbour)
{
  if (neighbour != NULL && kh_row_selection_find_row (get_selection (page), neighbour) != NULL)
    kh_row_selection_select (get_selection (page), neighbour);
  else
    kh_row_selection_clear (get_selection (page));
}

static void
remove_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = list_to_change (page);
  g_autoptr (KhItem) neighbour = NULL;
  const KhItemWords *words;
  g_autofree char *message = NULL;

  if (items == NULL)
    return;
  words = kh_item_words (kh_item_get_kind (g_ptr_array_index (items, 0)));
  neighbour = kh_row_selection_dup_neighbour (get_selection (page));
  if (!kh_row_ops_remove (KH_FORM_PAGE (page), items, NULL))
    return;
  select_neighbour (page, neighbour);
  message = items->len == 1 ? g_strdup (_(words->removed))
                            : g_strdup_printf (ngettext ("%u row removed", "%u rows removed", items->len), items->len);
  kh_form_page_notice (KH_FORM_PAGE (page), message);
}

static void
copy_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = kh_row_selection_list (get_selection (page));

  if (items->len > 0)
    kh_row_clipboard_copy (KH_FORM_PAGE (page), items, FALSE);
}

static void
cut_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = list_to_change (page);
  g_autoptr (KhItem) neighbour = NULL;

  if (items == NULL)
    return;
  kh_row_clipboard_copy (KH_FORM_PAGE (page), items, TRUE);
  neighbour = kh_row_selection_dup_neighbour (get_selection (page));
  if (kh_row_ops_remove (KH_FORM_PAGE (page), items, items->len == 1 ? N_("Cut row") : N_("Cut rows")))
    select_neighbour (page, neighbour);
}

/* Behind the last row that is selected. */
static void
paste_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = list_to_change (page);

  if (items != NULL)
    kh_row_clipboard_paste (KH_FORM_PAGE (page), g_ptr_array_index (items, items->len - 1));
}

static void
move_to_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  g_autoptr (GPtrArray) items = list_to_change (page);
  g_autoptr (KhItem) neighbour = NULL;
  KhNode *section = plan != NULL ? kh_plan_find_node (plan, g_variant_get_string (parameter, NULL)) : NULL;

  if (items == NULL || section == NULL)
    return;
  neighbour = kh_row_selection_dup_neighbour (get_selection (page));
  if (!kh_row_ops_move (KH_FORM_PAGE (page), items, section, G_MAXUINT))
    return;
  select_neighbour (page, neighbour);
  kh_form_page_notice (KH_FORM_PAGE (page), _("Moved to another section"));
}

static void
assign_action (GtkWidget *page, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) items = list_to_change (page);
  g_autoptr (GPtrArray) tasks = items != NULL ? kh_row_ops_list_tasks (items) : NULL;
  KhItemLine *row = get_head_row (page);

  if (row != NULL && tasks != NULL && tasks->len > 0)
    kh_row_assign_open (row, tasks, g_variant_get_int32 (parameter));
  else
    gtk_widget_error_bell (page);
}

void
kh_row_actions_install (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "rows.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (klass, "rows.edit", NULL, edit_action);
  gtk_widget_class_install_action (klass, "rows.menu", NULL, menu_action);
  gtk_widget_class_install_action (klass, "rows.cut", NULL, cut_action);
  gtk_widget_class_install_action (klass, "rows.copy", NULL, copy_action);
  gtk_widget_class_install_action (klass, "rows.paste", NULL, paste_action);
  gtk_widget_class_install_action (klass, "rows.up", NULL, shift_action);
  gtk_widget_class_install_action (klass, "rows.down", NULL, shift_action);
  gtk_widget_class_install_action (klass, "rows.remove", NULL, remove_action);
  gtk_widget_class_install_action (klass, "rows.assign", "i", assign_action);
  gtk_widget_class_install_action (klass, "rows.move-to", "s", move_to_action);
}
