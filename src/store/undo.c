/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's journal: recording edits, undo and redo. */
#include <glib/gi18n.h>

#include "store-private.h"
#include "typing.h"

/* While the library takes no edits the journal of what is edited is elsewhere. */
static KhDatabase *
journal_of (KhStore *self, KhNode *root)
{
  return kh_store_get_root_database (self, root);
}

void
kh_store_break_typing (KhStore *self, KhNode *root)
{
  g_return_if_fail (KH_IS_STORE (self));
  g_return_if_fail (KH_IS_NODE (root));

  kh_typing_end (kh_store_get_typing (self), root);
}

gboolean
kh_store_record (KhStore *self, KhNode *root, const char *label, const char *merge_key, GBytes *changeset,
                 gboolean *extended, GError **error)
{
  g_auto (KhJournalEntry) last = { 0 };
  gint64 entry_id = 0;

  *extended = FALSE;
  if (!kh_journal_get_last (journal_of (self, root), root, &last, error))
    return FALSE;

  if (kh_typing_continues (kh_store_get_typing (self), root, merge_key, last.id))
    {
      if (!kh_journal_extend (journal_of (self, root), root, &last, changeset, error))
        return FALSE;
      entry_id = last.id;
      *extended = TRUE;
    }
  else if (!kh_journal_add (journal_of (self, root), root, label, changeset, &entry_id, error))
    {
      return FALSE;
    }
  kh_typing_begin (kh_store_get_typing (self), root, merge_key, entry_id);

  return TRUE;
}

static const char *
get_label (KhStore *self, KhNode *root, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  const char *label = NULL;

  if (!kh_journal_get_label (journal_of (self, root), root, undo, &label, &error))
    g_warning ("The journal could not be read: %s", error->message);

  return label;
}

const char *
kh_store_get_undo_label (KhStore *self, KhNode *root)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (kh_store_owns (self, root), NULL);

  return get_label (self, root, TRUE);
}

const char *
kh_store_get_redo_label (KhStore *self, KhNode *root)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (kh_store_owns (self, root), NULL);

  return get_label (self, root, FALSE);
}

static gboolean
apply_entry (KhStore *self, KhNode *root, gboolean undo, KhJournalEntry *entry, GError **error)
{
  if (!(undo ? kh_journal_get_last : kh_journal_get_next) (journal_of (self, root), root, entry, error))
    return FALSE;
  if (entry->id == 0)
    {
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                           undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
      return FALSE;
    }

  return kh_journal_apply (journal_of (self, root), entry, undo, error);
}

static gboolean
step_journal (KhStore *self, KhNode *root, gboolean undo, GError **error)
{
  g_auto (KhJournalEntry) entry = { 0 };

  if (!kh_store_begin_edit (self, root, error))
    return FALSE;
  if (!apply_entry (self, root, undo, &entry, error))
    {
      kh_store_abort_edit (self);
      return FALSE;
    }
  if (!kh_store_commit_edit (self, kh_unsaved_step_new (undo ? KH_UNSAVED_UNDO : KH_UNSAVED_REDO, root, NULL, NULL), error))
    return FALSE;

  kh_store_break_typing (self, root);
  if (!kh_store_follow_rows (self, root, entry.changeset, error))
    return FALSE;
  kh_store_emit_changed (self, root, TRUE);

  return TRUE;
}

gboolean
kh_store_undo (KhStore *self, KhNode *root, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (kh_store_owns (self, root), FALSE);

  return step_journal (self, root, TRUE, error);
}

gboolean
kh_store_redo (KhStore *self, KhNode *root, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (kh_store_owns (self, root), FALSE);

  return step_journal (self, root, FALSE, error);
}
