/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The actions of the window that open the find bar and step from hit to hit. */
#include "find-actions.h"

#include "object-actions.h"

/* What is selected in the field in focus, if it is a few words. */
static char *
dup_selected_words (KhFindBar *bar)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (bar)));
  g_autofree char *words = NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));
      GtkTextIter start, end;

      if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
        words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  else if (GTK_IS_EDITABLE (focus) && !gtk_widget_is_ancestor (focus, GTK_WIDGET (bar)))
    {
      int start, end;

      if (gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), &start, &end))
        words = gtk_editable_get_chars (GTK_EDITABLE (focus), start, end);
    }
  return words != NULL && strchr (words, '\n') == NULL ? g_steal_pointer (&words) : NULL;
}

static void
find_cb (KhFindBar *bar)
{
  g_autofree char *words = dup_selected_words (bar);

  kh_find_bar_open (bar, words, FALSE);
}

static void
replace_cb (KhFindBar *bar)
{
  g_autofree char *words = dup_selected_words (bar);

  kh_find_bar_open (bar, words, TRUE);
}

static void
find_next_cb (KhFindBar *bar)
{
  kh_find_bar_step (bar, 1);
}

static void
find_previous_cb (KhFindBar *bar)
{
  kh_find_bar_step (bar, -1);
}

void
kh_find_actions_add (GActionMap *actions, KhFindBar *bar)
{
  static const KhObjectAction entries[] = {
    { "find", G_CALLBACK (find_cb) },
    { "replace", G_CALLBACK (replace_cb) },
    { "find-next", G_CALLBACK (find_next_cb) },
    { "find-previous", G_CALLBACK (find_previous_cb) },
  };

  g_return_if_fail (G_IS_ACTION_MAP (actions));
  g_return_if_fail (KH_IS_FIND_BAR (bar));

  kh_object_actions_add (actions, bar, entries, G_N_ELEMENTS (entries));
}
