/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Next year's draft from an older plan: a copy, changed field by field as the table says. */
#include "carry-private.h"

#include <glib/gi18n.h>
#include <math.h>

KhFinding *
kh_carry_look (KhCarry *self, const char *rule, gpointer node, const char *words, const char *message)
{
  KhFinding *finding = kh_finding_new (rule, KH_SEVERITY_WARNING, words, message);

  g_object_set (finding, "node", kh_node_get_uuid (node), NULL);
  kh_node_append_take (KH_NODE (self->plan), finding);
  return finding;
}

void
kh_carry_remove_nodes (GPtrArray *nodes)
{
  for (guint i = 0; i < nodes->len; i++)
    kh_node_remove (nodes->pdata[i]);
}

static KhCarryAction
action_for (KhCarry *self, const char *of, const char *name)
{
  return kh_carry_table_get_action (self->table, of, name);
}

static void
add_mark (KhCarry *self, gpointer node, const KhCarryMark *mark)
{
  /* A document or a period is one thing to think about, however often it is named. */
  gboolean once = mark->doubt == KH_CARRY_DOUBT_CITATION || mark->doubt == KH_CARRY_DOUBT_ENDED;

  if (once && !g_hash_table_add (self->seen, g_strdup (mark->about)))
    return;
  switch (mark->doubt)
    {
    case KH_CARRY_DOUBT_CITATION:
      kh_carry_look (self, "carry-citation", node, mark->words,
                     N_ ("The document “%s” was cited last time: see whether it still holds and is still the one to cite."));
      break;
    case KH_CARRY_DOUBT_ENDED:
      kh_carry_look (self, "carry-period-ended", node, mark->words,
                     N_ ("The period “%s” has ended: put in what followed it, or take it out."));
      break;
    case KH_CARRY_DOUBT_NEAR:
      kh_carry_look (self, "carry-year-near", node, mark->words,
                     N_ ("“%s” was moved with the plan's year: see whether that is meant."));
      break;
    case KH_CARRY_DOUBT_BARE:
      kh_carry_look (self, "carry-year-left", node, mark->words,
                     N_ ("“%s” may be last time's year or a number: it was left as it is."));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
shift_text (KhCarry *self, gpointer node, const char *property, gboolean is_markup)
{
  g_autofree char *text = NULL;
  g_autofree char *shifted = NULL;
  g_autoptr (GPtrArray) marks = kh_carry_marks_new ();

  g_object_get (node, property, &text, NULL);
  if (text == NULL)
    return;
  shifted = is_markup ? kh_carry_shift_markup (&self->years, text, marks)
                      : kh_carry_shift_plain (&self->years, text, marks);
  if (shifted != NULL)
    g_object_set (node, property, shifted, NULL);
  for (guint i = 0; i < marks->len; i++)
    add_mark (self, node, marks->pdata[i]);
}

static void
shift_deadline (KhCarry *self, gpointer node, const char *property)
{
  g_autoptr (KhDeadline) deadline = NULL;
  g_autoptr (KhDeadline) shifted = NULL;

  g_object_get (node, property, &deadline, NULL);
  shifted = kh_carry_shift_deadline (&self->years, deadline);
  g_object_set (node, property, shifted, NULL);
}

static void
clear (gpointer node, const char *property)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (node), property);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  if (G_VALUE_HOLDS_DOUBLE (&value))
    g_value_set_double (&value, NAN); /* absent */
  else
    g_param_value_set_default (pspec, &value);
  g_object_set_property (node, property, &value);
}

/* Marks a field that is carried with what it says. */
static void
ask (KhCarry *self, gpointer node, const char *of, const char *property)
{
  g_autofree char *rule = g_strdup_printf ("carry-ask-%s-%s", of, property);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (node), property);
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *words = NULL;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (node, property, &value);
  if (g_param_value_defaults (pspec, &value))
    return;
  if (G_VALUE_HOLDS_STRING (&value))
    words = g_value_dup_string (&value);
  else if (G_VALUE_HOLDS (&value, KH_TYPE_DEADLINE))
    words = g_strdup (kh_deadline_get_text (g_value_get_boxed (&value)));
  if (words != NULL && *words == '\0')
    return;
  kh_carry_look (self, rule, node, words,
                 words != NULL ? N_ ("“%s” is last time's: see whether it holds this year.")
                               : N_ ("This is last time's: see whether it holds this year."));
}

