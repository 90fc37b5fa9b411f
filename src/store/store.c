/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One library of plans: opening, reading, writing, and keeping the model true. */
#include "store.h"

#include <glib/gi18n.h>

#include "agency-list.h"
#include "holder.h"
#include "library-file.h"
#include "loader.h"
#include "refresh.h"
#include "schema.h"
#include "search.h"
#include "store-fields.h"

/* How often a change in the log is looked at, while they keep coming. */
#define MONITOR_RATE_MS 100

G_DEFINE_FINAL_TYPE (KhStore, kh_store, G_TYPE_OBJECT)

static guint changed_signal, conflict_signal, removed_signal, rescued_signal, revisions_changed_signal, edit_begun_signal,
             edit_ending_signal;
static GParamSpec *properties[KH_STORE_N_PROPS];

static void
kh_store_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KhStore *self = KH_STORE (object);

  switch (property_id)
    {
    case KH_STORE_PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case KH_STORE_PROP_TROUBLE:
      g_value_set_int (value, (int) self->trouble);
      break;
    case KH_STORE_PROP_N_UNSAVED:
      g_value_set_uint (value, kh_store_get_n_unsaved (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kh_store_finalize (GObject *object)
{
  KhStore *self = KH_STORE (object);

  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_handle_id (&self->clock_source, g_source_remove);
  g_clear_pointer (&self->refuge, kh_refuge_free);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->plan_list, kh_plan_list_free);
  g_clear_object (&self->agencies);
  kh_days_free (self->days);
  kh_typing_free (self->typing);
  kh_identity_map_free (self->map);
  if (self->alone && self->database != NULL)
    kh_holder_remove (self->path);
  kh_database_free (self->database);
  g_free (self->path);

  G_OBJECT_CLASS (kh_store_parent_class)->finalize (object);
}

static void
kh_store_class_init (KhStoreClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->finalize = kh_store_finalize;
  G_OBJECT_CLASS (klass)->get_property = kh_store_get_property;

  properties[KH_STORE_PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[KH_STORE_PROP_TROUBLE] = g_param_spec_int ("trouble", NULL, NULL, KH_TROUBLE_NONE, KH_TROUBLE_CLOCK, KH_TROUBLE_NONE, flags);
  properties[KH_STORE_PROP_N_UNSAVED] = g_param_spec_uint ("n-unsaved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), KH_STORE_N_PROPS, properties);

  /**
   * KhStore::changed:
   * @root: a #KhPlan or #KhAgency
   *
   * @root has been edited, by undo and redo too, here or by another program.
   */
  changed_signal = g_signal_new ("changed", KH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, KH_TYPE_NODE);

  /**
   * KhStore::removed:
   * @root: a #KhPlan or #KhAgency
   *
   * @root, which somebody holds, is no longer in the library.
   */
  removed_signal = g_signal_new ("removed", KH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, KH_TYPE_NODE);

  /**
   * KhStore::conflict:
   * @conflict: a #KhConflict
   *
   * An edit here would have overwritten what another program wrote.
   */
  conflict_signal = g_signal_new ("conflict", KH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, KH_TYPE_CONFLICT);

  /**
   * KhStore::rescued:
   * @plan: a #KhPlan
   * @copy: a new #KhPlan
   *
   * Edits of @plan that had waited did not fit the library any more; @copy has them.
   */
  rescued_signal = g_signal_new ("rescued", KH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, KH_TYPE_NODE, KH_TYPE_NODE);

  /**
   * KhStore::revisions-changed:
   * @plan_id: a plan, 0 for any
   *
   * The revisions of a plan are not what they were.
   */
  revisions_changed_signal = g_signal_new ("revisions-changed", KH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * KhStore::edit-begun:
   * @edit: a #KhEdit
   *
   * An edit begins; nothing of it is done yet.
   */
  edit_begun_signal = g_signal_new ("edit-begun", KH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_OBJECT);

  /**
   * KhStore::edit-ending:
   * @edit: a #KhEdit
   *
   * An edit is about to be committed, and what follows from it can still be
   * made part of it.
   */
  edit_ending_signal = g_signal_new ("edit-ending", KH_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_OBJECT);
}

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
kh_store_init (KhStore *self)
{
  self->map = kh_identity_map_new ();
  self->typing = kh_typing_new ();
  self->days = kh_days_new ();
  self->time = now;
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

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
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

/* What an open library needs that takes edits. */
static gboolean
begin_running (KhStore *self, GError **error)
{
  if (!kh_database_get_int64 (self->database, &self->last_time, error, "SELECT made_at FROM revision ORDER BY id DESC LIMIT 1", ""))
    return FALSE;

  kh_store_recover (self);
  kh_store_look_at_clock (self);

  return TRUE;
}

KhStore *
kh_store_open (const char *path, KhStoreOpenFlags flags, GError **error)
{
  g_autoptr (KhStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_object_new (KH_TYPE_STORE, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  self->flags = flags;
  self->read_only = (flags & (KH_STORE_OPEN_READ_ONLY | KH_STORE_OPEN_DAMAGED)) != 0;
  self->trouble = (flags & KH_STORE_OPEN_DAMAGED) != 0 ? KH_TROUBLE_DAMAGED : KH_TROUBLE_NONE;
  self->database = kh_library_file_open (self->path, flags, error);
  if (self->database == NULL || !read_data_version (self, &self->data_version, error))
    return NULL;

  self->alone = !self->read_only && kh_library_file_is_network (self->path, flags);
  if (!self->read_only && !begin_running (self, error))
    return NULL;
  watch_log (self);

  return g_steal_pointer (&self);
}

KhStore *
kh_store_new_scratch (GError **error)
{
  g_autoptr (KhStore) self = g_object_new (KH_TYPE_STORE, NULL);

  self->path = g_strdup ("/");
  self->scratch = TRUE;
  self->database = kh_database_open (self->path, KH_DATABASE_MEMORY, error);
  if (self->database == NULL || !kh_schema_create (self->database, error)
      || !read_data_version (self, &self->data_version, error))
    return NULL;

  return g_steal_pointer (&self);
}

const char *
kh_store_get_path (KhStore *self)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  return self->path;
}

void
kh_store_notify (KhStore *self, guint property_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property_id]);
}

KhDatabase *
kh_store_get_database (KhStore *self)
{
  return self->database;
}

KhDatabase *
kh_store_get_root_database (KhStore *self, KhNode *root)
{
  return self->refuge != NULL && kh_refuge_holds (self->refuge, root) ? kh_refuge_get_database (self->refuge) : self->database;
}

void
kh_store_replace_database (KhStore *self, KhDatabase *database)
{
  kh_database_free (self->database);
  self->database = database;
  if (self->plan_list != NULL)
    kh_plan_list_set_database (self->plan_list, database);
  /* The next look finds it changed. */
  self->data_version = -1;
  watch_log (self);
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

KhTyping *
kh_store_get_typing (KhStore *self)
{
  return self->typing;
}

void
kh_store_set_clock (KhStore *self, gint64 (*clock) (void))
{
  kh_typing_set_clock (self->typing, clock);
}

gboolean
kh_store_sync (KhStore *self, KhNode *root, gboolean *changed, GError **error)
{
  g_autoptr (KhNode) synced = NULL;
  const gint64 id = kh_node_get_id (root);

  self->syncing = TRUE;
  if (KH_IS_PLAN (root))
    synced = (KhNode *) kh_loader_load_plan (kh_store_get_root_database (self, root), self->map, id, changed, error);
  else
    synced = (KhNode *) kh_loader_load_agency (kh_store_get_root_database (self, root), self->map, id, changed, error);
  self->syncing = FALSE;

  return synced != NULL;
}

gboolean
kh_store_follow_rows (KhStore *self, KhNode *root, GBytes *changeset, GError **error)
{
  gboolean complete, refreshed;

  self->syncing = TRUE;
  refreshed = kh_refresh_rows (kh_store_get_root_database (self, root), self->map, changeset, &complete, error);
  self->syncing = FALSE;

  return refreshed && (complete || kh_store_sync (self, root, NULL, error));
}

GListModel *
kh_store_list_agencies (KhStore *self, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  if (self->agencies == NULL)
    {
      self->agencies = g_list_store_new (KH_TYPE_AGENCY);
      if (!kh_agency_list_reload (self->agencies, self->database, self->map, error))
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
    kh_agency_list_reload (self->agencies, self->database, self->map, &error);
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

GPtrArray *
kh_store_search (KhStore *self, const char *text, guint limit, GError **error)
{
  KhSearchPage page = { 0 };

  return kh_store_search_on (self, text, &page, limit, error);
}

GPtrArray *
kh_store_search_on (KhStore *self, const char *text, KhSearchPage *page, guint limit, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (page != NULL, NULL);

  return kh_search_run (self->database, text, page, limit, error);
}

gboolean
kh_store_is_behind (KhStore *self, gint64 *version)
{
  g_autoptr (GError) error = NULL;

  if (!read_data_version (self, version, &error))
    {
      g_warning ("The library could not be looked at: %s", error->message);
      return FALSE;
    }

  return *version != self->data_version;
}

void
kh_store_forget_version (KhStore *self)
{
  self->data_version = -1;
}

static void
forget_root (KhStore *self, KhNode *root)
{
  kh_identity_map_remove (self->map, root);
  g_signal_emit (self, removed_signal, 0, root);
}

static void
sync_roots (KhStore *self, GType type)
{
  g_autoptr (GPtrArray) roots = kh_identity_map_list (self->map, kh_mapping_get_table (type));

  for (guint i = 0; i < roots->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (kh_store_sync (self, roots->pdata[i], NULL, &error))
        g_signal_emit (self, changed_signal, 0, roots->pdata[i]);
      else if (g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND))
        forget_root (self, roots->pdata[i]);
      else
        g_warning ("What changed elsewhere could not be read: %s", error->message);
    }
}

gboolean
kh_store_poll_changes (KhStore *self)
{
  gint64 version;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);

  /* In trouble the model is ahead of the library. */
  if (self->writing || self->syncing || self->refuge != NULL || !kh_store_is_behind (self, &version))
    return FALSE;

  self->data_version = version;
  sync_roots (self, KH_TYPE_AGENCY);
  sync_roots (self, KH_TYPE_PLAN);
  kh_store_update_lists (self, 0);
  kh_store_emit_revisions_changed (self, 0);

  return TRUE;
}

void
kh_store_emit_edit (KhStore *self, GObject *edit, gboolean ending)
{
  g_signal_emit (self, ending ? edit_ending_signal : edit_begun_signal, 0, edit);
}

void
kh_store_emit_changed (KhStore *self, KhNode *root, gboolean listed)
{
  /* What the library does not hold yet is not in its lists. */
  if (listed && self->refuge == NULL)
    kh_store_update_lists (self, KH_IS_PLAN (root) ? kh_node_get_id (root) : 0);
  g_signal_emit (self, changed_signal, 0, root);
}

void
kh_store_emit_conflict (KhStore *self, KhConflict *conflict)
{
  g_signal_emit (self, conflict_signal, 0, conflict);
}

void
kh_store_emit_rescued (KhStore *self, KhNode *plan, KhNode *copy)
{
  g_signal_emit (self, rescued_signal, 0, plan, copy);
}

void
kh_store_emit_revisions_changed (KhStore *self, gint64 plan_id)
{
  g_signal_emit (self, revisions_changed_signal, 0, plan_id);
}

void
kh_store_forget_plan (KhStore *self, gint64 id)
{
  KhNode *known = kh_identity_map_lookup (self->map, kh_mapping_get_table (KH_TYPE_PLAN), id);
  g_autoptr (KhNode) root = known != NULL ? g_object_ref (known) : NULL;

  if (root != NULL)
    forget_root (self, root);
}

gint64
kh_store_get_time (KhStore *self)
{
  return self->time ();
}

void
kh_store_set_time (KhStore *self, gint64 (*time) (void))
{
  self->time = time;
}

gboolean
kh_store_keep_day (KhStore *self, KhPlan *plan, GError **error)
{
  /* In trouble it is kept when the edits reach the library. */
  if (self->sheltered)
    return TRUE;

  return kh_days_keep (self->days, self->database, kh_node_get_id (KH_NODE (plan)), self->time (), error);
}

void
kh_store_confirm_day (KhStore *self, KhPlan *plan)
{
  if (self->refuge == NULL)
    kh_days_confirm (self->days, kh_node_get_id (KH_NODE (plan)), self->time ());
}
