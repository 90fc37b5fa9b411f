/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to store: edits as changesets, recorded, kept, taken back and repeated.
 *
 * The journal of a root is one line of entries. Entries that were taken back are
 * its tail; a new entry drops them. What made the root is no entry, so undo ends
 * there. The oldest entries go: of a root there are never many more than
 * KH_JOURNAL_MAX_STEPS, nor, beyond KH_JOURNAL_MIN_STEPS, more than
 * KH_JOURNAL_MAX_SIZE bytes. */
#pragma once

#include "database.h"

G_BEGIN_DECLS

#define KH_JOURNAL_MAX_STEPS 1000
#define KH_JOURNAL_MIN_STEPS 100
#define KH_JOURNAL_MAX_SIZE (8 * 1024 * 1024)

/** KhRecorder: records what happens to the recorded tables from its creation on. */
typedef struct _KhRecorder KhRecorder;

KhRecorder *kh_recorder_new  (KhDatabase *database, GError **error);
void        kh_recorder_free (KhRecorder *self);

/** kh_recorder_finish: Returns: (transfer full): the changeset, of size 0 if no row is other than before */
GBytes     *kh_recorder_finish (KhRecorder *self, GError **error);

/**
 * KhJournalEntry:
 * @id: its number, 0 for none
 * @changeset: (nullable): what it did to the rows
 */
typedef struct
{
  gint64  id;
  GBytes *changeset;
} KhJournalEntry;

void kh_journal_entry_clear (KhJournalEntry *entry);

/** kh_journal_get_last: the entry that undo takes back */
gboolean kh_journal_get_last (KhDatabase *database, KhNode *root, KhJournalEntry *entry, GError **error);
/** kh_journal_get_next: the entry that redo repeats */
gboolean kh_journal_get_next (KhDatabase *database, KhNode *root, KhJournalEntry *entry, GError **error);

/**
 * kh_journal_get_label:
 * @undo: whether that of the entry that undo takes back, or that redo repeats
 * @label: (out) (transfer none) (nullable): interned msgid of what the user did
 */
gboolean kh_journal_get_label (KhDatabase *database, KhNode *root, gboolean undo, const char **label, GError **error);

/** kh_journal_add: drops what was taken back and adds an entry. @id: (out): its number */
gboolean kh_journal_add (KhDatabase *database, KhNode *root, const char *label, GBytes *changeset,
                         gint64 *id, GError **error);

/**
 * kh_journal_extend:
 * @entry: the last entry
 *
 * Makes @entry and @changeset one, and drops what was taken back; drops the entry
 * when the two cancel out.
 */
gboolean kh_journal_extend (KhDatabase *database, KhNode *root, const KhJournalEntry *entry, GBytes *changeset,
                            GError **error);

/** kh_journal_repeat: does to the rows what @changeset did elsewhere, all of it or nothing; %KH_STORE_ERROR_CONFLICT */
gboolean kh_journal_repeat (KhDatabase *database, GBytes *changeset, GError **error);

/**
 * kh_journal_apply:
 * @undo: whether to take the entry back, or to repeat it
 * @error: %KH_STORE_ERROR_CONFLICT when rows are not what the entry left
 */
gboolean kh_journal_apply (KhDatabase *database, const KhJournalEntry *entry, gboolean undo, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KhRecorder, kh_recorder_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KhJournalEntry, kh_journal_entry_clear)

G_END_DECLS
