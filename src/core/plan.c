/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plan of one body for one year; the root of the spine. */
#include "plan.h"

#include "duty.h"
#include "fields.h"
#include "indicator.h"
#include "kh-enum-types.h"
#include "markup.h"
#include "node-private.h"
#include "progress.h"
#include "reporting.h"
#include "target.h"
#include "task.h"

struct _KhPlan
{
  KhNode parent_instance;
  int year;
  KhPlanState state;
  char *template;
  char *type_name;
  char *superior;
  char *issuer;
  char *number;
  char *symbol;
  char *place;
  char *date;
  char *title;
  KhUrgency urgency;
  KhSecrecy secrecy;
  KhCirculation circulation;
  char *drafter_mark;
  char *address;
  char *profile;
  char *choices;
  char *reply_due;
  GListStore *sections;
  GListStore *signatures;
  GListStore *recipients;
  GListStore *findings;
  GListStore *remarks;
  KhAgency *agency; /* its units are what tasks refer to */
};

G_DEFINE_FINAL_TYPE (KhPlan, kh_plan, KH_TYPE_NODE)

static const KhField fields[] = {
  { "year", KH_FIELD_INT, G_STRUCT_OFFSET (KhPlan, year) },
  { "state", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhPlan, state), kh_plan_state_get_type },
  { "template", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, template) },
  { "type-name", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, type_name) },
  { "superior", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, superior) },
  { "issuer", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, issuer) },
  { "number", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, number) },
  { "symbol", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, symbol) },
  { "place", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, place) },
  { "date", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, date) },
  { "title", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, title) },
  { "urgency", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhPlan, urgency), kh_urgency_get_type },
  { "secrecy", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhPlan, secrecy), kh_secrecy_get_type },
  { "circulation", KH_FIELD_ENUM, G_STRUCT_OFFSET (KhPlan, circulation), kh_circulation_get_type },
  { "drafter-mark", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, drafter_mark) },
  { "address", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, address) },
  { "profile", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, profile) },
  { "choices", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, choices) },
  { "reply-due", KH_FIELD_STRING, G_STRUCT_OFFSET (KhPlan, reply_due) },
};

static void
kh_plan_dispose (GObject *object)
{
  KhPlan *self = KH_PLAN (object);

  kh_node_clear_list (KH_NODE (self), &self->sections);
  kh_node_clear_list (KH_NODE (self), &self->signatures);
  kh_node_clear_list (KH_NODE (self), &self->recipients);
  kh_node_clear_list (KH_NODE (self), &self->findings);
  g_clear_object (&self->remarks);
  g_clear_object (&self->agency);

  G_OBJECT_CLASS (kh_plan_parent_class)->dispose (object);
}

static GListStore *
kh_plan_get_list (KhNode *node, GType child_type)
{
  KhPlan *self = KH_PLAN (node);

  if (g_type_is_a (child_type, KH_TYPE_SECTION))
    return self->sections;
  if (g_type_is_a (child_type, KH_TYPE_SIGNATURE))
    return self->signatures;
  if (g_type_is_a (child_type, KH_TYPE_RECIPIENT))
    return self->recipients;
  if (g_type_is_a (child_type, KH_TYPE_FINDING))
    return self->findings;

  return NULL;
}

static void
kh_plan_class_init (KhPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = kh_plan_dispose;
  KH_NODE_CLASS (klass)->get_list = kh_plan_get_list;
  kh_fields_install (G_OBJECT_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
kh_plan_init (KhPlan *self)
{
  self->sections = kh_node_new_list (KH_TYPE_SECTION);
  self->signatures = kh_node_new_list (KH_TYPE_SIGNATURE);
  self->recipients = kh_node_new_list (KH_TYPE_RECIPIENT);
  self->findings = kh_node_new_list (KH_TYPE_FINDING);
  self->remarks = g_list_store_new (KH_TYPE_REMARK);
  self->template = g_strdup ("cchc");
  self->type_name = g_strdup ("Kế hoạch");
  self->profile = g_strdup (KH_PLAN_DEFAULT_PROFILE);
}

KhPlan *
kh_plan_new (int year)
{
  return g_object_new (KH_TYPE_PLAN, "year", year, NULL);
}

int
kh_plan_get_year (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), 0);

  return self->year;
}

