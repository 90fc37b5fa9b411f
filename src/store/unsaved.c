/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits that wait for their library.
 *
 * A draft file is a row of records: length and checksum of what follows, which
 * is a serialized variant; the first names the library. Records are only ever
 * appended, and a torn one at the end is as if it were not there. The program
 * whose draft it is holds a lock on it for as long as it runs. */
#include "unsaved.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "journal.h"
#include "snapshot.h"

#define SUFFIX ".unsaved"
#define CHECKSUM_SIZE 8
/* kind, whether the root is a plan, its id, label, changeset, revision */
#define STEP_TYPE "(ubxmsmayi)"

/* What a damaged draft may ask to be read into memory. */
#define MAX_RECORD (64 * 1024 * 1024)

struct _KhUnsaved
{
  char      *library;
  GPtrArray *steps;
  char      *draft; /* (nullable): before the first step, and where none can be written */
  int        fd;    /* of the draft, -1 without one */
};

KhUnsavedStep *
kh_unsaved_step_new (KhUnsavedKind kind, KhNode *root, const char *label, GBytes *changeset)
{
  KhUnsavedStep *step = g_new0 (KhUnsavedStep, 1);

  step->kind = kind;
  step->root = g_object_ref (root);
  step->label = g_strdup (label);
  step->changeset = changeset != NULL ? g_bytes_ref (changeset) : NULL;
  step->revision = KH_UNSAVED_NO_REVISION;

  return step;
}

void
kh_unsaved_step_free (KhUnsavedStep *step)
{
  g_object_unref (step->root);
  g_free (step->label);
  g_clear_pointer (&step->changeset, g_bytes_unref);
  g_free (step);
}

KhUnsaved *
kh_unsaved_new (const char *library)
{
  KhUnsaved *self = g_new0 (KhUnsaved, 1);

  self->library = g_strdup (library);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_unsaved_step_free);
  self->fd = -1;

  return self;
}

void
kh_unsaved_free (KhUnsaved *self)
{
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_ptr_array_unref (self->steps);
  g_free (self->library);
  g_free (self->draft);
  g_free (self);
}

guint
kh_unsaved_get_n (KhUnsaved *self)
{
  return self->steps->len;
}

/* The second is in memory and has room when the disk has none. Both are the
 * user's own. */
static char *
get_folder (guint index)
{
  return index == 0 ? g_build_filename (g_get_user_state_dir (), "kehoach", "unsaved", NULL)
                    : g_build_filename (g_get_user_runtime_dir (), "kehoach-unsaved", NULL);
}

#define N_FOLDERS 2

/* Names of the drafts of one library begin alike. */
static char *
name_prefix (const char *library)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, library, -1);

  return g_strdup_printf ("%.16s-", sum);
}

static gboolean
write_all (int fd, gconstpointer data, gsize length)
{
  const char *p = data;

  while (length > 0)
    {
      ssize_t n = write (fd, p, length);

      if (n < 0)
        return FALSE;
      p += n;
      length -= (gsize) n;
    }

  return TRUE;
}

static void
get_checksum (gconstpointer data, gsize length, char *checksum)
{
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, length);

  memcpy (checksum, sum, CHECKSUM_SIZE);
}

/* In one piece, so that a kill leaves all of it or a torn end. */
static gboolean
append_record (int fd, GVariant *variant)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (variant);
  g_autoptr (GByteArray) record = g_byte_array_new ();
  const gsize length = g_variant_get_size (owned);
  const guint32 head = GUINT32_TO_BE ((guint32) length);
  char checksum[CHECKSUM_SIZE];

  get_checksum (g_variant_get_data (owned), length, checksum);
  g_byte_array_append (record, (const guint8 *) &head, sizeof head);
  g_byte_array_append (record, (const guint8 *) checksum, CHECKSUM_SIZE);
  g_byte_array_append (record, g_variant_get_data (owned), (guint) length);

  return write_all (fd, record->data, record->len) && fsync (fd) == 0;
}

