/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers and marks of sections and items. */
#include "numbering.h"

#include "choices.h"
#include "compose.h"

static gboolean
is_blank_text (const char *markup)
{
  g_autofree char *plain = NULL;

  if (markup == NULL)
    return TRUE;
  while (g_ascii_isspace (*markup))
    markup++;
  if (*markup == '\0')
    return TRUE;
  if (*markup != '<' && *markup != '&')
    return FALSE;
  plain = kh_markup_to_plain (markup);
  return *g_strstrip (plain) == '\0';
}

static gboolean
has_details (KhItem *item)
{
  KhTask *task = NULL;

  if (KH_IS_TARGET (item))
    return g_list_model_get_n_items (kh_target_get_indicators (KH_TARGET (item))) > 0;
  if (KH_IS_RESPONSIBILITY (item))
    return kh_responsibility_get_unit_kinds (KH_RESPONSIBILITY (item)) != KH_UNIT_KINDS_NONE ||
           g_list_model_get_n_items (kh_responsibility_get_units (KH_RESPONSIBILITY (item))) > 0;
  if (!KH_IS_TASK (item))
    return FALSE;

  task = KH_TASK (item);
  return kh_task_get_lead (task) != NULL || g_list_model_get_n_items (kh_task_get_support (task)) > 0 ||
         !is_blank_text (kh_task_get_product (task)) || !is_blank_text (kh_task_get_budget (task)) ||
         !is_blank_text (kh_task_get_note (task)) ||
         kh_deadline_get_kind (kh_task_get_deadline (task)) != KH_DEADLINE_NONE;
}

gboolean
kh_numbering_is_blank (KhNode *node)
{
  KhItem *item = NULL;

  if (KH_IS_SECTION (node))
    return FALSE;
  item = KH_ITEM (node);
  return is_blank_text (kh_item_get_text (item)) && g_list_model_get_n_items (kh_item_get_items (item)) == 0 &&
         !has_details (item);
}

static KhMark
lower_while_used (KhMark mark, guint used)
{
  while (mark < KH_MARK_PLUS && (used & (1u << mark)) != 0)
    mark++;
  return mark;
}

static KhMark
mark_section (KhSection *section, guint used)
{
  KhNode *parent = kh_node_get_parent (KH_NODE (section));
  gboolean is_top = !KH_IS_SECTION (parent);

  switch (kh_section_get_kind (section))
    {
    case KH_SECTION_APPENDIX:
      if (is_top)
        return KH_MARK_APPENDIX;
      break;
    case KH_SECTION_PART:
      if (is_top)
        return KH_MARK_PART;
      break;
    case KH_SECTION_LEGAL_BASES:
    case KH_SECTION_OPENING:
    case KH_SECTION_CLOSING:
      return KH_MARK_NONE;
    case KH_SECTION_AIMS:
    case KH_SECTION_PURPOSE:
    case KH_SECTION_REQUIREMENTS:
    case KH_SECTION_TARGETS:
    case KH_SECTION_TASK_GROUPS:
    case KH_SECTION_TASK_GROUP:
    case KH_SECTION_BUDGET:
    case KH_SECTION_RESPONSIBILITIES:
    case KH_SECTION_FREE:
    default:
      break;
    }

  if (is_blank_text (kh_section_get_heading (section)))
    return KH_MARK_NONE;
  if (!is_top)
    {
      KhMark above = mark_section (KH_SECTION (parent), 0);
      is_top = above == KH_MARK_PART || above == KH_MARK_APPENDIX;
    }
  return lower_while_used (is_top ? KH_MARK_SECTION : KH_MARK_CLAUSE, used);
}

/* Legal bases stand one a line, without mark (decree 30/2020/NĐ-CP, appendix I, II.6.a). */
static gboolean
is_legal_basis (KhItem *item)
{
  KhSection *section = kh_item_get_section (item);

  return section != NULL && kh_section_get_kind (section) == KH_SECTION_LEGAL_BASES;
}

KhMark
kh_numbering_mark (KhNode *node, guint used)
{
  if (KH_IS_SECTION (node))
    return mark_section (KH_SECTION (node), used);
  if (is_legal_basis (KH_ITEM (node)))
    return KH_MARK_NONE;

  switch (kh_item_get_kind (KH_ITEM (node)))
    {
    case KH_ITEM_CLAUSE:
    case KH_ITEM_RESPONSIBILITY:
      return lower_while_used (KH_MARK_CLAUSE, used);
    case KH_ITEM_POINT:
      return lower_while_used (KH_MARK_POINT, used);
    case KH_ITEM_DASH:
    case KH_ITEM_TARGET:
    case KH_ITEM_TASK:
    case KH_ITEM_DUTY:
      return lower_while_used (KH_MARK_DASH, used);
    case KH_ITEM_PLUS:
      return KH_MARK_PLUS;
    case KH_ITEM_PARAGRAPH:
    case KH_ITEM_TABLE:
    case KH_ITEM_ROW:
    case KH_ITEM_HEADER_ROW:
    case KH_ITEM_CELL:
    default:
      return KH_MARK_NONE;
    }
}

