/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as JSON: the named keys first, then the sections that they do not hold. */
#include "json-plan.h"

#include <math.h>

static void add_items (JsonBuilder *builder, const char *key, GListModel *items);

static void
begin_array (JsonBuilder *builder, const char *key)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
}

static void
add_comparator (JsonBuilder *builder, KhComparator comparator)
{
  static const char *const signs[] = {
    [KH_COMPARATOR_NONE] = NULL, [KH_COMPARATOR_EQ] = "=", [KH_COMPARATOR_GE] = "≥",
    [KH_COMPARATOR_LE] = "≤",    [KH_COMPARATOR_GT] = ">", [KH_COMPARATOR_LT] = "<",
  };

  kh_json_add_string (builder, "comparator", signs[comparator]);
}

static void
add_indicators (JsonBuilder *builder, GListModel *indicators)
{
  begin_array (builder, "indicators");
  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, i);

      json_builder_begin_object (builder);
      add_comparator (builder, kh_indicator_get_comparator (indicator));
      kh_json_add_number (builder, "value", kh_indicator_get_value (indicator));
      kh_json_add_string (builder, "unit", kh_indicator_get_unit (indicator));
      kh_json_add_number (builder, "baseline", kh_indicator_get_baseline (indicator));
      kh_json_add_number (builder, "result", kh_indicator_get_result (indicator));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_unit_names (JsonBuilder *builder, const char *key, GListModel *units)
{
  begin_array (builder, key);
  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      kh_json_add_string (builder, NULL, kh_unit_get_name (unit));
    }
  json_builder_end_array (builder);
}

static void
add_deadline (JsonBuilder *builder, const char *key, const KhDeadline *deadline, int plan_year)
{
  KhDeadlineKind kind = kh_deadline_get_kind (deadline);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GDate first;
  GDate last;

  json_builder_set_member_name (builder, key);
  if (kind == KH_DEADLINE_NONE)
    {
      json_builder_add_null_value (builder);
      return;
    }
  if (kh_deadline_get_range (deadline, plan_year, &first, &last))
    {
      from = kh_date_to_iso (&first);
      to = kh_date_to_iso (&last);
    }
  json_builder_begin_object (builder);
  kh_json_add_string (builder, "kind", kh_enum_to_nick (KH_TYPE_DEADLINE_KIND, (int) kind));
  kh_json_add_string (builder, "text", kh_deadline_get_text (deadline));
  kh_json_add_string (builder, "from", from);
  kh_json_add_string (builder, "to", to);
  json_builder_end_object (builder);
}

/* What "before" says of a report is the same each period, so it names no days. */
static void
add_reporting (JsonBuilder *builder, GListModel *reports)
{
  begin_array (builder, "reporting");
  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (KhReporting) report = g_list_model_get_item (reports, i);
      KhDeadline *before = kh_reporting_get_before (report);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "period", kh_enum_to_nick (KH_TYPE_PERIOD, (int) kh_reporting_get_period (report)));
      json_builder_set_member_name (builder, "before");
      json_builder_begin_object (builder);
      kh_json_add_string (builder, "kind",
                          kh_enum_to_nick (KH_TYPE_DEADLINE_KIND, (int) kh_deadline_get_kind (before)));
      kh_json_add_string (builder, "text", kh_deadline_get_text (before));
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_evidence (JsonBuilder *builder, GListModel *files)
{
  begin_array (builder, "evidence");
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (KhEvidence) evidence = g_list_model_get_item (files, i);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "name", kh_evidence_get_name (evidence));
      kh_json_add_string (builder, "media_type", kh_evidence_get_media_type (evidence));
      kh_json_add_int (builder, "size", kh_evidence_get_size (evidence));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* In the order of the plan's rows: that of the reports. */
