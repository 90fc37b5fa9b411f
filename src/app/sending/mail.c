/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that the desktop's mail program opens. */
#include "mail.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_EMAIL "org.freedesktop.portal.Email"
#define PORTAL_REQUEST "org.freedesktop.portal.Request"
/* From this version on a letter can have several receivers. */
#define VERSION_WITH_ADDRESSES 3

/* What the portal answers. */
enum
{
  RESPONSE_DONE,
  RESPONSE_CANCELLED,
};

typedef struct
{
  KhMail *mail;
  GDBusConnection *bus;
  guint subscription;
} Composing;

KhMail *
kh_mail_new (void)
{
  return g_new0 (KhMail, 1);
}

void
kh_mail_free (KhMail *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->addresses);
  g_free (self->subject);
  g_free (self->body);
  g_strfreev (self->paths);
  g_free (self);
}

static void
stop_listening (Composing *composing)
{
  if (composing->subscription != 0)
    g_dbus_connection_signal_unsubscribe (composing->bus, composing->subscription);
  composing->subscription = 0;
}

static void
composing_free (Composing *composing)
{
  stop_listening (composing);
  g_clear_object (&composing->bus);
  kh_mail_free (composing->mail);
  g_free (composing);
}

/* Without a portal. */

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _("The mail program could not be opened (%s). Save the package and attach it yourself."),
                             error->message);
}

/* @task: (transfer full) */
static void
tell_program (GTask *task)
{
  const KhMail *mail = ((Composing *) g_task_get_task_data (task))->mail;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) program = NULL;

  g_ptr_array_add (words, (gpointer) "xdg-email");
  g_ptr_array_add (words, (gpointer) "--utf8");
  g_ptr_array_add (words, (gpointer) "--subject");
  g_ptr_array_add (words, mail->subject);
  g_ptr_array_add (words, (gpointer) "--body");
  g_ptr_array_add (words, mail->body);
  for (guint i = 0; mail->paths[i] != NULL; i++)
    {
      g_ptr_array_add (words, (gpointer) "--attach");
      g_ptr_array_add (words, mail->paths[i]);
    }
  for (guint i = 0; mail->addresses[i] != NULL; i++)
    g_ptr_array_add (words, mail->addresses[i]);
  g_ptr_array_add (words, NULL);
  program = g_subprocess_newv ((const char *const *) words->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (program == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               _("This computer has no way to a mail program. Save the package and attach it yourself, or "
                                 "install “xdg-utils”."));
      g_object_unref (task);
      return;
    }
  g_subprocess_wait_check_async (program, g_task_get_cancellable (task), told_cb, task);
}

/* The portal. */

static void
response_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *signal,
             GVariant *parameters, gpointer user_data)
{
  GTask *task = user_data;
  Composing *composing = g_task_get_task_data (task);
  guint response = RESPONSE_CANCELLED;

  g_variant_get (parameters, "(ua{sv})", &response, NULL);
  stop_listening (composing);
  if (response == RESPONSE_DONE)
    g_task_return_boolean (task, TRUE);
  else if (response == RESPONSE_CANCELLED)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", _("No letter was written."));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _("The desktop could not open a mail program. Save the package and attach it yourself."));
  g_object_unref (task);
}

/* Returns: (transfer full) (nullable): the path that answers to this request come from, and its @token */
static char *
listen (GTask *task, char **token)
{
  Composing *composing = g_task_get_task_data (task);
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (composing->bus) + 1);
  char *path;

  g_strdelimit (sender, ".", '_');
  *token = g_strdup_printf ("kehoach%08x", g_random_int ());
  path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", sender, *token);
  composing->subscription
      = g_dbus_connection_signal_subscribe (composing->bus, PORTAL_NAME, PORTAL_REQUEST, "Response", path, NULL,
                                            G_DBUS_SIGNAL_FLAGS_NONE, response_cb, task, NULL);
  return path;
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Composing *composing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result, &error);

  /* Its answer may have come first; else none will come, and its reference goes. */
  if (reply == NULL && composing->subscription != 0)
    {
      stop_listening (composing);
      g_object_unref (task);
      tell_program (task);
      return;
    }
  g_object_unref (task);
}

