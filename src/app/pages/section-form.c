/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSectionForm: a section on the sheet. */
#include "section-form.h"

#include <glib/gi18n.h>

#include "compose.h"
#include "describe.h"
#include "form-edit.h"
#include "item-list.h"
#include "item-text.h"
#include "kinds.h"
#include "line-layout.h"
#include "template.h"

struct _KhSectionForm
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *line;
  GtkLabel *number;
  KhItemText *heading;
  GtkBox *items;
  GtkBox *sections;

  KhFormPage *page; /* weak */
  KhSection *section;
  guint level;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (KhSectionForm, kh_section_form, GTK_TYPE_WIDGET)

/* The bases, the opening and the closing sentence print without a heading. */
static gboolean
has_heading (KhSection *section)
{
  const char *heading = kh_section_get_heading (section);

  switch (kh_section_get_kind (section))
    {
    case KH_SECTION_LEGAL_BASES:
    case KH_SECTION_OPENING:
    case KH_SECTION_CLOSING:
      return heading != NULL && *heading != '\0';
    default:
      return TRUE;
    }
}

static void
refresh (KhSectionForm *self)
{
  g_autofree char *number = NULL;

  if (self->page == NULL || !kh_form_is_alive (self->page, self->section))
    return;
  number = kh_compose_number (KH_NODE (self->section));
  if (g_strcmp0 (number, gtk_label_get_label (self->number)) != 0)
    gtk_label_set_label (self->number, number);
  gtk_widget_set_visible (GTK_WIDGET (self->number), *number != '\0');
  gtk_widget_set_visible (self->line, has_heading (self->section));
}

/* Task groups have pages of their own. */
static gboolean
shows_sections (KhSectionForm *self)
{
  return kh_section_get_kind (self->section) != KH_SECTION_TASK_GROUPS
         && kh_section_get_kind (self->section) != KH_SECTION_PART;
}

static void
sections_changed_cb (KhSectionForm *self)
{
  GListModel *sections = kh_section_get_sections (self->section);
  g_autoptr (GHashTable) old = g_hash_table_new (NULL, NULL);
  GtkWidget *after = NULL;
  GHashTableIter iter;
  gpointer widget;

  if (self->page == NULL)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_hash_table_insert (old, KH_SECTION_FORM (child)->section, child);
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      GtkWidget *form = g_hash_table_lookup (old, section);

      if (form == NULL)
        form = kh_section_form_new (self->page, section, self->level + 1);
      else
        g_hash_table_remove (old, section);
      gtk_widget_insert_after (form, GTK_WIDGET (self->sections), after);
      after = form;
    }
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, NULL, &widget))
    gtk_box_remove (self->sections, widget);
  gtk_widget_set_visible (GTK_WIDGET (self->sections), after != NULL);
}

static void
kh_section_form_dispose (GObject *object)
{
  KhSectionForm *self = KH_SECTION_FORM (object);

  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kh_section_form_parent_class)->dispose (object);
}

static void
kh_section_form_finalize (GObject *object)
{
  g_clear_object (&KH_SECTION_FORM (object)->section);

  G_OBJECT_CLASS (kh_section_form_parent_class)->finalize (object);
}

static void
kh_section_form_class_init (KhSectionFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kh_section_form_dispose;
  object_class->finalize = kh_section_form_finalize;
  g_type_ensure (KH_TYPE_ITEM_TEXT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sectionform");
  g_type_ensure (KH_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-section.ui");
  gtk_widget_class_bind_template_child (widget_class, KhSectionForm, box);
  gtk_widget_class_bind_template_child (widget_class, KhSectionForm, line);
  gtk_widget_class_bind_template_child (widget_class, KhSectionForm, number);
  gtk_widget_class_bind_template_child (widget_class, KhSectionForm, heading);
  gtk_widget_class_bind_template_child (widget_class, KhSectionForm, items);
  gtk_widget_class_bind_template_child (widget_class, KhSectionForm, sections);
}

static void
kh_section_form_init (KhSectionForm *self)
{
  kh_template_init (GTK_WIDGET (self));
}

GtkWidget *
kh_section_form_new (KhFormPage *page, KhSection *section, guint level)
{
  KhSectionForm *self = g_object_new (KH_TYPE_SECTION_FORM, NULL);

  g_set_weak_pointer (&self->page, page);
  self->section = g_object_ref (section);
  self->level = level;
  gtk_widget_add_css_class (GTK_WIDGET (self), level == 0 ? "top" : "sub");

  kh_item_text_bind (self->heading, page, section, "heading", N_("Edit heading"), KH_TEXT_MARKUP);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->heading), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Heading"), -1);
  kh_describe (GTK_WIDGET (self->heading), _("The heading of this section; its number comes by itself"));
  self->list = kh_item_list_new (page, KH_NODE (section), TRUE);
  gtk_box_append (self->items, self->list);
  if (shows_sections (self))
    {
      g_signal_connect_object (kh_section_get_sections (section), "items-changed",
                               G_CALLBACK (sections_changed_cb), self, G_CONNECT_SWAPPED);
      sections_changed_cb (self);
    }
  g_signal_connect_object (page, "refresh", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

KhSection *
kh_section_form_get_section (KhSectionForm *self)
{
  g_return_val_if_fail (KH_IS_SECTION_FORM (self), NULL);

  return self->section;
}

GtkWidget *
kh_section_form_get_list (KhSectionForm *self)
{
  g_return_val_if_fail (KH_IS_SECTION_FORM (self), NULL);

  return self->list;
}
