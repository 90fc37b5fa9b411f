/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body: sections and items with their numbers, marks and closing marks. */
#include "composer.h"

static KhRole
role_of_mark (KhMark mark)
{
  switch (mark)
    {
    case KH_MARK_CLAUSE:
      return KH_ROLE_CLAUSE;
    case KH_MARK_POINT:
      return KH_ROLE_POINT;
    case KH_MARK_DASH:
      return KH_ROLE_DASH;
    case KH_MARK_PLUS:
      return KH_ROLE_PLUS;
    case KH_MARK_NONE:
    case KH_MARK_APPENDIX:
    case KH_MARK_PART:
    case KH_MARK_SECTION:
    case KH_N_MARKS:
    default:
      return KH_ROLE_PARAGRAPH;
    }
}

/* Legal bases: one a line, each ends with ";", the last with "." (decree
 * 30/2020/NĐ-CP, appendix I, II.6.a). Items beneath items are bases too. */
static void
add_legal_bases (KhComposer *self, GListModel *items)
{
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      if (!kh_words_is_blank (kh_item_get_text (item)))
        {
          KhBlock *block = kh_composer_add (self, KH_ROLE_LEGAL_BASIS, NULL, kh_node_get_uuid (KH_NODE (item)),
                                            kh_item_get_text (item), KH_WORDS_BASIS);
          kh_spans_close (block->spans, ";");
        }
      add_legal_bases (self, kh_item_get_items (item));
    }
}

static void
append_detail (GString *line, const char *name, const char *value)
{
  g_autofree char *trimmed = kh_words_trim (value);

  if (*trimmed == '\0')
    return;
  g_string_append (line, line->len > 0 ? "; " : "");
  g_string_append_printf (line, "%s: %s", name, trimmed);
}

/* "Đơn vị chủ trì: …; đơn vị phối hợp: …": what is known of @task, as one sentence. */
static void
add_task_details (KhComposer *self, KhTask *task)
{
  KhUnit *lead = kh_task_get_lead (task);
  KhDeadline *deadline = kh_task_get_deadline (task);
  g_autofree char *support = kh_compose_unit_names (kh_task_get_support (task));
  g_autofree char *budget = kh_composer_dup_budget (task);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *upper = NULL;
  g_autofree char *sentence = NULL;
  KhBlock *block = NULL;

  append_detail (line, "đơn vị chủ trì", lead != NULL ? kh_unit_get_name (lead) : NULL);
  append_detail (line, "đơn vị phối hợp", support);
  append_detail (line, "sản phẩm", kh_task_get_product (task));
  if (kh_deadline_get_kind (deadline) != KH_DEADLINE_NONE)
    append_detail (line, "thời gian hoàn thành", kh_deadline_get_text (deadline));
  append_detail (line, "kinh phí", budget);
  if (line->len == 0)
    return;

  first = g_utf8_substring (line->str, 0, 1);
  upper = kh_text_upper (first);
  sentence = g_strconcat (upper, line->str + strlen (first), g_str_has_suffix (line->str, "...") ? "" : ".", NULL);
  g_strdelimit (sentence, "\n\r\t", ' ');
  block = kh_composer_add (self, KH_ROLE_PARAGRAPH, NULL, kh_node_get_uuid (KH_NODE (task)), NULL, KH_WORDS_PLAIN);
  kh_block_add_span (block, sentence, FALSE, FALSE);
}

/* The heading of a block of duties that somebody left to the units it names. */
static char *
dup_responsible (KhResponsibility *responsibility)
{
  KhUnitKinds kinds = kh_responsibility_get_unit_kinds (responsibility);
  g_autofree char *names = kh_compose_unit_names (kh_responsibility_get_units (responsibility));
  GString *heading = g_string_new (names);

  if ((kinds & KH_UNIT_KINDS_OFFICE) != 0)
    g_string_append_printf (heading, "%sVăn phòng", heading->len > 0 ? ", " : "");
  if ((kinds & KH_UNIT_KINDS_DIVISION) != 0)
    g_string_append_printf (heading, "%sác phòng chuyên môn, nghiệp vụ", heading->len > 0 ? ", c" : "C");
  if ((kinds & KH_UNIT_KINDS_ATTACHED) != 0)
    g_string_append_printf (heading, "%sác đơn vị trực thuộc", heading->len > 0 ? ", c" : "C");
  return g_string_free (heading, FALSE);
}

