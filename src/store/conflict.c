/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two programs changed at once. */
#include "conflict-private.h"

#include <glib/gi18n.h>

#include "mapping.h"
#include "store-private.h"
#include "writer.h"

struct _KhConflict
{
  GObject     parent_instance;
  KhStore    *store;
  KhNode     *root;
  KhNode     *node;
  const char *property; /* interned */
  char       *label;
  GValue      base;
  GValue      mine;
  GValue      theirs;
  KhNode     *put_back; /* (nullable): what the other had deleted */
};

G_DEFINE_FINAL_TYPE (KhConflict, kh_conflict, G_TYPE_OBJECT)

static guint resolved_signal;

static void
kh_conflict_finalize (GObject *object)
{
  KhConflict *self = KH_CONFLICT (object);

  g_object_unref (self->store);
  g_object_unref (self->root);
  g_object_unref (self->node);
  g_clear_object (&self->put_back);
  g_free (self->label);
  g_value_unset (&self->base);
  g_value_unset (&self->mine);
  g_value_unset (&self->theirs);

  G_OBJECT_CLASS (kh_conflict_parent_class)->finalize (object);
}

static void
kh_conflict_class_init (KhConflictClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_conflict_finalize;
  resolved_signal = g_signal_new ("resolved", KH_TYPE_CONFLICT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kh_conflict_init (KhConflict *self)
{
}

static void
copy_value (const GValue *from, GValue *to)
{
  g_value_init (to, G_VALUE_TYPE (from));
  g_value_copy (from, to);
}

KhConflict *
kh_conflict_new (KhStore *store, KhNode *root, KhNode *node, const char *property, const char *label,
                 const GValue *base, const GValue *mine)
{
  KhConflict *self = g_object_new (KH_TYPE_CONFLICT, NULL);

  self->store = g_object_ref (store);
  self->root = g_object_ref (root);
  self->node = g_object_ref (node);
  self->property = g_intern_string (property);
  self->label = g_strdup (label);
  copy_value (base, &self->base);
  copy_value (mine, &self->mine);
  g_value_init (&self->theirs, G_VALUE_TYPE (mine));
  g_object_get_property (G_OBJECT (node), property, &self->theirs);

  return self;
}

KhConflict *
kh_conflict_new_deleted (KhStore *store, KhNode *root, KhNode *node, const char *property, const char *label, const GValue *mine,
                         KhNode *put_back)
{
  g_auto (GValue) base = G_VALUE_INIT;
  KhConflict *self;

  g_value_init (&base, G_VALUE_TYPE (mine));
  g_object_get_property (G_OBJECT (node), property, &base);
  self = kh_conflict_new (store, root, node, property, label, &base, mine);
  self->put_back = g_object_ref (put_back);

  return self;
}

/* Within the transaction: gives the row of @node the value that @node has. */
static gboolean
journalize (KhConflict *self, KhNode *node, const char *label, GError **error)
{
  KhDatabase *database = kh_store_get_database (self->store);
  g_autoptr (KhWriter) writer = kh_writer_new (database);
  g_autoptr (KhRecorder) recorder = kh_recorder_new (database, error);
  g_autoptr (GBytes) changeset = NULL;
  gint64 id;

  if (recorder == NULL || !kh_writer_update (writer, node, self->property, error))
    return FALSE;
  changeset = kh_recorder_finish (recorder, error);

  return changeset != NULL && kh_journal_add (database, self->root, label, changeset, &id, error);
}

gboolean
kh_conflict_keep (KhConflict *self, GError **error)
{
  g_autoptr (KhNode) mine = kh_node_copy_alone (self->node, kh_node_get_uuid (self->node));

  kh_node_set_id (mine, kh_node_get_id (self->node));
  g_object_set_property (G_OBJECT (mine), self->property, &self->mine);

  if (!kh_store_begin_write (self->store, error))
    return FALSE;
  if (!journalize (self, mine, self->label, error)
      || !journalize (self, self->node, N_("Keep the other's text"), error))
    {
      kh_store_abort_write (self->store);
      return FALSE;
    }
  kh_store_break_typing (self->store, self->root);

  return kh_store_commit_write (self->store, error);
}

KhNode *
kh_conflict_get_root (KhConflict *self)
{
  g_return_val_if_fail (KH_IS_CONFLICT (self), NULL);

  return self->root;
}

KhNode *
kh_conflict_get_node (KhConflict *self)
{
  g_return_val_if_fail (KH_IS_CONFLICT (self), NULL);

  return self->node;
}

const char *
kh_conflict_get_property (KhConflict *self)
{
  g_return_val_if_fail (KH_IS_CONFLICT (self), NULL);

  return self->property;
}

const char *
kh_conflict_get_label (KhConflict *self)
{
  g_return_val_if_fail (KH_IS_CONFLICT (self), NULL);

  return self->label;
}

const GValue *
kh_conflict_get_base (KhConflict *self)
{
  g_return_val_if_fail (KH_IS_CONFLICT (self), NULL);

  return &self->base;
}

const GValue *
kh_conflict_get_mine (KhConflict *self)
{
  g_return_val_if_fail (KH_IS_CONFLICT (self), NULL);

  return &self->mine;
}

const GValue *
kh_conflict_get_theirs (KhConflict *self)
{
  g_return_val_if_fail (KH_IS_CONFLICT (self), NULL);

  return &self->theirs;
}

gboolean
kh_conflict_is_deleted (KhConflict *self)
{
  g_return_val_if_fail (KH_IS_CONFLICT (self), FALSE);

  return self->put_back != NULL;
}

static gboolean
is_in_root (KhConflict *self, KhNode *node)
{
  return kh_node_get_root (node) == self->root;
}

static gboolean
remove_again (KhConflict *self, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;

  kh_store_poll_changes (self->store);
  if (!is_in_root (self, self->put_back))
    return TRUE;
  edit = kh_edit_begin (self->store, self->root, N_("Delete"), error);
  if (edit == NULL)
    return FALSE;
  kh_edit_remove (edit, self->put_back);

  return kh_edit_commit (edit, error);
}

static gboolean
apply_choice (KhConflict *self, const GValue *value, GError **error)
{
  g_autoptr (KhEdit) edit = NULL;

  if (value == NULL)
    return remove_again (self, error);

  /* It is there with these words already. */
  if (self->put_back != NULL && value == &self->mine)
    return TRUE;

  edit = kh_edit_begin (self->store, self->root, self->label, error);
  if (edit == NULL)
    return FALSE;
  kh_edit_expect (edit, self->node, self->property, &self->theirs);
  kh_edit_set_value (edit, self->node, self->property, value);

  return kh_edit_commit (edit, error);
}

gboolean
kh_conflict_resolve (KhConflict *self, const GValue *value, GError **error)
{
  g_return_val_if_fail (KH_IS_CONFLICT (self), FALSE);
  g_return_val_if_fail (value == NULL || G_VALUE_HOLDS (value, G_VALUE_TYPE (&self->theirs)), FALSE);
  g_return_val_if_fail (value != NULL || self->put_back != NULL, FALSE);

  if (!apply_choice (self, value, error))
    return FALSE;
  g_signal_emit (self, resolved_signal, 0);

  return TRUE;
}
