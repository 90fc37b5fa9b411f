/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list shows of a place where words were found. */
#include "hit-box.h"

#include "plan-text.h"

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

GtkWidget *
kh_hit_box_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *words = create_label ();
  GtkWidget *where = create_label ();

  gtk_label_set_use_markup (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_lines (GTK_LABEL (words), 3);
  gtk_widget_add_css_class (where, "dim-label");
  gtk_widget_add_css_class (where, "caption");
  gtk_widget_add_css_class (box, "search-hit");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), where);
  return box;
}

void
kh_hit_box_set (GtkWidget *box, const char *snippet, const char *place)
{
  g_autofree char *markup = kh_plan_text_snippet_markup (snippet);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), markup);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), place);
}
