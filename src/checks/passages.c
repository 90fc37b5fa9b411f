/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a plan. */
#include "passages.h"

#include <string.h>

#include "checks.h"

struct _KhPassages
{
  gatomicrefcount count;
  GPtrArray      *list; /* of KhPassage */
  int             year;
  char           *day;
  GHashTable     *names;
  GPtrArray      *units; /* of KhUnitName */
  GPtrArray      *ended; /* of KhEndedDocument */
};

static void
passage_free (KhPassage *self)
{
  g_free (self->uuid);
  g_free (self->plain);
  g_clear_pointer (&self->cited, g_ptr_array_unref);
  g_free (self);
}

static void
unit_name_free (KhUnitName *self)
{
  g_free (self->name);
  g_free (self->successor);
  g_free (self);
}

static void
ended_free (KhEndedDocument *self)
{
  g_object_unref (self->document);
  g_free (self->successor);
  g_free (self);
}

static gboolean
same_document (KhLegalDocument *a, KhLegalDocument *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_strcmp0 (kh_legal_document_get_kind (a), kh_legal_document_get_kind (b)) == 0
         && g_strcmp0 (kh_legal_document_get_number (a), kh_legal_document_get_number (b)) == 0
         && g_strcmp0 (kh_legal_document_get_symbol (a), kh_legal_document_get_symbol (b)) == 0
         && g_strcmp0 (kh_legal_document_get_date (a), kh_legal_document_get_date (b)) == 0
         && g_strcmp0 (kh_legal_document_get_issuer (a), kh_legal_document_get_issuer (b)) == 0
         && g_strcmp0 (kh_legal_document_get_title (a), kh_legal_document_get_title (b)) == 0;
}

gboolean
kh_passage_equal (const KhPassage *a, const KhPassage *b)
{
  const guint n_cited = a->cited != NULL ? a->cited->len : 0;

  if (!g_str_equal (a->plain, b->plain) || a->kind != b->kind || a->section != b->section || a->item != b->item
      || a->has_items != b->has_items || n_cited != (b->cited != NULL ? b->cited->len : 0))
    return FALSE;
  for (guint i = 0; i < n_cited; i++)
    if (!same_document (a->cited->pdata[i], b->cited->pdata[i]))
      return FALSE;

  return TRUE;
}

/* A reference to something that is no document has no copy. */
static void
unref_reference (gpointer document)
{
  if (document != NULL)
    g_object_unref (document);
}

/* Returns: (transfer full) (nullable): copies of what the references of @markup name */
static GPtrArray *
list_cited (KhPlan *plan, const char *markup)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  g_autoptr (GPtrArray) runs = NULL;
  GPtrArray *cited;

  if (strstr (markup, " ref=") == NULL)
    return NULL;
  runs = kh_markup_parse (markup, NULL);
  if (runs == NULL)
    return NULL;

  cited = g_ptr_array_new_with_free_func (unref_reference);
  for (guint i = 0; i < runs->len; i++)
    {
      const KhRun *run = runs->pdata[i];
      KhLegalDocument *document = NULL;

      if (run->kind == KH_RUN_TEXT)
        continue;
      if (run->kind == KH_RUN_CITE && agency != NULL)
        document = kh_agency_find_document (agency, run->text);
      g_ptr_array_add (cited, document != NULL ? kh_node_copy_alone (KH_NODE (document), NULL) : NULL);
    }

  return cited;
}

typedef struct
{
  KhPassages *self;
  KhPlan     *plan;
} Collector;

/* Adds the words of @property, unless there are none. Returns: (transfer none) (nullable): the passage */
static KhPassage *
add (Collector *collector, gpointer node, const char *property, const char *markup, KhPassageKind kind)
{
  KhPassage *passage;

  if (markup == NULL || *markup == '\0')
    return NULL;

  passage = g_new0 (KhPassage, 1);
  passage->uuid = g_strdup (kh_node_get_uuid (KH_NODE (node)));
  passage->property = property;
  passage->kind = kind;
  passage->section = KH_SECTION_FREE;
  if (kind == KH_PASSAGE_DETAIL || kind == KH_PASSAGE_RECIPIENT)
    passage->plain = g_strdup (markup);
  else
    {
      passage->plain = kh_markup_to_plain (markup);
      passage->cited = list_cited (collector->plan, markup);
    }
  g_ptr_array_add (collector->self->list, passage);

  return passage;
}

static KhPassageKind
kind_of_item (KhItem *item)
{
  return kh_item_get_kind (item) == KH_ITEM_CELL ? KH_PASSAGE_CELL : KH_PASSAGE_ITEM;
}

static void
add_item (Collector *collector, KhItem *item)
{
  KhPassage *passage = add (collector, item, "text", kh_item_get_text (item), kind_of_item (item));
  KhSection *section = kh_item_get_section (item);

  if (passage != NULL)
    {
      passage->item = kh_item_get_kind (item);
      passage->has_items = g_list_model_get_n_items (kh_item_get_items (item)) > 0;
      if (section != NULL)
        passage->section = kh_section_get_kind (section);
    }
  if (KH_IS_TASK (item))
    {
      add (collector, item, "product", kh_task_get_product (KH_TASK (item)), KH_PASSAGE_DETAIL);
      add (collector, item, "note", kh_task_get_note (KH_TASK (item)), KH_PASSAGE_DETAIL);
    }
}

