/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merging the register that a plan brings along into one of the library. */
#include "register.h"

struct _KhRegisterMerge
{
  GHashTable *renamed; /* UUID in the plan to UUID in the library */
  GPtrArray  *nodes;   /* nodes whose markup was renamed */
  GPtrArray  *markups; /* what it was, of each */
};

void
kh_register_merge_free (KhRegisterMerge *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->renamed);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->markups);
  g_free (self);
}

static KhRegisterMerge *
merge_new (void)
{
  KhRegisterMerge *self = g_new (KhRegisterMerge, 1);

  self->renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->nodes = g_ptr_array_new_with_free_func (g_object_unref);
  self->markups = g_ptr_array_new_with_free_func (g_free);

  return self;
}

static const char *
markup_property (KhNode *node)
{
  if (KH_IS_PLAN (node))
    return "title";

  return KH_IS_SECTION (node) ? "heading" : "text";
}

static const char *
rename_cb (const char *uuid, gpointer user_data)
{
  KhRegisterMerge *self = user_data;

  return g_hash_table_lookup (self->renamed, uuid);
}

static gboolean
rename_in_node (KhNode *node, gpointer user_data)
{
  KhRegisterMerge *self = user_data;
  g_autofree char *markup = NULL;
  g_autofree char *renamed = NULL;

  g_object_get (node, markup_property (node), &markup, NULL);
  renamed = kh_markup_rename_references (markup, rename_cb, self);
  if (renamed == NULL)
    return TRUE;

  g_ptr_array_add (self->nodes, g_object_ref (node));
  g_ptr_array_add (self->markups, g_steal_pointer (&markup));
  g_object_set (node, markup_property (node), renamed, NULL);

  return TRUE;
}

void
kh_register_merge_undo (KhRegisterMerge *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    g_object_set (self->nodes->pdata[i], markup_property (self->nodes->pdata[i]), self->markups->pdata[i], NULL);
}

static gboolean
is_of_one_origin (KhNode *node, KhNode *other)
{
  const char *derived = kh_node_get_derived_from (node);
  const char *other_derived = kh_node_get_derived_from (other);

  return g_strcmp0 (derived, kh_node_get_uuid (other)) == 0 || g_strcmp0 (other_derived, kh_node_get_uuid (node)) == 0
         || (derived != NULL && g_strcmp0 (derived, other_derived) == 0);
}

static KhLegalDocument *
find_known (KhAgency *agency, KhLegalDocument *document)
{
  KhLegalDocument *known = kh_agency_find_document (agency, kh_node_get_uuid (KH_NODE (document)));
  GListModel *documents = kh_agency_get_documents (agency);

  for (guint i = 0; known == NULL && i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (KhNode) other = g_list_model_get_item (documents, i);

      if (is_of_one_origin (KH_NODE (document), other))
        known = KH_LEGAL_DOCUMENT (other); /* the list keeps it alive */
    }

  return known != NULL ? known : kh_agency_find_same_document (agency, document);
}

static char *
last_order_key (KhAgency *agency)
{
  GListModel *documents = kh_agency_get_documents (agency);
  guint n_documents = g_list_model_get_n_items (documents);
  g_autoptr (KhNode) last = n_documents > 0 ? g_list_model_get_item (documents, n_documents - 1) : NULL;

  return g_strdup (last != NULL ? kh_node_get_order_key (last) : NULL);
}

/* Returns: (transfer full) (element-type KhLegalDocument): the documents that @agency lacks */
static GPtrArray *
match_documents (KhRegisterMerge *self, KhAgency *agency, GListModel *documents)
{
  g_autoptr (GPtrArray) lacking = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (KhLegalDocument) document = g_list_model_get_item (documents, i);
      KhLegalDocument *known = find_known (agency, document);

      if (known != NULL)
        g_hash_table_insert (self->renamed, g_strdup (kh_node_get_uuid (KH_NODE (document))),
                             g_strdup (kh_node_get_uuid (KH_NODE (known))));
      else
        g_ptr_array_add (lacking, g_object_ref (document));
    }

  return g_steal_pointer (&lacking);
}

static gboolean
write_documents (KhRegisterMerge *self, KhWriter *writer, KhAgency *agency, GPtrArray *documents, GError **error)
{
  g_autofree char *last = last_order_key (agency);

  for (guint i = 0; i < documents->len; i++)
    {
      KhNode *document = documents->pdata[i];
      const char *successor = kh_legal_document_get_replaced_by (KH_LEGAL_DOCUMENT (document));
      const char *renamed = successor != NULL ? g_hash_table_lookup (self->renamed, successor) : NULL;
      char *key = kh_order_key_between (last, NULL);

      g_free (last);
      last = key;
      kh_node_set_order_key (document, key);
      if (renamed != NULL)
        g_object_set (document, "replaced-by", renamed, NULL);
      if (!kh_writer_insert (writer, kh_node_get_id (KH_NODE (agency)), KH_NODE (agency), document, error))
        return FALSE;
    }

  return TRUE;
}

KhRegisterMerge *
kh_register_merge (KhWriter *writer, KhAgency *agency, KhPlan *plan, GError **error)
{
  g_autoptr (KhRegisterMerge) self = merge_new ();
  KhAgency *own = kh_plan_get_agency (plan);
  g_autoptr (GPtrArray) lacking = NULL;

  /* The register of an agency of the library is there; that of a new one was written with it. */
  if (own == NULL || own == agency)
    return g_steal_pointer (&self);

  lacking = match_documents (self, agency, kh_agency_get_documents (own));
  if (!write_documents (self, writer, agency, lacking, error))
    return NULL;
  if (g_hash_table_size (self->renamed) > 0)
    {
      rename_in_node (KH_NODE (plan), self);
      kh_plan_visit (plan, rename_in_node, self);
    }

  return g_steal_pointer (&self);
}