static void
add_responsibility (KhComposer *self, KhItem *item, KhMark mark, const char *label, guint used, guint level)
{
  gboolean has_duties = g_list_model_get_n_items (kh_item_get_items (item)) > 0;
  gboolean is_heading = has_duties && mark == KH_MARK_CLAUSE;
  KhRole role = is_heading ? KH_ROLE_CLAUSE_HEADING : role_of_mark (mark);
  KhBlock *block = kh_composer_add (self, role, label, kh_node_get_uuid (KH_NODE (item)), kh_item_get_text (item),
                                    KH_WORDS_PLAIN);

  if (block->spans->len == 0)
    {
      g_autofree char *names = dup_responsible (KH_RESPONSIBILITY (item));
      kh_block_add_span (block, names, FALSE, FALSE);
    }
  if (has_duties)
    {
      block->level = level;
      block->anchor = g_strdup (block->uuid);
      kh_spans_trim_end (block->spans, ";,.:");
      if (block->spans->len > 0)
        kh_spans_close (block->spans, ":");
    }
  kh_composer_add_children (self, KH_NODE (item), kh_numbering_used_below (used, mark), level + 1);
}

static void
add_item (KhComposer *self, KhItem *item, guint used, guint level, KhCounters *counters)
{
  KhMark mark = kh_numbering_mark (KH_NODE (item), used);
  KhItemKind kind = kh_item_get_kind (item);
  g_autofree char *label = NULL;

  if (kh_numbering_is_blank (KH_NODE (item)))
    return;
  if (kind == KH_ITEM_TABLE)
    {
      kh_composer_add_item_table (self, item);
      return;
    }

  label = kh_numbering_label (KH_NODE (item), mark, counters, self->n_appendices);
  if (kind == KH_ITEM_RESPONSIBILITY)
    {
      add_responsibility (self, item, mark, label, used, level);
      return;
    }

  /* A paragraph without words may still hold items; a marked item prints its mark, so that what hangs on it has one. */
  if (mark != KH_MARK_NONE || !kh_words_is_blank (kh_item_get_text (item)))
    kh_composer_add (self, role_of_mark (mark), label, kh_node_get_uuid (KH_NODE (item)), kh_item_get_text (item),
                     KH_WORDS_PLAIN);
  kh_composer_add_children (self, KH_NODE (item), kh_numbering_used_below (used, mark), level);
  if (KH_IS_TASK (item) && self->choices->task_details == KH_TASK_DETAILS_INLINE)
    add_task_details (self, KH_TASK (item));
}

static void
add_section_heading (KhComposer *self, KhSection *section, KhMark mark, const char *label, guint level)
{
  const char *uuid = kh_node_get_uuid (KH_NODE (section));
  const char *heading = kh_section_get_heading (section);
  KhBlock *block = NULL;

  if (mark == KH_MARK_NONE)
    return;
  if (mark == KH_MARK_PART)
    {
      block = kh_composer_add (self, KH_ROLE_PART, NULL, uuid, NULL, KH_WORDS_PLAIN);
      kh_block_add_span (block, label, FALSE, FALSE);
      if (!kh_words_is_blank (heading))
        kh_composer_add (self, KH_ROLE_PART_TITLE, NULL, uuid, heading, KH_WORDS_UPPER);
    }
  else if (mark == KH_MARK_SECTION)
    block = kh_composer_add (self, KH_ROLE_SECTION, label, uuid, heading, KH_WORDS_UPPER);
  else
    block = kh_composer_add (self, mark == KH_MARK_CLAUSE ? KH_ROLE_CLAUSE_HEADING : role_of_mark (mark), label, uuid,
                             heading, KH_WORDS_PLAIN);
  block->level = level;
  block->anchor = g_strdup (uuid);
}

