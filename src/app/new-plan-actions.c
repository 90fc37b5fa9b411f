/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a plan comes into the library without a file: anew, from last year's, the sample. */
#include "new-plan-actions.h"

#include "continue-dialog.h"
#include "new-plan-dialog.h"
#include "review-actions.h"
#include "sample.h"
#include "toast.h"

static void
show_error (KhWindow *window, const GError *error)
{
  kh_toast_show_error (GTK_WIDGET (kh_window_get_library (window)), error);
}

static void
present (KhWindow *window, GtkWidget *dialog, GCallback created_cb)
{
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  g_signal_connect_object (dialog, "created", created_cb, window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
created_cb (KhWindow *window, gint64 id)
{
  kh_window_open_plan (window, id, NULL);
}

static void
new_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  present (user_data, kh_new_plan_dialog_new (kh_window_get_store (user_data)), G_CALLBACK (created_cb));
}

static void
continued_cb (KhWindow *window, gint64 id, gint64 older_id)
{
  if (kh_window_open_plan (window, id, NULL))
    kh_review_carried_over (window, kh_editor_get_plan (kh_window_get_editor (window)), older_id);
}

/* The parameter is the plan that the choice starts with; 0 is the newest one. */
static void
continue_plan_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog
      = kh_continue_dialog_new (kh_window_get_store (user_data), g_variant_get_int64 (parameter), &error);

  if (dialog != NULL)
    present (user_data, dialog, G_CALLBACK (continued_cb));
  else
    show_error (user_data, error);
}

void
kh_new_plan_open_sample (KhWindow *window)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_return_if_fail (KH_IS_WINDOW (window));

  if (kh_window_get_store (window) == NULL)
    return;
  id = kh_sample_add (kh_window_get_store (window), &error);
  if (id == 0)
    show_error (window, error);
  else
    kh_window_open_plan (window, id, NULL);
}

static void
open_sample_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  kh_new_plan_open_sample (user_data);
}

void
kh_new_plan_actions_install (KhWindow *window)
{
  static const GActionEntry entries[] = {
    { .name = "new-plan", .activate = new_plan_action },
    { .name = "continue-plan", .parameter_type = "x", .activate = continue_plan_action },
    { .name = "open-sample", .activate = open_sample_action },
  };

  g_return_if_fail (KH_IS_WINDOW (window));

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

void
kh_new_plan_actions_update (KhWindow *window, gboolean writable)
{
  g_return_if_fail (KH_IS_WINDOW (window));

  kh_window_set_action_enabled (window, "new-plan", writable);
  kh_window_set_action_enabled (window, "continue-plan", writable);
  kh_window_set_action_enabled (window, "open-sample", writable);
}
