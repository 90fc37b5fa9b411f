/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhRulesWindow: the user's own rules. */
#include "rules-window.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "template.h"
#include "toast.h"

struct _KhRulesWindow
{
  AdwWindow parent_instance;

  GtkWidget *box;
  GtkBox *groups;
  AdwPreferencesGroup *faults;

  KhRuleGroup *tables[KH_N_USER_TABLES]; /* unowned children */
  GPtrArray *fault_rows; /* unowned children */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (KhRulesWindow, kh_rules_window, ADW_TYPE_WINDOW)

static void
open_cb (GtkButton *button, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))), uri, GDK_CURRENT_TIME);
}

static GtkWidget *
create_fault (const KhUserFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), file->error->message);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  kh_describe (button, _("Opens the file in a text editor, to mend it"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), g_strdup (file->path), (GClosureNotify) (void (*) (void)) g_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
show_faults (KhRulesWindow *self)
{
  g_autoptr (GPtrArray) files = kh_user_rules_check_files ();

  for (guint i = 0; i < self->fault_rows->len; i++)
    adw_preferences_group_remove (self->faults, self->fault_rows->pdata[i]);
  g_ptr_array_set_size (self->fault_rows, 0);
  for (guint i = 0; i < files->len; i++)
    {
      const KhUserFile *file = files->pdata[i];
      GtkWidget *row;

      if (file->error == NULL)
        continue;
      row = create_fault (file);
      g_ptr_array_add (self->fault_rows, row);
      adw_preferences_group_add (self->faults, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->faults), self->fault_rows->len > 0);
}

static void
changed_cb (KhRulesWindow *self)
{
  show_faults (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  KhRulesWindow *self = KH_RULES_WINDOW (widget);

  for (guint i = 0; i < KH_N_USER_TABLES; i++)
    kh_rule_group_reload (self->tables[i]);
  changed_cb (self);
}

static void
open_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *path = kh_user_rules_dup_folder ();
  g_autofree char *uri = NULL;

  g_mkdir_with_parents (path, 0700);
  uri = g_filename_to_uri (path, NULL, NULL);
  gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

static void
kh_rules_window_finalize (GObject *object)
{
  g_ptr_array_unref (KH_RULES_WINDOW (object)->fault_rows);

  G_OBJECT_CLASS (kh_rules_window_parent_class)->finalize (object);
}

static void
kh_rules_window_class_init (KhRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = kh_rules_window_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/rules-window.ui");
  gtk_widget_class_bind_template_child (widget_class, KhRulesWindow, box);
  gtk_widget_class_bind_template_child (widget_class, KhRulesWindow, groups);
  gtk_widget_class_bind_template_child (widget_class, KhRulesWindow, faults);
  gtk_widget_class_install_action (widget_class, "rules.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "rules.open-folder", NULL, open_folder_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "rules.reload", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
kh_rules_window_init (KhRulesWindow *self)
{
  kh_template_init (GTK_WIDGET (self));
  self->fault_rows = g_ptr_array_new ();
  for (guint i = 0; i < KH_N_USER_TABLES; i++)
    {
      self->tables[i] = KH_RULE_GROUP (kh_rule_group_new ((KhUserTable) i));
      g_signal_connect_object (self->tables[i], "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->groups, GTK_WIDGET (self->tables[i]));
    }
  show_faults (self);
}

GtkWidget *
kh_rules_window_new (void)
{
  return g_object_new (KH_TYPE_RULES_WINDOW, NULL);
}

KhRuleGroup *
kh_rules_window_get_group (KhRulesWindow *self, KhUserTable table)
{
  g_return_val_if_fail (KH_IS_RULES_WINDOW (self), NULL);
  g_return_val_if_fail (table < KH_N_USER_TABLES, NULL);

  return self->tables[table];
}
