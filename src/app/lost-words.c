/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that found no place any more: nothing that was typed goes without a chance to keep it. */
#include "lost-words.h"

#include <glib/gi18n.h>

#include "store.h"
#include "toast.h"

/* Enough to know them by. */
#define MOST_SHOWN 40

gboolean
kh_lost_words_is_final (const GError *error)
{
  return g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_LOCKED)
         || g_error_matches (error, KH_STORE_ERROR, KH_STORE_ERROR_NOT_FOUND);
}

static void
copy_cb (AdwToast *toast, const char *words)
{
  GdkDisplay *display = gdk_display_get_default ();

  gdk_clipboard_set_text (gdk_display_get_clipboard (display), words);
}

static void
free_words (gpointer words, GClosure *closure)
{
  g_free (words);
}

static char *
shorten (const char *words)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (words, -1) <= MOST_SHOWN)
    return g_strdup (words);
  start = g_utf8_substring (words, 0, MOST_SHOWN);

  return g_strconcat (start, "…", NULL);
}

void
kh_lost_words_offer (GtkWidget *widget, const char *words)
{
  g_autofree char *start = NULL;
  g_autofree char *message = NULL;
  AdwToast *toast;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (words != NULL);

  if (*words == '\0')
    return;
  start = shorten (words);
  /* Translators: %s is the beginning of what the user typed */
  message = g_strdup_printf (_("Not saved, because another program issued or deleted it: “%s”"), start);
  toast = kh_toast_show_progress (widget, message, _("_Copy"), NULL);
  if (toast != NULL)
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (copy_cb), g_strdup (words), free_words, 0);
}