static gboolean
create_draft (KhUnsaved *self, guint index)
{
  g_autofree char *folder = get_folder (index);
  g_autofree char *prefix = name_prefix (self->library);
  g_autofree char *name = g_strconcat (prefix, "XXXXXX", SUFFIX, NULL);
  char *path = g_build_filename (folder, name, NULL);
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0 || (fd = mkostemps (path, strlen (SUFFIX), O_CLOEXEC)) < 0)
    {
      g_free (path);
      return FALSE;
    }
  if (flock (fd, LOCK_EX | LOCK_NB) != 0 || !append_record (fd, g_variant_new_bytestring (self->library)))
    {
      g_close (fd, NULL);
      g_unlink (path);
      g_free (path);
      return FALSE;
    }
  self->draft = path;
  self->fd = fd;

  return TRUE;
}

static GVariant *
step_to_variant (const KhUnsavedStep *step)
{
  GVariant *changeset = NULL;

  if (step->changeset != NULL)
    changeset = g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, step->changeset, TRUE);

  return g_variant_new ("(ubxms@mayi)", (guint32) step->kind, KH_IS_PLAN (step->root), kh_node_get_id (step->root), step->label,
                        g_variant_new_maybe (G_VARIANT_TYPE_BYTESTRING, changeset), step->revision);
}

/* All steps anew, where the folder of the old draft has no room for more. */
static gboolean
write_draft (KhUnsaved *self)
{
  for (guint i = 0; i < N_FOLDERS; i++)
    {
      gboolean written = create_draft (self, i);

      for (guint j = 0; written && j < self->steps->len; j++)
        written = append_record (self->fd, step_to_variant (self->steps->pdata[j]));
      if (written)
        return TRUE;
      kh_unsaved_discard (self);
    }

  return FALSE;
}

void
kh_unsaved_add (KhUnsaved *self, KhUnsavedStep *step)
{
  g_ptr_array_add (self->steps, step);
  if (self->fd >= 0 && append_record (self->fd, step_to_variant (step)))
    return;

  kh_unsaved_discard (self);
  if (!write_draft (self))
    g_warning ("What waits to be saved is in memory alone: no draft of it could be written");
}

void
kh_unsaved_set_aside (KhUnsaved *self)
{
  g_autofree char *aside = NULL;

  if (self->fd < 0)
    return;

  aside = g_strconcat (self->draft, ".kept", NULL);
  g_rename (self->draft, aside);
}

void
kh_unsaved_discard (KhUnsaved *self)
{
  if (self->fd < 0)
    return;

  g_unlink (self->draft);
  g_close (self->fd, NULL);
  self->fd = -1;
  g_clear_pointer (&self->draft, g_free);
}

/* Returns: (transfer full) (nullable): the next whole record of the file */
static GVariant *
read_record (const char **data, gsize *left, const char *type)
{
  g_autoptr (GBytes) bytes = NULL;
  char checksum[CHECKSUM_SIZE];
  guint32 length;
  const gsize head = sizeof length + CHECKSUM_SIZE;
  GVariant *variant;

  if (*left < head)
    return NULL;
  memcpy (&length, *data, sizeof length);
  length = GUINT32_FROM_BE (length);
  if (length > MAX_RECORD || length > *left - head)
    return NULL;
  get_checksum (*data + head, length, checksum);
  if (memcmp (checksum, *data + sizeof length, CHECKSUM_SIZE) != 0)
    return NULL;

  bytes = g_bytes_new (*data + head, length);
  *data += head + length;
  *left -= head + length;
  variant = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));
  if (g_variant_is_normal_form (variant))
    return variant;
  g_variant_unref (variant);

  return NULL;
}

static KhUnsavedStep *
step_from_variant (GVariant *variant)
{
  g_autoptr (GVariant) changeset = NULL;
  g_autoptr (GVariant) bytes = NULL;
  KhUnsavedStep *step = g_new0 (KhUnsavedStep, 1);
  gboolean is_plan;
  guint32 kind;
  gint64 id;

  g_variant_get (variant, "(ubxms@mayi)", &kind, &is_plan, &id, &step->label, &changeset, &step->revision);
  step->kind = (KhUnsavedKind) kind;
  step->root = g_object_new (is_plan ? KH_TYPE_PLAN : KH_TYPE_AGENCY, NULL);
  kh_node_set_id (step->root, id);
  bytes = g_variant_get_maybe (changeset);
  if (bytes != NULL)
    step->changeset = g_variant_get_data_as_bytes (bytes);

  return step;
}

