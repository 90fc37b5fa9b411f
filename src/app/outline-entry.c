/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhOutlineEntry: the plan's parts as the outline lists them. */
#include "outline-entry.h"

#include <glib/gi18n.h>

#include "compose.h"
#include "plan-text.h"

#define LONGEST_NUMBER 5 /* characters that fit the column before the titles: "VIII." */

struct _KhOutlineEntry
{
  GObject parent_instance;

  KhPageKind kind;
  KhSection *section;
  char *number;
  char *title;
  int count;
  KhOutlineMark mark;
  char *missing;
  guint n_findings;
  KhSeverity severity;
  guint depth;
  gboolean expandable;
};

G_DEFINE_FINAL_TYPE (KhOutlineEntry, kh_outline_entry, G_TYPE_OBJECT)

static void
kh_outline_entry_finalize (GObject *object)
{
  KhOutlineEntry *self = KH_OUTLINE_ENTRY (object);

  g_clear_object (&self->section);
  g_clear_pointer (&self->number, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->missing, g_free);

  G_OBJECT_CLASS (kh_outline_entry_parent_class)->finalize (object);
}

static void
kh_outline_entry_class_init (KhOutlineEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_outline_entry_finalize;
}

static void
kh_outline_entry_init (KhOutlineEntry *self)
{
  self->count = -1;
}

static KhOutlineEntry *
entry_new (KhPageKind kind, KhSection *section, const char *title)
{
  KhOutlineEntry *self = g_object_new (KH_TYPE_OUTLINE_ENTRY, NULL);

  self->kind = kind;
  g_set_object (&self->section, section);
  self->number = section != NULL ? kh_compose_number (KH_NODE (section)) : g_strdup ("");
  self->title = g_strdup (title);
  return self;
}

/* What is missing, sentence by sentence. */

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
add_missing (GString *missing, gboolean lacks, const char *sentence)
{
  if (!lacks)
    return;
  if (missing->len > 0)
    g_string_append_c (missing, '\n');
  g_string_append (missing, sentence);
}

static void
set_missing (KhOutlineEntry *self, GString *missing, gboolean empty)
{
  if (missing->len > 0)
    {
      self->mark = KH_OUTLINE_MARK_MISSING;
      self->missing = g_string_free (missing, FALSE);
      return;
    }
  self->mark = empty ? KH_OUTLINE_MARK_EMPTY : KH_OUTLINE_MARK_COMPLETE;
  g_string_free (missing, TRUE);
}

static guint
count_items (KhSection *section)
{
  return section != NULL ? g_list_model_get_n_items (kh_section_get_items (section)) : 0;
}

/* Items of a section and of all sections beneath it. */
static guint
count_all_items (KhSection *section)
{
  GListModel *sections = kh_section_get_sections (section);
  guint n = count_items (section);

  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) child = g_list_model_get_item (sections, i);

      n += count_all_items (child);
    }
  return n;
}

static KhOutlineEntry *
general_entry (KhPlan *plan)
{
  KhOutlineEntry *self = entry_new (KH_PAGE_GENERAL, NULL, _("General"));
  GString *missing = g_string_new (NULL);

  add_missing (missing, is_blank (kh_plan_get_issuer (plan)), _("The issuing body is missing."));
  add_missing (missing, is_blank (kh_plan_get_title (plan)), _("The title is missing."));
  add_missing (missing, is_blank (kh_plan_get_symbol (plan)), _("The symbol is missing."));
  add_missing (missing, is_blank (kh_plan_get_place (plan)), _("The place is missing."));
  set_missing (self, missing, FALSE);
  return self;
}

static KhOutlineEntry *
bases_entry (KhPlan *plan)
{
  KhOutlineEntry *self = entry_new (KH_PAGE_BASES, NULL, _("Legal bases"));
  GString *missing = g_string_new (NULL);
  KhSection *bases = kh_plan_find_section (plan, KH_SECTION_LEGAL_BASES);
  KhSection *opening = kh_plan_find_section (plan, KH_SECTION_OPENING);

  self->count = count_items (bases);
  /* Many plans name their basis within the opening sentence. */
  add_missing (missing, count_items (bases) == 0 && count_items (opening) == 0,
               _("No legal basis and no opening sentence."));
  set_missing (self, missing, FALSE);
  return self;
}

static KhOutlineEntry *
aims_entry (KhPlan *plan, KhSection *section)
{
  KhOutlineEntry *self = entry_new (KH_PAGE_AIMS, section, _("Purpose, requirements"));
  GString *missing = g_string_new (NULL);
  KhSection *purpose = kh_plan_find_section (plan, KH_SECTION_PURPOSE);
  KhSection *requirements = kh_plan_find_section (plan, KH_SECTION_REQUIREMENTS);

  self->count = count_items (purpose) + count_items (requirements);
  add_missing (missing, count_items (purpose) == 0, _("No purpose yet."));
  add_missing (missing, count_items (requirements) == 0, _("No requirement yet."));
  set_missing (self, missing, FALSE);
  /* The form shows the whole part and needs no section; the number alone is its. */
  g_clear_object (&self->section);
  return self;
}

