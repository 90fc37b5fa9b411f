/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the table of tasks. */
#include "task-columns.h"

#include <glib/gi18n.h>
#include <string.h>

#include "edit.h"
#include "kinds.h"
#include "plan-text.h"
#include "progress-columns.h"
#include "record.h"
#include "units.h"

static const char *const titles[] = {
  [KH_TASK_COLUMN_TEXT] = N_("Task"),       [KH_TASK_COLUMN_GROUP] = N_("Task group"), [KH_TASK_COLUMN_LEAD] = N_("Lead unit"),
  [KH_TASK_COLUMN_SUPPORT] = N_("Support units"), [KH_TASK_COLUMN_PRODUCT] = N_("Product"),  [KH_TASK_COLUMN_DEADLINE] = N_("Deadline"),
  [KH_TASK_COLUMN_BUDGET] = N_("Budget"),   [KH_TASK_COLUMN_STATE] = N_("State"),
  [KH_TASK_COLUMN_TOLD] = N_("State"),      [KH_TASK_COLUMN_PERCENT] = N_("Per cent"), [KH_TASK_COLUMN_NOTE] = N_("Note"),
  [KH_TASK_COLUMN_EVIDENCE] = N_("Evidence"),
};

const char *
kh_task_column_get_title (KhTaskColumn column)
{
  g_return_val_if_fail (column < KH_TASK_N_COLUMNS, "");

  return _(titles[column]);
}

gboolean
kh_task_column_is_reported (KhTaskColumn column)
{
  return column == KH_TASK_COLUMN_TOLD || column == KH_TASK_COLUMN_PERCENT || column == KH_TASK_COLUMN_NOTE
         || column == KH_TASK_COLUMN_EVIDENCE;
}

gboolean
kh_task_column_is_of_one (KhTaskColumn column)
{
  return column == KH_TASK_COLUMN_TEXT || column == KH_TASK_COLUMN_NOTE;
}

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

static char *
dup_section (KhSection *section)
{
  const char *heading = section != NULL ? kh_section_get_heading (section) : NULL;

  return heading != NULL ? kh_plan_text_heading (heading) : g_strdup ("");
}

