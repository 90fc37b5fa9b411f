/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes the rows of an imported text, and finds them. */
#include "import-rows.h"

#include <glib/gi18n.h>

#include "describe.h"
#include "import-drag.h"
#include "import-page.h"
#include "import-placer.h"

static void
placed_cb (KhImportPlacer *placer, KhImportPlace *place, GtkListItem *row)
{
  KhImportParagraph *paragraph = gtk_list_item_get_item (row);
  const char *property = kh_import_place_get_property (place);

  if (paragraph != NULL)
    gtk_widget_activate_action (gtk_list_item_get_child (row), "import.assign", "(uuss)",
                                kh_import_paragraph_get_index (paragraph), (guint) kh_import_place_get_as (place),
                                kh_import_place_get_node (place), property != NULL ? property : "");
}

static void
left_out_cb (KhImportPlacer *placer, GtkListItem *row)
{
  KhImportParagraph *paragraph = gtk_list_item_get_item (row);

  if (paragraph != NULL)
    gtk_widget_activate_action (gtk_list_item_get_child (row), "import.leave-out", "u",
                                kh_import_paragraph_get_index (paragraph));
}

static void
create_placer_cb (GtkMenuButton *button, gpointer user_data)
{
  GtkListItem *row = user_data;
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (button), KH_TYPE_IMPORT_PAGE);
  GtkWidget *placer;

  if (page == NULL)
    return;
  placer = kh_import_placer_new (kh_import_page_get_plan (KH_IMPORT_PAGE (page)));
  g_signal_connect_object (placer, "chosen", G_CALLBACK (placed_cb), row, 0);
  g_signal_connect_object (placer, "left-out", G_CALLBACK (left_out_cb), row, 0);
  gtk_menu_button_set_popover (button, placer);
}

static void
update_button (GtkMenuButton *button, GParamSpec *pspec, KhImportParagraph *paragraph)
{
  gboolean unplaced = kh_import_paragraph_get_unplaced (paragraph);
  const char *words = unplaced ? _("Found no place: choose one") : _("Move to…");

  gtk_menu_button_set_icon_name (button, unplaced ? "dialog-warning-symbolic" : "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  kh_describe (GTK_WIDGET (button), _("Chooses where this paragraph goes in the plan"));
  if (unplaced)
    {
      gtk_widget_add_css_class (GTK_WIDGET (button), "warning");
      gtk_widget_remove_css_class (GTK_WIDGET (button), "kh-reveal");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (button), "warning");
      gtk_widget_add_css_class (GTK_WIDGET (button), "kh-reveal");
    }
}

static void
unplaced_cb (KhImportParagraph *paragraph, GParamSpec *pspec, GtkMenuButton *button)
{
  update_button (button, pspec, paragraph);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *button = NULL;
  GtkWidget *line = NULL;

  gtk_builder_expose_object (builder, "row", G_OBJECT (row));
  if (!gtk_builder_add_from_resource (builder, "/org/kehoach/Kehoach/import-line.ui", &error))
    g_error ("%s", error->message);
  button = GTK_WIDGET (gtk_builder_get_object (builder, "menu_button"));
  line = GTK_WIDGET (gtk_builder_get_object (builder, "line"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_placer_cb, row, NULL);
  kh_describe_inside (line);
  kh_import_drag_add_source (line, row);
  g_object_set_data (G_OBJECT (line), "kh-row", row);
  g_object_set_data (G_OBJECT (line), "kh-menu-button", button);
  gtk_list_item_set_child (row, line);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  KhImportParagraph *paragraph = gtk_list_item_get_item (row);
  GtkWidget *line = gtk_list_item_get_child (row);
  GtkWidget *button = g_object_get_data (G_OBJECT (line), "kh-menu-button");
  gboolean fixed = FALSE;

  if (gtk_widget_get_parent (line) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (line)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    kh_import_paragraph_get_text (paragraph), -1);
  g_object_get (paragraph, "fixed", &fixed, NULL);
  gtk_widget_set_opacity (line, fixed ? 0.6 : 1);
  update_button (GTK_MENU_BUTTON (button), NULL, paragraph);
  g_signal_connect_object (paragraph, "notify::unplaced", G_CALLBACK (unplaced_cb), button, 0);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *button = g_object_get_data (G_OBJECT (gtk_list_item_get_child (row)), "kh-menu-button");

  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (row), unplaced_cb, button);
}

GtkListItemFactory *
kh_import_rows_create_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

GtkWidget *
kh_import_rows_find (GtkListView *list, KhImportParagraph *paragraph)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *line = gtk_widget_get_first_child (row);
      GtkListItem *item = line != NULL ? g_object_get_data (G_OBJECT (line), "kh-row") : NULL;

      if (item != NULL && gtk_list_item_get_item (item) == paragraph)
        return row;
    }
  return NULL;
}

void
kh_import_rows_pop_up (GtkListView *list, KhImportParagraph *paragraph)
{
  GtkWidget *row = kh_import_rows_find (list, paragraph);
  GtkMenuButton *button
      = row != NULL ? g_object_get_data (G_OBJECT (gtk_widget_get_first_child (row)), "kh-menu-button") : NULL;

  if (button != NULL)
    gtk_menu_button_popup (button);
}
