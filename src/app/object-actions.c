/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions that act on an object, and do nothing once it is gone. */
#include "object-actions.h"

void
kh_object_actions_add (GActionMap *actions, gpointer object, const KhObjectAction *entries, gsize n_entries)
{
  g_return_if_fail (G_IS_ACTION_MAP (actions));
  g_return_if_fail (G_IS_OBJECT (object));

  for (gsize i = 0; i < n_entries; i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (entries[i].name, NULL);

      g_signal_connect_object (action, "activate", entries[i].activate, object, G_CONNECT_SWAPPED);
      g_action_map_add_action (actions, G_ACTION (action));
    }
}