KhPlanState
kh_plan_get_state (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), 0);

  return self->state;
}

const char *
kh_plan_get_template (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->template;
}

const char *
kh_plan_get_type_name (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->type_name;
}

const char *
kh_plan_get_superior (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->superior;
}

const char *
kh_plan_get_issuer (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->issuer;
}

const char *
kh_plan_get_number (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->number;
}

const char *
kh_plan_get_symbol (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->symbol;
}

const char *
kh_plan_get_place (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->place;
}

const char *
kh_plan_get_date (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->date;
}

const char *
kh_plan_get_title (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->title;
}

KhUrgency
kh_plan_get_urgency (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), 0);

  return self->urgency;
}

KhSecrecy
kh_plan_get_secrecy (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), 0);

  return self->secrecy;
}

KhCirculation
kh_plan_get_circulation (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), 0);

  return self->circulation;
}

const char *
kh_plan_get_drafter_mark (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->drafter_mark;
}

const char *
kh_plan_get_address (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->address;
}

const char *
kh_plan_get_profile (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->profile != NULL && *self->profile != '\0' ? self->profile : KH_PLAN_DEFAULT_PROFILE;
}

const char *
kh_plan_get_choices (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->choices;
}

const char *
kh_plan_get_reply_due (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->reply_due;
}

GListModel *
kh_plan_get_sections (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return G_LIST_MODEL (self->sections);
}

GListModel *
kh_plan_get_signatures (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return G_LIST_MODEL (self->signatures);
}

GListModel *
kh_plan_get_recipients (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return G_LIST_MODEL (self->recipients);
}

GListModel *
kh_plan_get_findings (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return G_LIST_MODEL (self->findings);
}

GListModel *
kh_plan_get_remarks (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return G_LIST_MODEL (self->remarks);
}

void
kh_plan_add_remark (KhPlan *self, KhRemark *remark)
{
  g_return_if_fail (KH_IS_PLAN (self));
  g_return_if_fail (KH_IS_REMARK (remark));

  g_list_store_append (self->remarks, remark);
}

gboolean
kh_plan_is_locked (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), FALSE);

  return self->state == KH_PLAN_ISSUED || self->state == KH_PLAN_ARCHIVED;
}

KhAgency *
kh_plan_get_agency (KhPlan *self)
{
  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  return self->agency;
}

void
kh_plan_set_agency (KhPlan *self, KhAgency *agency)
{
  g_return_if_fail (KH_IS_PLAN (self));
  g_return_if_fail (agency == NULL || KH_IS_AGENCY (agency));

  g_set_object (&self->agency, agency);
}

static gboolean visit_list (GListModel *list, KhPlanVisit visit, gpointer user_data);

/* A section's own items are read before the sections inside it. */
static gboolean
visit_node (KhNode *node, KhPlanVisit visit, gpointer user_data)
{
  if (!visit (node, user_data))
    return FALSE;
  if (!visit_list (kh_node_get_children (node, KH_TYPE_ITEM), visit, user_data))
    return FALSE;

  return visit_list (kh_node_get_children (node, KH_TYPE_SECTION), visit, user_data);
}

static gboolean
visit_list (GListModel *list, KhPlanVisit visit, gpointer user_data)
{
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhNode) node = g_list_model_get_item (list, i);

      if (!visit_node (node, visit, user_data))
        return FALSE;
    }

  return TRUE;
}

void
kh_plan_visit (KhPlan *self, KhPlanVisit visit, gpointer user_data)
{
  g_return_if_fail (KH_IS_PLAN (self));
  g_return_if_fail (visit != NULL);

  visit_list (G_LIST_MODEL (self->sections), visit, user_data);
}

