/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows for generated tables. */
#include "table-choices.h"

#include <glib/gi18n.h>

#include "column-row.h"
#include "template.h"

/* In the order of KhTaskDetails and of the combo row's items. */
static const char *const detail_values[] = { "inline", "appendix", "none" };

/* Invariant: @order holds every column once, those shown first; row i shows order[i]. */
struct _KhTableChoices
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *details;
  AdwExpanderRow *columns;
  AdwActionRow *targets;
  GtkSwitch *target_switch;

  KhChoiceHolder *holder;
  KhColumnRow *rows[KH_N_TASK_COLUMNS];
  KhTaskColumn order[KH_N_TASK_COLUMNS];
  guint n_shown;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (KhTableChoices, kh_table_choices, ADW_TYPE_PREFERENCES_GROUP)

static guint
find_column (KhTableChoices *self, KhTaskColumn column)
{
  for (guint i = 0; i < KH_N_TASK_COLUMNS; i++)
    if (self->order[i] == column)
      return i;
  g_assert_not_reached ();
}

/* Those that are not shown follow in their usual order. */
static void
read_order (KhTableChoices *self, const KhChoices *choices)
{
  gboolean taken[KH_N_TASK_COLUMNS] = { FALSE };
  guint n = 0;

  for (; n < choices->n_task_columns; n++)
    {
      self->order[n] = choices->task_columns[n];
      taken[self->order[n]] = TRUE;
    }
  self->n_shown = n;
  for (KhTaskColumn column = 0; column < KH_N_TASK_COLUMNS; column++)
    if (!taken[column])
      self->order[n++] = column;
}

static char *
dup_shown_labels (KhTableChoices *self)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < self->n_shown; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? " · " : "", kh_column_row_get_label (self->order[i]));
  return g_string_free (labels, FALSE);
}

static void
load (KhTableChoices *self)
{
  g_autofree char *in_force = kh_choice_holder_dup_in_force (self->holder);
  g_autoptr (KhChoices) choices = kh_choices_new (in_force);
  gboolean locked = kh_choice_holder_get_locked (self->holder);
  g_autofree char *labels = NULL;

  self->loading = TRUE;
  read_order (self, choices);
  labels = dup_shown_labels (self);
  adw_combo_row_set_selected (self->details, choices->task_details);
  gtk_switch_set_active (self->target_switch, choices->target_table);
  adw_expander_row_set_subtitle (self->columns, labels);
  for (guint i = 0; i < KH_N_TASK_COLUMNS; i++)
    {
      gboolean shown = i < self->n_shown;

      /* A table of tasks without the tasks says nothing; but what another program wrote is shown as it is. */
      kh_column_row_show (self->rows[i], self->order[i], shown, shown && self->order[i] == KH_TASK_COLUMN_TASK,
                          !locked && shown && i > 0, !locked && i + 1 < self->n_shown);
      gtk_widget_set_sensitive (GTK_WIDGET (self->rows[i]), !locked);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->details), !locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->target_switch), !locked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), choices->task_details == KH_TASK_DETAILS_APPENDIX);
  if (choices->task_details != KH_TASK_DETAILS_APPENDIX)
    adw_expander_row_set_expanded (self->columns, FALSE);
  self->loading = FALSE;
}

static void
details_cb (KhTableChoices *self)
{
  guint selected = adw_combo_row_get_selected (self->details);

  if (!self->loading && selected < G_N_ELEMENTS (detail_values))
    kh_choice_holder_set (self->holder, N_("Change task table"), "task-details", detail_values[selected]);
}

static void
targets_cb (KhTableChoices *self)
{
  if (!self->loading)
    kh_choice_holder_set (self->holder, N_("Change target table"), "target-table",
                          gtk_switch_get_active (self->target_switch) ? "yes" : "no");
}

static void
save_order (KhTableChoices *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->n_shown; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "," : "", kh_choices_column_name (self->order[i]));
  kh_choice_holder_set (self->holder, N_("Change task table"), "task-columns", names->str);
  load (self); /* which nothing has asked for where the edit failed */
}

static void
put_column (KhTableChoices *self, guint from, guint to)
{
  KhTaskColumn column = self->order[from];

  for (guint i = from; i < to; i++)
    self->order[i] = self->order[i + 1];
  for (guint i = from; i > to; i--)
    self->order[i] = self->order[i - 1];
  self->order[to] = column;
}

static void
column_toggled_cb (KhTableChoices *self, gboolean shown, KhColumnRow *row)
{
  KhTaskColumn column = kh_column_row_get_column (row);
  guint from = find_column (self, column), to;

  if (shown == (from < self->n_shown))
    return;
  if (shown)
    {
      /* After those that usually stand before it. */
      for (to = self->n_shown; to > 0 && self->order[to - 1] > column; to--)
        ;
      put_column (self, from, to);
      self->n_shown++;
    }
  else
    {
      put_column (self, from, self->n_shown - 1);
      self->n_shown--;
    }
  save_order (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[find_column (self, column)]));
}

static void
column_moved_cb (KhTableChoices *self, int step, KhColumnRow *row)
{
  KhTaskColumn column = kh_column_row_get_column (row);
  guint from = find_column (self, column), to = from + (guint) step;

  if (from >= self->n_shown || to >= self->n_shown)
    return;
  put_column (self, from, to);
  save_order (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[to]));
}

static void
kh_table_choices_dispose (GObject *object)
{
  g_clear_object (&KH_TABLE_CHOICES (object)->holder);

  G_OBJECT_CLASS (kh_table_choices_parent_class)->dispose (object);
}

static void
kh_table_choices_class_init (KhTableChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_table_choices_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-table-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, KhTableChoices, details);
  gtk_widget_class_bind_template_child (widget_class, KhTableChoices, columns);
  gtk_widget_class_bind_template_child (widget_class, KhTableChoices, targets);
  gtk_widget_class_bind_template_child (widget_class, KhTableChoices, target_switch);
  gtk_widget_class_bind_template_callback (widget_class, details_cb);
  gtk_widget_class_bind_template_callback (widget_class, targets_cb);
}

static void
kh_table_choices_init (KhTableChoices *self)
{
  kh_template_init (GTK_WIDGET (self));
  for (guint i = 0; i < KH_N_TASK_COLUMNS; i++)
    {
      self->rows[i] = KH_COLUMN_ROW (kh_column_row_new ());
      adw_expander_row_add_row (self->columns, GTK_WIDGET (self->rows[i]));
      g_signal_connect_object (self->rows[i], "toggled", G_CALLBACK (column_toggled_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->rows[i], "moved", G_CALLBACK (column_moved_cb), self, G_CONNECT_SWAPPED);
    }
}

void
kh_table_choices_set_holder (KhTableChoices *self, KhChoiceHolder *holder)
{
  g_return_if_fail (KH_IS_TABLE_CHOICES (self));
  g_return_if_fail (KH_IS_CHOICE_HOLDER (holder) && self->holder == NULL);

  self->holder = g_object_ref (holder);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->details),
                             kh_choice_holder_create_reset (holder, N_("Change task table"), "task-details"));
  adw_expander_row_add_action (self->columns,
                               kh_choice_holder_create_reset (holder, N_("Change task table"), "task-columns"));
  adw_action_row_add_suffix (self->targets,
                             kh_choice_holder_create_reset (holder, N_("Change target table"), "target-table"));
  g_signal_connect_object (holder, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}
