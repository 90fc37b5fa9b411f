/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the choices of a plan that concern its words. */
#include "choices.h"

#include "compose.h"

static const char *const column_names[KH_N_TASK_COLUMNS] = { "stt",     "task",     "product", "lead",
                                                             "support", "deadline", "budget",  "note" };

gboolean
kh_compose_is_choice (const char *name)
{
  return g_strcmp0 (name, "task-details") == 0 || g_strcmp0 (name, "task-columns") == 0 ||
         g_strcmp0 (name, "target-table") == 0;
}

char *
kh_compose_get_choice (const char *choices, const char *name)
{
  g_auto (GStrv) pairs = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  pairs = g_strsplit (choices != NULL ? choices : "", ";", -1);
  for (char **pair = pairs; *pair != NULL; pair++)
    {
      char *value = strchr (*pair, '=');

      if (value == NULL)
        continue;
      *value++ = '\0';
      if (strcmp (g_strstrip (*pair), name) == 0)
        return g_strdup (g_strstrip (value));
    }
  return NULL;
}

char *
kh_compose_set_choice (const char *choices, const char *name, const char *value)
{
  g_auto (GStrv) pairs = g_strsplit (choices != NULL ? choices : "", ";", -1);
  GString *result = g_string_new (NULL);
  gboolean placed = value == NULL;

  g_return_val_if_fail (name != NULL, NULL);

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      gsize length = strcspn (*pair, "=");
      g_autofree char *other = g_strstrip (g_strndup (*pair, length));
      gboolean ours = strcmp (other, name) == 0;

      if (*g_strstrip (*pair) == '\0' || (ours && placed))
        continue;
      if (result->len > 0)
        g_string_append_c (result, ';');
      if (ours)
        g_string_append_printf (result, "%s=%s", name, value);
      else
        g_string_append (result, *pair);
      placed |= ours;
    }
  if (!placed)
    g_string_append_printf (result, "%s%s=%s", result->len > 0 ? ";" : "", name, value);
  return g_string_free (result, FALSE);
}

char *
kh_compose_merge_choices (const char *first, const char *second)
{
  GString *merged = g_string_new (first != NULL ? first : "");
  g_auto (GStrv) pairs = g_strsplit (second != NULL ? second : "", ";", -1);

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      gsize length = strcspn (*pair, "=");
      g_autofree char *name = g_strstrip (g_strndup (*pair, length));
      g_autofree char *taken = kh_compose_get_choice (first, name);

      if ((*pair)[length] == '\0' || taken != NULL)
        continue;
      g_string_append_printf (merged, "%s%s", merged->len > 0 ? ";" : "", *pair);
    }
  return g_string_free (merged, FALSE);
}

char *
kh_compose_complete_choices (const char *choices)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autofree char *defaults = NULL;

  for (KhTaskColumn column = 0; column < KH_N_TASK_COLUMNS; column++)
    g_string_append_printf (columns, "%s%s", column > 0 ? "," : "", column_names[column]);
  defaults = g_strdup_printf ("task-details=inline;task-columns=%s;target-table=no", columns->str);
  return kh_compose_merge_choices (choices, defaults);
}

char *
kh_compose_dup_choices (KhPlan *plan)
{
  KhAgency *agency = NULL;

  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  agency = kh_plan_get_agency (plan);
  return kh_compose_merge_choices (kh_plan_get_choices (plan), agency != NULL ? kh_agency_get_choices (agency) : NULL);
}

static void
read_columns (KhChoices *self, const char *value)
{
  g_auto (GStrv) names = g_strsplit (value != NULL ? value : "", ",", -1);
  gboolean taken[KH_N_TASK_COLUMNS] = { FALSE };

  for (char **name = names; *name != NULL; name++)
    for (guint i = 0; i < KH_N_TASK_COLUMNS; i++)
      if (!taken[i] && strcmp (g_strstrip (*name), column_names[i]) == 0)
        {
          taken[i] = TRUE;
          self->task_columns[self->n_task_columns++] = i;
        }
  if (self->n_task_columns == 0)
    for (guint i = 0; i < KH_N_TASK_COLUMNS; i++)
      self->task_columns[self->n_task_columns++] = i;
}

const char *
kh_choices_column_name (KhTaskColumn column)
{
  g_return_val_if_fail (column < KH_N_TASK_COLUMNS, NULL);

  return column_names[column];
}

KhChoices *
kh_choices_new (const char *choices)
{
  KhChoices *self = g_new0 (KhChoices, 1);
  g_autofree char *details = kh_compose_get_choice (choices, "task-details");
  g_autofree char *columns = kh_compose_get_choice (choices, "task-columns");
  g_autofree char *target_table = kh_compose_get_choice (choices, "target-table");

  if (g_strcmp0 (details, "appendix") == 0)
    self->task_details = KH_TASK_DETAILS_APPENDIX;
  else if (g_strcmp0 (details, "none") == 0)
    self->task_details = KH_TASK_DETAILS_NONE;
  else
    self->task_details = KH_TASK_DETAILS_INLINE;
  read_columns (self, columns);
  self->target_table = g_strcmp0 (target_table, "yes") == 0;
  return self;
}

void
kh_choices_free (KhChoices *self)
{
  g_free (self);
}

static gboolean
stop_at_task (KhNode *node, gpointer found)
{
  if (KH_IS_TASK (node))
    *(gboolean *) found = TRUE;
  return !*(gboolean *) found;
}

static gboolean
stop_at_target (KhNode *node, gpointer found)
{
  if (KH_IS_TARGET (node))
    *(gboolean *) found = TRUE;
  return !*(gboolean *) found;
}

gboolean
kh_choices_wants_task_table (const KhChoices *self, KhPlan *plan)
{
  gboolean found = FALSE;

  if (self->task_details == KH_TASK_DETAILS_APPENDIX)
    kh_plan_visit (plan, stop_at_task, &found);
  return found;
}

gboolean
kh_choices_wants_target_table (const KhChoices *self, KhPlan *plan)
{
  gboolean found = FALSE;

  if (self->target_table)
    kh_plan_visit (plan, stop_at_target, &found);
  return found;
}
