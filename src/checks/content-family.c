/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content family: tasks that nobody can carry out, dates outside the year,
 * empty places, units that are given twice or no longer live. */
#include "families.h"

#include "compose.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

typedef struct
{
  KhReport *report;
  KhPlan *plan;
} Check;

static void
check_deadline (Check *self, KhTask *task)
{
  const KhDeadline *deadline = kh_task_get_deadline (task);
  int year = kh_plan_get_year (self->plan);
  GDate from;
  GDate to;

  if (kh_deadline_get_kind (deadline) == KH_DEADLINE_NONE)
    {
      kh_report_node (self->report, "content-task-no-deadline", task, NULL);
      return;
    }
  if (kh_deadline_get_range (deadline, year, &from, &to) &&
      ((int) g_date_get_year (&from) > year || (int) g_date_get_year (&to) != year))
    kh_report_node (self->report, "content-deadline-outside-year", task, kh_deadline_get_text (deadline));
}

static void
check_unit_lives (Check *self, gpointer node, KhUnit *unit)
{
  if (!kh_unit_lives_in (unit, kh_plan_get_year (self->plan)))
    kh_report_node (self->report, "content-unit-not-alive", node, kh_unit_get_name (unit));
}

/* Once among the supporters, and not both leading and supporting. */
static void
check_task_units (Check *self, KhTask *task)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GListModel *support = kh_task_get_support (task);
  KhUnit *lead = kh_task_get_lead (task);

  if (lead == NULL)
    kh_report_node (self->report, "content-task-no-lead", task, NULL);
  else
    {
      check_unit_lives (self, task, lead);
      g_hash_table_add (seen, lead);
    }
  for (guint i = 0; i < g_list_model_get_n_items (support); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (support, i);

      check_unit_lives (self, task, unit);
      if (!g_hash_table_add (seen, unit))
        kh_report_node (self->report, "content-unit-twice", task, kh_unit_get_name (unit));
    }
}

static void
check_task (Check *self, KhTask *task)
{
  check_task_units (self, task);
  check_deadline (self, task);
  if (kh_checks_is_blank (kh_task_get_product (task)))
    kh_report_node (self->report, "content-task-no-product", task, NULL);
}

static void
check_responsibility (Check *self, KhResponsibility *block)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GListModel *units = kh_responsibility_get_units (block);

  for (guint i = 0; i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);

      check_unit_lives (self, block, unit);
      if (!g_hash_table_add (seen, unit))
        kh_report_node (self->report, "content-unit-twice", block, kh_unit_get_name (unit));
    }
  if (g_list_model_get_n_items (kh_item_get_items (KH_ITEM (block))) == 0)
    kh_report_node (self->report, "content-empty-responsibility", block, NULL);
}

/* A report on a period says something once the period is half over. */
static void
check_report (Check *self, KhItem *duty, KhReporting *report)
{
  static const int months[] = { [KH_PERIOD_MONTH] = 1, [KH_PERIOD_QUARTER] = 3, [KH_PERIOD_HALF] = 6, [KH_PERIOD_YEAR] = 12 };
  const KhPeriod period = kh_reporting_get_period (report);
  const KhDeadline *before = kh_reporting_get_before (report);
  GDate middle, due;

  if ((gsize) period >= G_N_ELEMENTS (months) || months[period] == 0
      || !kh_deadline_get_due_in_period (before, period, kh_plan_get_year (self->plan), 1, &due))
    return;
  g_date_set_dmy (&middle, 1, G_DATE_JANUARY, (GDateYear) kh_plan_get_year (self->plan));
  g_date_add_days (&middle, (guint) months[period] * 15);
  if (g_date_compare (&due, &middle) < 0)
    kh_report_node (self->report, "content-reporting-early", duty, kh_deadline_get_text (before));
}

static void
check_duty (Check *self, KhDuty *duty)
{
  GListModel *reports = kh_duty_get_reports (duty);

  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (KhReporting) report = g_list_model_get_item (reports, i);

      check_report (self, KH_ITEM (duty), report);
    }
}

/* Whether the sentence holds @value in figures. */
static gboolean
holds_value (const char *plain, double value)
{
  g_autofree char *figures = g_strdup_printf ("%g", value);
  g_autofree char *pattern = NULL;

  /* A comma in the sentence, a point in the number. */
  g_strdelimit (figures, ".", ',');
  pattern = g_strdup_printf ("(?<![\\d,])0*%s(?:,0+)?(?!\\d|,\\d)", figures);

  return g_regex_match_simple (pattern, plain, 0, 0);
}

