/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhSectionSlot: the place on a page of the plan's section of one kind. */
#include "section-slot.h"

#include <glib/gi18n.h>

#include "form-edit.h"
#include "item-list.h"
#include "kh-core.h"
#include "kinds.h"
#include "section-form.h"
#include "template.h"

struct _KhSectionSlot
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkBox *place;
  GtkButton *create;

  KhFormPage *page; /* weak */
  KhSectionKind kind;
  gboolean active;
  GtkWidget *form; /* unowned child, NULL while the plan has no such section */
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KhSectionSlot, kh_section_slot, GTK_TYPE_WIDGET)

KhSection *
kh_section_slot_get_section (KhSectionSlot *self)
{
  g_return_val_if_fail (KH_IS_SECTION_SLOT (self), NULL);

  return self->form != NULL ? kh_section_form_get_section (KH_SECTION_FORM (self->form)) : NULL;
}

static void
update (KhSectionSlot *self)
{
  KhPlan *plan;
  KhSection *section;
  gboolean titled;

  if (self->page == NULL)
    return;
  plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page));
  section = self->active ? kh_plan_find_section (plan, self->kind) : NULL;
  if (section != kh_section_slot_get_section (self))
    {
      if (self->form != NULL)
        gtk_box_remove (self->place, self->form);
      self->form = NULL;
      if (section != NULL)
        {
          self->form = kh_section_form_new (self->page, section, 0);
          gtk_box_append (self->place, self->form);
        }
    }
  titled = *gtk_label_get_label (self->title) != '\0';
  gtk_widget_set_visible (GTK_WIDGET (self->title),
                          titled && (section != NULL || !kh_form_page_get_locked (self->page)));
  gtk_widget_set_visible (GTK_WIDGET (self->create),
                          section == NULL && !kh_form_page_get_locked (self->page));
  gtk_widget_set_visible (GTK_WIDGET (self), self->active);
}

/* Among the plan's own sections the kinds come in the order of the enumeration;
 * sections that no template foresaw stand where the user put them. */
static guint
find_position (KhPlan *plan, KhSectionKind kind)
{
  GListModel *sections = kh_plan_get_sections (plan);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      KhSectionKind other = kh_section_get_kind (section);

      if (other > kind && other < KH_SECTION_PART)
        return i;
    }
  return G_MAXUINT;
}

static void
append_section (KhSection *parent, KhSectionKind kind)
{
  kh_node_append_take (KH_NODE (parent), kh_section_new (kind, kh_section_kind_heading (kind)));
}

void
kh_section_slot_create (KhSectionSlot *self)
{
  g_autoptr (KhSection) section = NULL;
  KhPlan *plan;
  KhSection *aims;
  KhEdit *edit;

  g_return_if_fail (KH_IS_SECTION_SLOT (self));

  if (self->page == NULL || kh_form_page_get_locked (self->page))
    return;
  plan = kh_editor_page_get_plan (KH_EDITOR_PAGE (self->page));
  edit = kh_form_begin (self->page, N_("Add section"));
  if (edit == NULL)
    return;
  section = kh_section_new (self->kind, kh_section_kind_heading (self->kind));
  aims = kh_plan_find_section (plan, KH_SECTION_AIMS);
  switch (self->kind)
    {
    case KH_SECTION_LEGAL_BASES:
    case KH_SECTION_OPENING:
    case KH_SECTION_CLOSING:
      kh_node_append_take (KH_NODE (section), kh_item_new (KH_ITEM_PARAGRAPH, NULL));
      break;
    case KH_SECTION_AIMS:
      append_section (section, KH_SECTION_PURPOSE);
      append_section (section, KH_SECTION_REQUIREMENTS);
      break;
    default:
      break;
    }
  if ((self->kind == KH_SECTION_PURPOSE || self->kind == KH_SECTION_REQUIREMENTS) && aims != NULL)
    kh_edit_insert (edit, aims, self->kind == KH_SECTION_PURPOSE ? 0 : G_MAXUINT, section);
  else
    kh_edit_insert (edit, plan, find_position (plan, self->kind), section);
  if (kh_form_commit (self->page, edit))
    {
      update (self);
      kh_editor_page_focus_node (KH_EDITOR_PAGE (self->page), kh_node_get_uuid (KH_NODE (section)));
    }
}

static void
kh_section_slot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  KhSectionSlot *self = KH_SECTION_SLOT (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_section_slot_dispose (GObject *object)
{
  KhSectionSlot *self = KH_SECTION_SLOT (object);

  g_clear_weak_pointer (&self->page);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kh_section_slot_parent_class)->dispose (object);
}

static void
kh_section_slot_class_init (KhSectionSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = kh_section_slot_set_property;
  object_class->dispose = kh_section_slot_dispose;

  props[PROP_TITLE]
      = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/kehoach/Kehoach/item-section-slot.ui");
  gtk_widget_class_bind_template_child (widget_class, KhSectionSlot, box);
  gtk_widget_class_bind_template_child (widget_class, KhSectionSlot, title);
  gtk_widget_class_bind_template_child (widget_class, KhSectionSlot, place);
  gtk_widget_class_bind_template_child (widget_class, KhSectionSlot, create);
  gtk_widget_class_bind_template_callback (widget_class, kh_section_slot_create);
}

static void
kh_section_slot_init (KhSectionSlot *self)
{
  self->active = TRUE;
  kh_template_init (GTK_WIDGET (self));
}

void
kh_section_slot_bind (KhSectionSlot *self, KhFormPage *page, KhSectionKind kind)
{
  g_autofree char *words = NULL;

  g_return_if_fail (KH_IS_SECTION_SLOT (self));
  g_return_if_fail (self->page == NULL);

  g_set_weak_pointer (&self->page, page);
  self->kind = kind;
  /* Translators: %s is the name of a section, such as "Legal bases". */
  words = g_strdup_printf (_("Add section “%s”"), _(kh_section_kind_name (kind)));
  gtk_button_set_label (self->create, words);
  g_signal_connect_object (page, "refresh", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::locked", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

void
kh_section_slot_set_active (KhSectionSlot *self, gboolean active)
{
  g_return_if_fail (KH_IS_SECTION_SLOT (self));

  self->active = active;
  update (self);
}
