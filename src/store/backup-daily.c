/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daily backups: where they are, what they are called, which ones go. */
#include "backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "store-error.h"

#define KEPT_DAYS 7
#define KEPT_WEEKS 4
#define KEPT_MONTHS 12

#define SUFFIX ".kehoach"
/* The time in UTC, so that names sort and no zone repeats an hour. */
#define TIME_FORMAT "%Y%m%dT%H%M%SZ"
/* ".XXXXXX", see draft-file.h */
#define DRAFT_END_LENGTH 7
#define DRAFT_AGE (60 * 60)
#define TIME_LENGTH (8 + 1 + 6 + 1)

struct _KhBackup
{
  GObject parent_instance;
  char   *path;
  gint64  time;
  guint64 size;
};

G_DEFINE_FINAL_TYPE (KhBackup, kh_backup, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PATH,
  PROP_TIME,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
kh_backup_finalize (GObject *object)
{
  g_free (KH_BACKUP (object)->path);

  G_OBJECT_CLASS (kh_backup_parent_class)->finalize (object);
}

static void
kh_backup_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KhBackup *self = KH_BACKUP (object);

  switch (property_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;
    case PROP_SIZE:
      g_value_set_uint64 (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kh_backup_class_init (KhBackupClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->finalize = kh_backup_finalize;
  G_OBJECT_CLASS (klass)->get_property = kh_backup_get_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_SIZE] = g_param_spec_uint64 ("size", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
kh_backup_init (KhBackup *self)
{
}

const char *
kh_backup_get_path (KhBackup *self)
{
  g_return_val_if_fail (KH_IS_BACKUP (self), NULL);

  return self->path;
}

gint64
kh_backup_get_time (KhBackup *self)
{
  g_return_val_if_fail (KH_IS_BACKUP (self), 0);

  return self->time;
}

guint64
kh_backup_get_size (KhBackup *self)
{
  g_return_val_if_fail (KH_IS_BACKUP (self), 0);

  return self->size;
}

char *
kh_backup_get_folder (const char *library)
{
  g_autofree char *absolute = g_canonicalize_filename (library, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);

  return g_build_filename (folder, "backups", NULL);
}

/* "library-" for "library.kehoach" */
static char *
name_prefix (const char *library)
{
  g_autofree char *name = g_path_get_basename (library);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';

  return g_strconcat (name, "-", NULL);
}

char *
kh_backup_new_path (const char *library, const char *folder, gint64 time)
{
  g_autofree char *prefix = name_prefix (library);
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_utc (time);
  g_autofree char *stamp = g_date_time_format (date_time, TIME_FORMAT);
  g_autofree char *name = g_strconcat (prefix, stamp, SUFFIX, NULL);

  return g_build_filename (folder, name, NULL);
}

/* Returns: whether @name is that of a backup, by the whole pattern */
static gboolean
parse_name (const char *name, const char *prefix, gint64 *time)
{
  g_autoptr (GDateTime) date_time = NULL;
  g_autofree char *stamp = NULL;

  if (!g_str_has_prefix (name, prefix) || strlen (name) != strlen (prefix) + TIME_LENGTH + strlen (SUFFIX)
      || !g_str_has_suffix (name, SUFFIX))
    return FALSE;

  stamp = g_strndup (name + strlen (prefix), TIME_LENGTH);
  date_time = g_date_time_new_from_iso8601 (stamp, NULL);
  if (date_time == NULL)
    return FALSE;
  *time = g_date_time_to_unix (date_time);

  return TRUE;
}

static int
compare_backups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const KhBackup *backup = a, *other = b;

  return (other->time > backup->time) - (other->time < backup->time);
}

GListModel *
kh_backup_list (const char *library, const char *folder)
{
  GListStore *list = g_list_store_new (KH_TYPE_BACKUP);
  g_autofree char *prefix = name_prefix (library);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 time;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (KhBackup) backup = NULL;
      GStatBuf info;

      if (!parse_name (name, prefix, &time))
        continue;
      backup = g_object_new (KH_TYPE_BACKUP, NULL);
      backup->path = g_build_filename (folder, name, NULL);
      backup->time = time;
      if (g_stat (backup->path, &info) != 0)
        continue;
      backup->size = (guint64) info.st_size;
      g_list_store_insert_sorted (list, backup, compare_backups, NULL);
    }

  return G_LIST_MODEL (list);
}

typedef enum
{
  SPAN_DAY,
  SPAN_WEEK,
  SPAN_MONTH,
  N_SPANS,
} Span;

/* Names the day, week or month of @time in the local calendar. */
static char *
name_span (gint64 time, Span span)
{
  static const char *const formats[N_SPANS] = { "%F", "%G-W%V", "%Y-%m" };
  g_autoptr (GDateTime) date_time = g_date_time_new_from_unix_local (time);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_date_time_format (date_time, formats[span]);
#pragma GCC diagnostic pop
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *time = a, *other = b;

  return (*other > *time) - (*other < *time);
}

/* Takes the newest backup of each span, until there are enough spans. */
static void
keep_span (GArray *sorted, gboolean *kept, gint64 now, Span span, guint wanted)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < sorted->len && wanted > 0; i++)
    {
      gint64 time = g_array_index (sorted, gint64, i);
      g_autofree char *name = NULL;

      if (time > now)
        continue;
      name = name_span (time, span);
      if (g_strcmp0 (name, last) == 0)
        continue;
      kept[i] = TRUE;
      wanted--;
      g_free (last);
      last = g_steal_pointer (&name);
    }
}