static gboolean
add_task_cb (KhNode *node, gpointer tasks)
{
  if (KH_IS_TASK (node))
    g_ptr_array_add (tasks, g_object_ref (node));

  return TRUE;
}

GPtrArray *
kh_plan_list_tasks (KhPlan *self)
{
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  kh_plan_visit (self, add_task_cb, tasks);

  return g_steal_pointer (&tasks);
}

typedef struct
{
  KhSectionKind kind;
  const char *uuid;
  KhNode *found;
} Search;

static gboolean
match_kind (KhNode *node, gpointer user_data)
{
  Search *search = user_data;

  if (KH_IS_SECTION (node) && kh_section_get_kind (KH_SECTION (node)) == search->kind)
    search->found = node;

  return search->found == NULL;
}

KhSection *
kh_plan_find_section (KhPlan *self, KhSectionKind kind)
{
  Search search = { .kind = kind };

  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  kh_plan_visit (self, match_kind, &search);

  return search.found != NULL ? KH_SECTION (search.found) : NULL;
}

static gboolean
match_uuid (KhNode *node, gpointer user_data)
{
  Search *search = user_data;

  if (g_strcmp0 (kh_node_get_uuid (node), search->uuid) == 0)
    search->found = node;

  return search->found == NULL;
}

static void
match_list (GListModel *list, Search *search)
{
  for (guint i = 0; list != NULL && search->found == NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (KhNode) node = g_list_model_get_item (list, i);

      match_uuid (node, search);
    }
}

static gboolean
match_uuid_with_parts (KhNode *node, gpointer user_data)
{
  Search *search = user_data;

  if (match_uuid (node, search))
    {
      match_list (kh_node_get_children (node, KH_TYPE_INDICATOR), search);
      match_list (kh_node_get_children (node, KH_TYPE_REPORTING), search);
      match_list (kh_node_get_children (node, KH_TYPE_PROGRESS), search);
    }

  return search->found == NULL;
}

KhNode *
kh_plan_find_node (KhPlan *self, const char *uuid)
{
  Search search = { .uuid = uuid };

  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  if (uuid == NULL)
    return NULL;

  kh_plan_visit (self, match_uuid_with_parts, &search);
  match_list (G_LIST_MODEL (self->signatures), &search);
  match_list (G_LIST_MODEL (self->recipients), &search);
  match_list (G_LIST_MODEL (self->findings), &search);

  return search.found;
}

typedef struct
{
  KhAgency *agency;
  GPtrArray *documents;
} Citing;

static void
add_cited (Citing *citing, const char *uuid)
{
  KhLegalDocument *document = uuid != NULL ? kh_agency_find_document (citing->agency, uuid) : NULL;

  if (document == NULL || g_ptr_array_find (citing->documents, document, NULL))
    return;

  g_ptr_array_add (citing->documents, g_object_ref (document));
  add_cited (citing, kh_legal_document_get_replaced_by (document));
}

static const char *
add_reference (const char *uuid, gpointer citing)
{
  add_cited (citing, uuid);

  return NULL;
}

static gboolean
add_citations_of (KhNode *node, gpointer citing)
{
  const char *markup = KH_IS_SECTION (node) ? kh_section_get_heading (KH_SECTION (node)) : kh_item_get_text (KH_ITEM (node));

  kh_markup_rename_references (markup, add_reference, citing);

  return TRUE;
}

GPtrArray *
kh_plan_list_cited (KhPlan *self)
{
  g_autoptr (GPtrArray) documents = NULL;
  Citing citing;

  g_return_val_if_fail (KH_IS_PLAN (self), NULL);

  documents = g_ptr_array_new_with_free_func (g_object_unref);
  citing = (Citing) { self->agency, documents };
  if (self->agency == NULL)
    return g_steal_pointer (&documents);

  kh_plan_visit (self, add_citations_of, &citing);
  kh_markup_rename_references (self->title, add_reference, &citing);

  return g_steal_pointer (&documents);
}
