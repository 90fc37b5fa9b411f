/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words for the kinds of the model, and which kind may stand where. */
#include "kinds.h"

#include <glib/gi18n.h>

static const KhItemWords item_words = {
  N_("Item"),      N_("Add item"),   N_("Edit item text"), N_("Remove item"), N_("Item removed"),
  N_("Move item"), N_("Split item"), N_("Join items"),     N_("Write here"),
  N_("A paragraph of the plan; Enter begins the next, Tab moves it a level down"),
  N_("Writes a new paragraph at the end of this section"),
};

static const KhItemWords task_words = {
  N_("Task"),      N_("Add task"),   N_("Edit task text"), N_("Remove task"),        N_("Task removed"),
  N_("Move task"), N_("Split task"), N_("Join tasks"),     N_("What is to be done"),
  N_("One task, without its product, units and deadline, which have fields of their own"),
  N_("Writes a new task at the end of this group"),
};

static const KhItemWords target_words = {
  N_("Target"),        N_("Add target"),     N_("Edit target text"),
  N_("Remove target"), N_("Target removed"), N_("Move target"),
  N_("Split target"),  N_("Join targets"),   N_("What is to be reached"),
  N_("One target; its figures can be given as an indicator, too"),
  N_("Writes a new target at the end of this section"),
};

static const KhItemWords responsibility_words = {
  N_("Responsibility"),        N_("Add responsibility"),     N_("Edit responsibility heading"),
  N_("Remove responsibility"), N_("Responsibility removed"), N_("Move responsibility"),
  N_("Split responsibility"),  N_("Join responsibilities"),  N_("Who is responsible"),
  N_("The heading of a block of duties: the unit that it is about"),
  N_("Writes a new block of duties for a unit"),
};

static const KhItemWords duty_words = {
  N_("Duty"),        N_("Add duty"),     N_("Edit duty text"),
  N_("Remove duty"), N_("Duty removed"), N_("Move duty"),
  N_("Split duty"),  N_("Join duties"),  N_("What the unit must do"),
  N_("One duty of the unit that stands above"),
  N_("Writes a new duty at the end of this block"),
};

static const KhItemWords table_words = {
  N_("Table"),        N_("Add table"),     N_("Edit table"),
  N_("Remove table"), N_("Table removed"), N_("Move table"),
  N_("Split table"),  N_("Join tables"),   N_("Text above the table"),
  N_("The words that stand above the table on paper"),
  N_("Puts a new table at the end of this section"),
};

static const struct
{
  const char *property;
  const char *about;
} plan_fields[] = {
  { "year", N_("The year that the plan is for, from 1945 to 2200") },
  { "type-name", N_("The kind of document, in capitals above the title, such as KẾ HOẠCH") },
  { "title", N_("What the plan is about; stands below the kind of document") },
  { "superior", N_("The body above yours, first line of the letterhead; empty for none") },
  { "issuer", N_("The body that issues the plan, as in the letterhead") },
  { "place", N_("The name of the place before the date") },
  { "address", N_("Street, telephone and the like, where the body prints them") },
  { "number", N_("The number from the clerk's book, without the symbol") },
  { "symbol", N_("What stands after the number, such as KH-SNV") },
  { "date", N_("The day of issue, as day, month and year with slashes") },
  { "drafter-mark", N_("The drafter's initials, with the number of copies in brackets") },
  { "reply-due", N_("The day until which recipients should answer") },
};

const char *
kh_plan_field_about (const char *property)
{
  g_return_val_if_fail (property != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (plan_fields); i++)
    if (g_str_equal (plan_fields[i].property, property))
      return plan_fields[i].about;

  return NULL;
}

const KhItemWords *
kh_item_words (KhItemKind kind)
{
  switch (kind)
    {
    case KH_ITEM_TASK:
      return &task_words;
    case KH_ITEM_TARGET:
      return &target_words;
    case KH_ITEM_RESPONSIBILITY:
      return &responsibility_words;
    case KH_ITEM_DUTY:
      return &duty_words;
    case KH_ITEM_TABLE:
    case KH_ITEM_ROW:
    case KH_ITEM_HEADER_ROW:
    case KH_ITEM_CELL:
      return &table_words;
    case KH_ITEM_PARAGRAPH:
    case KH_ITEM_CLAUSE:
    case KH_ITEM_POINT:
    case KH_ITEM_DASH:
    case KH_ITEM_PLUS:
    default:
      return &item_words;
    }
}

