/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what another program put on the clipboard. */
#include "clipboard-paste.h"

#include "html-fragment.h"

#define HTML "text/html"

static void
bytes_read_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  gssize length = g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, NULL);

  if (length < 0 || length > KH_HTML_FRAGMENT_MAX_BYTES)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_pointer (task, g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream)),
                           (GDestroyNotify) g_bytes_unref);
}

static void
stream_opened_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  g_autoptr (GInputStream) input = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, NULL);
  g_autoptr (GOutputStream) output = NULL;

  if (input == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      g_object_unref (task);
      return;
    }
  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (output, input,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, g_task_get_cancellable (task), bytes_read_cb, task);
}

void
kh_clipboard_read_bytes_async (GdkClipboard *clipboard, const char *mime_type, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const char *types[] = { mime_type, NULL };

  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, stream_opened_cb,
                            g_task_new (clipboard, NULL, callback, user_data));
}

GBytes *
kh_clipboard_read_bytes_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  /* No text on the clipboard, or its owner went away: nothing to paste. */
  g_task_return_pointer (task, text != NULL ? kh_paste_new_text (text) : NULL,
                         (GDestroyNotify) kh_paste_free);
}

static void
html_read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  GTask *task = data;
  g_autoptr (GBytes) html = kh_clipboard_read_bytes_finish (result);
  KhPaste *paste = html != NULL ? kh_paste_new_html (html) : NULL;

  if (paste == NULL)
    {
      gdk_clipboard_read_text_async (GDK_CLIPBOARD (clipboard), NULL, text_read_cb, task);
      return;
    }
  g_task_return_pointer (task, paste, (GDestroyNotify) kh_paste_free);
  g_object_unref (task);
}

void
kh_clipboard_paste_async (GdkClipboard *clipboard, gboolean styled, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (clipboard, NULL, callback, user_data);

  if (styled && gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), HTML))
    kh_clipboard_read_bytes_async (clipboard, HTML, html_read_cb, task);
  else
    gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, task);
}

KhPaste *
kh_clipboard_paste_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
