/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A node of the plan's spine with a kind, a heading, sections and items. */
#include "section.h"

#include "fields.h"
#include "item.h"
#include "kh-enum-types.h"
#include "node-private.h"

struct _KhSection
{
  KhNode parent_instance;
  KhSectionKind kind;
  char *heading;
  GListStore *sections;
  GListStore *items;
};

G_DEFINE_FINAL_TYPE (KhSection, kh_section, KH_TYPE_NODE)

static const KhField fields[] = {
  { "kind", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhSection, kind), kh_section_kind_get_type },
  { "heading", KH_FIELD_STRING, G_STRUCT_OFFSET (KhSection, heading) },
};

static void
kh_section_dispose (GObject *object)
{
  KhSection *self = KH_SECTION (object);

  kh_node_clear_list (KH_NODE (self), &self->sections);
  kh_node_clear_list (KH_NODE (self), &self->items);

  G_OBJECT_CLASS (kh_section_parent_class)->dispose (object);
}

static GListStore *
kh_section_get_list (KhNode *node, GType child_type)
{
  KhSection *self = KH_SECTION (node);

  if (g_type_is_a (child_type, KH_TYPE_SECTION))
    return self->sections;
  if (g_type_is_a (child_type, KH_TYPE_ITEM))
    return self->items;

  return NULL;
}

static void
kh_section_class_init (KhSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_section_dispose;
  KH_NODE_CLASS (klass)->get_list = kh_section_get_list;
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_section_init (KhSection *self)
{
  self->sections = kh_node_new_list (KH_TYPE_SECTION);
  self->items = kh_node_new_list (KH_TYPE_ITEM);
}

KhSection *
kh_section_new (KhSectionKind kind, const char *heading)
{
  return kh_section_new_full (kind, heading, NULL);
}

KhSection *
kh_section_new_full (KhSectionKind kind, const char *heading, const char *uuid)
{
  return g_object_new (KH_TYPE_SECTION, "uuid", uuid, "kind", kind, "heading", heading, NULL);
}

KhSectionKind
kh_section_get_kind (KhSection *self)
{
  g_return_val_if_fail (KH_IS_SECTION (self), KH_SECTION_FREE);

  return self->kind;
}

const char *
kh_section_get_heading (KhSection *self)
{
  g_return_val_if_fail (KH_IS_SECTION (self), NULL);

  return self->heading;
}

void
kh_section_set_heading (KhSection *self, const char *heading)
{
  g_return_if_fail (KH_IS_SECTION (self));

  g_object_set (self, "heading", heading, NULL);
}

GListModel *
kh_section_get_sections (KhSection *self)
{
  g_return_val_if_fail (KH_IS_SECTION (self), NULL);

  return G_LIST_MODEL (self->sections);
}

GListModel *
kh_section_get_items (KhSection *self)
{
  g_return_val_if_fail (KH_IS_SECTION (self), NULL);

  return G_LIST_MODEL (self->items);
}
