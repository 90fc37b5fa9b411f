/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file for each unit of a plan. */
#include "extracts.h"

#include "background.h"
#include "export.h"
#include "file-name.h"
#include "part-transfer.h"
#include "whole-file.h"

/* What the thread needs; it never sees the live plan. */
typedef struct
{
  GPtrArray *exporters;
  GPtrArray *files;
  KhExtractsProgress progress;
  gpointer user_data;
} Job;

static void
job_free (Job *job)
{
  g_ptr_array_unref (job->exporters);
  g_ptr_array_unref (job->files);
  g_free (job);
}

typedef struct
{
  GTask *task;
  guint n;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->task);
  g_free (step);
}

typedef struct
{
  KhUnit *unit;
  gboolean lives; /* in the plan's year: a kind of units means these */
  gboolean found;
} Search;

static gboolean
find_cb (KhNode *node, gpointer user_data)
{
  Search *search = user_data;

  if (KH_IS_TASK (node))
    search->found = search->found || kh_task_involves (KH_TASK (node), search->unit);
  else if (KH_IS_RESPONSIBILITY (node))
    search->found = search->found || (search->lives && kh_responsibility_binds (KH_RESPONSIBILITY (node), search->unit));
  return TRUE;
}

GPtrArray *
kh_extracts_list_units (KhPlan *plan)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  KhAgency *agency;
  GListModel *units;

  g_return_val_if_fail (KH_IS_PLAN (plan), list);

  agency = kh_plan_get_agency (plan);
  units = agency != NULL ? kh_agency_get_units (agency) : NULL;
  for (guint i = 0; units != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      Search search = { unit, kh_unit_lives_in (unit, kh_plan_get_year (plan)), FALSE };

      kh_plan_visit (plan, find_cb, &search);
      if (search.found)
        g_ptr_array_add (list, g_steal_pointer (&unit));
    }
  return list;
}

static char *
make_name (KhPlan *plan, KhUnit *unit, KhExportFormat format, gboolean is_part)
{
  const KhExportFormatInfo *info = kh_export_format_get_info (format);
  g_autofree char *whole = kh_export_dup_file_name (plan, format);
  g_autofree char *words = NULL;

  whole[strlen (whole) - strlen (info->extension) - 1] = '\0';
  words = g_strdup_printf (is_part ? "%s - Phần của %s" : "%s - %s", whole, kh_unit_get_name (unit));
  return kh_file_name_make (words, info->extension);
}

char *
kh_extracts_dup_file_name (KhPlan *plan, KhUnit *unit, KhExportFormat format)
{
  return make_name (plan, unit, format, FALSE);
}

char *
kh_extracts_dup_part_name (KhPlan *plan, KhUnit *unit, KhExportFormat format)
{
  return make_name (plan, unit, format, TRUE);
}

static gboolean
tell_cb (gpointer data)
{
  Step *step = data;
  Job *job = g_task_get_task_data (step->task);

  /* What was cancelled tells of nothing more. */
  if (!g_task_get_completed (step->task) && !g_cancellable_is_cancelled (g_task_get_cancellable (step->task)))
    job->progress (step->n, job->exporters->len, job->user_data);
  return G_SOURCE_REMOVE;
}

static void
tell (GTask *task, guint n)
{
  Step *step = g_new0 (Step, 1);

  step->task = g_object_ref (task);
  step->n = n;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, tell_cb, step, (GDestroyNotify) step_free);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  for (guint i = 0; i < job->exporters->len; i++)
    {
      GError *error = NULL;
      g_autoptr (GBytes) bytes = kh_exporter_run (job->exporters->pdata[i], cancellable, &error);

      if (bytes == NULL || !kh_whole_file_write (job->files->pdata[i], bytes, cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      tell (task, i + 1);
      if (g_task_return_error_if_cancelled (task))
        return;
    }
  g_task_return_int (task, job->exporters->len);
}

static Job *
job_new (KhExtractsProgress progress, gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->exporters = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_exporter_free);
  job->files = g_ptr_array_new_with_free_func (g_object_unref);
  job->progress = progress;
  job->user_data = user_data;
  return job;
}

/* @job: (transfer full); @error: (transfer full) (nullable): what went wrong before */
static void
start (KhPlan *plan, Job *job, GError *error, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (plan, cancellable, callback, user_data);

  g_task_set_source_tag (task, kh_extracts_write_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    kh_background_run (task, write_thread);
}

void
kh_extracts_write_async (KhPlan *plan, GPtrArray *units, GFile *folder, KhExportFormat format, GCancellable *cancellable,
                         KhExtractsProgress progress, GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (kh_export_format_has_extract (format));

  job = job_new (progress, user_data);
  for (guint i = 0; i < units->len; i++)
    {
      g_autofree char *name = kh_extracts_dup_file_name (plan, units->pdata[i], format);

      g_ptr_array_add (job->exporters, kh_exporter_new_for_unit (plan, units->pdata[i], format));
      g_ptr_array_add (job->files, g_file_get_child (folder, name));
    }
  start (plan, job, NULL, cancellable, callback, user_data);
}

void
kh_extracts_write_parts_async (KhStore *store, KhPlan *plan, GPtrArray *units, GFile *folder, KhExportFormat format,
                               GCancellable *cancellable, KhExtractsProgress progress, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GError *error = NULL;
  Job *job;

  g_return_if_fail (KH_IS_STORE (store));
  g_return_if_fail (KH_IS_PLAN (plan));
  g_return_if_fail (G_IS_FILE (folder));
  g_return_if_fail (kh_export_format_has_part (format));

  job = job_new (progress, user_data);
  for (guint i = 0; error == NULL && i < units->len; i++)
    {
      g_autofree char *name = kh_extracts_dup_part_name (plan, units->pdata[i], format);
      g_autoptr (KhPlan) part = kh_part_send_out (store, plan, units->pdata[i], format, &error);

      if (part == NULL)
        break;
      g_ptr_array_add (job->exporters, kh_exporter_new_part (part, format));
      g_ptr_array_add (job->files, g_file_get_child (folder, name));
    }
  start (plan, job, error, cancellable, callback, user_data);
}

gssize
kh_extracts_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_extracts_write_async), -1);

  return g_task_propagate_int (G_TASK (result), error);
}