/* Only a sentence that has figures of its own can contradict them. */
static void
check_target (Check *self, KhTarget *target)
{
  g_autofree char *plain = kh_item_dup_plain (KH_ITEM (target));
  GListModel *indicators = kh_target_get_indicators (target);

  if (strpbrk (plain, "0123456789") == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, i);
      const double value = kh_indicator_get_value (indicator);
      const char *unit = kh_indicator_get_unit (indicator);
      g_autofree char *words = NULL;

      if (isnan (value) || fabs (value) >= 1e6 || g_strrstr (kh_item_get_text (KH_ITEM (target)), "<ind ") != NULL
          || holds_value (plain, value))
        continue;
      words = g_strdup_printf ("%g%s", value, unit != NULL ? unit : "");
      g_strdelimit (words, ".", ',');
      kh_report_node (self->report, "content-indicator-differs", target, words);
    }
}

/* Tables and their parts have no words of their own. */
static gboolean
needs_text (KhItem *item)
{
  switch (kh_item_get_kind (item))
    {
    case KH_ITEM_TABLE:
    case KH_ITEM_ROW:
    case KH_ITEM_HEADER_ROW:
    case KH_ITEM_CELL:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
check_item (Check *self, KhItem *item)
{
  g_autofree char *plain = kh_item_dup_plain (item);

  if (needs_text (item) && kh_checks_is_blank (plain))
    kh_report_node (self->report, "content-empty-item", item, NULL);
  if (KH_IS_TASK (item))
    check_task (self, KH_TASK (item));
  else if (KH_IS_RESPONSIBILITY (item))
    check_responsibility (self, KH_RESPONSIBILITY (item));
  else if (KH_IS_DUTY (item))
    check_duty (self, KH_DUTY (item));
  else if (KH_IS_TARGET (item))
    check_target (self, KH_TARGET (item));
}

static void
check_section (Check *self, KhSection *section)
{
  if (g_list_model_get_n_items (kh_section_get_items (section)) == 0 &&
      g_list_model_get_n_items (kh_section_get_sections (section)) == 0)
    {
      g_autofree char *heading = kh_markup_to_plain (kh_section_get_heading (section) != NULL ? kh_section_get_heading (section) : "");

      if (kh_checks_is_blank (heading))
        {
          KhFinding *finding = kh_report_node (self->report, "content-empty-section", section, NULL);

          if (finding != NULL)
            g_object_set (finding, "message", N_ ("The section is empty"), NULL);
        }
      else
        kh_report_node (self->report, "content-empty-section", section, heading);
    }
}

static gboolean
check_node_cb (KhNode *node, gpointer user_data)
{
  if (KH_IS_SECTION (node))
    check_section (user_data, KH_SECTION (node));
  else if (KH_IS_ITEM (node))
    check_item (user_data, KH_ITEM (node));
  return TRUE;
}

/* A copied plan keeps last year's year in its title. */
static void
check_title_year (Check *self)
{
  static gsize once;
  const char *title = kh_plan_get_title (self->plan);
  g_autofree char *plain = kh_markup_to_plain (title != NULL ? title : "");
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;
  g_autofree char *wanted = g_strdup_printf ("%d", kh_plan_get_year (self->plan));
  KhFinding *finding;
  int start, end;

  if (!g_regex_match (kh_checks_get_regex (&once, "(?i)năm (\\d{4})(?!\\d)"), plain, 0, &match))
    return;
  year = g_match_info_fetch (match, 1);
  if (strcmp (year, wanted) == 0)
    return;
  g_match_info_fetch_pos (match, 1, &start, &end);
  finding = kh_report_field (self->report, "content-title-year", self->plan, "title", year, wanted);
  if (finding != NULL)
    g_object_set (finding, "words-start", start, "words-end", end, NULL);
}

/* Two units of one name cannot be told apart in a list. */
static void
check_directory (Check *self)
{
  KhAgency *agency = kh_plan_get_agency (self->plan);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *units = agency != NULL ? kh_agency_get_units (agency) : NULL;

  for (guint i = 0; units != NULL && i < g_list_model_get_n_items (units); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (units, i);
      g_autofree char *same = kh_text_fold_tone_place (kh_unit_get_name (unit));
      char *folded = g_utf8_casefold (same, -1);

      if (!g_hash_table_add (seen, folded))
        kh_report_node (self->report, "content-duplicate-unit", unit, kh_unit_get_name (unit));
    }
}

static void
check_needed_section (Check *self, KhSectionKind kind, const char *rule)
{
  if (kh_plan_find_section (self->plan, kind) == NULL)
    kh_report_node (self->report, rule, self->plan, NULL);
}

void
kh_checks_add_content (KhReport *report, KhPlan *plan)
{
  Check self = { report, plan };

  check_title_year (&self);
  check_directory (&self);
  /* An official letter and a report are no plans, whose parts these are. */
  if (!kh_compose_is_letter (plan) && !kh_compose_is_report (plan))
    {
      check_needed_section (&self, KH_SECTION_TARGETS, "content-no-targets");
      check_needed_section (&self, KH_SECTION_TASK_GROUP, "content-no-tasks");
      check_needed_section (&self, KH_SECTION_RESPONSIBILITIES, "content-no-responsibilities");
    }
  kh_plan_visit (plan, check_node_cb, &self);
}