guint
kh_numbering_used_below (guint used, KhMark mark)
{
  /* Each part and each appendix numbers its sections from I. */
  if (mark == KH_MARK_APPENDIX || mark == KH_MARK_PART)
    return 0;
  return used | (1u << mark);
}

char *
kh_numbering_appendix_label (guint number, guint n_appendices)
{
  g_autofree char *roman = NULL;

  if (n_appendices < 2)
    return g_strdup ("Phụ lục");
  roman = kh_text_roman (number);
  return g_strconcat ("Phụ lục ", roman, NULL);
}

char *
kh_numbering_label (KhNode *node, KhMark mark, KhCounters *counters, guint n_appendices)
{
  guint number = counters->n[mark] + 1;
  g_autofree char *words = NULL;

  if (!kh_numbering_is_blank (node))
    counters->n[mark] = number;

  switch (mark)
    {
    case KH_MARK_APPENDIX:
      return kh_numbering_appendix_label (number, n_appendices);
    case KH_MARK_PART:
      words = kh_text_roman (number);
      return g_strconcat ("Phần ", words, NULL);
    case KH_MARK_SECTION:
      words = kh_text_roman (number);
      return g_strconcat (words, ".", NULL);
    case KH_MARK_CLAUSE:
      return g_strdup_printf ("%u.", number);
    case KH_MARK_POINT:
      words = kh_text_letter (number);
      return g_strconcat (words, ")", NULL);
    case KH_MARK_DASH:
      return g_strdup ("-");
    case KH_MARK_PLUS:
      return g_strdup ("+");
    case KH_MARK_NONE:
    case KH_N_MARKS:
    default:
      return g_strdup ("");
    }
}

static guint
count_written_appendices (GListModel *sections)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);

      if (kh_section_get_kind (section) == KH_SECTION_APPENDIX)
        count++;
    }
  return count;
}

guint
kh_numbering_count_appendices (KhPlan *plan)
{
  g_autofree char *written = kh_compose_dup_choices (plan);
  g_autoptr (KhChoices) choices = kh_choices_new (written);

  return count_written_appendices (kh_plan_get_sections (plan)) + (kh_choices_wants_task_table (choices, plan) ? 1 : 0) +
         (kh_choices_wants_target_table (choices, plan) ? 1 : 0);
}

static guint
find_used (KhNode *node)
{
  KhNode *parent = kh_node_get_parent (node);
  guint used = 0;

  if (parent == NULL || !(KH_IS_SECTION (parent) || KH_IS_ITEM (parent)))
    return 0;
  used = find_used (parent);
  return kh_numbering_used_below (used, kh_numbering_mark (parent, used));
}

/* Moves @counters over @list up to @node. Returns whether @node was met. */
static gboolean
count_up_to (GListModel *list, KhNode *node, guint used, KhCounters *counters)
{
  guint n = list != NULL ? g_list_model_get_n_items (list) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhNode) sibling = g_list_model_get_item (list, i);
      KhMark mark = KH_MARK_NONE;

      if (sibling == node)
        return TRUE;
      mark = kh_numbering_mark (sibling, used);
      if (!kh_numbering_is_blank (sibling))
        counters->n[mark]++;
    }
  return FALSE;
}

char *
kh_compose_number (KhNode *node)
{
  KhCounters counters = { 0 };
  KhNode *parent = NULL;
  KhNode *root = NULL;
  guint used = 0;
  KhMark mark = KH_MARK_NONE;
  guint n_appendices = 0;

  g_return_val_if_fail (KH_IS_NODE (node), NULL);

  if (!KH_IS_SECTION (node) && !KH_IS_ITEM (node))
    return g_strdup ("");

  used = find_used (node);
  mark = kh_numbering_mark (node, used);
  parent = kh_node_get_parent (node);
  if (parent != NULL && mark != KH_MARK_DASH && mark != KH_MARK_PLUS && mark != KH_MARK_NONE)
    {
      /* Items print before sections, and the two share one run of numbers. */
      gboolean met = count_up_to (kh_node_get_children (parent, KH_TYPE_ITEM), node, used, &counters);
      if (!met)
        count_up_to (kh_node_get_children (parent, KH_TYPE_SECTION), node, used, &counters);
    }

  root = kh_node_get_root (node);
  if (mark == KH_MARK_APPENDIX && KH_IS_PLAN (root))
    n_appendices = kh_numbering_count_appendices (KH_PLAN (root));
  return kh_numbering_label (node, mark, &counters, n_appendices);
}
