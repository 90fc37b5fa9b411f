/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One labelled change: a transaction, a journal entry, a step of undo.
 *
 * A step changes the model first and then the rows from the model; when anything
 * fails, the transaction is rolled back and the model is read from the rows. */
#include "edit-private.h"

#include <glib/gi18n.h>
#include <gobject/gvaluecollector.h>

#include "order.h"
#include "snapshot.h"

G_DEFINE_FINAL_TYPE (KhEdit, kh_edit, G_TYPE_OBJECT)

static void
let_go (KhEdit *self)
{
  g_clear_pointer (&self->writer, kh_writer_free);
  g_ptr_array_set_size (self->olds, 0);
  g_clear_object (&self->root);
  g_clear_object (&self->store);
}

static void
roll_back (KhEdit *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->recorder, kh_recorder_free);
  kh_store_abort_edit (self->store);
  kh_store_break_typing (self->store, self->root);
  for (guint i = 0; self->writer != NULL && i < self->writer->new_nodes->len; i++)
    kh_identity_map_remove (kh_store_get_map (self->store), self->writer->new_nodes->pdata[i]);
  if (self->writer != NULL)
    kh_writer_forget (self->writer);

  if (!kh_store_sync (self->store, self->root, NULL, &error))
    {
      /* Not even read: at least what was typed over comes back. */
      kh_edit_restore_olds (self);
      g_warning ("The plan could not be read again: %s", error->message);
    }
  let_go (self);
}

static void
kh_edit_dispose (GObject *object)
{
  KhEdit *self = KH_EDIT (object);

  if (self->writer != NULL)
    roll_back (self);

  G_OBJECT_CLASS (kh_edit_parent_class)->dispose (object);
}

static void
kh_edit_finalize (GObject *object)
{
  KhEdit *self = KH_EDIT (object);

  g_free (self->label);
  g_free (self->merge_key);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->olds);
  g_ptr_array_unref (self->expected);
  g_ptr_array_unref (self->conflicts);

  G_OBJECT_CLASS (kh_edit_parent_class)->finalize (object);
}

static void
kh_edit_class_init (KhEditClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_edit_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_edit_finalize;
}

static void
kh_edit_init (KhEdit *self)
{
  self->only_sets = TRUE;
  self->olds = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_edit_old_free);
  self->expected = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_edit_old_free);
  self->conflicts = g_ptr_array_new_with_free_func (g_object_unref);
  self->revision = KH_UNSAVED_NO_REVISION;
}

static gboolean
check_owned (KhStore *store, KhNode *root, GError **error)
{
  if (kh_store_owns (store, root))
    return TRUE;
  g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                       _("What is to be edited is not in the library. Open it again."));

  return FALSE;
}

KhEdit *
kh_edit_begin (KhStore *store, KhNode *root, const char *label, GError **error)
{
  g_autoptr (KhEdit) self = NULL;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_NODE (root), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  if (!check_owned (store, root, error) || !kh_store_begin_edit (store, root, error))
    return NULL;
  /* Beginning brings what others did: they may have deleted it. */
  if (!check_owned (store, root, error))
    {
      kh_store_abort_edit (store);
      return NULL;
    }

  self = g_object_new (KH_TYPE_EDIT, NULL);
  self->store = g_object_ref (store);
  self->root = g_object_ref (root);
  self->label = g_strdup (label);
  self->locked = KH_IS_PLAN (root) && kh_plan_is_locked (KH_PLAN (root));
  if (!kh_edit_start (self, &self->error) && !kh_edit_move_to_refuge (self))
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  kh_store_emit_edit (store, G_OBJECT (self), FALSE);

  return g_steal_pointer (&self);
}

KhNode *
kh_edit_get_root (KhEdit *self)
{
  g_return_val_if_fail (KH_IS_EDIT (self), NULL);

  return self->root;
}

void
kh_edit_set_merge_key (KhEdit *self, const char *key)
{
  g_return_if_fail (KH_IS_EDIT (self));

  g_free (self->merge_key);
  self->merge_key = g_strdup (key);
}