static void
add_reference (KhComposer *self, KhSection *section)
{
  KhSectionKind kind = kh_section_get_kind (section);
  g_autofree char *sentence = NULL;
  KhBlock *block = NULL;

  if (kind == KH_SECTION_TASK_GROUPS)
    sentence = kh_composer_dup_task_reference (self);
  else if (kind == KH_SECTION_TARGETS)
    sentence = kh_composer_dup_target_reference (self);
  if (sentence == NULL)
    return;
  block = kh_composer_add (self, KH_ROLE_PARAGRAPH, NULL, NULL, NULL, KH_WORDS_PLAIN);
  kh_block_add_span (block, sentence, FALSE, FALSE);
}

static void add_section (KhComposer *self, KhSection *section, guint used, guint level, KhCounters *counters);

static void
add_sections (KhComposer *self, GListModel *sections, guint used, guint level, KhCounters *counters)
{
  for (guint i = 0; sections != NULL && i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      add_section (self, section, used, level, counters);
    }
}

static void
add_legal_section (KhComposer *self, KhSection *section, guint used, guint level)
{
  KhCounters counters = { 0 };

  add_legal_bases (self, kh_section_get_items (section));
  if (self->last != NULL && self->last->role == KH_ROLE_LEGAL_BASIS)
    kh_spans_close (self->last->spans, ".");
  /* Nothing foresees sections here; what there is prints like any other. */
  add_sections (self, kh_section_get_sections (section), used, level, &counters);
}

static void
add_section (KhComposer *self, KhSection *section, guint used, guint level, KhCounters *counters)
{
  KhMark mark = kh_numbering_mark (KH_NODE (section), used);
  g_autofree char *label = NULL;

  /* Appendices stand after the signature. */
  if (mark == KH_MARK_APPENDIX)
    return;
  if (kh_section_get_kind (section) == KH_SECTION_LEGAL_BASES)
    {
      add_legal_section (self, section, used, level);
      return;
    }

  label = kh_numbering_label (KH_NODE (section), mark, counters, self->n_appendices);
  add_section_heading (self, section, mark, label, level);
  if (kh_section_get_kind (section) == KH_SECTION_TASK_GROUPS)
    add_reference (self, section);
  kh_composer_add_children (self, KH_NODE (section), kh_numbering_used_below (used, mark),
                            mark == KH_MARK_NONE ? level : level + 1);
  if (kh_section_get_kind (section) == KH_SECTION_TARGETS)
    add_reference (self, section);
}

/**
 * kh_composer_add_children:
 * @parent: a plan, section or item
 * @used: marks that @parent and its ancestors bear
 * @level: depth of headings among the children
 *
 * Items print before sections.
 */
void
kh_composer_add_children (KhComposer *self, KhNode *parent, guint used, guint level)
{
  GListModel *items = kh_node_get_children (parent, KH_TYPE_ITEM);
  GListModel *sections = kh_node_get_children (parent, KH_TYPE_SECTION);
  KhCounters counters = { 0 };

  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);
      add_item (self, item, used, level, &counters);
    }
  add_sections (self, sections, used, level, &counters);
}

void
kh_composer_add_body (KhComposer *self)
{
  KhBlock *block = NULL;

  self->last = NULL;
  kh_words_begin_body (&self->words);
  kh_composer_add_children (self, KH_NODE (self->plan), 0, 1);

  /* "./." closes the body (appendix III, template 1.4): after its last sentence,
   * on a line of its own where a table is last, and not after a bare heading. */
  if (self->last == NULL || self->last->level > 0)
    return;
  if (self->last->role == KH_ROLE_TABLE)
    {
      block = kh_composer_add (self, KH_ROLE_PARAGRAPH, NULL, NULL, NULL, KH_WORDS_PLAIN);
      kh_block_add_span (block, "./.", FALSE, FALSE);
      return;
    }
  kh_spans_finish (self->last->spans);
}
