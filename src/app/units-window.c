/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory of units of a body. */
#include "units-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "agency-edit.h"
#include "conflict-bar.h"
#include "template.h"
#include "toast.h"
#include "unit-form.h"
#include "undo-actions.h"
#include "unit-merge.h"
#include "units-csv.h"
#include "whole-file.h"

struct _KhUnitsWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkStack *stack;
  KhConflictBar *conflict_bar;
  KhUnitForm *form;

  KhStore *store;
  KhAgency *agency;
  GtkFilterListModel *shown;
  KhUnit *selected;
  gboolean read_only;
  GtkFileChooserNative *chooser; /* while a file is asked for */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (KhUnitsWindow, kh_units_window, ADW_TYPE_WINDOW)

static KhEdit *
begin (KhUnitsWindow *self, const char *label)
{
  return kh_agency_begin (GTK_WIDGET (self->stack), self->store, self->agency, label);
}

static gboolean
commit (KhUnitsWindow *self, KhEdit *edit)
{
  return kh_agency_commit (GTK_WIDGET (self->stack), edit);
}

/* The list. */

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  KhUnitsWindow *self = user_data;
  const char *short_name = kh_unit_get_short_name (item);
  g_autofree char *wanted = kh_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_autofree char *all = g_strconcat (kh_unit_get_name (item), " ", short_name != NULL ? short_name : "", NULL);
  g_autofree char *folded = kh_text_fold (all);

  return strstr (folded, g_strstrip (wanted)) != NULL;
}

static char *
dup_life (KhUnit *unit)
{
  int first = kh_unit_get_first_year (unit), last = kh_unit_get_last_year (unit);

  if (first != 0 && last != 0)
    return g_strdup_printf ("%d–%d", first, last);
  if (first != 0)
    /* Translators: %d is a year. */
    return g_strdup_printf (_("since %d"), first);
  /* Translators: %d is a year. */
  return last != 0 ? g_strdup_printf (_("until %d"), last) : NULL;
}

static void
show_row (GtkWidget *row, KhUnit *unit)
{
  g_autofree char *life = dup_life (unit);
  g_autofree char *name = g_markup_escape_text (kh_unit_get_name (unit), -1);
  const char *short_name = kh_unit_get_short_name (unit);
  gboolean both = life != NULL && short_name != NULL;
  g_autofree char *words
      = g_strconcat (short_name != NULL ? short_name : "", both ? " · " : "", life != NULL ? life : "", NULL);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (kh_unit_get_last_year (unit) != 0)
    gtk_widget_add_css_class (row, "dim-label");
  else
    gtk_widget_remove_css_class (row, "dim-label");
}

static void
unit_changed_cb (KhUnit *unit, GParamSpec *pspec, GtkWidget *row)
{
  show_row (row, unit);
}

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data_full (G_OBJECT (row), "kh-unit", g_object_ref (item), g_object_unref);
  g_signal_connect_object (item, "notify", G_CALLBACK (unit_changed_cb), row, 0);
  show_row (row, item);
  return row;
}

/* The plan is that of the main window, where one is open. */
static void
update_show_plan (KhUnitsWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.show-part",
                                 self->selected != NULL && G_IS_ACTION_GROUP (parent)
                                   && g_action_group_get_action_enabled (G_ACTION_GROUP (parent), "show-unit"));
}

static void
row_selected_cb (KhUnitsWindow *self, GtkListBoxRow *row)
{
  KhUnit *unit = row != NULL ? g_object_get_data (G_OBJECT (row), "kh-unit") : NULL;

  g_set_object (&self->selected, unit);
  kh_unit_form_set_unit (self->form, unit);
  gtk_stack_set_visible_child_name (self->stack, unit != NULL ? "form" : "none");
  update_show_plan (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.remove", unit != NULL && !self->read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.move-up", unit != NULL && !self->read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.move-down", unit != NULL && !self->read_only);
}

static void
search_cb (KhUnitsWindow *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
select_row_of (KhUnitsWindow *self, KhUnit *unit)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "kh-unit") == unit)
      gtk_list_box_select_row (self->list, row);
}

