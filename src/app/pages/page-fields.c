/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields beneath a widget. */
#include "page-fields.h"

#include "combo-binding.h"

gboolean
kh_page_fields_visit (GtkWidget *widget, KhFormFieldVisit visit, gpointer data)
{
  KhFormField *field = kh_form_field_of (widget);

  if (kh_form_field_is_gone (widget))
    return TRUE;
  if (field != NULL && !visit (field, data))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!kh_page_fields_visit (child, visit, data))
      return FALSE;
  return TRUE;
}

typedef struct
{
  const char *uuid;
  const char *property; /* NULL for any */
  KhFormField *found;
} FindField;

static gboolean
find_field_cb (KhFormField *field, gpointer data)
{
  FindField *find = data;

  if (g_strcmp0 (kh_form_field_get_uuid (field), find->uuid) != 0
      || (find->property != NULL && g_strcmp0 (kh_form_field_get_property (field), find->property) != 0))
    return TRUE;
  find->found = field;
  return FALSE;
}

typedef struct
{
  KhFormField *from;
  KhFormField *previous;
  KhFormField *found;
  int direction;
  gboolean passed;
} FindNeighbour;

static gboolean
find_neighbour_cb (KhFormField *field, gpointer data)
{
  FindNeighbour *find = data;

  if (G_OBJECT_TYPE (field) != G_OBJECT_TYPE (find->from)
      || !gtk_widget_get_mapped (kh_form_field_get_widget (field)))
    return TRUE;
  if (find->passed)
    {
      find->found = field;
      return FALSE;
    }
  if (field == find->from)
    {
      find->passed = TRUE;
      find->found = find->direction < 0 ? find->previous : NULL;
      return find->direction > 0;
    }
  find->previous = field;
  return TRUE;
}

KhFormField *
kh_page_fields_find (GtkWidget *widget, const char *uuid, const char *property)
{
  FindField find = { uuid, property, NULL };

  kh_page_fields_visit (widget, find_field_cb, &find);

  return find.found;
}

KhFormField *
kh_page_fields_find_neighbour (GtkWidget *widget, KhFormField *field, int direction)
{
  FindNeighbour find = { .from = field, .direction = direction };

  kh_page_fields_visit (widget, find_neighbour_cb, &find);

  return find.found;
}

GtkWidget *
kh_page_fields_find_widget (GtkWidget *widget, const char *uuid, const char *property)
{
  KhFormField *field = kh_form_field_of (widget);
  GtkWidget *found = NULL;

  if (kh_form_field_is_gone (widget))
    return NULL;
  if (field != NULL && g_strcmp0 (kh_form_field_get_uuid (field), uuid) == 0
      && g_strcmp0 (kh_form_field_get_property (field), property) == 0)
    return kh_form_field_get_widget (field);
  if (kh_combo_shows (widget, uuid, property))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = kh_page_fields_find_widget (child, uuid, property);
  return found;
}

static gboolean
focus_field_cb (KhFormField *field, gpointer focused)
{
  GtkWidget *widget = kh_form_field_get_widget (field);

  if (gtk_widget_is_visible (widget) && gtk_widget_is_sensitive (widget))
    *(gboolean *) focused = gtk_widget_grab_focus (widget);
  return !*(gboolean *) focused;
}

gboolean
kh_page_fields_focus_first (GtkWidget *widget)
{
  gboolean focused = FALSE;

  kh_page_fields_visit (widget, focus_field_cb, &focused);

  return focused;
}
