/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing two states of plans in a thread. */
#include "compare-task.h"

#include "background.h"
#include "revision.h"

typedef struct
{
  char             *library;
  KhCompareSide     before;
  KhCompareSide     after; /* of a task that only loads: unused */
  KhComparisonFlags flags;
} Work;

static void
work_free (Work *work)
{
  g_clear_object (&work->before.plan);
  g_clear_object (&work->after.plan);
  g_free (work->library);
  g_free (work);
}

/* Returns: (transfer full): the plan of @side */
static KhPlan *
load (const Work *work, const KhCompareSide *side, GError **error)
{
  return side->plan != NULL ? g_object_ref (side->plan)
                            : kh_store_load_state (work->library, side->plan_id, side->revision_id, error);
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  g_autoptr (KhPlan) before = load (work, &work->before, &error);
  g_autoptr (KhPlan) after = before != NULL ? load (work, &work->after, &error) : NULL;

  if (after == NULL)
    g_task_return_error (task, error);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, kh_comparison_new (before, after, work->flags), g_object_unref);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Work *work = data;
  GError *error = NULL;
  KhPlan *plan = load (work, &work->before, &error);

  if (plan == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, plan, g_object_unref);
}

static void
start (Work *work, gpointer tag, GTaskThreadFunc run, GCancellable *cancellable, GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  kh_background_run (task, run);
}

static KhCompareSide
copy_side (const KhCompareSide *side)
{
  KhCompareSide copy = *side;

  if (copy.plan != NULL)
    g_object_ref (copy.plan);

  return copy;
}

void
kh_compare_async (const char *library, const KhCompareSide *before, const KhCompareSide *after, KhComparisonFlags flags,
                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Work *work;

  g_return_if_fail (library != NULL);
  g_return_if_fail (before != NULL && after != NULL);

  work = g_new0 (Work, 1);
  work->library = g_strdup (library);
  work->before = copy_side (before);
  work->after = copy_side (after);
  work->flags = flags;
  start (work, kh_compare_async, compare_in_thread, cancellable, callback, user_data);
}

KhComparison *
kh_compare_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_compare_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
kh_load_state_async (const char *library, gint64 plan_id, gint64 revision_id, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data)
{
  Work *work;

  g_return_if_fail (library != NULL);

  work = g_new0 (Work, 1);
  work->library = g_strdup (library);
  work->before = (KhCompareSide) { NULL, plan_id, revision_id };
  start (work, kh_load_state_async, load_in_thread, cancellable, callback, user_data);
}

KhPlan *
kh_load_state_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_load_state_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
