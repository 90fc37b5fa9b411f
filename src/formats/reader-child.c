/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both ends of the process that reads strangers' files. */
#include "reader-child.h"

#include "program.h"
#include "reader-reply.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#define BLOCK 65536
/* Room for the program itself and its libraries, which no file has a say in. */
#define PROGRAM_MEMORY (192 * 1024 * 1024)

typedef enum
{
  READ_ENDED,
  READ_CANCELLED,
  READ_TOO_LONG,
  READ_TOO_MUCH,
} ReadResult;

/* Waits for bytes until the end, a cancel or the deadline, without a main loop. */
static ReadResult
read_reply (int fd, gint64 deadline, GCancellable *cancellable, GByteArray *reply)
{
  g_autofree guint8 *block = g_malloc (BLOCK);
  GPollFD fds[2] = { { .fd = fd, .events = G_IO_IN | G_IO_HUP } };
  guint n_fds = 1;
  ReadResult result = READ_ENDED;

  if (g_cancellable_make_pollfd (cancellable, &fds[1]))
    n_fds = 2;
  for (;;)
    {
      gint64 left = deadline - g_get_monotonic_time ();
      ssize_t n;

      if (g_cancellable_is_cancelled (cancellable))
        {
          result = READ_CANCELLED;
          break;
        }
      if (left <= 0 || reply->len > KH_READER_REPLY_MAX_BYTES)
        {
          result = left <= 0 ? READ_TOO_LONG : READ_TOO_MUCH;
          break;
        }
      fds[0].revents = 0;
      if (g_poll (fds, n_fds, (int) (left / 1000) + 1) <= 0 || fds[0].revents == 0)
        continue;
      n = read (fd, block, BLOCK);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      g_byte_array_append (reply, block, (guint) n);
    }
  if (n_fds == 2)
    g_cancellable_release_fd (cancellable);
  return result;
}

static void
set_too_much (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, KH_READER_ERROR, KH_READER_ERROR_TOO_LARGE,
               _ ("“%s” was not read: it takes more memory or time than any plan does. Open it in the program that "
                  "made it, save what is a plan as a file of its own, and import that."),
               name);
}

static GSubprocess *
spawn (const char *program, const char *path, int year, KhReaderFlags flags, GError **error)
{
  g_autofree char *years = g_strdup_printf ("%d", year);
  g_autofree char *choices = g_strdup_printf ("%u", (guint) flags);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  GError *cause = NULL;
  GSubprocess *process = g_subprocess_launcher_spawn (launcher, &cause, program, years, choices, *path != '\0' ? whole : "", NULL);

  if (process == NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   _ ("The program's part that reads files cannot be started (%s). Install the program anew."),
                   cause->message);
      g_error_free (cause);
    }
  return process;
}

KhPlan *
kh_reader_child_read (const char *path, int year, KhReaderFlags flags, GCancellable *cancellable, GError **error)
{
  g_autofree char *program = kh_program_find ("reader/kehoach-reader");

  return kh_reader_child_read_with (program, KH_READER_CHILD_MAX_SECONDS * 1000, path, year, flags, cancellable, error);
}

KhPlan *
kh_reader_child_read_with (const char *program, guint milliseconds, const char *path, int year, KhReaderFlags flags,
                           GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GByteArray) reply = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 deadline = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;
  ReadResult result;

  g_return_val_if_fail (program != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  process = spawn (program, path, year, flags, error);
  if (process == NULL)
    return NULL;
  reply = g_byte_array_new ();
  result = read_reply (g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (process))), deadline,
                       cancellable, reply);
  if (result != READ_ENDED)
    g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  if (result == READ_CANCELLED)
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }
  if (result != READ_ENDED || g_subprocess_get_if_signaled (process))
    {
      set_too_much (path, error);
      return NULL;
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&reply));
  return kh_reader_reply_parse (bytes, error);
}

static void
limit (int resource, rlim_t most)
{
  struct rlimit limits = { most, most };

  setrlimit (resource, &limits);
}

/* From here on the process can open what it is given and answer, and no more. */
static void
limit_self (void)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  limit (RLIMIT_CPU, KH_READER_CHILD_MAX_SECONDS);
#if !defined(__SANITIZE_ADDRESS__)
  /* The sanitizer's own shadow is larger than any limit. */
  limit (RLIMIT_AS, KH_READER_CHILD_MAX_MEMORY + PROGRAM_MEMORY);
  limit (RLIMIT_DATA, KH_READER_CHILD_MAX_MEMORY);
#endif
}

static gboolean
write_all (const char *data, gsize size)
{
  while (size > 0)
    {
      ssize_t n = write (STDOUT_FILENO, data, MIN (size, BLOCK));

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

int
kh_reader_child_main (const char *path, int year, KhReaderFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhPlan) plan = NULL;
  g_autoptr (GBytes) reply = NULL;
  gsize size = 0;
  const char *data = NULL;

  limit_self ();
  plan = kh_reader_read_file (path, year, flags, &error);
  reply = kh_reader_reply_new (plan, error);
  data = g_bytes_get_data (reply, &size);
  return write_all (data, size) ? 0 : 1;
}
