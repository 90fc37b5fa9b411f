/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows for what a user may choose of a layout. */
#include "layout-choices.h"

#include <glib/gi18n.h>

#include "describe.h"

typedef struct
{
  KhChoiceHolder *holder;
  char *name;
  gboolean loading;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->holder);
  g_free (choice->name);
  g_free (choice);
}

static void
spin_changed_cb (GtkSpinButton *spin)
{
  Choice *choice = g_object_get_data (G_OBJECT (spin), "kh-choice");
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (choice->loading)
    return;
  g_ascii_formatd (number, sizeof number, "%.6g", gtk_spin_button_get_value (spin));
  kh_choice_holder_set (choice->holder, N_("Change layout"), choice->name, number);
}

static void
load_choice (GtkSpinButton *spin)
{
  Choice *choice = g_object_get_data (G_OBJECT (spin), "kh-choice");
  g_autoptr (KhProfile) profile = kh_choice_holder_load_profile (choice->holder, NULL);
  double value;

  gtk_widget_set_sensitive (GTK_WIDGET (spin), !kh_choice_holder_get_locked (choice->holder));
  if (profile == NULL || !kh_profile_get_choice (profile, choice->name, &value, NULL, NULL, NULL, NULL))
    return;
  choice->loading = TRUE;
  gtk_spin_button_set_value (spin, value);
  choice->loading = FALSE;
}

/* Scrolling the page must not change what the pointer happens to pass over. */
static void
ignore_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
add_choice (AdwPreferencesGroup *group, KhChoiceHolder *holder, KhProfile *profile, const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  Choice *choice = g_new0 (Choice, 1);
  double minimum = 0, maximum = 0, step;
  const char *unit = "", *label = "";
  g_autofree char *range = NULL;
  GtkWidget *spin;

  kh_profile_get_choice (profile, name, NULL, &minimum, &maximum, &unit, &label);
  /* Factors and distances go in finer steps than letter sizes. */
  step = *unit == '\0' ? 0.05 : g_str_equal (unit, "mm") ? 0.5 : 1;
  spin = gtk_spin_button_new_with_range (minimum, maximum, step);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), *unit == '\0' ? 2 : 1);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  ignore_wheel (spin);
  choice->holder = g_object_ref (holder);
  choice->name = g_strdup (name);
  g_object_set_data_full (G_OBJECT (spin), "kh-choice", choice, (GDestroyNotify) choice_free);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(label));
  if (*unit != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), unit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), kh_choice_holder_create_reset (holder, N_("Change layout"), name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _(label), -1);
  /* Translators: least and greatest value of a choice of layout, and their unit, such as "From 30 to 35 mm" */
  range = g_strdup_printf (_("From %g to %g %s"), minimum, maximum, unit);
  kh_describe (spin, g_strchomp (range));
  kh_describe (row, range);
  adw_preferences_group_add (group, row);

  load_choice (GTK_SPIN_BUTTON (spin));
  g_signal_connect (spin, "value-changed", G_CALLBACK (spin_changed_cb), NULL);
  g_signal_connect_object (holder, "changed", G_CALLBACK (load_choice), spin, G_CONNECT_SWAPPED);
}

void
kh_layout_choices_fill (AdwPreferencesGroup *group, KhChoiceHolder *holder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProfile) profile = kh_choice_holder_load_profile (holder, &error);
  const char *const *names;

  if (profile == NULL)
    {
      adw_preferences_group_set_description (group, error->message);
      return;
    }
  names = kh_profile_get_choice_names (profile);
  for (guint i = 0; names[i] != NULL; i++)
    add_choice (group, holder, profile, names[i]);
  gtk_widget_set_visible (GTK_WIDGET (group), names[0] != NULL);
}
