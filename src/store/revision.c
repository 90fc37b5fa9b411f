/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kept state of a plan, and the store's revisions. */
#include "revision.h"

#include <glib/gi18n.h>

#include "loader.h"
#include "rows.h"
#include "snapshot.h"
#include "store-private.h"

struct _KhRevision
{
  GObject        parent_instance;
  gint64         id;
  KhRevisionKind kind;
  char          *name;
  gint64         time;
  KhPlanState    state;
  guint64        size;
};

G_DEFINE_FINAL_TYPE (KhRevision, kh_revision, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_KIND,
  PROP_NAME,
  PROP_TIME,
  PROP_STATE,
  PROP_SIZE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
kh_revision_finalize (GObject *object)
{
  g_free (KH_REVISION (object)->name);

  G_OBJECT_CLASS (kh_revision_parent_class)->finalize (object);
}

static void
kh_revision_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  KhRevision *self = KH_REVISION (object);

  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_int (value, (int) self->kind);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;
    case PROP_STATE:
      g_value_set_enum (value, (int) self->state);
      break;
    case PROP_SIZE:
      g_value_set_uint64 (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
kh_revision_class_init (KhRevisionClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->finalize = kh_revision_finalize;
  G_OBJECT_CLASS (klass)->get_property = kh_revision_get_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, KH_REVISION_RESTORE, 0, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, KH_TYPE_PLAN_STATE, KH_PLAN_DRAFT, flags);
  properties[PROP_SIZE] = g_param_spec_uint64 ("size", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
kh_revision_init (KhRevision *self)
{
}

KhRevision *
kh_revision_new (gint64 id, KhRevisionKind kind, const char *name, gint64 time, KhPlanState state, guint64 size)
{
  KhRevision *self = g_object_new (KH_TYPE_REVISION, NULL);

  self->id = id;
  self->kind = kind;
  self->name = g_strdup (name);
  self->time = time;
  self->state = state;
  self->size = size;

  return self;
}

gint64
kh_revision_get_id (KhRevision *self)
{
  g_return_val_if_fail (KH_IS_REVISION (self), 0);

  return self->id;
}

KhRevisionKind
kh_revision_get_kind (KhRevision *self)
{
  g_return_val_if_fail (KH_IS_REVISION (self), KH_REVISION_NAMED);

  return self->kind;
}

const char *
kh_revision_get_name (KhRevision *self)
{
  g_return_val_if_fail (KH_IS_REVISION (self), NULL);

  return self->name;
}

gint64
kh_revision_get_time (KhRevision *self)
{
  g_return_val_if_fail (KH_IS_REVISION (self), 0);

  return self->time;
}

KhPlanState
kh_revision_get_state (KhRevision *self)
{
  g_return_val_if_fail (KH_IS_REVISION (self), KH_PLAN_DRAFT);

  return self->state;
}

guint64
kh_revision_get_size (KhRevision *self)
{
  g_return_val_if_fail (KH_IS_REVISION (self), 0);

  return self->size;
}

GListModel *
kh_store_list_revisions (KhStore *self, KhPlan *plan, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), NULL);
  g_return_val_if_fail (kh_store_owns (self, KH_NODE (plan)), NULL);

  return kh_snapshot_list (kh_store_get_database (self), kh_node_get_id (KH_NODE (plan)), error);
}

gint64
kh_store_keep_revision (KhStore *self, KhPlan *plan, KhRevisionKind kind, const char *name, GError **error)
{
  const gint64 plan_id = kh_node_get_id (KH_NODE (plan));
  gint64 id = 0;

  g_return_val_if_fail (KH_IS_STORE (self), 0);
  g_return_val_if_fail (kh_store_owns (self, KH_NODE (plan)), 0);

  if (!kh_store_begin_write (self, error))
    return 0;
  if (!kh_snapshot_keep (kh_store_get_database (self), plan_id, kind, name, kh_store_get_time (self), &id, error)
      || (id == 0 && !kh_snapshot_find_newest (kh_store_get_database (self), plan_id, &id, error)))
    {
      kh_store_abort_write (self);
      return 0;
    }
  if (!kh_store_commit_write (self, error))
    return 0;
  kh_store_emit_revisions_changed (self, plan_id);

  return id;
}

KhPlan *
kh_store_load_revision (KhStore *self, gint64 id, GError **error)
{
  g_autoptr (KhDatabase) past = NULL;
  g_autoptr (KhIdentityMap) map = NULL;
  gint64 plan_id;

  g_return_val_if_fail (KH_IS_STORE (self), NULL);

  past = kh_snapshot_open (kh_store_get_database (self), id, &plan_id, error);
  if (past == NULL)
    return NULL;
  map = kh_identity_map_new ();

  return kh_loader_load_plan (past, map, plan_id, NULL, error);
}

/* What the plan is now in the library stays as it is: it is no part of what one restores. */
static gboolean
keep_present_standing (KhDatabase *database, KhDatabase *past, gint64 plan_id, GError **error)
{
  sqlite3_stmt *statement
    = kh_database_query (database, error, "SELECT state, trashed, trashed_at, agency_id FROM plan WHERE id = ?", "i", plan_id);
  sqlite3_stmt *update;
  gint64 agency_id, past_agency_id, n_agencies;
  gboolean row;

  if (statement == NULL || !kh_database_step (database, statement, &row, error))
    return FALSE;

  update = kh_database_prepare (past, "UPDATE plan SET state = ?, trashed = ?, trashed_at = ? WHERE id = ?", error);
  if (update == NULL)
    return FALSE;
  for (int i = 0; i < 3; i++)
    sqlite3_bind_value (update, i + 1, sqlite3_column_value (statement, i));
  sqlite3_bind_int64 (update, 4, plan_id);
  agency_id = sqlite3_column_int64 (statement, 3);
  sqlite3_reset (statement);

  if (!kh_database_step (past, update, &row, error)
      || !kh_database_get_int64 (past, &past_agency_id, error, "SELECT agency_id FROM plan WHERE id = ?", "i", plan_id)
      || !kh_database_get_int64 (database, &n_agencies, error, "SELECT count (*) FROM agency WHERE id = ?", "i", past_agency_id))
    return FALSE;

  return n_agencies > 0 || past_agency_id == 0
         || kh_database_run (past, error, "UPDATE plan SET agency_id = nullif (?, 0) WHERE id = ?", "ii", agency_id, plan_id);
}

static gboolean
restore_rows (KhDatabase *database, KhDatabase *past, gint64 plan_id, GError **error)
{
  g_autoptr (GPtrArray) now = kh_rows_dump (database, plan_id, KH_ROWS_OWN, error);
  g_autoptr (GPtrArray) then = now != NULL ? kh_rows_dump (past, plan_id, KH_ROWS_OWN, error) : NULL;
  g_autoptr (GPtrArray) removed = NULL;
  g_autoptr (GPtrArray) added = NULL;

  if (then == NULL)
    return FALSE;

  kh_rows_get_difference (now, then, &removed, &added);

  /* Progress stays as it is, but for that of tasks that there are no more. */
  return kh_rows_remove (database, removed, error)
         && kh_rows_write (database, added, error)
         && kh_database_run (database, error,
                             "DELETE FROM evidence WHERE progress_id IN"
                             " (SELECT id FROM progress WHERE item_id NOT IN (SELECT item_id FROM task))", "")
         && kh_database_run (database, error, "DELETE FROM progress WHERE item_id NOT IN (SELECT item_id FROM task)", "")
         && kh_database_run (database, error,
                             "DELETE FROM item_unit WHERE item_id IN (SELECT id FROM item WHERE plan_id = ?)"
                             " AND unit_id NOT IN (SELECT id FROM unit)", "i", plan_id);
}

gboolean
kh_store_restore_revision (KhStore *self, KhPlan *plan, gint64 id, GError **error)
{
  g_autoptr (KhDatabase) past = NULL;
  g_autoptr (KhEdit) edit = NULL;
  KhDatabase *database;
  gint64 plan_id;

  g_return_val_if_fail (KH_IS_STORE (self), FALSE);
  g_return_val_if_fail (kh_store_owns (self, KH_NODE (plan)), FALSE);

  database = kh_store_get_database (self);
  past = kh_snapshot_open (database, id, &plan_id, error);
  if (past == NULL)
    return FALSE;
  g_return_val_if_fail (plan_id == kh_node_get_id (KH_NODE (plan)), FALSE);

  edit = kh_edit_begin (self, KH_NODE (plan), N_("Restore version"), error);
  if (edit == NULL)
    return FALSE;
  kh_edit_keep_revision (edit, KH_REVISION_RESTORE);
  if (!kh_edit_change_rows (edit, error)
      || !keep_present_standing (database, past, plan_id, error)
      || !restore_rows (database, past, plan_id, error))
    return FALSE;

  return kh_edit_commit (edit, error);
}

/* Runs one statement that changes revision @id, which must be there. */
static gboolean
change_revision (KhStore *self, gint64 id, gboolean (*change) (KhDatabase *, gint64, const char *, GError **),
                 const char *name, GError **error)
{
  KhDatabase *database;
  gint64 plan_id;

  if (!kh_store_begin_write (self, error))
    return FALSE;
  database = kh_store_get_database (self);
  if (!kh_database_get_int64 (database, &plan_id, error, "SELECT plan_id FROM revision WHERE id = ? AND kind <> 'base'", "i", id))
    {
      kh_store_abort_write (self);
      return FALSE;
    }
  if (plan_id == 0)
    {
      kh_store_abort_write (self);
      g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND, _("That version is no longer kept."));
      return FALSE;
    }
  if (!change (database, id, name, error))
    {
      kh_store_abort_write (self);
      return FALSE;
    }
  if (!kh_store_commit_write (self, error))
    return FALSE;
  kh_store_emit_revisions_changed (self, plan_id);

  return TRUE;
}

static gboolean
rename_row (KhDatabase *database, gint64 id, const char *name, GError **error)
{
  return kh_database_run (database, error, "UPDATE revision SET name = ? WHERE id = ?", "si", name, id);
}

static gboolean
remove_row (KhDatabase *database, gint64 id, const char *name, GError **error)
{
  return kh_snapshot_remove (database, id, error);
}

gboolean
kh_store_rename_revision (KhStore *self, gint64 id, const char *name, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), FALSE);

  return change_revision (self, id, rename_row, name, error);
}

gboolean
kh_store_remove_revision (KhStore *self, gint64 id, GError **error)
{
  g_return_val_if_fail (KH_IS_STORE (self), FALSE);

  return change_revision (self, id, remove_row, NULL, error);
}
