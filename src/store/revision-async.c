/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeping and reading states of plans in a thread. */
#include "revision.h"

#include <glib/gi18n.h>

#include "background.h"
#include "days.h"
#include "library-file.h"
#include "loader.h"
#include "snapshot.h"
#include "store-private.h"

typedef struct
{
  char          *library;
  KhPlan        *plan;
  gint64         plan_id;
  KhRevisionKind kind;
  char          *name;
  gint64         time;
} Work;

static void
work_free (Work *work)
{
  g_free (work->library);
  g_object_unref (work->plan);
  g_free (work->name);
  g_free (work);
}

static gint64
keep_apart (const Work *work, GError **error)
{
  g_autoptr (KhDatabase) database = kh_database_open (work->library, KH_DATABASE_WRITE, error);
  gint64 id = 0;

  if (database == NULL
      || !kh_snapshot_keep_apart (database, work->plan_id, work->kind, work->name, work->time, &id, error))
    return 0;
  if (id == 0 && !kh_snapshot_find_newest (database, work->plan_id, &id, error))
    return 0;
  if (id == 0)
    g_set_error_literal (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND, _("The plan is no longer in the library."));

  return id;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  const gint64 id = keep_apart (data, &error);

  if (id != 0)
    g_task_return_int (task, id);
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KhStore *self = KH_STORE (source);
  g_autoptr (GTask) task = user_data;
  const Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  gint64 id = g_task_propagate_int (G_TASK (result), &error);

  if (error == NULL)
    {
      kh_store_poll_changes (self);
      if (work->kind == KH_REVISION_DAY)
        kh_store_confirm_day (self, work->plan);
    }
  else if (g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_BUSY) && kh_store_owns (self, KH_NODE (work->plan)))
    {
      g_clear_error (&error);
      id = kh_store_keep_revision (self, work->plan, work->kind, work->name, &error);
    }

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, id);
}

void
kh_store_keep_revision_async (KhStore *self, KhPlan *plan, KhRevisionKind kind, const char *name,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  g_autoptr (GTask) thread = NULL;
  Work *work;

  g_return_if_fail (KH_IS_STORE (self));
  g_return_if_fail (kh_store_owns (self, KH_NODE (plan)));

  task = g_task_new (self, NULL, callback, user_data);
  work = g_new0 (Work, 1);
  work->library = g_strdup (kh_store_get_path (self));
  work->plan = g_object_ref (plan);
  work->plan_id = kh_node_get_id (KH_NODE (plan));
  work->kind = kind;
  work->name = g_strdup (name);
  work->time = kh_store_get_time (self);
  g_task_set_source_tag (task, kh_store_keep_revision_async);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);

  /* The outer task, which kept_cb() completes, keeps the work alive. */
  thread = g_task_new (self, NULL, kept_cb, task);
  g_task_set_task_data (thread, work, NULL);
  kh_background_run (thread, run_in_thread);
}

gint64
kh_store_keep_revision_finish (KhStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 id;

  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  id = g_task_propagate_int (G_TASK (result), &local_error);
  if (local_error == NULL)
    return id;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return 0;
}

void
kh_store_prepare_day (KhStore *self, KhPlan *plan)
{
  gboolean due;

  g_return_if_fail (KH_IS_STORE (self));
  g_return_if_fail (kh_store_owns (self, KH_NODE (plan)));

  if (kh_days_is_due (kh_store_get_database (self), kh_node_get_id (KH_NODE (plan)), kh_store_get_time (self), &due, NULL)
      && due)
    kh_store_keep_revision_async (self, plan, KH_REVISION_DAY, NULL, NULL, NULL);
}

KhPlan *
kh_store_load_state (const char *library, gint64 plan_id, gint64 revision_id, GError **error)
{
  g_autoptr (KhDatabase) database = NULL;
  g_autoptr (KhDatabase) past = NULL;
  g_autoptr (KhIdentityMap) map = kh_identity_map_new ();
  gint64 past_id = plan_id;

  g_return_val_if_fail (library != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  database = kh_library_file_open_as_is (library, error);
  if (database == NULL)
    return NULL;
  if (revision_id != 0)
    {
      past = kh_snapshot_open (database, revision_id, &past_id, error);
      if (past == NULL)
        return NULL;
    }

  return kh_loader_load_plan (past != NULL ? past : database, map, past_id, NULL, error);
}
