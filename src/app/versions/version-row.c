/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhVersionRow: one kept version in the list of versions. */
#include "version-row.h"

#include <glib/gi18n.h>

#include "template.h"
#include "version-words.h"

struct _KhVersionRow
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *details;
  GtkButton *compare_button;
  GtkMenuButton *menu_button;

  KhRevision *revision;
};

G_DEFINE_FINAL_TYPE (KhVersionRow, kh_version_row, GTK_TYPE_WIDGET)

static void
append_item (GMenu *menu, const char *label, const char *action, gint64 id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

/* Few menus are ever opened: each is made when it is. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  KhVersionRow *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) look = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  gint64 id;

  if (self->revision == NULL)
    return;
  id = kh_revision_get_id (self->revision);
  append_item (look, _("_Open"), "versions.open", id);
  append_item (look, _("_Compare with Now"), "versions.compare", id);
  append_item (look, _("Compare with _Another…"), "versions.pick", id);
  append_item (change, _("Re_name…"), "versions.rename", id);
  append_item (change, _("_Restore"), "versions.restore", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (look));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
secondary_click_cb (KhVersionRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_menu_button_popup (self->menu_button);
}

static void
kh_version_row_dispose (GObject *object)
{
  KhVersionRow *self = KH_VERSION_ROW (object);

  g_clear_object (&self->revision);
  kh_template_dispose (GTK_WIDGET (self));

  G_OBJECT_CLASS (kh_version_row_parent_class)->dispose (object);
}

static void
kh_version_row_class_init (KhVersionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kh_version_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/version-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KhVersionRow, title);
  gtk_widget_class_bind_template_child (widget_class, KhVersionRow, details);
  gtk_widget_class_bind_template_child (widget_class, KhVersionRow, compare_button);
  gtk_widget_class_bind_template_child (widget_class, KhVersionRow, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, secondary_click_cb);
}

static void
kh_version_row_init (KhVersionRow *self)
{
  kh_template_init (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
}

GtkWidget *
kh_version_row_new (void)
{
  return g_object_new (KH_TYPE_VERSION_ROW, NULL);
}

void
kh_version_row_set_revision (KhVersionRow *self, KhRevision *revision)
{
  g_autofree char *title = NULL;
  g_autofree char *details = NULL;

  g_return_if_fail (KH_IS_VERSION_ROW (self));
  g_return_if_fail (revision == NULL || KH_IS_REVISION (revision));

  g_set_object (&self->revision, revision);
  gtk_menu_button_set_popover (self->menu_button, NULL);
  if (revision == NULL)
    return;

  title = kh_version_words_dup_title (revision);
  details = kh_version_words_dup_details (revision);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->details, details);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->compare_button), "x", kh_revision_get_id (revision));
  /* After the target: a name without its target is a wrong action for a moment. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->compare_button), "versions.compare");
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    {
      g_autofree char *words = g_strdup_printf ("%s. %s", title, details);

      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}