const char *
kh_item_kind_name (KhItemKind kind)
{
  switch (kind)
    {
    case KH_ITEM_PARAGRAPH:
      return N_("Paragraph");
    case KH_ITEM_CLAUSE:
      return N_("Clause (1. 2. 3.)");
    case KH_ITEM_POINT:
      return N_("Point (a b c)");
    case KH_ITEM_DASH:
      return N_("Dash (-)");
    case KH_ITEM_PLUS:
      return N_("Plus (+)");
    default:
      return kh_item_words (kind)->name;
    }
}

const char *
kh_section_kind_name (KhSectionKind kind)
{
  switch (kind)
    {
    case KH_SECTION_LEGAL_BASES:
      return N_("Legal bases");
    case KH_SECTION_OPENING:
      return N_("Opening sentence");
    case KH_SECTION_AIMS:
      return N_("Purpose and requirements");
    case KH_SECTION_PURPOSE:
      return N_("Purpose");
    case KH_SECTION_REQUIREMENTS:
      return N_("Requirements");
    case KH_SECTION_TARGETS:
      return N_("Targets");
    case KH_SECTION_TASK_GROUPS:
      return N_("Tasks");
    case KH_SECTION_TASK_GROUP:
      return N_("Task group");
    case KH_SECTION_BUDGET:
      return N_("Budget");
    case KH_SECTION_RESPONSIBILITIES:
      return N_("Implementation");
    case KH_SECTION_CLOSING:
      return N_("Closing sentence");
    case KH_SECTION_APPENDIX:
      return N_("Appendix");
    case KH_SECTION_PART:
      return N_("Part");
    case KH_SECTION_FREE:
    default:
      return N_("Section");
    }
}

const char *
kh_section_kind_heading (KhSectionKind kind)
{
  switch (kind)
    {
    case KH_SECTION_AIMS:
      return "MỤC ĐÍCH, YÊU CẦU";
    case KH_SECTION_PURPOSE:
      return "Mục đích";
    case KH_SECTION_REQUIREMENTS:
      return "Yêu cầu";
    case KH_SECTION_TARGETS:
      return "MỤC TIÊU";
    case KH_SECTION_TASK_GROUPS:
      return "NHIỆM VỤ, GIẢI PHÁP";
    case KH_SECTION_BUDGET:
      return "KINH PHÍ THỰC HIỆN";
    case KH_SECTION_RESPONSIBILITIES:
      return "TỔ CHỨC THỰC HIỆN";
    default:
      return "";
    }
}

static gboolean
is_text_kind (KhItemKind kind)
{
  return kind <= KH_ITEM_PLUS;
}

KhItemKind
kh_item_kind_default (KhNode *parent)
{
  GListModel *items = kh_node_get_children (parent, KH_TYPE_ITEM);
  guint n_items = items != NULL ? g_list_model_get_n_items (items) : 0;
  KhItemKind kind = KH_ITEM_PARAGRAPH;

  if (KH_IS_ITEM (parent))
    {
      kh_item_kind_child (kh_item_get_kind (KH_ITEM (parent)), &kind);
    }
  else
    {
      switch (kh_section_get_kind (KH_SECTION (parent)))
        {
        case KH_SECTION_TARGETS:
          return KH_ITEM_TARGET;
        case KH_SECTION_TASK_GROUP:
          return KH_ITEM_TASK;
        case KH_SECTION_RESPONSIBILITIES:
          return KH_ITEM_RESPONSIBILITY;
        default:
          break;
        }
    }
  /* Otherwise go on with what is there already. */
  if (n_items > 0)
    {
      g_autoptr (KhItem) last = g_list_model_get_item (items, n_items - 1);

      if (is_text_kind (kh_item_get_kind (last)))
        kind = kh_item_get_kind (last);
    }
  return kind;
}