static void
keep_revision (KhEdit *self, KhRevisionKind kind)
{
  self->kept = TRUE;
  self->revision = (int) kind;
  /* One of an edit that waits is kept when the edit reaches the library. */
  if (kh_store_is_sheltered (self->store))
    return;
  kh_snapshot_keep (kh_store_get_database (self->store), kh_node_get_id (self->root), kind, NULL,
                    kh_store_get_time (self->store), NULL, &self->error);
}

void
kh_edit_keep_revision (KhEdit *self, KhRevisionKind kind)
{
  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (self->root == NULL || KH_IS_PLAN (self->root));

  if (kh_edit_is_open (self))
    keep_revision (self, kind);
}

static gboolean
change_rows (KhEdit *self, gboolean allowed, GError **error)
{
  if (self->writer != NULL && kh_store_is_sheltered (self->store))
    return kh_store_fail_in_trouble (self->store, error);
  if (kh_edit_is_open (self) && allowed)
    {
      self->by_rows = TRUE;
      self->only_sets = FALSE;
      self->listed = TRUE;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
}

gboolean
kh_edit_change_rows (KhEdit *self, GError **error)
{
  return change_rows (self, kh_edit_is_unlocked (self), error);
}

gboolean
kh_edit_change_files (KhEdit *self, GError **error)
{
  return change_rows (self, TRUE, error);
}

static gboolean
is_new_state (KhEdit *self, KhNode *node, const char *property, const GValue *value)
{
  return node == self->root && KH_IS_PLAN (node) && g_str_equal (property, "state")
         && g_value_get_enum (value) != (int) kh_plan_get_state (KH_PLAN (node));
}

void
kh_edit_expect (KhEdit *self, gpointer node, const char *property, const GValue *base)
{
  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (KH_IS_NODE (node));
  g_return_if_fail (property != NULL);
  g_return_if_fail (G_IS_VALUE (base));

  g_ptr_array_add (self->expected, kh_edit_old_new (node, property, base));
}

/* What an issued plan does not print may change: where it stands, where it is sent
 * to, and what has come of it. */
static gboolean
is_free (KhEdit *self, gpointer node, const char *property)
{
  return (node == self->root && g_str_equal (property, "state"))
         || (KH_IS_RECIPIENT (node) && g_str_equal (property, "email"))
         || (KH_IS_TASK (node) && g_str_equal (property, "state"))
         || (KH_IS_INDICATOR (node) && g_str_equal (property, "result"))
         || kh_edit_is_report (node);
}

void
kh_edit_set_value (KhEdit *self, gpointer node, const char *property, const GValue *value)
{
  g_auto (GValue) none = G_VALUE_INIT;

  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (KH_IS_NODE (node));
  g_return_if_fail (property != NULL);
  g_return_if_fail (G_IS_VALUE (value));

  if (!kh_edit_is_open (self) || !kh_edit_is_inside (self, node))
    return;
  if (!is_free (self, node, property) && !kh_edit_is_unlocked (self))
    return;
  if (!kh_edit_can_set (self, node, property, value))
    return;
  if (kh_edit_meets_conflict (self, node, property, value))
    return;
  if (is_new_state (self, node, property, value))
    keep_revision (self, KH_REVISION_STATE);
  if (self->error != NULL)
    return;

  if (G_VALUE_HOLDS (value, KH_TYPE_DEADLINE) && g_value_get_boxed (value) == NULL)
    {
      g_value_init (&none, KH_TYPE_DEADLINE);
      g_value_take_boxed (&none, kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL));
      value = &none;
    }

  /* The list counts tasks by state; typing, the usual edit, need not count them. */
  self->listed |= node == self->root || g_str_equal (property, "state");
  kh_edit_note_old (self, node, property);
  g_object_set_property (node, property, value);
  kh_writer_update (self->writer, node, property, &self->error);
}

void
kh_edit_set (KhEdit *self, gpointer node, const char *first_property, ...)
{
  const char *property = first_property;
  va_list args;

  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (KH_IS_NODE (node));

  va_start (args, first_property);
  while (property != NULL)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (node), property);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autofree char *problem = NULL;

      if (pspec == NULL)
        {
          kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("“%s” cannot be set."), property);
          break;
        }
      G_VALUE_COLLECT_INIT (&value, pspec->value_type, args, 0, &problem);
      if (problem != NULL)
        {
          kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("“%s” cannot be set: %s."), property, problem);
          break;
        }
      kh_edit_set_value (self, node, property, &value);
      property = va_arg (args, const char *);
    }
  va_end (args);
}