/* What the table can say of any property. Fields that are recomputed have their own code. */
static void
treat (KhCarry *self, gpointer node, const char *of, const char *property, gboolean is_markup)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (node), property);

  switch (action_for (self, of, property))
    {
    case KH_CARRY_CLEAR:
      clear (node, property);
      break;
    case KH_CARRY_SHIFT:
      if (pspec->value_type == KH_TYPE_DEADLINE)
        shift_deadline (self, node, property);
      else
        shift_text (self, node, property, is_markup);
      break;
    case KH_CARRY_ASK:
      ask (self, node, of, property);
      break;
    case KH_CARRY_RECOMPUTE:
    case KH_CARRY_CARRY:
    default:
      break;
    }
}

static gboolean
is_recomputed (KhCarry *self, const char *name)
{
  return action_for (self, "plan", name) == KH_CARRY_RECOMPUTE;
}

/* The body's present state, except for the fields that the table does not recompute. */
static void
recompute_letterhead (KhCarry *self)
{
  static const char *const fields[] = { "superior", "issuer", "symbol", "place", "address" };
  g_autoptr (KhPlan) present = kh_plan_new (self->options->year);

  kh_plan_adopt_agency (present, self->agency);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = NULL;

      g_object_get (present, fields[i], &value, NULL);
      if (is_recomputed (self, fields[i]) && value != NULL)
        g_object_set (self->plan, fields[i], value, NULL);
    }
}

/* The usual @nodes of the body take the place of the plan's, where it has any;
 * else the plan's own are marked to be looked at. */
static void
recompute_people (KhCarry *self, const char *name, GListModel *own, GListModel *usual, const char *message)
{
  if (action_for (self, "plan", name) == KH_CARRY_CARRY)
    return;
  if (!is_recomputed (self, name) || usual == NULL || g_list_model_get_n_items (usual) == 0)
    {
      g_autofree char *rule = g_strconcat ("carry-", name, NULL);
      g_autoptr (KhNode) first = g_list_model_get_item (own, 0);

      if (first != NULL)
        kh_carry_look (self, rule, first, NULL, message);
      return;
    }
  kh_plan_put_copies (self->plan, own, usual);
}

static void
carry_plan_fields (KhCarry *self)
{
  static const char *const treated[] = { "state",  "number",      "date",         "superior",    "issuer",
                                         "symbol", "place",       "address",      "urgency",     "secrecy",
                                         "circulation", "drafter-mark", "profile", "choices",
                                         "reply-due" };
  KhAgency *agency = self->agency;

  if (self->options->template_plan != NULL)
    g_object_set (self->plan, "template", kh_plan_get_template (self->options->template_plan), NULL);
  g_object_set (self->plan, "year", self->options->year, NULL);
  treat (self, self->plan, "plan", "title", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (treated); i++)
    treat (self, self->plan, "plan", treated[i], FALSE);
  if (agency != NULL)
    recompute_letterhead (self);
  recompute_people (self, "signatures", kh_plan_get_signatures (self->plan),
                    agency != NULL ? kh_agency_get_signatures (agency) : NULL,
                    N_ ("The signer is last time's: see whether that person signs this year."));
  recompute_people (self, "recipients", kh_plan_get_recipients (self->plan),
                    agency != NULL ? kh_agency_get_recipients (agency) : NULL,
                    N_ ("The recipients are last time's: see whether all of them are still there."));
}

