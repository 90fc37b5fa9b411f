/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every widget with a template does at its beginning and at its end. */
#pragma once

#include <gtk/gtk.h>

#include "describe.h"

G_BEGIN_DECLS

/**
 * kh_template_init:
 * @widget: a widget in its init function, whose class has a template
 *
 * Makes the children that the template names, as gtk_widget_init_template() does,
 * and sees to it that a screen reader says of them what the template does.
 */
static inline void
kh_template_init (GtkWidget *widget)
{
  gtk_widget_init_template (widget);
  kh_describe_inside (widget);
}

/**
 * kh_template_dispose:
 * @widget: a widget in its dispose function
 *
 * Lets go of all children, those that are not bound to a field too:
 * gtk_widget_dispose_template() of GTK 4.8 leaves them, and must not be called
 * twice, as dispose may be. Fields of bound children stay valid until @widget is
 * finalized.
 */
static inline void
kh_template_dispose (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

G_END_DECLS
