/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a plan on their way out. */
#include "outgoing.h"

#include <glib/gstdio.h>

#include "background.h"
#include "compose.h"

typedef struct
{
  KhDispatch *dispatch;
  GFile *place;
  gboolean archive;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->dispatch, kh_dispatch_free);
  g_clear_object (&job->place);
  g_free (job);
}

/* Words. */

static gboolean
is_same_name (const char *one, const char *other)
{
  g_autofree char *one_name = kh_text_fold_name (one);
  g_autofree char *other_name = kh_text_fold_name (other);

  return *one_name != '\0' && g_str_equal (one_name, other_name);
}

char *
kh_outgoing_dup_address (KhPlan *plan, KhRecipient *recipient)
{
  const char *own = kh_recipient_get_email (recipient);
  KhAgency *agency = kh_plan_get_agency (plan);
  GListModel *usual = agency != NULL ? kh_agency_get_recipients (agency) : NULL;

  if (own != NULL && *own != '\0')
    return g_strdup (own);
  for (guint i = 0; usual != NULL && i < g_list_model_get_n_items (usual); i++)
    {
      g_autoptr (KhRecipient) known = g_list_model_get_item (usual, i);
      const char *address = kh_recipient_get_email (known);

      if (address != NULL && *address != '\0'
          && is_same_name (kh_recipient_get_text (known), kh_recipient_get_text (recipient)))
        return g_strdup (address);
    }
  return g_strdup ("");
}

char **
kh_outgoing_split_addresses (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",; \t", -1);
  g_autoptr (GStrvBuilder) addresses = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (addresses, parts[i]);
  return g_strv_builder_end (addresses);
}

/* What a mail program needs to tell it from an option or a name; whether it exists only the post knows. */
gboolean
kh_outgoing_is_address (const char *text)
{
  g_auto (GStrv) addresses = kh_outgoing_split_addresses (text);

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      const char *at = strchr (addresses[i], '@');

      if (at == NULL || at == addresses[i] || strchr (at + 1, '@') != NULL || strchr (at, '.') == NULL || *addresses[i] == '-'
          || g_str_has_suffix (addresses[i], ".") || strpbrk (addresses[i], "<>()[]\"\\:?&") != NULL)
        return FALSE;
    }
  return addresses[0] != NULL;
}

char *
kh_outgoing_dup_subject (KhPlan *plan)
{
  g_autofree char *title = kh_markup_to_plain (kh_plan_get_title (plan) != NULL ? kh_plan_get_title (plan) : "");
  g_autofree char *line = kh_text_normalize (title);
  g_autofree char *reference = kh_compose_reference (plan);
  const char *type_name = kh_plan_get_type_name (plan);

  if (kh_plan_is_locked (plan))
    return g_strdup_printf ("%s%s%s", reference, *line != '\0' ? ": " : "", line);
  return g_strdup_printf ("Dự thảo %s%s%s", type_name != NULL ? type_name : "Kế hoạch", *line != '\0' ? ": " : "", line);
}

char *
kh_outgoing_dup_body (KhPlan *plan)
{
  g_autofree char *subject = kh_outgoing_dup_subject (plan);

  return g_strdup_printf ("Kính gửi quý cơ quan, đơn vị,\n\nGửi kèm thư này: %s.\n\nTrân trọng.\n", subject);
}

/* Files. */

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GFile) written = NULL;
  GError *error = NULL;

  if (kh_dispatch_run (job->dispatch, cancellable, &error))
    {
      if (!job->archive)
        written = kh_dispatch_write_folder (job->dispatch, job->place, &error);
      else if (kh_dispatch_write_zip (job->dispatch, job->place, cancellable, &error))
        written = g_object_ref (job->place);
    }
  if (written == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&written), g_object_unref);
}

void
kh_outgoing_write_async (KhDispatch *dispatch, GFile *place, gboolean archive, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->dispatch = dispatch;
  job->place = g_object_ref (place);
  job->archive = archive;
  g_task_set_source_tag (task, kh_outgoing_write_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  kh_background_run (task, write_thread);
}

GFile *
kh_outgoing_write_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_outgoing_write_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

static void
remove_old (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const gint64 yesterday = g_get_real_time () / G_USEC_PER_SEC - 24 * 60 * 60;
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      GStatBuf about;

      if (g_lstat (child, &about) == 0 && S_ISDIR (about.st_mode) && about.st_mtime < yesterday)
        remove_folder (child);
    }
}

static GFile *
make_place (GError **error)
{
  g_autofree char *all = g_build_filename (g_get_user_cache_dir (), "kehoach", "letters", NULL);
  g_autofree char *own = g_build_filename (all, "XXXXXX", NULL);

  if (g_mkdir_with_parents (all, 0700) == 0)
    remove_old (all);
  if (g_mkdtemp (own) == NULL)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", own, g_strerror (errno));
      return NULL;
    }
  return g_file_new_for_path (own);
}

static void
attach_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autoptr (GFile) place = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (kh_dispatch_run (job->dispatch, cancellable, &error))
    place = make_place (&error);
  if (place != NULL)
    folder = kh_dispatch_write_folder (job->dispatch, place, &error);
  if (folder == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  path = g_file_get_path (folder);
  for (guint i = 0; i < kh_dispatch_get_n_files (job->dispatch); i++)
    {
      g_autofree char *file = g_build_filename (path, kh_dispatch_get_file_name (job->dispatch, i), NULL);

      g_strv_builder_add (paths, file);
    }
  g_task_return_pointer (task, g_strv_builder_end (paths), (GDestroyNotify) g_strfreev);
}

void
kh_outgoing_attach_async (KhDispatch *dispatch, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->dispatch = dispatch;
  g_task_set_source_tag (task, kh_outgoing_attach_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  kh_background_run (task, attach_thread);
}

char **
kh_outgoing_attach_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_outgoing_attach_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
