/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTextTyping: what becomes of characters as they come into a buffer. */
#include "text-typing.h"

#include <string.h>

#include "paste.h"
#include "rich-buffer.h"

enum
{
  BOLD,
  ITALIC,
  N_STYLES
};

static const char *const style_names[N_STYLES] = { "bold", "italic" };

struct _KhTextTyping
{
  GtkTextBuffer *buffer;
  KhTextMode mode;
  gboolean paused;
  /* Style that Ctrl+B or Ctrl+I asks of what is typed next; -1 follows the text. */
  int next[N_STYLES];
};

static void
forget_next (KhTextTyping *self)
{
  for (int i = 0; i < N_STYLES; i++)
    self->next[i] = -1;
}

static gboolean
style_before (KhTextTyping *self, const GtkTextIter *iter, int style)
{
  GtkTextTagTable *tags = gtk_text_buffer_get_tag_table (self->buffer);
  GtkTextIter before = *iter;

  return gtk_text_iter_backward_char (&before)
         && gtk_text_iter_has_tag (&before, gtk_text_tag_table_lookup (tags, style_names[style]));
}

/* A line break has no place in a paragraph, wherever it comes from (a drop, an
 * input method, an accessibility tool). */
static void
insert_text_cb (KhTextTyping *self, GtkTextIter *location, const char *text, int length)
{
  g_autofree char *clean = NULL;
  g_autofree char *joined = NULL;

  if (self->paused || self->mode == KH_TEXT_LINES)
    return;
  clean = g_strndup (text, length >= 0 ? (gsize) length : strlen (text));
  if (strpbrk (clean, "\n\r\t\v\f") == NULL && strstr (clean, "\xE2\x80\xA8") == NULL
      && strstr (clean, "\xE2\x80\xA9") == NULL)
    return;
  g_signal_stop_emission_by_name (self->buffer, "insert-text");
  {
    g_autoptr (GPtrArray) lines = kh_paste_split (clean);

    g_ptr_array_add (lines, NULL);
    joined = g_strjoinv (" ", (char **) lines->pdata);
  }
  if (*joined != '\0')
    gtk_text_buffer_insert (self->buffer, location, joined, -1);
}

/* Typed text goes on in the style of what stands before it. */
static void
text_inserted_cb (KhTextTyping *self, GtkTextIter *location, const char *text, int length)
{
  GtkTextIter start = *location;

  if (self->paused || self->mode != KH_TEXT_MARKUP)
    return;
  gtk_text_iter_backward_chars (&start, g_utf8_strlen (text, length));
  if (gtk_text_iter_is_start (&start) && self->next[BOLD] < 0 && self->next[ITALIC] < 0)
    return;
  for (int i = 0; i < N_STYLES; i++)
    {
      gboolean on = self->next[i] >= 0 ? self->next[i] : style_before (self, &start, i);

      if (on)
        gtk_text_buffer_apply_tag_by_name (self->buffer, style_names[i], &start, location);
      else
        gtk_text_buffer_remove_tag_by_name (self->buffer, style_names[i], &start, location);
    }
}

KhTextTyping *
kh_text_typing_new (GtkTextBuffer *buffer, KhTextMode mode)
{
  KhTextTyping *self = g_new0 (KhTextTyping, 1);

  self->buffer = g_object_ref (buffer);
  self->mode = mode;
  forget_next (self);
  g_signal_connect_swapped (buffer, "insert-text", G_CALLBACK (insert_text_cb), self);
  g_signal_connect_data (buffer, "insert-text", G_CALLBACK (text_inserted_cb), self, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  /* Moving away drops a style that was asked for but not used. Typing moves the
   * cursor too, and then the style is in the text already. */
  g_signal_connect_swapped (buffer, "notify::cursor-position", G_CALLBACK (forget_next), self);
  return self;
}

void
kh_text_typing_free (KhTextTyping *self)
{
  g_signal_handlers_disconnect_by_data (self->buffer, self);
  g_object_unref (self->buffer);
  g_free (self);
}

void
kh_text_typing_set_paused (KhTextTyping *self, gboolean paused)
{
  self->paused = paused;
}

void
kh_text_typing_toggle (KhTextTyping *self, const char *tag)
{
  int style = g_str_equal (tag, style_names[BOLD]) ? BOLD : ITALIC;
  GtkTextIter iter;

  if (self->mode != KH_TEXT_MARKUP)
    return;
  if (gtk_text_buffer_get_has_selection (self->buffer))
    {
      kh_rich_buffer_toggle (self->buffer, tag);
      return;
    }
  gtk_text_buffer_get_iter_at_mark (self->buffer, &iter, gtk_text_buffer_get_insert (self->buffer));
  if (self->next[style] < 0)
    self->next[style] = style_before (self, &iter, style);
  self->next[style] = !self->next[style];
}
