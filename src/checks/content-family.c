/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The content family: tasks that nobody can carry out, dates outside the year,
 * empty places, units that are given twice or no longer live. */
#include "families.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GPtrArray *findings;
  KhPlan *plan;
} Check;

static void
report (Check *self, const char *rule, KhSeverity severity, gpointer node, const char *text, const char *message)
{
  kh_checks_report (self->findings, rule, severity, KH_NODE (node), text, message, NULL);
}

static void
check_deadline (Check *self, KhTask *task)
{
  const KhDeadline *deadline = kh_task_get_deadline (task);
  int year = kh_plan_get_year (self->plan);
  GDate from;
  GDate to;

  if (kh_deadline_get_kind (deadline) == KH_DEADLINE_NONE)
    {
      report (self, "content-task-no-deadline", KH_SEVERITY_WARNING, task, NULL, N_ ("The task has no deadline"));
      return;
    }
  if (kh_deadline_get_range (deadline, year, &from, &to) &&
      ((int) g_date_get_year (&from) > year || (int) g_date_get_year (&to) != year))
    report (self, "content-deadline-outside-year", KH_SEVERITY_ERROR, task, kh_deadline_get_text (deadline),
            N_ ("The deadline “%s” is not in the plan's year"));
}

static void
check_unit_lives (Check *self, gpointer node, KhUnit *unit)
{
  if (!kh_unit_lives_in (unit, kh_plan_get_year (self->plan)))
    report (self, "content-unit-not-alive", KH_SEVERITY_ERROR, node, kh_unit_get_name (unit),
            N_ ("The unit “%s” does not exist in the plan's year"));
}

/* Once among the supporters, and not both leading and supporting. */
static void
check_task_units (Check *self, KhTask *task)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GListModel *support = kh_task_get_support (task);
  KhUnit *lead = kh_task_get_lead (task);

  if (lead == NULL)
    report (self, "content-task-no-lead", KH_SEVERITY_WARNING, task, NULL, N_ ("The task has no lead unit"));
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
        report (self, "content-unit-twice", KH_SEVERITY_WARNING, task, kh_unit_get_name (unit),
                N_ ("The unit “%s” is given the same task twice"));
    }
}

static void
check_task (Check *self, KhTask *task)
{
  check_task_units (self, task);
  check_deadline (self, task);
  if (kh_checks_is_blank (kh_task_get_product (task)))
    report (self, "content-task-no-product", KH_SEVERITY_HINT, task, NULL, N_ ("The task names no product"));
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
        report (self, "content-unit-twice", KH_SEVERITY_WARNING, block, kh_unit_get_name (unit),
                N_ ("The unit “%s” is named twice"));
    }
  if (g_list_model_get_n_items (kh_item_get_items (KH_ITEM (block))) == 0)
    report (self, "content-empty-responsibility", KH_SEVERITY_WARNING, block, NULL,
            N_ ("The unit is given nothing to do"));
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
    report (self, "content-empty-item", KH_SEVERITY_WARNING, item, NULL, N_ ("The item is empty"));
  if (KH_IS_TASK (item))
    check_task (self, KH_TASK (item));
  else if (KH_IS_RESPONSIBILITY (item))
    check_responsibility (self, KH_RESPONSIBILITY (item));
}

static void
check_section (Check *self, KhSection *section)
{
  if (g_list_model_get_n_items (kh_section_get_items (section)) == 0 &&
      g_list_model_get_n_items (kh_section_get_sections (section)) == 0)
    {
      g_autofree char *heading = kh_markup_to_plain (kh_section_get_heading (section) != NULL ? kh_section_get_heading (section) : "");

      if (kh_checks_is_blank (heading))
        report (self, "content-empty-section", KH_SEVERITY_WARNING, section, NULL, N_ ("The section is empty"));
      else
        report (self, "content-empty-section", KH_SEVERITY_WARNING, section, heading, N_ ("The section “%s” is empty"));
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
  g_autofree char *title = kh_markup_to_plain (kh_plan_get_title (self->plan) != NULL ? kh_plan_get_title (self->plan) : "");
  g_autoptr (GRegex) regex = g_regex_new ("năm (\\d{4})(?!\\d)", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL;
  g_autofree char *wanted = g_strdup_printf ("%d", kh_plan_get_year (self->plan));

  if (!g_regex_match (regex, title, 0, &match))
    return;
  year = g_match_info_fetch (match, 1);
  if (strcmp (year, wanted) != 0)
    g_object_set (kh_checks_report (self->findings, "content-title-year", KH_SEVERITY_ERROR, KH_NODE (self->plan), year,
                                    N_ ("The title says %s, which is not the plan's year"), NULL),
                  "fix", wanted, NULL);
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
        report (self, "content-duplicate-unit", KH_SEVERITY_WARNING, unit, kh_unit_get_name (unit),
                N_ ("Two units of the body are called “%s”"));
    }
}

static void
check_needed_section (Check *self, KhSectionKind kind, const char *rule, const char *message)
{
  if (kh_plan_find_section (self->plan, kind) == NULL)
    report (self, rule, KH_SEVERITY_WARNING, self->plan, NULL, message);
}

void
kh_checks_add_content (GPtrArray *findings, KhPlan *plan)
{
  Check self = { findings, plan };

  check_title_year (&self);
  check_directory (&self);
  check_needed_section (&self, KH_SECTION_TARGETS, "content-no-targets", N_ ("The plan has no section of targets"));
  check_needed_section (&self, KH_SECTION_TASK_GROUP, "content-no-tasks", N_ ("The plan has no group of tasks"));
  check_needed_section (&self, KH_SECTION_RESPONSIBILITIES, "content-no-responsibilities",
                        N_ ("The plan does not say who carries it out"));
  kh_plan_visit (plan, check_node_cb, &self);
}