void
kh_edit_set_agency (KhEdit *self, KhAgency *agency)
{
  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (self->root == NULL || KH_IS_PLAN (self->root));
  g_return_if_fail (agency == NULL || KH_IS_AGENCY (agency));

  if (!kh_edit_is_open (self) || !kh_edit_is_unlocked (self))
    return;
  if (agency != NULL && !kh_store_owns (self->store, KH_NODE (agency)))
    {
      kh_edit_fail (self, KH_STORE_ERROR_NOT_FOUND, _("The agency “%s” is not in the library."), kh_agency_get_name (agency));
      return;
    }

  self->only_sets = FALSE;
  kh_plan_set_agency (KH_PLAN (self->root), agency);
  kh_writer_place (self->writer, kh_node_get_id (self->root), NULL, self->root, &self->error);
}

static void
settle_order (KhEdit *self, KhNode *node)
{
  g_autoptr (GPtrArray) moved = kh_order_settle (node);

  for (guint i = 0; self->error == NULL && i < moved->len; i++)
    kh_writer_place (self->writer, kh_node_get_id (self->root), kh_node_get_parent (node), moved->pdata[i], &self->error);
}

static void
insert_node (KhEdit *self, KhNode *parent, guint position, KhNode *child)
{
  guint n_before = self->writer->new_nodes->len;

  self->listed = TRUE;
  self->only_sets = FALSE;
  kh_node_insert (parent, position, child);
  kh_writer_insert (self->writer, kh_node_get_id (self->root), parent, child, &self->error);
  for (guint i = n_before; i < self->writer->new_nodes->len; i++)
    kh_identity_map_add (kh_store_get_map (self->store), self->writer->new_nodes->pdata[i]);
  settle_order (self, child);
}

static void
remove_node (KhEdit *self, KhNode *node)
{
  if (!kh_edit_can_reach_files (self, node))
    return;
  self->listed = TRUE;
  self->only_sets = FALSE;
  if (kh_writer_delete (self->writer, node, &self->error))
    kh_node_remove (node);
}

static void
move_node (KhEdit *self, KhNode *node, KhNode *parent, guint position)
{
  self->only_sets = FALSE;
  g_object_ref (node);
  kh_node_remove (node);
  kh_node_insert (parent, position, node);
  kh_writer_place (self->writer, kh_node_get_id (self->root), parent, node, &self->error);
  settle_order (self, node);
  g_object_unref (node);
}

void
kh_edit_insert (KhEdit *self, gpointer parent, guint position, gpointer child)
{
  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (KH_IS_NODE (parent));
  g_return_if_fail (KH_IS_NODE (child));
  g_return_if_fail (kh_node_get_parent (child) == NULL);

  if (kh_edit_is_open (self) && (kh_edit_is_report (child) || kh_edit_is_unlocked (self)) && kh_edit_is_inside (self, parent)
      && kh_edit_can_hold (self, parent, child) && kh_edit_is_new_here (self, child))
    insert_node (self, parent, position, child);
}

void
kh_edit_remove (KhEdit *self, gpointer node)
{
  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (KH_IS_NODE (node));
  g_return_if_fail (node != self->root);

  if (kh_edit_is_open (self) && (kh_edit_is_report (node) || kh_edit_is_unlocked (self)) && kh_edit_is_inside (self, node))
    remove_node (self, node);
}

static gboolean
is_beneath (KhNode *node, KhNode *ancestor)
{
  for (; node != NULL; node = kh_node_get_parent (node))
    if (node == ancestor)
      return TRUE;

  return FALSE;
}

static gboolean
is_at (KhNode *node, KhNode *parent, guint position)
{
  guint last;

  if (kh_node_get_parent (node) != parent)
    return FALSE;

  last = g_list_model_get_n_items (kh_node_get_children (parent, G_OBJECT_TYPE (node))) - 1;

  return kh_node_get_position (node) == MIN (position, last);
}