gboolean
kh_item_kind_child (KhItemKind kind, KhItemKind *child)
{
  switch (kind)
    {
    case KH_ITEM_CLAUSE:
      *child = KH_ITEM_POINT;
      return TRUE;
    case KH_ITEM_PARAGRAPH:
    case KH_ITEM_POINT:
      *child = KH_ITEM_DASH;
      return TRUE;
    case KH_ITEM_DASH:
    case KH_ITEM_TASK:
    case KH_ITEM_TARGET:
    case KH_ITEM_DUTY:
      *child = KH_ITEM_PLUS;
      return TRUE;
    case KH_ITEM_RESPONSIBILITY:
      *child = KH_ITEM_DUTY;
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
kh_item_kind_allowed (KhNode *parent, KhItemKind kind)
{
  KhSectionKind section;

  if (KH_IS_ITEM (parent))
    {
      KhItemKind of_parent = kh_item_get_kind (KH_ITEM (parent));

      if (of_parent == KH_ITEM_RESPONSIBILITY)
        return kind == KH_ITEM_DUTY || is_text_kind (kind);
      return of_parent < KH_ITEM_TABLE && is_text_kind (kind) && kind != KH_ITEM_CLAUSE;
    }
  if (!KH_IS_SECTION (parent))
    return FALSE;
  section = kh_section_get_kind (KH_SECTION (parent));
  switch (kind)
    {
    case KH_ITEM_TASK:
      return section == KH_SECTION_TASK_GROUP || section == KH_SECTION_TASK_GROUPS;
    case KH_ITEM_TARGET:
      return section == KH_SECTION_TARGETS;
    case KH_ITEM_RESPONSIBILITY:
      return section == KH_SECTION_RESPONSIBILITIES;
    case KH_ITEM_DUTY:
      return FALSE;
    case KH_ITEM_TABLE:
      return TRUE;
    default:
      return is_text_kind (kind);
    }
}

static GtkStringList *
translate_all (const char *const *words)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (; *words != NULL; words++)
    gtk_string_list_append (list, _(*words));
  return list;
}

GtkStringList *
kh_words_for_plan_states (void)
{
  static const char *const words[] = { N_("Draft"),  N_("In review"), N_("Submitted for signature"),
                                       N_("Issued"), N_("Archived"),  NULL };

  return translate_all (words);
}

GtkStringList *
kh_words_for_urgencies (void)
{
  static const char *const words[] = { N_("Not urgent"), N_("Urgent (KHẨN)"),
                                       N_("Very urgent (THƯỢNG KHẨN)"), N_("Immediate (HỎA TỐC)"), NULL };

  return translate_all (words);
}

GtkStringList *
kh_words_for_secrecies (void)
{
  static const char *const words[] = { N_("Not secret"), N_("Secret (MẬT)"), N_("Top secret (TỐI MẬT)"),
                                       N_("Utmost secret (TUYỆT MẬT)"), NULL };

  return translate_all (words);
}

GtkStringList *
kh_words_for_circulations (void)
{
  static const char *const words[] = { N_("Not restricted"), N_("Return after reading (XEM XONG TRẢ LẠI)"),
                                       N_("Internal (LƯU HÀNH NỘI BỘ)"), NULL };

  return translate_all (words);
}

GtkStringList *
kh_words_for_comparators (void)
{
  static const char *const words[] = { N_("No comparison"),
                                       N_("= exactly"),
                                       N_("≥ at least"),
                                       N_("≤ at most"),
                                       N_("> more than"),
                                       N_("< less than"),
                                       NULL };

  return translate_all (words);
}

static const char *const task_states[]
    = { N_("Not started"), N_("Under way"), N_("Done"), N_("Late"), N_("Dropped"), NULL };
static const char *const periods[]
    = { N_("Each month"), N_("Each quarter"), N_("Each half-year"), N_("Each year"), NULL };

GtkStringList *
kh_words_for_task_states (void)
{
  return translate_all (task_states);
}

GtkStringList *
kh_words_for_periods (void)
{
  return translate_all (periods);
}

const char *
kh_task_state_name (KhTaskState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (task_states) - 1, "");

  return task_states[state];
}

const char *
kh_period_name (KhPeriod period)
{
  g_return_val_if_fail ((guint) period < G_N_ELEMENTS (periods) - 1, "");

  return periods[period];
}
