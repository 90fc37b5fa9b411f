/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A body that issues plans, and its units. */
#include "agency.h"

#include "fields.h"
#include "node-private.h"
#include "recipient.h"
#include "signature.h"
#include "text.h"

struct _KhAgency
{
  KhNode parent_instance;
  char *name;
  char *superior;
  char *abbreviation;
  char *place;
  char *address;
  char *choices;
  char *organ_id;
  char *email;
  char *telephone;
  char *fax;
  char *website;
  GListStore *units;
  GListStore *signatures;
  GListStore *recipients;
  GListStore *documents;
};

G_DEFINE_FINAL_TYPE (KhAgency, kh_agency, KH_TYPE_NODE)

static const KhField fields[] = {
  { "name", KH_FIELD_TEXT, G_STRUCT_OFFSET (KhAgency, name) },
  { "superior", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, superior) },
  { "abbreviation", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, abbreviation) },
  { "place", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, place) },
  { "address", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, address) },
  { "choices", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, choices) },
  { "organ-id", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, organ_id) },
  { "email", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, email) },
  { "telephone", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, telephone) },
  { "fax", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, fax) },
  { "website", KH_FIELD_STRING, G_STRUCT_OFFSET (KhAgency, website) },
};

static void
kh_agency_dispose (GObject *object)
{
  KhAgency *self = KH_AGENCY (object);

  kh_node_clear_list (KH_NODE (self), &self->units);
  kh_node_clear_list (KH_NODE (self), &self->signatures);
  kh_node_clear_list (KH_NODE (self), &self->recipients);
  kh_node_clear_list (KH_NODE (self), &self->documents);

  G_OBJECT_CLASS (kh_agency_parent_class)->dispose (object);
}

static GListStore *
kh_agency_get_list (KhNode *node, GType child_type)
{
  KhAgency *self = KH_AGENCY (node);

  if (g_type_is_a (child_type, KH_TYPE_UNIT))
    return self->units;
  if (g_type_is_a (child_type, KH_TYPE_SIGNATURE))
    return self->signatures;
  if (g_type_is_a (child_type, KH_TYPE_RECIPIENT))
    return self->recipients;
  if (g_type_is_a (child_type, KH_TYPE_LEGAL_DOCUMENT))
    return self->documents;

  return NULL;
}

static void
kh_agency_class_init (KhAgencyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_agency_dispose;
  KH_NODE_CLASS (klass)->get_list = kh_agency_get_list;
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_agency_init (KhAgency *self)
{
  self->units = kh_node_new_list (KH_TYPE_UNIT);
  self->signatures = kh_node_new_list (KH_TYPE_SIGNATURE);
  self->recipients = kh_node_new_list (KH_TYPE_RECIPIENT);
  self->documents = kh_node_new_list (KH_TYPE_LEGAL_DOCUMENT);
  self->name = g_strdup ("");
}

KhAgency *
kh_agency_new (const char *name)
{
  return g_object_new (KH_TYPE_AGENCY, "name", name, NULL);
}

const char *
kh_agency_get_name (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->name;
}

const char *
kh_agency_get_superior (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->superior;
}

const char *
kh_agency_get_abbreviation (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->abbreviation;
}

const char *
kh_agency_get_place (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->place;
}

const char *
kh_agency_get_address (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->address;
}

const char *
kh_agency_get_choices (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->choices;
}

const char *
kh_agency_get_organ_id (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->organ_id;
}

const char *
kh_agency_get_email (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->email;
}

const char *
kh_agency_get_telephone (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->telephone;
}

const char *
kh_agency_get_fax (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->fax;
}

const char *
kh_agency_get_website (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return self->website;
}

GListModel *
kh_agency_get_units (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return G_LIST_MODEL (self->units);
}

GListModel *
kh_agency_get_signatures (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return G_LIST_MODEL (self->signatures);
}

GListModel *
kh_agency_get_recipients (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return G_LIST_MODEL (self->recipients);
}

static gboolean
is_called (KhUnit *unit, const char *folded)
{
  g_autofree char *name = kh_text_fold_name (kh_unit_get_name (unit));
  g_autofree char *short_name = NULL;

  if (g_str_equal (name, folded))
    return TRUE;
  if (kh_unit_get_short_name (unit) == NULL)
    return FALSE;

  short_name = kh_text_fold_name (kh_unit_get_short_name (unit));

  return g_str_equal (short_name, folded);
}

KhUnit *
kh_agency_find_unit (KhAgency *self, const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  folded = kh_text_fold_name (name);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->units)); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (G_LIST_MODEL (self->units), i);

      if (is_called (unit, folded))
        return unit; /* the list keeps it alive */
    }

  return NULL;
}

GListModel *
kh_agency_get_documents (KhAgency *self)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);

  return G_LIST_MODEL (self->documents);
}

KhLegalDocument *
kh_agency_find_document (KhAgency *self, const char *uuid)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i++)
    {
      g_autoptr (KhLegalDocument) document = g_list_model_get_item (G_LIST_MODEL (self->documents), i);

      if (g_str_equal (kh_node_get_uuid (KH_NODE (document)), uuid))
        return document; /* the list keeps it alive */
    }

  return NULL;
}

KhLegalDocument *
kh_agency_find_same_document (KhAgency *self, KhLegalDocument *document)
{
  g_return_val_if_fail (KH_IS_AGENCY (self), NULL);
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (document), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->documents)); i++)
    {
      g_autoptr (KhLegalDocument) known = g_list_model_get_item (G_LIST_MODEL (self->documents), i);

      if (known == document || kh_legal_document_is_same (known, document))
        return known; /* the list keeps it alive */
    }

  return NULL;
}
