/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a report: what was reached of each target, and where each task stands. */
#include "report-parts.h"

static KhItem *
add_row (KhItem *table, KhItemKind kind, gpointer source)
{
  return kh_report_add_item (KH_NODE (table), kind, NULL, source);
}

/* @markup: (transfer full) (nullable) */
static void
add_cell (KhItem *row, char *markup)
{
  kh_report_add_item (KH_NODE (row), KH_ITEM_CELL, markup, NULL);
}

static KhItem *
add_table (KhReportMaker *self, KhSection *section, const char *const *columns)
{
  KhItem *table = kh_report_add_item (KH_NODE (section), KH_ITEM_TABLE, NULL, NULL);
  KhItem *header = add_row (table, KH_ITEM_HEADER_ROW, NULL);

  for (guint i = 0; columns[i] != NULL; i++)
    add_cell (header, kh_report_words_say (&self->words, columns[i], NULL));
  return table;
}

/* Targets. */

typedef struct
{
  KhReportMaker *maker;
  KhItem *table; /* (nullable): counts only */
  guint n_targets;
  guint counts[KH_REPORT_REACHED + 1]; /* indicators by verdict */
} TargetRows;

/* @number: 0 for a further indicator of the target of the row before */
static void
add_target_row (TargetRows *self, KhTarget *target, guint number, KhIndicator *indicator)
{
  static const char *const verdicts[] = { "unknown", "missed", "reached" };
  const KhReportVerdict verdict = indicator != NULL ? kh_report_judge (indicator) : KH_REPORT_UNKNOWN;
  KhItem *row;

  self->counts[verdict]++;
  if (self->table == NULL)
    return;
  row = add_row (self->table, KH_ITEM_ROW, indicator != NULL ? (gpointer) indicator : target);
  add_cell (row, number > 0 ? g_strdup_printf ("%u", number) : NULL);
  add_cell (row, number > 0 ? kh_report_words_dup_item (&self->maker->words, KH_ITEM (target)) : NULL);
  add_cell (row, kh_report_words_dup_plain (indicator != NULL ? kh_indicator_get_unit (indicator) : NULL));
  if (indicator != NULL)
    {
      g_autofree char *value = kh_number_format_exact (kh_indicator_get_value (indicator));
      g_autofree char *result = kh_number_format_exact (kh_indicator_get_result (indicator));
      const gboolean bare = *value == '\0' || kh_indicator_get_comparator (indicator) == KH_COMPARATOR_EQ;
      const char *sign = bare ? "" : kh_number_format_comparator (kh_indicator_get_comparator (indicator));
      g_autofree char *goal = g_strconcat (sign, *sign != '\0' ? " " : "", value, NULL);

      add_cell (row, kh_markup_escape (goal));
      add_cell (row, kh_markup_escape (result));
    }
  else
    {
      add_cell (row, NULL);
      add_cell (row, NULL);
    }
  add_cell (row, kh_report_words_say (&self->maker->words, verdicts[verdict], NULL));
}

static gboolean
add_target_cb (KhNode *node, gpointer user_data)
{
  TargetRows *self = user_data;
  GListModel *indicators;

  if (!KH_IS_TARGET (node) || kh_text_is_blank (kh_item_get_text (KH_ITEM (node))))
    return TRUE;
  self->n_targets++;
  indicators = kh_target_get_indicators (KH_TARGET (node));
  if (g_list_model_get_n_items (indicators) == 0)
    add_target_row (self, KH_TARGET (node), self->n_targets, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, i);

      add_target_row (self, KH_TARGET (node), i == 0 ? self->n_targets : 0, indicator);
    }
  return TRUE;
}

guint
kh_report_count_missed (KhReportMaker *self)
{
  TargetRows rows = { .maker = self };

  kh_plan_visit (self->plan, add_target_cb, &rows);
  return rows.counts[KH_REPORT_MISSED];
}

void
kh_report_add_targets (KhReportMaker *self, KhSection *section)
{
  static const char *const columns[] = { "targets-number", "targets-text", "targets-unit", "targets-goal",
                                         "targets-result", "targets-verdict", NULL };
  static const char *const phrases[] = { "count-unknown", "count-missed", "count-reached" };
  TargetRows rows = { .maker = self };
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *total = NULL;

  kh_plan_visit (self->plan, add_target_cb, &rows);
  if (rows.n_targets == 0)
    return;
  for (int verdict = KH_REPORT_REACHED; verdict >= KH_REPORT_UNKNOWN; verdict--)
    {
      g_autofree char *n = g_strdup_printf ("%02u", rows.counts[verdict]);
      g_autofree char *count = kh_report_words_say (&self->words, phrases[verdict], "n", n, NULL);

      if (rows.counts[verdict] > 0)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", count);
    }
  total = g_strdup_printf ("%02u", rows.counts[KH_REPORT_UNKNOWN] + rows.counts[KH_REPORT_MISSED] + rows.counts[KH_REPORT_REACHED]);
  kh_report_add_item (KH_NODE (section), KH_ITEM_PARAGRAPH,
                      kh_report_words_say (&self->words, "targets-summary", "total", total, "words", words->str, NULL), NULL);
  rows = (TargetRows) { .maker = self, .table = add_table (self, section, columns) };
  kh_plan_visit (self->plan, add_target_cb, &rows);
}

/* Tasks. */

static void
add_group_row (KhReportMaker *self, KhItem *table, KhSection *group, guint number)
{
  const char *heading = group != NULL ? kh_section_get_heading (group) : NULL;
  g_autofree char *roman = kh_text_roman (number);

  if (!kh_text_is_blank (heading != NULL ? heading : ""))
    add_cell (add_row (table, KH_ITEM_ROW, group), g_strconcat (roman, ". ", heading, NULL));
}

static void
add_task_row (KhReportMaker *self, KhItem *table, const KhReportFact *fact, guint number)
{
  KhItem *row = add_row (table, KH_ITEM_ROW, fact->task);
  KhUnit *lead = kh_task_get_lead (fact->task);
  g_autofree char *state = g_strconcat ("state-", kh_report_get_state_name (fact->standing.state), NULL);

  add_cell (row, g_strdup_printf ("%u", number));
  add_cell (row, kh_report_words_dup_item (&self->words, KH_ITEM (fact->task)));
  add_cell (row, kh_report_words_dup_plain (lead != NULL ? kh_unit_get_name (lead) : NULL));
  add_cell (row, kh_report_words_dup_plain (kh_deadline_get_text (kh_task_get_deadline (fact->task))));
  add_cell (row, kh_report_words_say (&self->words, state, NULL));
  add_cell (row, fact->standing.percent >= 0 ? g_strdup_printf ("%d%%", fact->standing.percent) : NULL);
  add_cell (row, kh_report_words_dup_plain (fact->standing.text));
}

void
kh_report_add_task_table (KhReportMaker *self, KhSection *section)
{
  static const char *const columns[] = { "table-number", "table-task",    "table-unit", "table-deadline",
                                         "table-state",  "table-percent", "table-note", NULL };
  KhItem *table = add_table (self, section, columns);
  KhSection *group = NULL;
  guint n_groups = 0, number = 0;

  for (guint i = 0; i < self->facts->facts->len; i++)
    {
      const KhReportFact *fact = self->facts->facts->pdata[i];

      if (i == 0 || fact->group != group)
        {
          group = fact->group;
          number = 0;
          add_group_row (self, table, group, ++n_groups);
        }
      add_task_row (self, table, fact, ++number);
    }
}
