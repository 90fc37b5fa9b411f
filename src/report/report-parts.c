/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fills the sections of a report: sentences and lists. */
#include "report-parts.h"

#include <math.h>

const char *
kh_report_get_state_name (KhTaskState state)
{
  return kh_enum_to_nick (KH_TYPE_TASK_STATE, (int) state);
}

KhItem *
kh_report_add_item (KhNode *parent, KhItemKind kind, char *markup, gpointer source)
{
  KhItem *item = kh_item_new (kind, markup);

  if (source != NULL)
    kh_node_set_derived_from (KH_NODE (item), kh_node_get_uuid (KH_NODE (source)));
  kh_node_append_take (parent, item);
  g_free (markup);
  return item;
}

static char *
dup_count (guint n)
{
  /* Two digits at least, as counts are written in documents. */
  return g_strdup_printf ("%02u", n);
}

static char *
say_count (KhReportMaker *self, const char *phrase, guint n, guint total)
{
  g_autofree char *count = dup_count (n);
  g_autofree char *all = dup_count (total);
  g_autofree char *share = total > 0 ? kh_number_format_measure (round (1000.0 * n / total) / 10, "%") : g_strdup ("");

  return kh_report_words_say (&self->words, phrase, "n", count, "total", all, "share", share, NULL);
}

/* The states in the order in which reports tell of them. */
static const KhTaskState told[] = { KH_TASK_DONE, KH_TASK_UNDER_WAY, KH_TASK_LATE, KH_TASK_NOT_STARTED, KH_TASK_DROPPED };

static void
add_summary (KhReportMaker *self, KhSection *section)
{
  const guint total = self->facts->facts->len;
  g_autofree char *all = dup_count (total);
  g_autoptr (GString) words = g_string_new (NULL);

  if (total == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      const guint n = self->facts->counts[told[i]];
      g_autofree char *phrase = g_strconcat ("count-", kh_report_get_state_name (told[i]), NULL);
      g_autofree char *count = say_count (self, phrase, n, total);

      if (n > 0)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", count);
    }
  kh_report_add_item (KH_NODE (section), KH_ITEM_PARAGRAPH,
                      kh_report_words_say (&self->words, "summary", "total", all, "words", words->str, NULL), NULL);
  kh_report_add_item (KH_NODE (section), KH_ITEM_PARAGRAPH, kh_report_words_say (&self->words, "summary-appendix", NULL), NULL);
}

/* Items of a list end with ";", its last with "."; dots that wait for words need no other. */
static void
close_list (KhItem *head)
{
  GListModel *items = kh_item_get_items (head);
  const guint n = g_list_model_get_n_items (items);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i);
      const char *text = kh_item_get_text (item);
      const gboolean open = i + 1 == n && g_str_has_suffix (text, "…");
      g_autofree char *closed = g_strconcat (text, i + 1 < n ? ";" : open ? "" : ".", NULL);

      kh_item_set_text (item, closed);
    }
}

static char *
dup_task_words (KhReportMaker *self, const KhReportFact *fact)
{
  g_autofree char *task = kh_report_words_dup_item (&self->words, KH_ITEM (fact->task));
  g_autofree char *note = kh_report_words_dup_plain (fact->standing.text);
  g_autofree char *percent = fact->standing.percent >= 0 ? g_strdup_printf ("%d%%", fact->standing.percent) : NULL;
  const gboolean tells_percent = percent != NULL && fact->standing.state != KH_TASK_DONE && fact->standing.state != KH_TASK_DROPPED;
  g_autofree char *words = kh_report_words_say (&self->words, tells_percent ? "task-percent" : "task", "task", task, "percent",
                                                percent, NULL);

  return *note != '\0' ? kh_report_words_say (&self->words, "with-note", "words", words, "note", note, NULL)
                       : g_steal_pointer (&words);
}

/* Tells of the tasks from @first up to @end, which are of one group. */
static void
add_group (KhReportMaker *self, KhSection *section, guint first, guint end)
{
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      KhItem *head = NULL;
      guint n = 0;

      for (guint j = first; j < end; j++)
        n += ((const KhReportFact *) self->facts->facts->pdata[j])->standing.state == told[i] ? 1 : 0;
      if (n == 0)
        continue;
      for (guint j = first; j < end; j++)
        {
          const KhReportFact *fact = self->facts->facts->pdata[j];

          if (fact->standing.state != told[i])
            continue;
          if (head == NULL)
            {
              g_autofree char *phrase = g_strconcat ("group-", kh_report_get_state_name (told[i]), NULL);

              head = kh_report_add_item (KH_NODE (section), KH_ITEM_DASH, say_count (self, phrase, n, end - first), fact->group);
            }
          kh_report_add_item (KH_NODE (head), KH_ITEM_PLUS, dup_task_words (self, fact), fact->task);
        }
      close_list (head);
    }
}

static void
add_groups (KhReportMaker *self, KhSection *section)
{
  GPtrArray *facts = self->facts->facts;
  guint end;

  for (guint first = 0; first < facts->len; first = end)
    {
      KhSection *group = ((const KhReportFact *) facts->pdata[first])->group;
      const char *heading = group != NULL ? kh_section_get_heading (group) : NULL;
      KhSection *own = section;

      for (end = first; end < facts->len && ((const KhReportFact *) facts->pdata[end])->group == group;)
        end++;
      if (!kh_text_is_blank (heading != NULL ? heading : ""))
        {
          own = kh_section_new (KH_SECTION_FREE, heading);
          kh_node_set_derived_from (KH_NODE (own), kh_node_get_uuid (KH_NODE (group)));
          kh_node_append_take (KH_NODE (section), own);
        }
      add_group (self, own, first, end);
    }
}

