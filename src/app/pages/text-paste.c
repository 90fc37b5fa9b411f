/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pasting into an item's text. */
#include "text-paste.h"

#include "clipboard-paste.h"
#include "paste-question.h"

static gboolean
is_editable (KhItemText *self)
{
  return gtk_text_view_get_editable (GTK_TEXT_VIEW (self));
}

static char *
join_lines (GPtrArray *lines, const char *separator)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (parts, g_ptr_array_index (lines, i));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (char **) parts->pdata);
}

/* The words for this one text; NULL if their lines have become items. */
static char *
take_lines (KhItemText *self, KhPaste *paste)
{
  KhTextMode mode = kh_item_text_get_mode (self);
  g_autoptr (GPtrArray) lines = kh_paste_dup_lines (paste, mode != KH_TEXT_LINES);

  if (mode == KH_TEXT_LINES)
    return join_lines (lines, "\n");
  if (lines->len > 1)
    {
      gboolean handled;

      g_ptr_array_add (lines, NULL);
      handled = kh_item_text_offer_lines (self, (char **) lines->pdata);
      g_ptr_array_remove_index (lines, lines->len - 1);
      return handled ? NULL : join_lines (lines, " ");
    }
  /* Into an empty item: what numbered the line elsewhere is numbered here anew.
   * Into a sentence: "- " or "1." may be meant. */
  if (lines->len == 1 && kh_item_text_get_length (self) == 0)
    return g_strdup (g_ptr_array_index (lines, 0));
  return kh_paste_dup_inline (paste);
}

static void
insert_paste (KhItemText *self, gpointer paste)
{
  g_autofree char *markup = NULL;

  if (!is_editable (self))
    return;
  markup = take_lines (self, paste);
  if (markup != NULL)
    kh_item_text_insert (self, markup);
}

/* @paste: (transfer full) */
static void
take_paste (KhItemText *self, KhPaste *paste)
{
  KhPasteQuestion *question;

  if (!is_editable (self) || kh_paste_get_legacy (paste) == KH_LEGACY_NONE)
    {
      insert_paste (self, paste);
      kh_paste_free (paste);
      return;
    }
  question = kh_paste_question_ask (GTK_WIDGET (self), paste);
  g_signal_connect_object (question, "answered", G_CALLBACK (insert_paste), self, G_CONNECT_SWAPPED);
}

void
kh_text_paste (KhItemText *self, const char *text)
{
  g_return_if_fail (KH_IS_ITEM_TEXT (self));
  g_return_if_fail (text != NULL);

  take_paste (self, kh_paste_new_text (text));
}

void
kh_text_paste_html (KhItemText *self, GBytes *html)
{
  KhPaste *paste;

  g_return_if_fail (KH_IS_ITEM_TEXT (self));
  g_return_if_fail (html != NULL);

  paste = kh_paste_new_html (html);
  if (paste != NULL)
    take_paste (self, paste);
}

void
kh_text_paste_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (KhItemText) self = data;
  KhPaste *paste = kh_clipboard_paste_finish (result);

  if (paste != NULL)
    take_paste (self, paste);
}
