/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plan of a list in two lines: its title, and year, number and state. */
#include "plan-item.h"

#include <glib/gi18n.h>

#include "plan-text.h"

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *details = create_label ("dim-label");

  gtk_widget_add_css_class (details, "caption");
  gtk_widget_add_css_class (box, "plan-choice");
  gtk_box_append (GTK_BOX (box), create_label (NULL));
  gtk_box_append (GTK_BOX (box), details);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  KhPlanInfo *info = gtk_list_item_get_item (item);
  g_autofree char *title = kh_plan_text_dup_info_title (info);
  g_autofree char *details = kh_plan_text_dup_info_details (info);
  g_autofree char *trashed_details = NULL;
  gboolean trashed = FALSE;

  g_object_get (info, "trashed", &trashed, NULL);
  if (trashed)
    trashed_details = g_strdup_printf ("%s · %s", details, _("in the trash"));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), trashed ? trashed_details : details);
}

GtkListItemFactory *
kh_plan_item_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  return factory;
}