static void
carry_indicators (KhCarry *self, KhTarget *target)
{
  GListModel *indicators = kh_target_get_indicators (target);

  for (guint i = 0; i < g_list_model_get_n_items (indicators); i++)
    {
      g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, i);
      double result = kh_indicator_get_result (indicator);

      /* What was reached is where the new year starts from; else what was aimed at. */
      if (action_for (self, "indicator", "baseline") == KH_CARRY_RECOMPUTE)
        g_object_set (indicator, "baseline", isnan (result) ? kh_indicator_get_value (indicator) : result, NULL);
      else
        treat (self, indicator, "indicator", "baseline", FALSE);
      treat (self, indicator, "indicator", "result", FALSE);
      if (action_for (self, "indicator", "value") == KH_CARRY_CLEAR)
        clear (indicator, "value");
    }
  /* One mark a target, not one a number: the sentence is read as a whole. */
  if (action_for (self, "indicator", "value") == KH_CARRY_ASK && g_list_model_get_n_items (indicators) > 0)
    kh_carry_look (self, "carry-target", target, NULL,
                   N_ ("The target's numbers are last time's: set this year's."));
}

static void
carry_reports (KhCarry *self, KhDuty *duty)
{
  GListModel *reports = kh_duty_get_reports (duty);

  for (guint i = 0; i < g_list_model_get_n_items (reports); i++)
    {
      g_autoptr (KhReporting) report = g_list_model_get_item (reports, i);

      treat (self, report, "reporting", "before", FALSE);
    }
}

static void
carry_task (KhCarry *self, KhTask *task, gboolean mark_unfinished)
{
  static const char *const treated[] = { "product", "deadline", "budget", "budget-source", "note", "state" };

  if (mark_unfinished && kh_task_get_state (task) != KH_TASK_DONE)
    kh_carry_look (self, "carry-unfinished", task, NULL,
                   N_ ("This task was not finished last time: see whether it goes on."));
  for (guint i = 0; i < G_N_ELEMENTS (treated); i++)
    treat (self, task, "task", treated[i], FALSE);
}

typedef struct
{
  KhCarry *carry;
  gboolean has_progress; /* somebody kept the tasks' state */
  GPtrArray *dropped;
} Walk;

static gboolean
find_dropped_cb (KhNode *node, gpointer user_data)
{
  Walk *walk = user_data;
  KhTaskState state;

  if (!KH_IS_TASK (node))
    return TRUE;
  state = kh_task_get_state (KH_TASK (node));
  if (state != KH_TASK_NOT_STARTED)
    walk->has_progress = TRUE;
  if (state == KH_TASK_DROPPED || (state == KH_TASK_DONE && !walk->carry->options->keep_done))
    g_ptr_array_add (walk->dropped, g_object_ref (node));
  return TRUE;
}

static gboolean
carry_node_cb (KhNode *node, gpointer user_data)
{
  Walk *walk = user_data;
  KhCarry *self = walk->carry;

  if (KH_IS_SECTION (node))
    {
      treat (self, node, "section", "heading", TRUE);
      return TRUE;
    }
  treat (self, node, "item", "text", TRUE);
  if (KH_IS_TASK (node))
    carry_task (self, KH_TASK (node), walk->has_progress);
  else if (KH_IS_TARGET (node))
    carry_indicators (self, KH_TARGET (node));
  else if (KH_IS_DUTY (node))
    carry_reports (self, KH_DUTY (node));
  return TRUE;
}

KhPlan *
kh_carry_over (KhPlan *plan, KhCarryTable *table, const KhCarryOptions *options)
{
  g_autoptr (KhPlan) copy = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) dropped = g_ptr_array_new_with_free_func (g_object_unref);
  KhCarry self;
  Walk walk = { &self, FALSE, dropped };

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (table != NULL && options != NULL, NULL);

  copy = kh_node_copy (plan);
  self = (KhCarry) {
    .plan = copy,
    .older = plan,
    .agency = kh_plan_get_agency (plan),
    .table = table,
    .options = options,
    .years = { table, kh_plan_get_year (plan), options->year },
    .seen = seen,
  };
  if (action_for (&self, "plan", "findings") == KH_CARRY_CLEAR)
    kh_plan_put_copies (copy, kh_plan_get_findings (copy), NULL);
  kh_plan_visit (copy, find_dropped_cb, &walk);
  kh_carry_remove_nodes (dropped);
  carry_plan_fields (&self);
  kh_plan_visit (copy, carry_node_cb, &walk);
  kh_carry_units (&self);
  kh_carry_sort_groups (&self);
  return g_steal_pointer (&copy);
}