/* Actions. */

static char *
dup_new_name (KhUnitsWindow *self)
{
  g_autofree char *name = g_strdup (_("New Unit"));

  for (guint i = 2; kh_agency_find_unit (self->agency, name) != NULL; i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", _("New Unit"), i);
    }
  return g_steal_pointer (&name);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhUnitsWindow *self = KH_UNITS_WINDOW (widget);
  g_autofree char *unit_name = dup_new_name (self);
  g_autoptr (KhUnit) unit = kh_unit_new (KH_UNIT_DIVISION, unit_name);
  KhEdit *edit = begin (self, N_("Add unit"));

  if (edit == NULL)
    return;
  kh_edit_insert (edit, self->agency, G_MAXUINT, unit);
  if (!commit (self, edit))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_cb (self);
  select_row_of (self, unit);
  kh_unit_form_focus (self->form);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhUnitsWindow *self = KH_UNITS_WINDOW (widget);
  g_autoptr (KhUnit) unit = self->selected != NULL ? g_object_ref (self->selected) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gint64 uses;
  KhEdit *edit;

  if (unit == NULL)
    return;
  uses = kh_store_count_unit_uses (self->store, unit, &error);
  if (uses < 0)
    {
      kh_toast_show_error (GTK_WIDGET (self->stack), error);
      return;
    }
  if (uses > 0)
    {
      message = g_strdup_printf (_("Plans name “%s”. Give it a last year instead of removing it."), kh_unit_get_name (unit));
      kh_toast_show (GTK_WIDGET (self->stack), message, NULL, NULL);
      return;
    }
  edit = begin (self, N_("Remove unit"));
  if (edit == NULL)
    return;
  kh_edit_remove (edit, unit);
  if (!commit (self, edit))
    return;
  message = g_strdup_printf (_("“%s” was removed"), kh_unit_get_name (unit));
  kh_toast_show (GTK_WIDGET (self->stack), message, _("_Undo"), "history.undo");
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhUnitsWindow *self = KH_UNITS_WINDOW (widget);
  g_autoptr (KhUnit) unit = self->selected != NULL ? g_object_ref (self->selected) : NULL;
  int step = g_str_equal (name, "units.move-up") ? -1 : 1;
  guint position, n;
  KhEdit *edit;

  if (unit == NULL)
    return;
  position = kh_node_get_position (KH_NODE (unit));
  n = g_list_model_get_n_items (kh_agency_get_units (self->agency));
  if ((step < 0 && position == 0) || (step > 0 && position + 1 == n))
    return;
  edit = begin (self, N_("Move unit"));
  if (edit == NULL)
    return;
  kh_edit_move (edit, unit, self->agency, position + (guint) step);
  if (commit (self, edit))
    select_row_of (self, unit);
}

static void
show_part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhUnitsWindow *self = KH_UNITS_WINDOW (widget);

  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.show-unit", "s",
                              kh_node_get_uuid (KH_NODE (self->selected)));
}

/* Tables. */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhUnitsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autoptr (KhAgency) table = bytes != NULL ? kh_units_csv_read (bytes, &error) : NULL;
  g_autofree char *message = NULL;
  guint added, changed;
  KhEdit *edit;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (table == NULL)
    {
      kh_toast_show_error (GTK_WIDGET (self->stack), error);
      return;
    }
  edit = begin (self, N_("Import units"));
  if (edit == NULL)
    return;
  kh_units_merge (edit, self->agency, table, &added, &changed);
  if (!commit (self, edit))
    return;
  message = g_strdup_printf (_("Units from the table: %u new, %u changed"), added, changed);
  kh_toast_show (GTK_WIDGET (self->stack), message, _("_Undo"), "history.undo");
}