static gboolean
read_draft (KhUnsaved *self, const char *data, gsize left)
{
  g_autoptr (GVariant) library = read_record (&data, &left, "ay");
  GVariant *record;

  if (library == NULL || g_strcmp0 (g_variant_get_bytestring (library), self->library) != 0)
    return FALSE;
  while ((record = read_record (&data, &left, STEP_TYPE)) != NULL)
    {
      g_ptr_array_add (self->steps, step_from_variant (record));
      g_variant_unref (record);
    }

  return TRUE;
}

/* Returns: (transfer full) (nullable): what the draft holds, if its program has ended */
static KhUnsaved *
open_draft (const char *library, const char *path)
{
  g_autoptr (KhUnsaved) self = kh_unsaved_new (library);
  g_autoptr (GMappedFile) mapped = NULL;

  self->fd = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  self->draft = g_strdup (path);
  if (self->fd < 0 || flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    return NULL;
  mapped = g_mapped_file_new_from_fd (self->fd, FALSE, NULL);
  if (mapped == NULL || !read_draft (self, g_mapped_file_get_contents (mapped), g_mapped_file_get_length (mapped)))
    return NULL;
  if (self->steps->len == 0)
    {
      kh_unsaved_discard (self);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static int
compare_drafts (gconstpointer a, gconstpointer b)
{
  const KhUnsaved *unsaved = *(KhUnsaved *const *) a, *other = *(KhUnsaved *const *) b;
  GStatBuf info = { 0 }, other_info = { 0 };

  g_stat (unsaved->draft, &info);
  g_stat (other->draft, &other_info);

  return (info.st_mtime > other_info.st_mtime) - (info.st_mtime < other_info.st_mtime);
}

GPtrArray *
kh_unsaved_find (const char *library)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_unsaved_free);
  g_autofree char *prefix = name_prefix (library);

  for (guint i = 0; i < N_FOLDERS; i++)
    {
      g_autofree char *folder = get_folder (i);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          KhUnsaved *unsaved = g_str_has_prefix (name, prefix) && g_str_has_suffix (name, SUFFIX) ? open_draft (library, path) : NULL;

          if (unsaved != NULL)
            g_ptr_array_add (found, unsaved);
        }
    }
  g_ptr_array_sort (found, compare_drafts);

  return found;
}

static gboolean
fail_no_step (GError **error)
{
  g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_CONFLICT, _("The edit cannot be repeated: what it changed was changed again elsewhere."));

  return FALSE;
}

static gboolean
apply_edit (const KhUnsavedStep *step, KhDatabase *database, GError **error)
{
  g_auto (KhJournalEntry) last = { 0 };
  gint64 id;

  if (!kh_journal_get_last (database, step->root, &last, error))
    return FALSE;
  /* A commit that failed at its very end may be found done after all. */
  if (last.id != 0 && g_bytes_equal (last.changeset, step->changeset))
    return TRUE;
  if (!kh_journal_repeat (database, step->changeset, error))
    return FALSE;
  if (step->kind == KH_UNSAVED_ADD)
    return kh_journal_add (database, step->root, step->label, step->changeset, &id, error);

  return last.id != 0 ? kh_journal_extend (database, step->root, &last, step->changeset, error) : fail_no_step (error);
}

static gboolean
apply_step (const KhUnsavedStep *step, KhDatabase *database, gint64 time, GError **error)
{
  const gboolean undo = step->kind == KH_UNSAVED_UNDO;
  g_auto (KhJournalEntry) entry = { 0 };

  if (step->revision != KH_UNSAVED_NO_REVISION
      && !kh_snapshot_keep (database, kh_node_get_id (step->root), (KhRevisionKind) step->revision, NULL, time, NULL, error))
    return FALSE;
  if (step->kind == KH_UNSAVED_ADD || step->kind == KH_UNSAVED_EXTEND)
    return step->changeset != NULL ? apply_edit (step, database, error) : fail_no_step (error);
  if (!(undo ? kh_journal_get_last : kh_journal_get_next) (database, step->root, &entry, error))
    return FALSE;

  return entry.id != 0 ? kh_journal_apply (database, &entry, undo, error) : fail_no_step (error);
}

gboolean
kh_unsaved_apply (KhUnsaved *self, KhDatabase *database, KhDays *days, gint64 time, GError **error)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const KhUnsavedStep *step = self->steps->pdata[i];

      if (KH_IS_PLAN (step->root) && !kh_days_keep (days, database, kh_node_get_id (step->root), time, error))
        return FALSE;
      if (!apply_step (step, database, time, error))
        return FALSE;
    }

  return TRUE;
}
