/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhNode: what every exchanged row of a plan has in common. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KH_TYPE_NODE (kh_node_get_type ())
G_DECLARE_DERIVABLE_TYPE (KhNode, kh_node, KH, NODE, GObject)

/**
 * KhNodeClass:
 * @get_list: returns (transfer none, nullable) the list that holds children of
 *   @child_type, or %NULL if this kind of node holds none of them
 *
 * A node is a row of the library that has an identity of its own. It belongs to
 * exactly one list of its parent. Invariants: a child's parent is the node whose
 * list it is in; within a list the order keys ascend; the UUID never changes
 * and is never empty; the id is 0 until the store has written the row.
 */
struct _KhNodeClass
{
  GObjectClass parent_class;

  GListStore *(*get_list) (KhNode *self, GType child_type);
};

gint64      kh_node_get_id           (KhNode *self);
void        kh_node_set_id           (KhNode *self, gint64 id);
const char *kh_node_get_uuid         (KhNode *self);
const char *kh_node_get_derived_from (KhNode *self);
void        kh_node_set_derived_from (KhNode *self, const char *uuid);
const char *kh_node_get_order_key    (KhNode *self);
void        kh_node_set_order_key    (KhNode *self, const char *order_key);
KhNode     *kh_node_get_parent       (KhNode *self);
KhNode     *kh_node_get_root         (KhNode *self);

/**
 * kh_node_get_children:
 * @self: a node
 * @child_type: the type of child asked for, such as %KH_TYPE_ITEM
 *
 * Returns: (transfer none) (nullable): the list of children of that type
 */
GListModel *kh_node_get_children (KhNode *self, GType child_type);

/**
 * kh_node_get_position:
 *
 * Returns: the index of @self in its parent's list; %G_MAXUINT without a parent
 */
guint kh_node_get_position (KhNode *self);

/**
 * kh_node_insert:
 * @self: the parent
 * @position: index in the list; %G_MAXUINT or anything past the end appends
 * @child: a node without a parent
 *
 * Puts @child in the list for its type and gives it an order key between those
 * of its neighbours.
 */
void kh_node_insert (KhNode *self, guint position, KhNode *child);

/** kh_node_append: like kh_node_insert() at the end; takes no ownership. */
void kh_node_append (KhNode *self, KhNode *child);

/** kh_node_append_take: like kh_node_append(), for a fresh @child (transfer full). */
void kh_node_append_take (KhNode *self, gpointer child);

/**
 * kh_node_remove:
 * @self: a node
 *
 * Takes @self out of its parent's list. The caller must hold a reference if it
 * wants to use @self afterwards.
 */
void kh_node_remove (KhNode *self);

/**
 * kh_node_sync_children:
 * @self: the parent
 * @child_type: the type of the list
 * @children: (element-type KhNode): what the list is to hold, in order
 *
 * Makes the list hold exactly @children, with at most one `items-changed`
 * emission covering the smallest range that differs. Order keys are left as
 * they are. This is how the store brings the model to the state of the rows.
 */
void kh_node_sync_children (KhNode *self, GType child_type, GPtrArray *children);

/**
 * kh_node_call_with:
 * @self: a node
 * @property: name of one of its properties that can be written
 * @value: what it is to be meanwhile
 * @func: called once, with @data
 *
 * Calls @func while @property reads @value. Nobody is notified: after the call
 * the node is as it was. For a look at what an edit would do.
 */
void kh_node_call_with (KhNode *self, const char *property, const GValue *value, void (*func) (gpointer data),
                        gpointer data);

/** kh_node_new_list: (skip) helper for subclasses: an empty list of @child_type. */
GListStore *kh_node_new_list (GType child_type);

G_END_DECLS
