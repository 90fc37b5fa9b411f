/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One library of plans: opening, reading, undo, and keeping the model true. */
#include "store.h"

#include <glib/gi18n.h>

#include "library-file.h"
#include "loader.h"
#include "plan-info.h"
#include "search.h"
#include "store-private.h"

/* Edits with the same merge key become one step if the pause is no longer. */
#define TYPING_PAUSE_US (2 * G_USEC_PER_SEC)

/* How often a change in the log is looked at, while they keep coming. */
#define MONITOR_RATE_MS 100

/* The typing step that the next edit of a root may become part of. */
typedef struct
{
  gint64 entry_id;
  char  *merge_key;
  gint64 time;
} Typing;

/* Invariant: between transactions every object in the map is in the state of
 * its row as of data_version. */
struct _KhStore
{
  GObject        parent_instance;
  char          *path;
  KhDatabase    *database;
  KhIdentityMap *map;
  KhPlanList    *plan_list; /* made when first asked for */
  GListStore    *agencies;  /* made when first asked for */
  GHashTable    *typing;    /* UUID of a root → Typing */
  GFileMonitor  *monitor;
  gint64       (*clock) (void);
  gint64         data_version;
  gboolean       read_only;
  gboolean       writing;
  gboolean       syncing;
};

G_DEFINE_FINAL_TYPE (KhStore, kh_store, G_TYPE_OBJECT)

static guint changed_signal;

static void
typing_free (Typing *typing)
{
  g_free (typing->merge_key);
  g_free (typing);
}

static void
kh_store_finalize (GObject *object)
{
  KhStore *self = KH_STORE (object);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->plan_list, kh_plan_list_free);
  g_clear_object (&self->agencies);
  g_hash_table_unref (self->typing);
  kh_identity_map_free (self->map);
  kh_database_free (self->database);
  g_free (self->path);

  G_OBJECT_CLASS (kh_store_parent_class)->finalize (object);
}

static void
kh_store_class_init (KhStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_store_finalize;

  /**
   * KhStore::changed:
   * @root: a #KhPlan or #KhAgency
   *
   * @root has been edited, by undo and redo too, here or by another program.
   */
  changed_signal = g_signal_new ("changed", KH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, KH_TYPE_NODE);
}

static void
kh_store_init (KhStore *self)
{
  self->map = kh_identity_map_new ();
  self->typing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) typing_free);
  self->clock = g_get_monotonic_time;
}

char *
kh_store_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "kehoach", "library.kehoach", NULL);
}

static void
log_changed_cb (KhStore *self)
{
  kh_store_poll_changes (self);
}

/* Other programs write to the log first. Without a monitor their changes come
 * before the next edit at the latest. */
static void
watch_log (KhStore *self)
{
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (log);

  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return;

  g_file_monitor_set_rate_limit (self->monitor, MONITOR_RATE_MS);
  g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (log_changed_cb), self);
}

static gboolean
read_data_version (KhStore *self, gint64 *version, GError **error)
{
  return kh_database_get_int64 (self->database, version, error, "PRAGMA data_version", "");
}

