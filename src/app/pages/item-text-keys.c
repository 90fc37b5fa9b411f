/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What keys mean in an item's text. */
#include "item-text-private.h"

#include "text-cursor.h"

/* The next text above or below, with the cursor at about the same place across. */
static gboolean
leave (KhItemText *self, int direction)
{
  KhFormField *field
      = self->page != NULL ? kh_form_page_find_neighbour (self->page, KH_FORM_FIELD (self), direction) : NULL;

  if (field == NULL)
    return FALSE;
  kh_text_cursor_cross (GTK_TEXT_VIEW (self), GTK_TEXT_VIEW (field), direction);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                KhItemText *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  int detail = 0;
  KhTextKey meaning = kh_text_key_read (GTK_TEXT_VIEW (self), kh_item_text_get_mode (self), keyval, state, &detail);

  if (meaning == KH_TEXT_KEY_OTHER)
    return GDK_EVENT_PROPAGATE;
  /* The input method has the first word on every key; while it composes, the last too. */
  if (event != NULL && gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self), event))
    return GDK_EVENT_STOP;
  if (self->preedit != NULL)
    return GDK_EVENT_PROPAGATE;

  switch (meaning)
    {
    case KH_TEXT_KEY_COMMAND:
      if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
        return GDK_EVENT_PROPAGATE;
      gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self));
      /* In a lone text, such as a heading, Enter goes on to the next one. */
      if (!kh_item_text_run_command (self, detail) && detail == KH_TEXT_ENTER)
        leave (self, 1);
      return GDK_EVENT_STOP;
    case KH_TEXT_KEY_SELECT:
      /* A text that is no item's, such as a heading, has no row. */
      return kh_item_text_run_command (self, detail);
    case KH_TEXT_KEY_LEAVE:
      return leave (self, detail);
    case KH_TEXT_KEY_STYLE:
      if (gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
        kh_text_typing_toggle (kh_text_binding_get_typing (self->binding), detail ? "bold" : "italic");
      return GDK_EVENT_STOP;
    case KH_TEXT_KEY_NOTHING:
      return GDK_EVENT_STOP;
    case KH_TEXT_KEY_OTHER:
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
kh_item_text_add_keys (KhItemText *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Added after the text view's own: runs before them. */
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