char *
kh_task_column_dup_text (KhTaskColumn column, KhTask *task, KhTaskTable *table)
{
  g_return_val_if_fail (KH_IS_TASK (task), NULL);

  switch (column)
    {
    case KH_TASK_COLUMN_TEXT:
      return kh_item_dup_plain (KH_ITEM (task));
    case KH_TASK_COLUMN_GROUP:
      return dup_section (kh_item_get_section (KH_ITEM (task)));
    case KH_TASK_COLUMN_LEAD:
      return kh_task_get_lead (task) != NULL ? kh_unit_dup_label (kh_task_get_lead (task)) : g_strdup ("");
    case KH_TASK_COLUMN_SUPPORT:
      return kh_units_dup_labels (kh_task_get_support (task));
    case KH_TASK_COLUMN_PRODUCT:
      return dup_or_empty (kh_task_get_product (task));
    case KH_TASK_COLUMN_DEADLINE:
      return g_strdup (kh_deadline_get_text (kh_task_get_deadline (task)));
    case KH_TASK_COLUMN_BUDGET:
      return dup_or_empty (kh_task_get_budget (task));
    case KH_TASK_COLUMN_STATE:
      return g_strdup (_(kh_task_state_name (kh_task_get_state (task))));
    case KH_TASK_COLUMN_TOLD:
    case KH_TASK_COLUMN_PERCENT:
    case KH_TASK_COLUMN_NOTE:
    case KH_TASK_COLUMN_EVIDENCE:
      return kh_progress_column_dup_text (column, task, table);
    case KH_TASK_N_COLUMNS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

char *
kh_task_column_dup_edit (KhTaskColumn column, KhTask *task, KhTaskTable *table)
{
  GListModel *support;
  GString *names;

  g_return_val_if_fail (KH_IS_TASK (task), NULL);

  if (column == KH_TASK_COLUMN_LEAD)
    return g_strdup (kh_task_get_lead (task) != NULL ? kh_unit_get_name (kh_task_get_lead (task)) : "");
  if (kh_task_column_is_reported (column))
    return kh_progress_column_dup_edit (column, task, table);
  if (column != KH_TASK_COLUMN_SUPPORT)
    return kh_task_column_dup_text (column, task, table);

  /* Units' names have commas of their own. */
  support = kh_task_get_support (task);
  names = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (support); i++)
    {
      g_autoptr (KhUnit) unit = g_list_model_get_item (support, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", kh_unit_get_name (unit));
    }

  return g_string_free (names, FALSE);
}

gboolean
kh_task_column_has_choices (KhTaskColumn column)
{
  return column == KH_TASK_COLUMN_GROUP || column == KH_TASK_COLUMN_LEAD || column == KH_TASK_COLUMN_SUPPORT
         || column == KH_TASK_COLUMN_STATE || column == KH_TASK_COLUMN_TOLD;
}

gboolean
kh_task_column_is_list (KhTaskColumn column)
{
  return column == KH_TASK_COLUMN_SUPPORT;
}

static gboolean
add_section_cb (KhNode *node, gpointer data)
{
  if (KH_IS_SECTION (node) && kh_section_get_kind (KH_SECTION (node)) == KH_SECTION_TASK_GROUP)
    g_ptr_array_add (data, node);

  return TRUE;
}

/* Returns: (transfer container) (element-type KhSection): the plan's task groups */
static GPtrArray *
list_sections (KhPlan *plan)
{
  GPtrArray *sections = g_ptr_array_new ();

  kh_plan_visit (plan, add_section_cb, sections);

  return sections;
}

GtkStringList *
kh_task_column_list_choices (KhTaskColumn column, KhPlan *plan)
{
  GtkStringList *choices;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  if (column == KH_TASK_COLUMN_STATE || column == KH_TASK_COLUMN_TOLD)
    return kh_words_for_task_states ();
  if (column == KH_TASK_COLUMN_GROUP)
    {
      g_autoptr (GPtrArray) sections = list_sections (plan);

      choices = gtk_string_list_new (NULL);
      for (guint i = 0; i < sections->len; i++)
        gtk_string_list_take (choices, dup_section (sections->pdata[i]));
      return choices;
    }
  if (column == KH_TASK_COLUMN_LEAD || column == KH_TASK_COLUMN_SUPPORT)
    return kh_units_list_choices (plan, FALSE);

  return NULL;
}

static gboolean
is_called (KhUnit *unit, const char *folded)
{
  g_autofree char *name = kh_text_fold (kh_unit_get_name (unit));
  g_autofree char *short_name = kh_text_fold (kh_unit_get_short_name (unit) != NULL ? kh_unit_get_short_name (unit) : "");

  return g_str_equal (name, folded) || (*short_name != '\0' && g_str_equal (short_name, folded));
}

/* By name or short name, or by words that only one unit's name holds. Returns:
 * (transfer none) (nullable): %NULL with @error set */
static KhUnit *
find_unit (GPtrArray *units, const char *words, GError **error)
{
  g_autofree char *folded = kh_text_fold (words);
  KhUnit *only = NULL;
  guint n_held = 0;

  for (guint i = 0; i < units->len; i++)
    {
      g_autofree char *name = kh_text_fold (kh_unit_get_name (units->pdata[i]));

      if (is_called (units->pdata[i], folded))
        return units->pdata[i];
      if (strstr (name, folded) != NULL)
        {
          only = units->pdata[i];
          n_held++;
        }
    }
  if (n_held == 1)
    return only;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               n_held == 0 ? _("No unit of this year is called “%s”. Choose one of the list, or add it under Units.")
                           : _("More than one unit's name holds “%s”. Type more of it, or choose one of the list."),
               words);

  return NULL;
}

/* Returns: (transfer full) (element-type KhUnit) (nullable): the units that @words name */
static GPtrArray *
parse_units (KhPlan *plan, const char *words, gboolean several, GError **error)
{
  g_autoptr (GPtrArray) units = kh_units_list_of_plan (plan, NULL);
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) parts = g_strsplit (words, several ? ";" : "\n", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      KhUnit *unit;

      if (*g_strstrip (*part) == '\0')
        continue;
      unit = find_unit (units, *part, error);
      if (unit == NULL)
        return NULL;
      if (!g_ptr_array_find (named, unit, NULL))
        g_ptr_array_add (named, g_object_ref (unit));
    }

  return g_steal_pointer (&named);
}

static gboolean
apply_units (KhStore *store, KhPlan *plan, GPtrArray *tasks, KhUnitRole role, GPtrArray *units, GError **error)
{
  g_autoptr (KhEdit) edit
    = kh_edit_begin (store, KH_NODE (plan), role == KH_UNIT_ROLE_LEAD ? N_("Set lead unit") : N_("Set support units"), error);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    kh_edit_set_units (edit, tasks->pdata[i], role, units);

  return kh_edit_commit (edit, error);
}

gboolean
kh_task_set_leads (KhStore *store, KhPlan *plan, GPtrArray *tasks, KhUnit *lead, GError **error)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  g_return_val_if_fail (tasks != NULL && tasks->len > 0, FALSE);

  if (lead != NULL)
    g_ptr_array_add (units, lead);

  return apply_units (store, plan, tasks, KH_UNIT_ROLE_LEAD, units, error);
}

static gboolean
apply_group (KhStore *store, KhPlan *plan, GPtrArray *tasks, const char *words, GError **error)
{
  g_autoptr (GPtrArray) sections = list_sections (plan);
  g_autofree char *folded = kh_text_fold (words);
  KhSection *found = NULL;
  g_autoptr (KhEdit) edit = NULL;

  for (guint i = 0; i < sections->len && found == NULL; i++)
    {
      g_autofree char *heading = dup_section (sections->pdata[i]);
      g_autofree char *key = kh_text_fold (heading);

      if (g_str_equal (key, folded))
        found = sections->pdata[i];
    }
  if (found == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("No task group is called “%s”. Choose one of the list."), words);
      return FALSE;
    }
  edit = kh_edit_begin (store, KH_NODE (plan), N_("Move task"), error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    if (kh_item_get_section (tasks->pdata[i]) != found)
      kh_edit_move (edit, tasks->pdata[i], found, G_MAXUINT);

  return kh_edit_commit (edit, error);
}