static gboolean
open_files (const KhMail *mail, GUnixFDList *files, GVariantBuilder *handles, GError **error)
{
  for (guint i = 0; mail->paths[i] != NULL; i++)
    {
      const int fd = open (mail->paths[i], O_RDONLY | O_CLOEXEC);
      int handle;

      if (fd < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("“%s” could not be read: %s"), mail->paths[i],
                       g_strerror (errno));
          return FALSE;
        }
      handle = g_unix_fd_list_append (files, fd, error);
      close (fd);
      if (handle < 0)
        return FALSE;
      g_variant_builder_add (handles, "h", handle);
    }
  return TRUE;
}

static void
add_addresses (GVariantBuilder *options, const KhMail *mail, guint version)
{
  g_autofree char *joined = NULL;

  if (mail->addresses[0] == NULL)
    return;
  if (version >= VERSION_WITH_ADDRESSES)
    {
      g_variant_builder_add (options, "{sv}", "addresses", g_variant_new_strv ((const char *const *) mail->addresses, -1));
      return;
    }
  joined = g_strjoinv (",", mail->addresses);
  g_variant_builder_add (options, "{sv}", "address", g_variant_new_string (joined));
}

/* @task: (transfer full) */
static void
ask_portal (GTask *task, guint version)
{
  Composing *composing = g_task_get_task_data (task);
  const KhMail *mail = composing->mail;
  g_autoptr (GUnixFDList) files = g_unix_fd_list_new ();
  g_auto (GVariantBuilder) options = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_auto (GVariantBuilder) handles = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ah"));
  g_autofree char *token = NULL;
  g_autofree char *path = NULL;
  GError *error = NULL;

  if (!open_files (mail, files, &handles, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  path = listen (task, &token);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  add_addresses (&options, mail, version);
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (mail->subject));
  g_variant_builder_add (&options, "{sv}", "body", g_variant_new_string (mail->body));
  g_variant_builder_add (&options, "{sv}", "attachment_fds", g_variant_builder_end (&handles));
  /* One reference is of the answer, one of the call. */
  g_object_ref (task);
  g_dbus_connection_call_with_unix_fd_list (composing->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_EMAIL, "ComposeEmail",
                                            g_variant_new ("(s@a{sv})", "", g_variant_builder_end (&options)),
                                            G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, files,
                                            g_task_get_cancellable (task), asked_cb, task);
}

static void
version_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);
  g_autoptr (GVariant) version = NULL;

  if (reply == NULL)
    {
      tell_program (user_data);
      return;
    }
  g_variant_get (reply, "(v)", &version);
  ask_portal (user_data, g_variant_is_of_type (version, G_VARIANT_TYPE_UINT32) ? g_variant_get_uint32 (version) : 1);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Composing *composing = g_task_get_task_data (task);

  composing->bus = g_bus_get_finish (result, NULL);
  if (composing->bus == NULL)
    tell_program (task);
  else
    g_dbus_connection_call (composing->bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
                            g_variant_new ("(ss)", PORTAL_EMAIL, "version"), G_VARIANT_TYPE ("(v)"),
                            G_DBUS_CALL_FLAGS_NONE, -1, g_task_get_cancellable (task), version_cb, task);
}

void
kh_mail_compose_async (KhMail *mail, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;
  Composing *composing;

  g_return_if_fail (mail != NULL);
  g_return_if_fail (mail->addresses != NULL && mail->paths != NULL && mail->subject != NULL && mail->body != NULL);

  composing = g_new0 (Composing, 1);
  composing->mail = mail;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, kh_mail_compose_async);
  g_task_set_task_data (task, composing, (GDestroyNotify) composing_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, task);
}

gboolean
kh_mail_compose_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, kh_mail_compose_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