static void
add_progress (JsonBuilder *builder, GListModel *records)
{
  begin_array (builder, "progress");
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (KhProgress) record = g_list_model_get_item (records, i);
      const int percent = kh_progress_get_percent (record);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "period", kh_progress_get_period (record));
      kh_json_add_string (builder, "day", kh_progress_get_day (record));
      kh_json_add_string (builder, "state", kh_enum_to_nick (KH_TYPE_TASK_STATE, (int) kh_progress_get_state (record)));
      kh_json_add_number (builder, "percent", percent == KH_PROGRESS_UNSAID ? NAN : percent);
      kh_json_add_string (builder, "text", kh_progress_get_text (record));
      add_evidence (builder, kh_progress_get_evidence (record));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_task_fields (JsonBuilder *builder, KhTask *task)
{
  KhNode *root = kh_node_get_root (KH_NODE (task));
  KhUnit *lead = kh_task_get_lead (task);

  kh_json_add_string (builder, "lead", lead != NULL ? kh_unit_get_name (lead) : NULL);
  add_unit_names (builder, "support", kh_task_get_support (task));
  kh_json_add_string (builder, "product", kh_task_get_product (task));
  add_deadline (builder, "deadline", kh_task_get_deadline (task), KH_IS_PLAN (root) ? kh_plan_get_year (KH_PLAN (root)) : 0);
  kh_json_add_string (builder, "budget", kh_task_get_budget (task));
  kh_json_add_string (builder, "budget_source", kh_task_get_budget_source (task));
  kh_json_add_string (builder, "state", kh_enum_to_nick (KH_TYPE_TASK_STATE, (int) kh_task_get_state (task)));
  kh_json_add_string (builder, "note", kh_task_get_note (task));
  add_progress (builder, kh_task_get_progress (task));
}

static void
add_unit_kinds (JsonBuilder *builder, KhUnitKinds kinds)
{
  static const struct
  {
    KhUnitKinds flag;
    KhUnitKind kind;
  } table[] = {
    { KH_UNIT_KINDS_DIVISION, KH_UNIT_DIVISION },
    { KH_UNIT_KINDS_ATTACHED, KH_UNIT_ATTACHED },
    { KH_UNIT_KINDS_OFFICE, KH_UNIT_OFFICE },
  };

  begin_array (builder, "unit_kinds");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if ((kinds & table[i].flag) != 0)
      kh_json_add_string (builder, NULL, kh_enum_to_nick (KH_TYPE_UNIT_KIND, (int) table[i].kind));
  json_builder_end_array (builder);
}

/* The fields of an item's class; its text and items are the caller's. */
static void
add_typed_fields (JsonBuilder *builder, KhItem *item)
{
  if (KH_IS_TASK (item))
    add_task_fields (builder, KH_TASK (item));
  else if (KH_IS_TARGET (item))
    add_indicators (builder, kh_target_get_indicators (KH_TARGET (item)));
  else if (KH_IS_DUTY (item))
    add_reporting (builder, kh_duty_get_reports (KH_DUTY (item)));
  else if (KH_IS_RESPONSIBILITY (item))
    {
      add_unit_names (builder, "units", kh_responsibility_get_units (KH_RESPONSIBILITY (item)));
      add_unit_kinds (builder, kh_responsibility_get_unit_kinds (KH_RESPONSIBILITY (item)));
    }
}

static void
add_items (JsonBuilder *builder, const char *key, GListModel *items)
{
  begin_array (builder, key);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "kind", kh_enum_to_nick (KH_TYPE_ITEM_KIND, (int) kh_item_get_kind (item)));
      kh_json_add_string (builder, "text", kh_item_get_text (item));
      add_typed_fields (builder, item);
      add_items (builder, "items", kh_item_get_items (item));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* A sequence of sections of one kind, in reading order, however deep. */
typedef struct
{
  KhSectionKind kind;
  GPtrArray *sections;
} Search;

static gboolean
collect_cb (KhNode *node, gpointer user_data)
{
  Search *search = user_data;

  if (KH_IS_SECTION (node) && kh_section_get_kind (KH_SECTION (node)) == search->kind)
    g_ptr_array_add (search->sections, g_object_ref (node));
  return TRUE;
}

static GPtrArray *
find_sections (KhPlan *plan, KhSectionKind kind)
{
  Search search = { kind, g_ptr_array_new_with_free_func (g_object_unref) };

  kh_plan_visit (plan, collect_cb, &search);
  return search.sections;
}

/* The items of all sections of @kind that are instances of @type. */
static GPtrArray *
find_items (KhPlan *plan, KhSectionKind kind, GType type)
{
  g_autoptr (GPtrArray) sections = find_sections (plan, kind);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < sections->len; i++)
    {
      GListModel *items = kh_section_get_items (g_ptr_array_index (sections, i));

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr (KhItem) item = g_list_model_get_item (items, j);

          if (g_type_is_a (G_OBJECT_TYPE (item), type))
            g_ptr_array_add (found, g_steal_pointer (&item));
        }
    }
  return found;
}

static void
add_texts (JsonBuilder *builder, const char *key, KhPlan *plan, KhSectionKind kind)
{
  g_autoptr (GPtrArray) items = find_items (plan, kind, KH_TYPE_ITEM);

  begin_array (builder, key);
  for (guint i = 0; i < items->len; i++)
    {
      const char *text = kh_item_get_text (g_ptr_array_index (items, i));

      if (*text != '\0')
        kh_json_add_string (builder, NULL, text);
    }
  json_builder_end_array (builder);
}

