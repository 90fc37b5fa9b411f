/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the desktop's search asks the program for. */
#include "search-actions.h"

/* Returns: (transfer none) (nullable): the window, in front; %NULL where it has no
 * plans to show, and tells why itself */
static KhWindow *
present (KhApplication *application)
{
  KhWindow *window = kh_application_get_window (application);

  gtk_window_present (GTK_WINDOW (window));

  return kh_window_is_listed (window) ? window : NULL;
}

static void
show_place_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = present (user_data);
  const char *uuid, *words;
  gint64 id;

  g_variant_get (parameter, "(x&s&s)", &id, &uuid, &words);
  if (window != NULL)
    kh_window_show_place (window, id, *uuid != '\0' ? uuid : NULL, *uuid != '\0' && *words != '\0' ? words : NULL);
}

static void
search_library_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  KhWindow *window = present (user_data);

  if (window != NULL)
    kh_window_search_library (window, g_variant_get_string (parameter, NULL));
}

static const GActionEntry actions[] = {
  { .name = "show-place", .parameter_type = "(xss)", .activate = show_place_action },
  { .name = "search-library", .parameter_type = "s", .activate = search_library_action },
};

void
kh_search_actions_add (KhApplication *application)
{
  g_return_if_fail (KH_IS_APPLICATION (application));

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
}
