/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actions that act on an object, and do nothing once it is gone. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** KhObjectAction: an action without a parameter. */
typedef struct
{
  const char *name;
  GCallback activate; /* void (*) (the object) */
} KhObjectAction;

/**
 * kh_object_actions_add:
 * @actions: gets the actions; it may outlive @object
 * @object: (type GObject): what they act on, not owned
 * @entries: (array length=n_entries): the actions
 */
void kh_object_actions_add (GActionMap *actions, gpointer object, const KhObjectAction *entries, gsize n_entries);

G_END_DECLS