/* The paragraphs of a section that is one sentence as a rule. */
static void
add_joined_text (JsonBuilder *builder, const char *key, KhPlan *plan, KhSectionKind kind)
{
  g_autoptr (GPtrArray) items = find_items (plan, kind, KH_TYPE_ITEM);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const char *text = kh_item_get_text (g_ptr_array_index (items, i));

      if (joined->len > 0 && *text != '\0')
        g_string_append_c (joined, '\n');
      g_string_append (joined, text);
    }
  kh_json_add_string (builder, key, joined->str);
}

static void
add_targets (JsonBuilder *builder, KhPlan *plan)
{
  g_autoptr (GPtrArray) targets = find_items (plan, KH_SECTION_TARGETS, KH_TYPE_TARGET);

  begin_array (builder, "targets");
  for (guint i = 0; i < targets->len; i++)
    {
      KhItem *target = g_ptr_array_index (targets, i);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "text", kh_item_get_text (target));
      add_typed_fields (builder, target);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_children (JsonBuilder *builder, const char *key, GListModel *children, GType type)
{
  begin_array (builder, key);
  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr (KhItem) child = g_list_model_get_item (children, i);

      if (!g_type_is_a (G_OBJECT_TYPE (child), type))
        continue;
      json_builder_begin_object (builder);
      kh_json_add_string (builder, "text", kh_item_get_text (child));
      add_typed_fields (builder, child);
      add_items (builder, "items", kh_item_get_items (child));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_task_groups (JsonBuilder *builder, KhPlan *plan)
{
  g_autoptr (GPtrArray) groups = find_sections (plan, KH_SECTION_TASK_GROUP);

  begin_array (builder, "task_groups");
  for (guint i = 0; i < groups->len; i++)
    {
      KhSection *group = g_ptr_array_index (groups, i);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "title", kh_section_get_heading (group));
      add_children (builder, "tasks", kh_section_get_items (group), KH_TYPE_TASK);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_responsibilities (JsonBuilder *builder, KhPlan *plan)
{
  g_autoptr (GPtrArray) blocks = find_items (plan, KH_SECTION_RESPONSIBILITIES, KH_TYPE_RESPONSIBILITY);

  begin_array (builder, "responsibilities");
  for (guint i = 0; i < blocks->len; i++)
    {
      KhItem *block = g_ptr_array_index (blocks, i);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "heading", kh_item_get_text (block));
      add_typed_fields (builder, block);
      add_children (builder, "duties", kh_item_get_items (block), KH_TYPE_DUTY);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
all_of_type (GListModel *items, GType type, gboolean childless)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      if (!g_type_is_a (G_OBJECT_TYPE (item), type) ||
          (childless && (g_list_model_get_n_items (kh_item_get_items (item)) > 0 || kh_item_get_kind (item) == KH_ITEM_TABLE)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
responsibilities_are_plain (GListModel *items)
{
  if (!all_of_type (items, KH_TYPE_RESPONSIBILITY, FALSE))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) block = g_list_model_get_item (items, i);

      if (!all_of_type (kh_item_get_items (block), KH_TYPE_DUTY, FALSE))
        return FALSE;
    }
  return TRUE;
}

/* Whether the named keys hold all of the section's own items. */
static gboolean
is_held (KhSection *section)
{
  GListModel *items = kh_section_get_items (section);

  switch (kh_section_get_kind (section))
    {
    case KH_SECTION_LEGAL_BASES:
    case KH_SECTION_OPENING:
    case KH_SECTION_PURPOSE:
    case KH_SECTION_REQUIREMENTS:
    case KH_SECTION_CLOSING:
      return all_of_type (items, KH_TYPE_ITEM, TRUE);
    case KH_SECTION_TARGETS:
      return all_of_type (items, KH_TYPE_TARGET, TRUE);
    case KH_SECTION_TASK_GROUP:
      return all_of_type (items, KH_TYPE_TASK, FALSE);
    case KH_SECTION_RESPONSIBILITIES:
      return responsibilities_are_plain (items);
    case KH_SECTION_AIMS:
    case KH_SECTION_TASK_GROUPS:
      return g_list_model_get_n_items (items) == 0;
    default:
      return FALSE;
    }
}

static void
add_sections (JsonBuilder *builder, GListModel *sections)
{
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);

      if (is_held (section))
        {
          add_sections (builder, kh_section_get_sections (section));
          continue;
        }
      json_builder_begin_object (builder);
      kh_json_add_string (builder, "kind", kh_enum_to_nick (KH_TYPE_SECTION_KIND, (int) kh_section_get_kind (section)));
      kh_json_add_string (builder, "heading", kh_section_get_heading (section));
      add_items (builder, "items", kh_section_get_items (section));
      begin_array (builder, "sections");
      add_sections (builder, kh_section_get_sections (section));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
}

static void
add_signature (JsonBuilder *builder, KhSignature *signature)
{
  json_builder_begin_object (builder);
  kh_json_add_string (builder, "authority", kh_signature_get_authority (signature));
  kh_json_add_string (builder, "position", kh_signature_get_position (signature));
  kh_json_add_string (builder, "name", kh_signature_get_name (signature));
  json_builder_end_object (builder);
}

/* "signature" is who signs; a second signer beside is in "cosigners". */
static void
add_signatures (JsonBuilder *builder, GListModel *signatures)
{
  g_autoptr (KhSignature) first = g_list_model_get_item (signatures, 0);

  json_builder_set_member_name (builder, "signature");
  if (first != NULL)
    add_signature (builder, first);
  else
    json_builder_add_null_value (builder);
  begin_array (builder, "cosigners");
  for (guint i = 1; i < g_list_model_get_n_items (signatures); i++)
    {
      g_autoptr (KhSignature) signature = g_list_model_get_item (signatures, i);

      add_signature (builder, signature);
    }
  json_builder_end_array (builder);
}

static void
add_recipients (JsonBuilder *builder, GListModel *recipients)
{
  begin_array (builder, "recipients");
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);
      gboolean archive = kh_recipient_get_archive (recipient);
      g_autofree char *text = g_strconcat (archive ? "Lưu: " : "", kh_recipient_get_text (recipient), NULL);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "text", text);
      kh_json_add_string (builder, "purpose", kh_recipient_get_purpose (recipient));
      if (archive)
        {
          kh_json_add_string (builder, "unit", kh_recipient_get_unit (recipient));
          kh_json_add_id (builder, "copies", kh_recipient_get_copies (recipient));
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What the texts' <cite ref=""/> stand for: each document in its full form. */
static void
add_citations (JsonBuilder *builder, KhPlan *plan)
{
  g_autoptr (GPtrArray) documents = kh_plan_list_cited (plan);

  begin_array (builder, "citations");
  for (guint i = 0; i < documents->len; i++)
    {
      KhLegalDocument *document = g_ptr_array_index (documents, i);
      g_autofree char *text = kh_citation_format (document, KH_MENTION_FIRST);

      json_builder_begin_object (builder);
      kh_json_add_string (builder, "ref", kh_node_get_uuid (KH_NODE (document)));
      kh_json_add_string (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
kh_json_add_plan (JsonBuilder *builder, KhPlan *plan)
{
  json_builder_begin_object (builder);
  kh_json_add_id (builder, "id", kh_node_get_id (KH_NODE (plan)));
  kh_json_add_int (builder, "year", kh_plan_get_year (plan));
  kh_json_add_string (builder, "state", kh_enum_to_nick (KH_TYPE_PLAN_STATE, (int) kh_plan_get_state (plan)));
  kh_json_add_string (builder, "superior", kh_plan_get_superior (plan));
  kh_json_add_string (builder, "issuer", kh_plan_get_issuer (plan));
  kh_json_add_string (builder, "number", kh_plan_get_number (plan));
  kh_json_add_string (builder, "symbol", kh_plan_get_symbol (plan));
  kh_json_add_string (builder, "place", kh_plan_get_place (plan));
  kh_json_add_string (builder, "date", kh_plan_get_date (plan));
  kh_json_add_string (builder, "title", kh_plan_get_title (plan));
  add_joined_text (builder, "opening", plan, KH_SECTION_OPENING);
  add_texts (builder, "legal_bases", plan, KH_SECTION_LEGAL_BASES);
  add_texts (builder, "purposes", plan, KH_SECTION_PURPOSE);
  add_texts (builder, "requirements", plan, KH_SECTION_REQUIREMENTS);
  add_targets (builder, plan);
  add_task_groups (builder, plan);
  add_responsibilities (builder, plan);
  begin_array (builder, "sections");
  add_sections (builder, kh_plan_get_sections (plan));
  json_builder_end_array (builder);
  add_joined_text (builder, "closing", plan, KH_SECTION_CLOSING);
  add_signatures (builder, kh_plan_get_signatures (plan));
  add_recipients (builder, kh_plan_get_recipients (plan));
  add_citations (builder, plan);
  json_builder_end_object (builder);
}