void
kh_edit_move (KhEdit *self, gpointer node, gpointer parent, guint position)
{
  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (KH_IS_NODE (node));
  g_return_if_fail (KH_IS_NODE (parent));
  g_return_if_fail (node != self->root);

  if (!kh_edit_is_open (self) || !kh_edit_is_unlocked (self) || !kh_edit_is_inside (self, node) || !kh_edit_is_inside (self, parent)
      || !kh_edit_can_hold (self, parent, node))
    return;
  if (is_beneath (parent, node))
    {
      kh_edit_fail (self, KH_STORE_ERROR_FAILED, _("A %s cannot be moved into itself."), kh_mapping_get_table (G_OBJECT_TYPE (node))->name);
      return;
    }
  if (!is_at (node, parent, position))
    move_node (self, node, parent, position);
}

/* Children of a class that @other cannot hold go with @node. */
static void
hand_over_children (KhEdit *self, KhNode *node, KhNode *other)
{
  for (guint i = 0; i < KH_MAPPING_N_LISTS; i++)
    {
      GType type;
      GListModel *list = kh_mapping_get_child_list (node, i, &type);

      if (list == NULL || kh_node_get_children (other, type) == NULL)
        continue;
      while (self->error == NULL && g_list_model_get_n_items (list) > 0)
        {
          g_autoptr (KhNode) child = g_list_model_get_item (list, 0);

          move_node (self, child, other, G_MAXUINT);
        }
    }
}

void
kh_edit_replace (KhEdit *self, gpointer node, gpointer other)
{
  KhNode *parent;

  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (KH_IS_NODE (node));
  g_return_if_fail (KH_IS_NODE (other));
  g_return_if_fail (node != self->root);
  g_return_if_fail (kh_node_get_parent (other) == NULL);

  if (!kh_edit_is_open (self) || !kh_edit_is_unlocked (self) || !kh_edit_is_inside (self, node))
    return;

  parent = kh_node_get_parent (node);
  if (!kh_edit_can_hold (self, parent, other) || !kh_edit_is_new_here (self, other))
    return;

  insert_node (self, parent, kh_node_get_position (node), other);
  if (self->error == NULL)
    hand_over_children (self, node, other);
  if (self->error == NULL)
    remove_node (self, node);
}

void
kh_edit_set_units (KhEdit *self, gpointer item, KhUnitRole role, GPtrArray *units)
{
  g_autoptr (GPtrArray) checked = NULL;

  g_return_if_fail (KH_IS_EDIT (self));
  g_return_if_fail (role == KH_UNIT_ROLE_RESPONSIBLE ? KH_IS_RESPONSIBILITY (item) : KH_IS_TASK (item));
  g_return_if_fail (units != NULL);

  if (!kh_edit_is_open (self) || !kh_edit_is_unlocked (self) || !kh_edit_is_inside (self, item))
    return;
  checked = kh_edit_check_units (self, role, units);
  if (checked == NULL)
    return;

  self->only_sets = FALSE;
  if (role == KH_UNIT_ROLE_LEAD)
    kh_task_set_lead (item, checked->len > 0 ? checked->pdata[0] : NULL);
  else if (role == KH_UNIT_ROLE_SUPPORT)
    kh_task_set_support (item, checked);
  else
    kh_responsibility_set_units (item, checked);
  kh_writer_write_units (self->writer, item, role, checked, &self->error);
}

gboolean
kh_edit_commit (KhEdit *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean changed = FALSE;

  g_return_val_if_fail (KH_IS_EDIT (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (self->writer == NULL)
    {
      kh_edit_is_open (self);
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  kh_store_emit_edit (self->store, G_OBJECT (self), TRUE);
  if (!kh_edit_finish (self, &changed, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      roll_back (self);
      return FALSE;
    }

  g_clear_pointer (&self->writer, kh_writer_free);
  if (changed && KH_IS_PLAN (self->root))
    kh_store_confirm_day (self->store, KH_PLAN (self->root));
  if (self->by_rows && !kh_store_sync (self->store, self->root, NULL, error))
    {
      let_go (self);
      return FALSE;
    }
  kh_edit_tell_conflicts (self);
  if (self->kept)
    kh_store_emit_revisions_changed (self->store, kh_node_get_id (self->root));
  if (changed)
    kh_store_emit_changed (self->store, self->root, self->listed);
  let_go (self);

  return TRUE;
}