KhStore *
kh_store_open (const char *path, KhStoreOpenFlags flags, GError **error)
{
  g_autoptr (KhStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (KH_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = (flags & KH_STORE_OPEN_READ_ONLY) != 0;
  self->database = kh_library_file_open (self->path, flags, error);
  if (self->database == NULL || !read_data_version (self, &self->data_version, error))
    return NULL;

  watch_log (self);

  return g_steal_pointer (&self);
}

const char *
kh_store_get_path (KhStore *self)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  return self->path;
}

KhDatabase *
kh_store_get_database (KhStore *self)
{
  return self->database;
}

KhIdentityMap *
kh_store_get_map (KhStore *self)
{
  return self->map;
}

gboolean
kh_store_owns (KhStore *self, KhNode *root)
{
  return (KH_IS_PLAN (root) || KH_IS_AGENCY (root)) && kh_identity_map_contains (self->map, root);
}

void
kh_store_set_clock (KhStore *self, gint64 (*clock) (void))
{
  self->clock = clock != NULL ? clock : g_get_monotonic_time;
}

gboolean
kh_store_sync (KhStore *self, KhNode *root, gboolean *changed, GError **error)
{
  g_autoptr (KhNode) synced = NULL;
  const gint64 id = kh_node_get_id (root);

  self->syncing = TRUE;
  if (KH_IS_PLAN (root))
    synced = (KhNode *) kh_loader_load_plan (self->database, self->map, id, changed, error);
  else
    synced = (KhNode *) kh_loader_load_agency (self->database, self->map, id, changed, error);
  self->syncing = FALSE;

  return synced != NULL;
}

static int
compare_agencies (gconstpointer a, gconstpointer b, gpointer user_data)
{
  int order = g_utf8_collate (kh_agency_get_name ((KhAgency *) a), kh_agency_get_name ((KhAgency *) b));

  return order != 0 ? order : (kh_node_get_id ((KhNode *) a) < kh_node_get_id ((KhNode *) b) ? -1 : 1);
}

static int
compare_agency_pointers (gconstpointer a, gconstpointer b)
{
  return compare_agencies (*(gconstpointer *) a, *(gconstpointer *) b, NULL);
}

static GArray *
list_ids (KhStore *self, const char *sql, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *statement = kh_database_query (self->database, error, sql, "");
  gboolean row = statement != NULL;

  while (row)
    {
      gint64 id;

      if (!kh_database_step (self->database, statement, &row, error))
        return NULL;
      id = sqlite3_column_int64 (statement, 0);
      if (row)
        g_array_append_val (ids, id);
    }

  return statement != NULL ? g_steal_pointer (&ids) : NULL;
}

static gboolean
is_same_order (GListModel *list, GPtrArray *nodes)
{
  gboolean same = g_list_model_get_n_items (list) == nodes->len;

  for (guint i = 0; same && i < nodes->len; i++)
    {
      g_autoptr (GObject) there = g_list_model_get_item (list, i);

      same = (gpointer) there == nodes->pdata[i];
    }

  return same;
}

static gboolean
reload_agencies (KhStore *self, GError **error)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = list_ids (self, "SELECT id FROM agency", error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      KhNode *known = kh_identity_map_lookup (self->map, kh_mapping_get_table (KH_TYPE_AGENCY), id);
      KhAgency *agency = known != NULL ? KH_AGENCY (g_object_ref (known))
                                       : kh_loader_load_agency (self->database, self->map, id, NULL, error);

      if (agency == NULL)
        return FALSE;
      g_ptr_array_add (agencies, agency);
    }

  g_ptr_array_sort (agencies, compare_agency_pointers);
  if (!is_same_order (G_LIST_MODEL (self->agencies), agencies))
    g_list_store_splice (self->agencies, 0, g_list_model_get_n_items (G_LIST_MODEL (self->agencies)),
                         agencies->pdata, agencies->len);

  return TRUE;
}

GListModel *
kh_store_list_agencies (KhStore *self, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  if (self->agencies == NULL)
    {
      self->agencies = g_list_store_new (KH_TYPE_AGENCY);
      if (!reload_agencies (self, error))
        {
          g_clear_object (&self->agencies);
          return NULL;
        }
    }

  return g_object_ref (G_LIST_MODEL (self->agencies));
}

static GListModel *
list_plans (KhStore *self, gboolean trashed, GError **error)
{
  if (self->plan_list == NULL)
    self->plan_list = kh_plan_list_new (self->database, error);

  return self->plan_list != NULL ? g_object_ref (kh_plan_list_get_model (self->plan_list, trashed)) : NULL;
}

GListModel *
kh_store_list_plans (KhStore *self, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  return list_plans (self, FALSE, error);
}