static gboolean
visit_cb (KhNode *node, gpointer data)
{
  if (KH_IS_SECTION (node))
    {
      KhPassage *passage = add (data, node, "heading", kh_section_get_heading (KH_SECTION (node)), KH_PASSAGE_HEADING);

      if (passage != NULL)
        passage->section = kh_section_get_kind (KH_SECTION (node));
    }
  else if (KH_IS_ITEM (node))
    add_item (data, KH_ITEM (node));

  return TRUE;
}

static KhUnit *
find_unit (GListModel *units, const char *uuid)
{
  for (guint i = 0; uuid != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      if (g_str_equal (kh_node_get_uuid (KH_NODE (unit)), uuid))
        return unit; /* the list holds it */
    }

  return NULL;
}

static void
add_units (KhPassages *self, KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  GListModel *units = agency != NULL ? kh_agency_get_units (agency) : NULL;

  for (guint i = 0; units != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      KhUnit *successor = find_unit (units, kh_unit_get_successor (unit));
      KhUnitName *name = g_new0 (KhUnitName, 1);

      name->name = g_strdup (kh_unit_get_name (unit));
      name->alive = kh_unit_lives_in (unit, self->year);
      name->successor = successor != NULL ? g_strdup (kh_unit_get_name (successor)) : NULL;
      g_ptr_array_add (self->units, name);
    }
}

static void
add_ended (KhPassages *self, KhPlan *plan)
{
  KhAgency *agency = kh_plan_get_agency (plan);
  GListModel *documents = agency != NULL ? kh_agency_get_documents (agency) : NULL;

  for (guint i = 0; documents != NULL && i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (KhLegalDocument) document = g_list_model_get_item (documents, i);
      const char *uuid = kh_legal_document_get_replaced_by (document);
      KhLegalDocument *successor = uuid != NULL ? kh_agency_find_document (agency, uuid) : NULL;
      KhEndedDocument *ended;

      if (kh_legal_document_get_status (document) != KH_LEGAL_STATUS_ENDED)
        continue;
      ended = g_new (KhEndedDocument, 1);
      ended->document = KH_LEGAL_DOCUMENT (kh_node_copy_alone (KH_NODE (document), NULL));
      ended->successor = successor != NULL ? kh_citation_format (successor, KH_MENTION_LATER) : NULL;
      g_ptr_array_add (self->ended, ended);
    }
}

const KhEndedDocument *
kh_passages_find_ended (KhPassages *self, KhLegalDocument *document)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (KH_IS_LEGAL_DOCUMENT (document), NULL);

  for (guint i = 0; i < self->ended->len; i++)
    if (kh_legal_document_is_same (((const KhEndedDocument *) self->ended->pdata[i])->document, document))
      return self->ended->pdata[i];

  return NULL;
}

KhPassages *
kh_passages_new (KhPlan *plan)
{
  KhPassages *self;
  Collector collector;
  GListModel *recipients;
  GDate date;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_new0 (KhPassages, 1);
  g_atomic_ref_count_init (&self->count);
  self->list = g_ptr_array_new_with_free_func ((GDestroyNotify) passage_free);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) unit_name_free);
  self->ended = g_ptr_array_new_with_free_func ((GDestroyNotify) ended_free);
  self->names = kh_checks_list_names (plan);
  self->year = kh_plan_get_year (plan);
  self->day = kh_date_parse_iso (kh_plan_get_date (plan), &date) ? g_strdup (kh_plan_get_date (plan))
                                                                : g_strdup_printf ("%04d-12-31", self->year);
  add_units (self, plan);
  add_ended (self, plan);

  collector = (Collector) { self, plan };
  add (&collector, plan, "title", kh_plan_get_title (plan), KH_PASSAGE_TITLE);
  kh_plan_visit (plan, visit_cb, &collector);
  recipients = kh_plan_get_recipients (plan);
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);

      if (!kh_recipient_get_archive (recipient))
        add (&collector, recipient, "text", kh_recipient_get_text (recipient), KH_PASSAGE_RECIPIENT);
    }

  return self;
}

KhPassages *
kh_passages_ref (KhPassages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->count);

  return self;
}

void
kh_passages_unref (KhPassages *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_ptr_array_unref (self->list);
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->ended);
  g_hash_table_unref (self->names);
  g_free (self->day);
  g_free (self);
}

guint
kh_passages_get_n (KhPassages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->list->len;
}

const KhPassage *
kh_passages_get (KhPassages *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->list->len, NULL);

  return self->list->pdata[index];
}

int
kh_passages_get_year (KhPassages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

const char *
kh_passages_get_day (KhPassages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->day;
}

GHashTable *
kh_passages_get_names (KhPassages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->names;
}

GPtrArray *
kh_passages_get_units (KhPassages *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->units;
}

static gboolean
same_set (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (b, key))
      return FALSE;

  return TRUE;
}

gboolean
kh_passages_same_context (KhPassages *self, KhPassages *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->year != other->year || !g_str_equal (self->day, other->day) || self->units->len != other->units->len
      || self->ended->len != other->ended->len || !same_set (self->names, other->names))
    return FALSE;
  for (guint i = 0; i < self->ended->len; i++)
    {
      const KhEndedDocument *a = self->ended->pdata[i];
      const KhEndedDocument *b = other->ended->pdata[i];

      if (!same_document (a->document, b->document) || g_strcmp0 (a->successor, b->successor) != 0)
        return FALSE;
    }
  for (guint i = 0; i < self->units->len; i++)
    {
      const KhUnitName *a = self->units->pdata[i];
      const KhUnitName *b = other->units->pdata[i];

      if (!g_str_equal (a->name, b->name) || a->alive != b->alive || g_strcmp0 (a->successor, b->successor) != 0)
        return FALSE;
    }

  return TRUE;
}