static KhOutlineEntry *
counted_entry (KhPageKind kind, KhSection *section, const char *title, const char *none)
{
  KhOutlineEntry *self = entry_new (kind, section, title);
  GString *missing = g_string_new (NULL);

  self->count = count_items (section);
  add_missing (missing, self->count == 0, none);
  set_missing (self, missing, FALSE);
  g_clear_object (&self->section);
  return self;
}

/* "Cải cách thể chế" as "Thể chế": words that most groups start with tell nothing in a list. */
static char *
group_title (KhSection *section)
{
  const char *const common[] = { "Cải cách ", "Công tác " };
  g_autofree char *title = kh_plan_text_heading (kh_section_get_heading (section));

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_str_has_prefix (title, common[i]))
      {
        const char *rest = title + strlen (common[i]);
        g_autofree char *first = g_strndup (rest, g_utf8_next_char (rest) - rest);
        g_autofree char *capital = kh_text_upper (first);

        return g_strconcat (capital, g_utf8_next_char (rest), NULL);
      }
  return g_steal_pointer (&title);
}

static KhOutlineEntry *
group_entry (KhSection *section)
{
  g_autofree char *title = group_title (section);
  KhOutlineEntry *self = entry_new (KH_PAGE_TASK_GROUP, section, *title != '\0' ? title : _("Task group"));
  GString *missing = g_string_new (NULL);
  GListModel *items = kh_section_get_items (section);
  guint n_tasks = 0;
  guint no_lead = 0;
  guint no_deadline = 0;
  g_autofree char *no_lead_words = NULL;
  g_autofree char *no_deadline_words = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);

      if (!KH_IS_TASK (item))
        continue;
      n_tasks++;
      no_lead += kh_task_get_lead (KH_TASK (item)) == NULL;
      no_deadline += kh_deadline_get_kind (kh_task_get_deadline (KH_TASK (item))) == KH_DEADLINE_NONE;
    }
  self->depth = 1;
  self->count = n_tasks;
  add_missing (missing, n_tasks == 0, _("No task yet."));
  no_lead_words = g_strdup_printf (ngettext ("%u task has no lead unit.", "%u tasks have no lead unit.", no_lead),
                                   no_lead);
  add_missing (missing, no_lead > 0, no_lead_words);
  no_deadline_words = g_strdup_printf (ngettext ("%u task has no deadline.", "%u tasks have no deadline.",
                                                 no_deadline), no_deadline);
  add_missing (missing, no_deadline > 0, no_deadline_words);
  set_missing (self, missing, FALSE);
  return self;
}

static KhOutlineEntry *
tasks_entry (KhSection *section)
{
  KhOutlineEntry *self = entry_new (KH_PAGE_FREE, section, _("Tasks"));
  GString *missing = g_string_new (NULL);

  self->expandable = TRUE;
  add_missing (missing, g_list_model_get_n_items (kh_section_get_sections (section)) == 0 && count_items (section) == 0,
               _("No task group yet."));
  set_missing (self, missing, FALSE);
  return self;
}

static KhOutlineEntry *
free_entry (KhSection *section)
{
  g_autofree char *title = kh_plan_text_heading (kh_section_get_heading (section));
  const char *fallback = _("Section without heading");
  KhOutlineEntry *self;

  if (kh_section_get_kind (section) == KH_SECTION_APPENDIX)
    fallback = _("Appendix");
  else if (kh_section_get_kind (section) == KH_SECTION_BUDGET)
    fallback = _("Budget");
  self = entry_new (KH_PAGE_FREE, section, *title != '\0' ? title : fallback);
  /* "Phụ lục II" is too long to stand before a title. */
  if (g_utf8_strlen (self->number, -1) > LONGEST_NUMBER)
    {
      g_free (self->title);
      self->title = *title != '\0' ? g_strdup_printf ("%s: %s", self->number, title) : g_strdup (self->number);
      g_free (self->number);
      self->number = g_strdup ("");
    }
  self->count = count_all_items (section);
  self->mark = self->count == 0 ? KH_OUTLINE_MARK_EMPTY : KH_OUTLINE_MARK_COMPLETE;
  return self;
}

static KhOutlineEntry *
signing_entry (KhPlan *plan)
{
  KhOutlineEntry *self = entry_new (KH_PAGE_SIGNING, NULL, _("Signature, recipients"));
  GString *missing = g_string_new (NULL);
  GListModel *signatures = kh_plan_get_signatures (plan);
  GListModel *recipients = kh_plan_get_recipients (plan);
  gboolean has_archive = FALSE;
  gboolean nameless = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (signatures); i++)
    {
      g_autoptr (KhSignature) signature = g_list_model_get_item (signatures, i);

      nameless |= is_blank (kh_signature_get_name (signature));
    }
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (KhRecipient) recipient = g_list_model_get_item (recipients, i);

      has_archive |= kh_recipient_get_archive (recipient);
    }
  self->count = g_list_model_get_n_items (recipients);
  add_missing (missing, g_list_model_get_n_items (signatures) == 0, _("Nobody signs yet."));
  add_missing (missing, nameless, _("A signer has no name."));
  add_missing (missing, self->count == 0, _("No recipient yet."));
  add_missing (missing, self->count > 0 && !has_archive, _("The archive line (Lưu) is missing."));
  set_missing (self, missing, FALSE);
  return self;
}

