/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhFormField: the interface only; each field saves in its own way. */
#include "form-field.h"

#define FIELD_KEY "kh-form-field"
#define GONE_KEY "kh-gone"

G_DEFINE_INTERFACE (KhFormField, kh_form_field, G_TYPE_OBJECT)

static void
kh_form_field_default_init (KhFormFieldInterface *iface)
{
}

void
kh_form_field_flush (KhFormField *self)
{
  g_return_if_fail (KH_IS_FORM_FIELD (self));

  KH_FORM_FIELD_GET_IFACE (self)->flush (self);
}

const char *
kh_form_field_get_uuid (KhFormField *self)
{
  g_return_val_if_fail (KH_IS_FORM_FIELD (self), NULL);

  return KH_FORM_FIELD_GET_IFACE (self)->get_uuid (self);
}

const char *
kh_form_field_get_property (KhFormField *self)
{
  g_return_val_if_fail (KH_IS_FORM_FIELD (self), NULL);

  return KH_FORM_FIELD_GET_IFACE (self)->get_property (self);
}

GtkWidget *
kh_form_field_get_widget (KhFormField *self)
{
  g_return_val_if_fail (KH_IS_FORM_FIELD (self), NULL);

  return KH_FORM_FIELD_GET_IFACE (self)->get_widget (self);
}

void
kh_form_field_select (KhFormField *self, int start, int end)
{
  g_return_if_fail (KH_IS_FORM_FIELD (self));

  KH_FORM_FIELD_GET_IFACE (self)->select (self, start, end);
}

void
kh_form_field_attach (KhFormField *self, GtkWidget *widget)
{
  g_return_if_fail (KH_IS_FORM_FIELD (self));

  g_object_set_data_full (G_OBJECT (widget), FIELD_KEY, self, g_object_unref);
}

KhFormField *
kh_form_field_of (GtkWidget *widget)
{
  if (KH_IS_FORM_FIELD (widget))
    return KH_FORM_FIELD (widget);
  return g_object_get_data (G_OBJECT (widget), FIELD_KEY);
}

void
kh_form_field_set_gone (GtkWidget *widget, gboolean gone)
{
  g_object_set_data (G_OBJECT (widget), GONE_KEY, gone ? GINT_TO_POINTER (1) : NULL);
}

gboolean
kh_form_field_is_gone (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), GONE_KEY) != NULL;
}
