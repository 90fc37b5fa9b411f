/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows for what a user may choose of a plan's layout. */
#include "layout-choices.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "profile.h"

char *
kh_layout_choices_with (const char *choices, const char *name, double value)
{
  g_auto (GStrv) pairs = g_strsplit (choices != NULL ? choices : "", ";", -1);
  g_autofree char *prefix = g_strconcat (name, "=", NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) result = g_string_new (NULL);
  gboolean found = FALSE;

  g_ascii_formatd (number, sizeof number, "%.6g", value);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      gboolean ours = g_str_has_prefix (g_strstrip (pairs[i]), prefix);

      if (*pairs[i] == '\0' || (ours && found))
        continue;
      if (result->len > 0)
        g_string_append_c (result, ';');
      if (ours)
        g_string_append_printf (result, "%s%s", prefix, number);
      else
        g_string_append (result, pairs[i]);
      found |= ours;
    }
  if (!found)
    g_string_append_printf (result, "%s%s%s", result->len > 0 ? ";" : "", prefix, number);
  return g_string_free (g_steal_pointer (&result), FALSE);
}

typedef struct
{
  KhFormPage *page; /* weak */
  char *name;
  gboolean loading;
} Choice;

static void
choice_free (Choice *choice)
{
  g_clear_weak_pointer (&choice->page);
  g_free (choice->name);
  g_free (choice);
}

static KhPlan *
get_plan (Choice *choice)
{
  return kh_editor_page_get_plan (KH_EDITOR_PAGE (choice->page));
}

static void
spin_changed_cb (GtkSpinButton *spin)
{
  Choice *choice = g_object_get_data (G_OBJECT (spin), "kh-choice");
  g_autofree char *choices = NULL;

  if (choice->loading || choice->page == NULL || kh_form_page_get_locked (choice->page))
    return;
  choices = kh_layout_choices_with (kh_plan_get_choices (get_plan (choice)), choice->name,
                                    gtk_spin_button_get_value (spin));
  if (g_strcmp0 (choices, kh_plan_get_choices (get_plan (choice))) != 0)
    {
      KhEdit *edit = kh_form_begin_typing (choice->page, N_("Change layout"), get_plan (choice), "choices");

      if (edit == NULL)
        return;
      kh_edit_set (edit, get_plan (choice), "choices", choices, NULL);
      kh_form_commit (choice->page, edit);
    }
}

static void
load_choice (GtkSpinButton *spin)
{
  Choice *choice = g_object_get_data (G_OBJECT (spin), "kh-choice");
  g_autoptr (KhProfile) profile = NULL;
  double value;

  if (choice->page == NULL)
    return;
  profile = kh_profile_load (kh_plan_get_profile (get_plan (choice)), kh_plan_get_choices (get_plan (choice)),
                             NULL);
  if (profile == NULL || !kh_profile_get_choice (profile, choice->name, &value, NULL, NULL, NULL, NULL))
    return;
  choice->loading = TRUE;
  gtk_spin_button_set_value (spin, value);
  choice->loading = FALSE;
}

static void
update_locked (GtkWidget *spin)
{
  Choice *choice = g_object_get_data (G_OBJECT (spin), "kh-choice");

  gtk_widget_set_sensitive (spin, choice->page != NULL && !kh_form_page_get_locked (choice->page));
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
add_choice (AdwPreferencesGroup *group, KhFormPage *page, KhProfile *profile, const char *name)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  GtkWidget *row = adw_action_row_new ();
  Choice *choice = g_new0 (Choice, 1);
  double value = 0, minimum = 0, maximum = 0, step;
  const char *unit = "", *label = "";
  GtkWidget *spin;

  kh_profile_get_choice (profile, name, &value, &minimum, &maximum, &unit, &label);
  /* Factors and distances go in finer steps than letter sizes. */
  step = *unit == '\0' ? 0.05 : g_str_equal (unit, "mm") ? 0.5 : 1;
  spin = gtk_spin_button_new_with_range (minimum, maximum, step);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), *unit == '\0' ? 2 : 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  ignore_wheel (spin);
  g_set_weak_pointer (&choice->page, page);
  choice->name = g_strdup (name);
  g_object_set_data_full (G_OBJECT (spin), "kh-choice", choice, (GDestroyNotify) choice_free);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(label));
  if (*unit != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), unit);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _(label), -1);
  adw_preferences_group_add (group, row);

  g_signal_connect (spin, "value-changed", G_CALLBACK (spin_changed_cb), NULL);
  g_signal_connect_object (plan, "notify::choices", G_CALLBACK (load_choice), spin, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (update_locked), spin, G_CONNECT_SWAPPED);
  update_locked (spin);
}

void
kh_layout_choices_fill (AdwPreferencesGroup *group, KhFormPage *page)
{
  KhPlan *plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProfile) profile
      = kh_profile_load (kh_plan_get_profile (plan), kh_plan_get_choices (plan), &error);
  const char *const *names;

  if (profile == NULL)
    {
      adw_preferences_group_set_description (group, error->message);
      return;
    }
  names = kh_profile_get_choice_names (profile);
  for (guint i = 0; names[i] != NULL; i++)
    add_choice (group, page, profile, names[i]);
  gtk_widget_set_visible (GTK_WIDGET (group), names[0] != NULL);
}