static KhOutlineEntry *
findings_entry (KhPlan *plan)
{
  KhOutlineEntry *self = entry_new (KH_PAGE_FINDINGS, NULL, _("Findings"));

  self->count = 0;
  self->mark = KH_OUTLINE_MARK_COMPLETE;
  return self;
}

/* Sections that a form of the whole plan shows come once, where the first stands. */
typedef struct
{
  GPtrArray *entries;
  KhPlan *plan;
  gboolean has_aims;
} Builder;

static void
add_sections (Builder *builder, GListModel *sections, gboolean appendices)
{
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i);
      KhSectionKind kind = kh_section_get_kind (section);

      if ((kind == KH_SECTION_APPENDIX) != appendices)
        continue;
      switch (kind)
        {
        case KH_SECTION_LEGAL_BASES:
        case KH_SECTION_OPENING:
        case KH_SECTION_CLOSING:
          break; /* forms of their own before and after */
        case KH_SECTION_AIMS:
        case KH_SECTION_PURPOSE:
        case KH_SECTION_REQUIREMENTS:
          if (!builder->has_aims)
            g_ptr_array_add (builder->entries, aims_entry (builder->plan, section));
          builder->has_aims = TRUE;
          break;
        case KH_SECTION_TARGETS:
          g_ptr_array_add (builder->entries, counted_entry (KH_PAGE_TARGETS, section, _("Targets"),
                                                            _("No target yet.")));
          break;
        case KH_SECTION_TASK_GROUPS:
          g_ptr_array_add (builder->entries, tasks_entry (section));
          add_sections (builder, kh_section_get_sections (section), FALSE);
          break;
        case KH_SECTION_TASK_GROUP:
          g_ptr_array_add (builder->entries, group_entry (section));
          break;
        case KH_SECTION_RESPONSIBILITIES:
          g_ptr_array_add (builder->entries, counted_entry (KH_PAGE_RESPONSIBILITIES, section,
                                                            _("Responsibilities"), _("No responsibility yet.")));
          break;
        case KH_SECTION_PART:
          g_ptr_array_add (builder->entries, free_entry (section));
          add_sections (builder, kh_section_get_sections (section), FALSE);
          break;
        case KH_SECTION_BUDGET:
        case KH_SECTION_APPENDIX:
        case KH_SECTION_FREE:
        default:
          g_ptr_array_add (builder->entries, free_entry (section));
          break;
        }
    }
}

GPtrArray *
kh_outline_entries_new (KhPlan *plan)
{
  Builder builder = { .plan = plan };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  builder.entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (builder.entries, general_entry (plan));
  g_ptr_array_add (builder.entries, bases_entry (plan));
  add_sections (&builder, kh_plan_get_sections (plan), FALSE);
  g_ptr_array_add (builder.entries, signing_entry (plan));
  add_sections (&builder, kh_plan_get_sections (plan), TRUE);
  g_ptr_array_add (builder.entries, findings_entry (plan));
  return builder.entries;
}

KhPageKind
kh_outline_entry_get_kind (KhOutlineEntry *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), KH_PAGE_GENERAL);
  return self->kind;
}

KhSection *
kh_outline_entry_get_section (KhOutlineEntry *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), NULL);
  return self->section;
}

const char *
kh_outline_entry_get_number (KhOutlineEntry *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), "");
  return self->number;
}

const char *
kh_outline_entry_get_title (KhOutlineEntry *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), "");
  return self->title;
}

int
kh_outline_entry_get_count (KhOutlineEntry *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), -1);
  return self->count;
}

KhOutlineMark
kh_outline_entry_get_mark (KhOutlineEntry *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), KH_OUTLINE_MARK_EMPTY);
  return self->mark;
}

const char *
kh_outline_entry_get_missing (KhOutlineEntry *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), NULL);
  return self->missing;
}

guint
kh_outline_entry_get_depth (KhOutlineEntry *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), 0);
  return self->depth;
}

gboolean
kh_outline_entry_get_expandable (KhOutlineEntry *self)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), FALSE);
  return self->expandable;
}

void
kh_outline_entry_add_finding (KhOutlineEntry *self, KhSeverity severity)
{
  g_return_if_fail (KH_IS_OUTLINE_ENTRY (self));

  self->severity = self->n_findings == 0 ? severity : MAX (self->severity, severity);
  self->n_findings++;
}

guint
kh_outline_entry_get_n_findings (KhOutlineEntry *self, KhSeverity *severity)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), 0);
  g_return_val_if_fail (severity != NULL, 0);

  *severity = self->severity;
  return self->n_findings;
}

gboolean
kh_outline_entry_matches (KhOutlineEntry *self, KhPageKind kind, KhSection *section)
{
  g_return_val_if_fail (KH_IS_OUTLINE_ENTRY (self), FALSE);
  return self->kind == kind && self->section == section;
}