GListModel *
kh_store_list_trash (KhStore *self, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  return list_plans (self, TRUE, error);
}

/* The lists are a view: if one cannot be read, the edit was done all the same. */
void
kh_store_update_lists (KhStore *self, gint64 plan_id)
{
  g_autoptr (GError) error = NULL;

  if (self->plan_list != NULL && plan_id != 0)
    kh_plan_list_update (self->plan_list, plan_id, &error);
  else if (self->plan_list != NULL)
    kh_plan_list_reload (self->plan_list, &error);
  if (error == NULL && self->agencies != NULL)
    reload_agencies (self, &error);
  if (error != NULL)
    g_warning ("The lists of the library could not be brought up to date: %s", error->message);
}

KhPlan *
kh_store_load_plan (KhStore *self, gint64 id, GError **error)
{
  KhNode *known;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  known = kh_identity_map_lookup (self->map, kh_mapping_get_table (KH_TYPE_PLAN), id);
  if (known != NULL)
    return KH_PLAN (g_object_ref (known));

  return kh_loader_load_plan (self->database, self->map, id, NULL, error);
}

gboolean
kh_store_trash_plan (KhStore *self, gint64 id, gboolean trashed, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), FALSE);

  if (!kh_store_begin_write (self, error))
    return FALSE;
  if (!kh_database_run (self->database, error, "UPDATE plan SET trashed = ? WHERE id = ?", "ii", (gint64) (trashed != FALSE), id))
    {
      kh_store_abort_write (self);
      return FALSE;
    }
  if (sqlite3_changes (kh_database_get_handle (self->database)) == 0)
    {
      kh_store_abort_write (self);
      g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                   _("There is no plan with the number %d in the library."), (int) id);
      return FALSE;
    }
  if (!kh_store_commit_write (self, error))
    return FALSE;

  kh_store_update_lists (self, id);

  return TRUE;
}

GPtrArray *
kh_store_search (KhStore *self, const char *text, guint limit, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return kh_search_run (self->database, text, limit, error);
}

/* Returns: whether another program has committed since the last look */
static gboolean
is_behind (KhStore *self, gint64 *version)
{
  g_autoptr (GError) error = NULL;

  if (!read_data_version (self, version, &error))
    {
      g_warning ("The library could not be looked at: %s", error->message);
      return FALSE;
    }

  return *version != self->data_version;
}

static void
sync_roots (KhStore *self, GType type)
{
  g_autoptr (GPtrArray) roots = kh_identity_map_list (self->map, kh_mapping_get_table (type));

  for (guint i = 0; i < roots->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!kh_store_sync (self, roots->pdata[i], NULL, &error))
        g_warning ("What changed elsewhere could not be read: %s", error->message);
      else
        g_signal_emit (self, changed_signal, 0, roots->pdata[i]);
    }
}

gboolean
kh_store_poll_changes (KhStore *self)
{
  gint64 version;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);

  if (self->writing || self->syncing || !is_behind (self, &version))
    return FALSE;

  self->data_version = version;
  sync_roots (self, KH_TYPE_AGENCY);
  sync_roots (self, KH_TYPE_PLAN);
  kh_store_update_lists (self, 0);

  return TRUE;
}

static gboolean
fail_to_write (KhStore *self, GError **error)
{
  if (self->read_only)
    g_set_error (error, KH_STORE_ERROR, KH_STORE_ERROR_READ_ONLY, _("The library “%s” is open for reading only."), self->path);
  else
    g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_BUSY, _("Another edit is still under way. Finish it first."));

  return FALSE;
}

gboolean
kh_store_begin_write (KhStore *self, GError **error)
{
  gint64 version;

  if (self->read_only || self->writing || self->syncing)
    return fail_to_write (self, error);

  /* Once this program may write nobody else can, so the look after the begin is
   * the last one needed. */
  for (;;)
    {
      kh_store_poll_changes (self);
      if (!kh_database_begin (self->database, error))
        return FALSE;
      if (!is_behind (self, &version))
        break;
      kh_database_rollback (self->database);
    }
  self->writing = TRUE;

  return TRUE;
}