void
kh_units_window_import (KhUnitsWindow *self, GFile *file)
{
  g_return_if_fail (KH_IS_UNITS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  g_file_load_bytes_async (file, self->cancellable, loaded_cb, g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhUnitsWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (kh_whole_file_write_finish (G_FILE (source), result, &error))
    kh_toast_show (GTK_WIDGET (self->stack), _("The table of units was written"), NULL, NULL);
  else if (!g_cancellable_is_cancelled (self->cancellable))
    kh_toast_show_error (GTK_WIDGET (self->stack), error);
}

void
kh_units_window_export (KhUnitsWindow *self, GFile *file)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_if_fail (KH_IS_UNITS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  bytes = kh_units_csv_write (self->agency);
  kh_whole_file_write_async (file, bytes, self->cancellable, saved_cb, g_object_ref (self));
}

static void
chosen_cb (KhUnitsWindow *self, int response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file == NULL)
    return;
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_OPEN)
    kh_units_window_import (self, file);
  else
    kh_units_window_export (self, file);
}

static void
file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhUnitsWindow *self = KH_UNITS_WINDOW (widget);
  gboolean save = g_str_equal (name, "units.export");
  g_autoptr (GtkFileFilter) filter = NULL;

  if (self->chooser != NULL)
    return;
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _("Tables (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  self->chooser = gtk_file_chooser_native_new (save ? _("Export Units") : _("Import Units"), GTK_WINDOW (self),
                                               save ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                                               NULL);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  if (save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), "don-vi.csv");
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The window. */

static void
kh_units_window_dispose (GObject *object)
{
  KhUnitsWindow *self = KH_UNITS_WINDOW (object);

  /* The rows go while there is still a form to tell. */
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->selected);
  g_clear_object (&self->shown);
  g_clear_object (&self->store);
  g_clear_object (&self->agency);

  G_OBJECT_CLASS (kh_units_window_parent_class)->dispose (object);
}

static void
kh_units_window_finalize (GObject *object)
{
  g_object_unref (KH_UNITS_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (kh_units_window_parent_class)->finalize (object);
}

static void
kh_units_window_class_init (KhUnitsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_units_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_units_window_finalize;
  g_type_ensure (KH_TYPE_UNIT_FORM);
  g_type_ensure (KH_TYPE_CONFLICT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/units-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhUnitsWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, KhUnitsWindow, search);
  gtk_widget_class_bind_template_child (widget_class, KhUnitsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, KhUnitsWindow, conflict_bar);
  gtk_widget_class_bind_template_child (widget_class, KhUnitsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, KhUnitsWindow, form);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_install_action (widget_class, "units.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "units.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "units.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "units.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "units.show-part", NULL, show_part_action);
  gtk_widget_class_install_action (widget_class, "units.import", NULL, file_action);
  gtk_widget_class_install_action (widget_class, "units.export", NULL, file_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "units.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "units.show-part", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "units.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "units.move-down", NULL);
  kh_undo_actions_bind (widget_class);
}

static void
kh_units_window_init (KhUnitsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_units_window_new (KhStore *store, KhAgency *agency, gboolean read_only)
{
  KhUnitsWindow *self;
  GtkFilter *filter;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_AGENCY (agency), NULL);

  self = g_object_new (KH_TYPE_UNITS_WINDOW, NULL);
  self->store = g_object_ref (store);
  kh_conflict_bar_set_store (self->conflict_bar, store);
  self->agency = g_object_ref (agency);
  self->read_only = read_only;
  adw_window_title_set_subtitle (self->window_title, kh_agency_get_name (agency));
  kh_unit_form_set_agency (self->form, store, agency, read_only);
  filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (kh_agency_get_units (agency)), filter);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row_cb, self, NULL);
  kh_undo_actions_add (GTK_WIDGET (self), store, KH_NODE (agency), GTK_WIDGET (self->stack), read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.add", !read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "units.import", !read_only);
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (update_show_plan), NULL);
  row_selected_cb (self, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  return GTK_WIDGET (self);
}

KhUnit *
kh_units_window_get_selected (KhUnitsWindow *self)
{
  g_return_val_if_fail (KH_IS_UNITS_WINDOW (self), NULL);

  return self->selected;
}
