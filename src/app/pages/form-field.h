/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFormField: what edits one property of one node: a widget of its own, or a
 * binding that is attached to a ready-made entry. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KH_TYPE_FORM_FIELD (kh_form_field_get_type ())
G_DECLARE_INTERFACE (KhFormField, kh_form_field, KH, FORM_FIELD, GObject)

/**
 * KhFormFieldInterface:
 * @flush: saves at once what waits to be saved
 * @get_uuid: UUID of the node the field shows, %NULL while it shows none
 * @get_property: name of the property it shows
 * @get_widget: the widget that takes the focus
 * @select: see kh_form_field_select()
 */
struct _KhFormFieldInterface
{
  GTypeInterface parent_iface;

  void        (*flush)      (KhFormField *self);
  const char *(*get_uuid)   (KhFormField *self);
  const char *(*get_property) (KhFormField *self);
  GtkWidget  *(*get_widget) (KhFormField *self);
  void        (*select)     (KhFormField *self, int start, int end);
};

void         kh_form_field_flush      (KhFormField *self);
/** kh_form_field_get_uuid: Returns: (transfer none) (nullable): the node's UUID */
const char  *kh_form_field_get_uuid   (KhFormField *self);
/** kh_form_field_get_property: Returns: (transfer none) (nullable): the property's name */
const char  *kh_form_field_get_property (KhFormField *self);
/** kh_form_field_get_widget: Returns: (transfer none): what takes the focus */
GtkWidget   *kh_form_field_get_widget (KhFormField *self);

/**
 * kh_form_field_select:
 * @start: in characters; -1 for nothing
 * @end: where the words end
 *
 * Selects words and scrolls to them; the focus stays where it is.
 */
void         kh_form_field_select     (KhFormField *self, int start, int end);

/** kh_form_field_attach: makes @self, which is no widget, the field of @widget, which then owns it */
void         kh_form_field_attach     (KhFormField *self, GtkWidget *widget);
/** kh_form_field_of: Returns: (transfer none) (nullable): the field that @widget is or carries */
KhFormField *kh_form_field_of         (GtkWidget *widget);

/**
 * kh_form_field_set_gone:
 * @widget: a row of fields
 * @gone: whether its node left the list it was in
 *
 * A move takes a node out of its list and puts it in again. The row waits until
 * the edit is over, so that it keeps the focus; meanwhile its fields are not found.
 */
void         kh_form_field_set_gone   (GtkWidget *widget, gboolean gone);
gboolean     kh_form_field_is_gone    (GtkWidget *widget);

G_END_DECLS