static char *
dup_with_duty (KhReportMaker *self, const KhReportFact *fact, const char *phrase)
{
  KhUnit *lead = kh_task_get_lead (fact->task);
  g_autofree char *task = kh_report_words_dup_item (&self->words, KH_ITEM (fact->task));
  g_autofree char *name = kh_report_words_dup_plain (lead != NULL ? kh_unit_get_name (lead) : NULL);
  g_autofree char *day = kh_report_words_dup_plain (kh_deadline_get_text (kh_task_get_deadline (fact->task)));
  g_autofree char *unit = *name != '\0' ? kh_report_words_say (&self->words, "unit", "unit", name, NULL) : NULL;
  g_autofree char *deadline = *day != '\0' ? kh_report_words_say (&self->words, "deadline", "deadline", day, NULL) : NULL;

  return kh_report_words_say (&self->words, phrase, "task", task, "unit", unit, "deadline", deadline, NULL);
}

static void
add_late (KhReportMaker *self, KhSection *section)
{
  const guint n_late = self->facts->counts[KH_TASK_LATE], n_missed = kh_report_count_missed (self);
  KhItem *head;

  if (self->facts->facts->len == 0)
    return;
  head = kh_report_add_item (KH_NODE (section), n_late > 0 ? KH_ITEM_DASH : KH_ITEM_PARAGRAPH,
                             say_count (self, n_late > 0 ? "late" : "late-none", n_late, self->facts->facts->len), NULL);
  for (guint i = 0; i < self->facts->facts->len; i++)
    {
      const KhReportFact *fact = self->facts->facts->pdata[i];
      g_autofree char *note = kh_report_words_dup_plain (fact->standing.text);
      g_autofree char *words = NULL;

      if (fact->standing.state != KH_TASK_LATE)
        continue;
      words = dup_with_duty (self, fact, "late-task");
      /* Whoever signs must say why: the dots are the place for it. */
      kh_report_add_item (KH_NODE (head), KH_ITEM_PLUS,
                          kh_report_words_say (&self->words, "late-reason", "words", words, "note", *note != '\0' ? note : "…", NULL),
                          fact->task);
    }
  close_list (head);
  if (n_missed > 0)
    kh_report_add_item (KH_NODE (section), KH_ITEM_DASH, say_count (self, "late-targets", n_missed, n_missed), NULL);
}

static gboolean
is_open (const KhReportFact *fact)
{
  return fact->standing.state == KH_TASK_NOT_STARTED || fact->standing.state == KH_TASK_UNDER_WAY;
}

/* Whether a day on which @fact is due falls in the period after the report's. */
static gboolean
is_due_next (KhReportMaker *self, const KhReportFact *fact, GPtrArray *dues)
{
  const KhReportPeriod next = kh_report_period_get_next (&self->period);
  GDate first, last;

  if (!is_open (fact))
    return FALSE;
  kh_report_period_get_range (&next, &first, &last);
  g_ptr_array_set_size (dues, 0);
  kh_schedule_add_task (dues, fact->task, kh_plan_get_year (self->plan));
  for (guint i = 0; i < dues->len; i++)
    {
      const KhDue *due = dues->pdata[i];

      if (g_date_compare (&due->due, &first) >= 0 && g_date_compare (&due->due, &last) <= 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_next (KhReportMaker *self, KhSection *section)
{
  g_autoptr (GPtrArray) dues = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_due_free);
  g_autoptr (GPtrArray) coming = g_ptr_array_new ();
  const guint n_late = self->facts->counts[KH_TASK_LATE];
  guint n_rest = 0;

  if (self->facts->facts->len == 0)
    return;
  for (guint i = 0; i < self->facts->facts->len; i++)
    {
      KhReportFact *fact = self->facts->facts->pdata[i];

      if (is_due_next (self, fact, dues))
        g_ptr_array_add (coming, fact);
      else
        n_rest += is_open (fact) ? 1 : 0;
    }
  if (n_late > 0)
    kh_report_add_item (KH_NODE (section), KH_ITEM_DASH, say_count (self, "next-late", n_late, n_late), NULL);
  if (coming->len > 0)
    {
      KhItem *head = kh_report_add_item (KH_NODE (section), KH_ITEM_DASH, say_count (self, "next-due", coming->len, coming->len), NULL);

      for (guint i = 0; i < coming->len; i++)
        {
          const KhReportFact *fact = coming->pdata[i];

          kh_report_add_item (KH_NODE (head), KH_ITEM_PLUS, dup_with_duty (self, fact, "next-task"), fact->task);
        }
      close_list (head);
    }
  if (n_rest > 0)
    kh_report_add_item (KH_NODE (section), KH_ITEM_DASH, say_count (self, "next-rest", n_rest, n_rest), NULL);
  if (n_late + coming->len + n_rest == 0)
    kh_report_add_item (KH_NODE (section), KH_ITEM_PARAGRAPH, kh_report_words_say (&self->words, "next-none", NULL), NULL);
}

void
kh_report_fill_section (KhReportMaker *self, KhSection *section, KhReportFill fill)
{
  switch (fill)
    {
    case KH_REPORT_SUMMARY:
      add_summary (self, section);
      break;
    case KH_REPORT_GROUPS:
      add_groups (self, section);
      break;
    case KH_REPORT_TARGETS:
      kh_report_add_targets (self, section);
      break;
    case KH_REPORT_LATE:
      add_late (self, section);
      break;
    case KH_REPORT_NEXT:
      add_next (self, section);
      break;
    case KH_REPORT_TEXT:
    default:
      break;
    }
}
