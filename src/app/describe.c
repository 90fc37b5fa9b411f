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
set_part (char **part, const char *words)
{
  g_clear_pointer (part, g_ref_string_release);
  *part = words != NULL ? g_ref_string_new_intern (words) : NULL;
}

/* Finds what takes the focus in place of @outer, by its type. */
static GtkWidget *
find_inside (GtkWidget *outer, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (outer); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_inside (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
lend (GtkWidget *outer, GType type)
{
  GtkWidget *inside = find_inside (outer, type);

  if (inside != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, outer, NULL, -1);
}

/* The label names its button, whose letter it underlines. GTK 4.8 adds the text that the label was made of. */
static void
name_by_label (GtkWidget *button)
{
  if (GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (button))))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* What takes the focus says which choice it is, and what is chosen. */
static void
name_by_choice (GtkWidget *drop_down)
{
  GtkWidget *button = find_inside (drop_down, GTK_TYPE_TOGGLE_BUTTON);
  GtkWidget *pages = button != NULL ? find_inside (button, GTK_TYPE_STACK) : NULL;
  GtkWidget *page = pages != NULL ? gtk_stack_get_visible_child (GTK_STACK (pages)) : NULL;
  GtkWidget *chosen = page != NULL ? find_inside (page, GTK_TYPE_LABEL) : NULL;

  if (chosen != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, drop_down, chosen, NULL,
                                    -1);
  else if (button != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, drop_down, NULL, -1);
}

/* Now and after each such signal. */
static void
keep_named (GtkWidget *widget, const char *signal, void (*name) (GtkWidget *widget))
{
  name (widget);
  if (g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, name, NULL) == 0)
    g_signal_connect (widget, signal, G_CALLBACK (name), NULL);
}

static void
mend (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget) || ADW_IS_SPLIT_BUTTON (widget))
    {
      lend (widget, GTK_TYPE_BUTTON);
    }
  else if (ADW_IS_EXPANDER_ROW (widget))
    {
      lend (widget, GTK_TYPE_LIST_BOX_ROW);
    }
  else if (GTK_IS_DROP_DOWN (widget))
    {
      lend (widget, GTK_TYPE_TOGGLE_BUTTON);
      keep_named (widget, "notify::selected-item", name_by_choice);
    }
  else if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    {
      keep_named (widget, "notify::label", name_by_label);
    }
}

void
kh_describe (GtkWidget *widget, const char *words)
{
  Description *description;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  description = get_description (widget);
  if (description->own == NULL)
    mend (widget);
  set_part (&description->own, words);
  say (widget, description);
}

void
kh_describe_remark (GtkWidget *widget, KhFieldRemark remark, const char *words)
{
  Description *description;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail ((guint) remark < KH_FIELD_N_REMARKS);

  description = get_description (widget);
  /* Most looks at a field find nothing new, and what reads the screen is not to hear of them. */
  if (g_strcmp0 (description->remarks[remark], words) == 0)
    return;
  set_part (&description->remarks[remark], words);
  say (widget, description);
}

void
kh_describe_inside (GtkWidget *top)
{
  g_return_if_fail (GTK_IS_WIDGET (top));

  mend (top);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL; child = gtk_widget_get_next_sibling (child))
    kh_describe_inside (child);
}
