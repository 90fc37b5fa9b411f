/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhItemText as a field of a form: what it shows, when it is saved, what is selected in it. */
#include "item-text-private.h"

static void
kh_item_text_flush (KhFormField *field)
{
  KhItemText *self = KH_ITEM_TEXT (field);

  if (self->binding == NULL)
    return;
  /* What is half composed is given up to the input method, which commits it or
   * not; only words in the buffer are ever saved. */
  if (self->preedit != NULL)
    {
      gtk_text_view_reset_im_context (GTK_TEXT_VIEW (self));
      kh_item_text_set_preedit (self, NULL);
    }
  kh_text_binding_flush (self->binding);
}

static const char *
kh_item_text_get_uuid (KhFormField *field)
{
  KhItemText *self = KH_ITEM_TEXT (field);

  return self->binding != NULL ? kh_node_get_uuid (kh_text_binding_get_node (self->binding)) : NULL;
}

static const char *
kh_item_text_get_property_name (KhFormField *field)
{
  KhItemText *self = KH_ITEM_TEXT (field);

  return self->binding != NULL ? kh_text_binding_get_property (self->binding) : NULL;
}

static GtkWidget *
kh_item_text_get_widget (KhFormField *field)
{
  return GTK_WIDGET (field);
}

static void
kh_item_text_select (KhFormField *field, int start, int end)
{
  KhItemText *self = KH_ITEM_TEXT (field);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter first, last;

  if (start < 0)
    {
      gtk_text_buffer_get_iter_at_mark (buffer, &first, gtk_text_buffer_get_insert (buffer));
      gtk_text_buffer_place_cursor (buffer, &first);
      return;
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &first, start);
  gtk_text_buffer_get_iter_at_offset (buffer, &last, end);
  gtk_text_buffer_select_range (buffer, &last, &first);
  kh_item_text_scroll_to_cursor (self);
}

void
kh_item_text_field_init (KhFormFieldInterface *iface)
{
  iface->flush = kh_item_text_flush;
  iface->get_uuid = kh_item_text_get_uuid;
  iface->get_widget = kh_item_text_get_widget;
  iface->get_property = kh_item_text_get_property_name;
  iface->select = kh_item_text_select;
}