GArray *
kh_backup_choose_expired (GArray *times, gint64 now)
{
  static const guint wanted[N_SPANS] = { KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS };
  GArray *expired = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) sorted = g_array_copy (times);
  g_autofree gboolean *kept = g_new0 (gboolean, times->len + 1);

  g_array_sort (sorted, compare_times);
  for (Span span = SPAN_DAY; span < N_SPANS; span++)
    keep_span (sorted, kept, now, span, wanted[span]);
  for (guint i = 0; i < sorted->len; i++)
    if (!kept[i] && g_array_index (sorted, gint64, i) <= now)
      g_array_append_val (expired, g_array_index (sorted, gint64, i));

  return expired;
}

/* Returns: whether there is a backup of the local day of @now */
static gboolean
is_done_today (GListModel *backups, gint64 now)
{
  g_autofree char *today = name_span (now, SPAN_DAY);

  for (guint i = 0; i < g_list_model_get_n_items (backups); i++)
    {
      g_autoptr (KhBackup) backup = g_list_model_get_item (backups, i);
      g_autofree char *day = name_span (backup->time, SPAN_DAY);

      if (g_str_equal (day, today))
        return TRUE;
    }

  return FALSE;
}

/* One that cannot be deleted is tried again tomorrow. */
static void
delete_expired (GListModel *backups, gint64 now)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) expired = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (backups); i++)
    {
      g_autoptr (KhBackup) backup = g_list_model_get_item (backups, i);

      g_array_append_val (times, backup->time);
    }
  expired = kh_backup_choose_expired (times, now);
  for (guint i = 0; i < g_list_model_get_n_items (backups); i++)
    {
      g_autoptr (KhBackup) backup = g_list_model_get_item (backups, i);

      for (guint j = 0; j < expired->len; j++)
        if (g_array_index (expired, gint64, j) == backup->time)
          g_unlink (backup->path);
    }
}

/* What a program left that was killed while it wrote a backup; one that is being
 * written now is younger. */
static void
delete_left_drafts (const char *library, const char *folder, gint64 now)
{
  g_autofree char *prefix = name_prefix (library);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 time;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      const char *end = strrchr (name, '.');
      g_autofree char *backup = g_strndup (name, (gsize) (end != NULL ? end - name : 0));
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (end != NULL && strlen (end) == DRAFT_END_LENGTH && parse_name (backup, prefix, &time) && g_stat (path, &info) == 0
          && info.st_mtime < now - DRAFT_AGE)
        g_unlink (path);
    }
}

gboolean
kh_backup_run_daily (const char *library, const char *folder, gint64 now, gboolean *made, GCancellable *cancellable, GError **error)
{
  g_autoptr (GListModel) backups = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (library != NULL && folder != NULL, FALSE);

  if (made != NULL)
    *made = FALSE;
  backups = kh_backup_list (library, folder);
  if (is_done_today (backups, now))
    return TRUE;

  path = kh_backup_new_path (library, folder, now);
  if (!kh_backup_write (library, path, cancellable, NULL, NULL, error))
    return FALSE;
  if (made != NULL)
    *made = TRUE;
  g_clear_object (&backups);
  backups = kh_backup_list (library, folder);
  delete_expired (backups, now);
  delete_left_drafts (library, folder, now);

  return TRUE;
}