gboolean
kh_task_state_parse (const char *words, KhTaskState *found, GError **error)
{
  g_autoptr (GtkStringList) names = kh_words_for_task_states ();
  g_autofree char *folded = NULL;
  guint state = 0;

  g_return_val_if_fail (words != NULL, FALSE);
  g_return_val_if_fail (found != NULL, FALSE);

  folded = kh_text_fold (words);
  for (; state < g_list_model_get_n_items (G_LIST_MODEL (names)); state++)
    {
      g_autofree char *key = kh_text_fold (gtk_string_list_get_string (names, state));

      if (g_str_equal (key, folded))
        break;
    }
  if (state == g_list_model_get_n_items (G_LIST_MODEL (names)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is no state of a task. Choose one of the list."), words);
      return FALSE;
    }
  *found = (KhTaskState) state;

  return TRUE;
}

static gboolean
apply_state (KhStore *store, KhPlan *plan, GPtrArray *tasks, const char *words, GError **error)
{
  KhTaskState state;
  g_autoptr (KhEdit) edit = NULL;

  if (!kh_task_state_parse (words, &state, error))
    return FALSE;
  edit = kh_edit_begin (store, KH_NODE (plan), N_("Set state of task"), error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    kh_record_set_state (edit, tasks->pdata[i], state);

  return kh_edit_commit (edit, error);
}

static gboolean
apply_text (KhStore *store, KhPlan *plan, KhItem *task, const char *words, GError **error)
{
  g_autofree char *plain = kh_item_dup_plain (task);
  g_autofree char *same = kh_markup_escape (plain);
  g_autofree char *markup = kh_markup_escape (words);
  g_autoptr (KhEdit) edit = NULL;

  if (g_strcmp0 (kh_item_get_text (task), same) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           _("This task has emphasised words or references, which a table does not show. Change its words in its form."));
      return FALSE;
    }
  edit = kh_edit_begin (store, KH_NODE (plan), N_("Edit task text"), error);
  if (edit == NULL)
    return FALSE;
  kh_edit_set (edit, task, "text", markup, NULL);

  return kh_edit_commit (edit, error);
}

static gboolean
apply_words (KhStore *store, KhPlan *plan, GPtrArray *tasks, KhTaskColumn column, const char *words, GError **error)
{
  g_autoptr (KhDeadline) deadline = kh_deadline_parse (words);
  const char *value = *words != '\0' ? words : NULL;
  g_autoptr (KhEdit) edit = kh_edit_begin (store, KH_NODE (plan),
                                           column == KH_TASK_COLUMN_DEADLINE ? N_("Set deadline")
                                           : column == KH_TASK_COLUMN_BUDGET ? N_("Set budget")
                                                                             : N_("Set product"),
                                           error);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    if (column == KH_TASK_COLUMN_DEADLINE)
      kh_edit_set (edit, tasks->pdata[i], "deadline", deadline, NULL);
    else
      kh_edit_set (edit, tasks->pdata[i], column == KH_TASK_COLUMN_BUDGET ? "budget" : "product", value, NULL);

  return kh_edit_commit (edit, error);
}

gboolean
kh_task_column_apply (KhTaskColumn column, KhStore *store, KhPlan *plan, GPtrArray *tasks, const char *words, GError **error)
{
  g_autofree char *normal = NULL;
  g_autoptr (GPtrArray) units = NULL;

  g_return_val_if_fail (column < KH_TASK_N_COLUMNS, FALSE);
  g_return_val_if_fail (tasks != NULL && tasks->len > 0, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);

  normal = g_strstrip (kh_text_normalize (words));
  switch (column)
    {
    case KH_TASK_COLUMN_TEXT:
      return apply_text (store, plan, tasks->pdata[0], normal, error);
    case KH_TASK_COLUMN_GROUP:
      return apply_group (store, plan, tasks, normal, error);
    case KH_TASK_COLUMN_LEAD:
    case KH_TASK_COLUMN_SUPPORT:
      units = parse_units (plan, normal, column == KH_TASK_COLUMN_SUPPORT, error);
      return units != NULL
             && apply_units (store, plan, tasks, column == KH_TASK_COLUMN_LEAD ? KH_UNIT_ROLE_LEAD : KH_UNIT_ROLE_SUPPORT, units,
                             error);
    case KH_TASK_COLUMN_STATE:
      return apply_state (store, plan, tasks, normal, error);
    case KH_TASK_COLUMN_PRODUCT:
    case KH_TASK_COLUMN_DEADLINE:
    case KH_TASK_COLUMN_BUDGET:
      return apply_words (store, plan, tasks, column, normal, error);
    case KH_TASK_COLUMN_TOLD:
    case KH_TASK_COLUMN_PERCENT:
    case KH_TASK_COLUMN_NOTE:
    case KH_TASK_COLUMN_EVIDENCE:
    case KH_TASK_N_COLUMNS:
    default:
      g_return_val_if_reached (FALSE);
    }
}