gboolean
kh_store_commit_write (KhStore *self, GError **error)
{
  if (!kh_database_commit (self->database, error))
    {
      kh_store_abort_write (self);
      return FALSE;
    }
  self->writing = FALSE;

  return TRUE;
}

void
kh_store_abort_write (KhStore *self)
{
  kh_database_rollback (self->database);
  self->writing = FALSE;
}

void
kh_store_emit_changed (KhStore *self, KhNode *root)
{
  kh_store_update_lists (self, KH_IS_PLAN (root) ? kh_node_get_id (root) : 0);
  g_signal_emit (self, changed_signal, 0, root);
}

void
kh_store_break_typing (KhStore *self, KhNode *root)
{
  g_return_if_fail (KH_IS_STORE (self));
  g_return_if_fail (KH_IS_NODE (root));

  g_hash_table_remove (self->typing, kh_node_get_uuid (root));
}

static void
remember_typing (KhStore *self, KhNode *root, const char *merge_key, gint64 entry_id)
{
  Typing *typing;

  if (merge_key == NULL || entry_id == 0)
    {
      kh_store_break_typing (self, root);
      return;
    }

  typing = g_new0 (Typing, 1);
  typing->entry_id = entry_id;
  typing->merge_key = g_strdup (merge_key);
  typing->time = self->clock ();
  g_hash_table_replace (self->typing, g_strdup (kh_node_get_uuid (root)), typing);
}

/* Another program, an undo or a pause may have ended the step. */
static gboolean
continues_typing (KhStore *self, KhNode *root, const char *merge_key, const KhJournalEntry *last)
{
  const Typing *typing = g_hash_table_lookup (self->typing, kh_node_get_uuid (root));

  return merge_key != NULL && typing != NULL && last->id == typing->entry_id
         && g_str_equal (merge_key, typing->merge_key)
         && self->clock () - typing->time <= TYPING_PAUSE_US;
}

gboolean
kh_store_record (KhStore *self, KhNode *root, const char *label, const char *merge_key, GBytes *changeset, GError **error)
{
  g_auto (KhJournalEntry) last = { 0 };
  gint64 entry_id = 0;

  if (!kh_journal_get_last (self->database, root, &last, error))
    return FALSE;

  if (continues_typing (self, root, merge_key, &last))
    {
      if (!kh_journal_extend (self->database, root, &last, changeset, error))
        return FALSE;
      entry_id = last.id;
    }
  else if (!kh_journal_add (self->database, root, label, changeset, &entry_id, error))
    {
      return FALSE;
    }
  remember_typing (self, root, merge_key, entry_id);

  return TRUE;
}

static const char *
get_label (KhStore *self, KhNode *root, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  const char *label = NULL;

  if (!kh_journal_get_label (self->database, root, undo, &label, &error))
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
apply_entry (KhStore *self, KhNode *root, gboolean undo, GError **error)
{
  g_auto (KhJournalEntry) entry = { 0 };

  if (!(undo ? kh_journal_get_last : kh_journal_get_next) (self->database, root, &entry, error))
    return FALSE;
  if (entry.id == 0)
    {
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND,
                           undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
      return FALSE;
    }

  return kh_journal_apply (self->database, &entry, undo, error);
}

static gboolean
step_journal (KhStore *self, KhNode *root, gboolean undo, GError **error)
{
  if (!kh_store_begin_write (self, error))
    return FALSE;
  if (!apply_entry (self, root, undo, error))
    {
      kh_store_abort_write (self);
      return FALSE;
    }
  if (!kh_store_commit_write (self, error))
    return FALSE;

  kh_store_break_typing (self, root);
  if (!kh_store_sync (self, root, NULL, error))
    return FALSE;
  kh_store_emit_changed (self, root);

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
