/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a control is for, and what is to be said of it now, for screen readers. */
#include "describe.h"

#include <adwaita.h>

/* Ref strings, shared by the many rows of one kind. */
typedef struct
{
  char *own;
  char *remarks[KH_FIELD_N_REMARKS];
} Description;

static G_DEFINE_QUARK (kh-description, description);

static void
description_free (Description *self)
{
  g_clear_pointer (&self->own, g_ref_string_release);
  for (guint i = 0; i < KH_FIELD_N_REMARKS; i++)
    g_clear_pointer (&self->remarks[i], g_ref_string_release);
  g_free (self);
}

static Description *
get_description (GtkWidget *widget)
{
  Description *self = g_object_get_qdata (G_OBJECT (widget), description_quark ());

  if (self == NULL)
    {
      self = g_new0 (Description, 1);
      g_object_set_qdata_full (G_OBJECT (widget), description_quark (), self, (GDestroyNotify) description_free);
    }

  return self;
}

static void
say (GtkWidget *widget, Description *description)
{
  const char *parts[KH_FIELD_N_REMARKS + 2] = { NULL };
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < KH_FIELD_N_REMARKS; i++)
    if (description->remarks[i] != NULL)
      parts[n++] = description->remarks[i];
  if (description->own != NULL)
    parts[n++] = description->own;
  if (n == 0)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
      return;
    }
  words = g_strjoinv (". ", (char **) parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
set_part (GtkWidget *widget, Description *description, char **part, const char *words)
{
  if (g_strcmp0 (*part, words) == 0)
    return;
  g_clear_pointer (part, g_ref_string_release);
  *part = words != NULL ? g_ref_string_new_intern (words) : NULL;
  say (widget, description);
}

/* Gives what is said of @outer to the button in it that takes the focus. */
static void
describe_inside (GtkWidget *outer)
{
  GtkWidget *inside = gtk_widget_get_first_child (outer);

  while (inside != NULL && !GTK_IS_BUTTON (inside))
    inside = gtk_widget_get_first_child (inside);
  if (inside != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, outer, NULL, -1);
}

void
kh_describe (GtkWidget *widget, const char *words)
{
  Description *description;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  description = get_description (widget);
  if (GTK_IS_MENU_BUTTON (widget) && description->own == NULL)
    describe_inside (widget);
  set_part (widget, description, &description->own, words);
}

void
kh_describe_remark (GtkWidget *widget, KhFieldRemark remark, const char *words)
{
  Description *description;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail ((guint) remark < KH_FIELD_N_REMARKS);

  description = get_description (widget);
  set_part (widget, description, &description->remarks[remark], words);
}

void
kh_describe_menu_buttons (GtkWidget *top)
{
  g_return_if_fail (GTK_IS_WIDGET (top));

  if (GTK_IS_MENU_BUTTON (top) || ADW_IS_SPLIT_BUTTON (top))
    describe_inside (top);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    kh_describe_menu_buttons (child);
}
