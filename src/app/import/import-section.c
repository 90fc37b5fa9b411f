/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhImportSection: a section of an imported plan with all in it, its fields made only when they are wanted. */
#include "import-section.h"

#include <glib/gi18n.h>

#include "compose.h"
#include "kinds.h"
#include "model-box.h"
#include "section-form.h"

struct _KhImportSection
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *button; /* (nullable) in place of the form */
  GtkWidget *form;   /* (nullable) */
  GtkBox *inner;     /* (nullable) sections that the form does not show */

  KhFormPage *page; /* weak */
  KhSection *section;
  guint level;
  guint *room; /* NULL once the page is made */
};

G_DEFINE_FINAL_TYPE (KhImportSection, kh_import_section, GTK_TYPE_WIDGET)

static guint
count_items (GListModel *items)
{
  guint n = g_list_model_get_n_items (items);
  guint all = n;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      all += count_items (kh_item_get_items (item));
    }
  return all;
}

/* The form of a section shows the sections in it, but not the groups of tasks and the sections of a part. */
static gboolean
has_inner (KhSection *section)
{
  return kh_section_get_kind (section) == KH_SECTION_TASK_GROUPS || kh_section_get_kind (section) == KH_SECTION_PART;
}

static guint
count_section (KhSection *section)
{
  GListModel *sections = kh_section_get_sections (section);
  guint all = count_items (kh_section_get_items (section));

  for (guint i = 0; !has_inner (section) && i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) inner = g_list_model_get_item (sections, i);

      all += count_section (inner);
    }
  return all;
}

static void
show_form (KhImportSection *self)
{
  if (self->form != NULL || self->page == NULL)
    return;
  g_clear_pointer (&self->button, gtk_widget_unparent);
  self->form = kh_section_form_new (self->page, self->section, self->level);
  gtk_box_prepend (GTK_BOX (self->box), self->form);
}

static void
clicked_cb (KhImportSection *self)
{
  show_form (self);
  gtk_widget_child_focus (self->form, GTK_DIR_TAB_FORWARD);
}

static void
show_button (KhImportSection *self, guint n)
{
  const char *heading = kh_section_get_heading (self->section);
  g_autofree char *number = kh_compose_number (KH_NODE (self->section));
  g_autofree char *plain = heading != NULL && *heading != '\0'
                               ? kh_markup_to_plain (heading)
                               : g_strdup (_(kh_section_kind_name (kh_section_get_kind (self->section))));
  /* Translators: number and heading of a section, and how many items are in it */
  g_autofree char *label = g_strdup_printf (ngettext ("%s %s (%u item)", "%s %s (%u items)", n), number, plain, n);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), words);
  gtk_widget_set_tooltip_text (self->button, _("Show what is in this section"));
  gtk_widget_add_css_class (self->button, "kh-import-more");
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_prepend (GTK_BOX (self->box), self->button);
}

static GtkWidget *
create_inner (gpointer section, gpointer user_data)
{
  KhImportSection *self = user_data;
  guint none = G_MAXUINT;

  return kh_import_section_new (self->page, section, self->level + 1, self->room != NULL ? self->room : &none);
}

static void
kh_import_section_dispose (GObject *object)
{
  KhImportSection *self = KH_IMPORT_SECTION (object);

  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kh_import_section_parent_class)->dispose (object);
}

static void
kh_import_section_finalize (GObject *object)
{
  g_clear_object (&KH_IMPORT_SECTION (object)->section);

  G_OBJECT_CLASS (kh_import_section_parent_class)->finalize (object);
}

static void
kh_import_section_class_init (KhImportSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_import_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = kh_import_section_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
kh_import_section_init (KhImportSection *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
kh_import_section_new (KhFormPage *page, KhSection *section, guint level, guint *room)
{
  KhImportSection *self = g_object_new (KH_TYPE_IMPORT_SECTION, NULL);
  guint n = count_section (section);

  g_set_weak_pointer (&self->page, page);
  self->section = g_object_ref (section);
  self->level = level;
  if (n > *room && n > 0)
    show_button (self, n);
  else
    {
      *room -= n;
      show_form (self);
    }
  if (has_inner (section))
    {
      self->inner = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->inner));
      self->room = room;
      kh_model_box_bind (self->inner, kh_section_get_sections (section), create_inner, self);
      self->room = NULL;
    }
  return GTK_WIDGET (self);
}

gboolean
kh_import_section_show_node (KhImportSection *self, KhNode *node)
{
  KhNode *at = node;

  g_return_val_if_fail (KH_IS_IMPORT_SECTION (self), FALSE);

  while (at != NULL && at != KH_NODE (self->section))
    at = kh_node_get_parent (at);
  if (at == NULL)
    return FALSE;
  for (GtkWidget *child = self->inner != NULL ? gtk_widget_get_first_child (GTK_WIDGET (self->inner)) : NULL;
       child != NULL; child = gtk_widget_get_next_sibling (child))
    if (kh_import_section_show_node (KH_IMPORT_SECTION (child), node))
      return TRUE;
  show_form (self);
  return TRUE;
}
