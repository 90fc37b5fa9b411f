/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of the task table, to be chosen and moved. */
#include "column-row.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "template.h"

struct _KhColumnRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *check;
  GtkWidget *buttons;

  KhTaskColumn column;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (KhColumnRow, kh_column_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_TOGGLED,
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (KhColumnRow *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[SIGNAL_TOGGLED], 0, gtk_check_button_get_active (self->check));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_MOVED], 0, g_str_equal (name, "column.up") ? -1 : 1);
}

static void
kh_column_row_class_init (KhColumnRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_TOGGLED] = g_signal_new ("toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-column-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KhColumnRow, check);
  gtk_widget_class_bind_template_child (widget_class, KhColumnRow, buttons);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_install_action (widget_class, "column.up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "column.down", NULL, move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "column.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "column.down", NULL);
}

static void
kh_column_row_init (KhColumnRow *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_column_row_new (void)
{
  return g_object_new (KH_TYPE_COLUMN_ROW, NULL);
}

const char *
kh_column_row_get_label (KhTaskColumn column)
{
  switch (column)
    {
    case KH_TASK_COLUMN_STT:
      return C_ ("table column", "Row number");
    case KH_TASK_COLUMN_TASK:
      return C_ ("table column", "Task");
    case KH_TASK_COLUMN_PRODUCT:
      return C_ ("table column", "Product");
    case KH_TASK_COLUMN_LEAD:
      return C_ ("table column", "Lead unit");
    case KH_TASK_COLUMN_SUPPORT:
      return C_ ("table column", "Supporting units");
    case KH_TASK_COLUMN_DEADLINE:
      return C_ ("table column", "Deadline");
    case KH_TASK_COLUMN_BUDGET:
      return C_ ("table column", "Budget");
    case KH_TASK_COLUMN_NOTE:
      return C_ ("table column", "Note");
    case KH_N_TASK_COLUMNS:
    default:
      g_return_val_if_reached ("");
    }
}

void
kh_column_row_show (KhColumnRow *self, KhTaskColumn column, gboolean shown, gboolean fixed, gboolean can_rise,
                    gboolean can_sink)
{
  g_return_if_fail (KH_IS_COLUMN_ROW (self));

  self->column = column;
  self->loading = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), kh_column_row_get_label (column));
  kh_describe (GTK_WIDGET (self), _("A column of the table of tasks; Alt+↑ and Alt+↓ move it"));
  gtk_check_button_set_active (self->check, shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), !fixed);
  gtk_widget_set_visible (self->buttons, shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "column.up", can_rise);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "column.down", can_sink);
  self->loading = FALSE;
}

KhTaskColumn
kh_column_row_get_column (KhColumnRow *self)
{
  g_return_val_if_fail (KH_IS_COLUMN_ROW (self), KH_TASK_COLUMN_STT);

  return self->column;
}
