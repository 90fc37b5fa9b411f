/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was reported of tasks, in columns. */
#include "progress-columns.h"

#include <glib/gi18n.h>

#include "edit.h"
#include "kinds.h"
#include "record.h"

char *
kh_standing_dup_words (const KhStanding *standing)
{
  g_autofree char *late = NULL;

  g_return_val_if_fail (standing != NULL, NULL);

  if (standing->days_late == 0)
    return g_strdup (_(kh_task_state_name (standing->state)));
  late = g_strdup_printf (ngettext ("%u day late", "%u days late", standing->days_late), standing->days_late);
  if (standing->told == KH_TASK_NOT_STARTED || standing->told == KH_TASK_LATE)
    return g_steal_pointer (&late);

  return g_strdup_printf ("%s · %s", late, _(kh_task_state_name (standing->told)));
}

/* Returns: (nullable): what was reported for the period at hand itself: its words and files tell of no other */
static KhProgress *
get_record (KhTask *task, KhTaskTable *table)
{
  return kh_standing_find_record (task, kh_task_table_get_period (table));
}

static char *
dup_files (KhProgress *record)
{
  const guint n = record != NULL ? g_list_model_get_n_items (kh_progress_get_evidence (record)) : 0;

  return n > 0 ? g_strdup_printf (ngettext ("%u file", "%u files", n), n) : g_strdup ("");
}

char *
kh_progress_column_dup_text (KhTaskColumn column, KhTask *task, KhTaskTable *table)
{
  const KhStanding *standing = kh_task_table_get_standing (table, task);
  KhProgress *record;

  g_return_val_if_fail (standing != NULL, g_strdup (""));

  switch (column)
    {
    case KH_TASK_COLUMN_TOLD:
      return kh_standing_dup_words (standing);
    case KH_TASK_COLUMN_PERCENT:
      /* Translators: a number and the sign for per cent */
      return standing->percent != KH_PROGRESS_UNSAID ? g_strdup_printf (_("%d%%"), standing->percent) : g_strdup ("");
    case KH_TASK_COLUMN_NOTE:
      record = get_record (task, table);
      return g_strdup (record != NULL ? kh_progress_get_text (record) : "");
    case KH_TASK_COLUMN_EVIDENCE:
      return dup_files (get_record (task, table));
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

char *
kh_progress_column_dup_edit (KhTaskColumn column, KhTask *task, KhTaskTable *table)
{
  const KhStanding *standing = kh_task_table_get_standing (table, task);

  g_return_val_if_fail (standing != NULL, g_strdup (""));

  if (column == KH_TASK_COLUMN_TOLD)
    return g_strdup (_(kh_task_state_name (standing->told)));

  return kh_progress_column_dup_text (column, task, table);
}

static gboolean
parse_percent (const char *words, int *percent, GError **error)
{
  g_autofree char *number = g_strstrip (g_strdup (words));
  gsize length = strlen (number);
  guint64 found;

  *percent = KH_PROGRESS_UNSAID;
  if (length > 0 && number[length - 1] == '%')
    number[length - 1] = '\0';
  g_strchomp (number);
  if (*number == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (number, 10, 0, 100, &found, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("“%s” is no per cent. Type a whole number from 0 to 100, or nothing."), words);
      return FALSE;
    }
  *percent = (int) found;

  return TRUE;
}

/* Returns: whether @words mean something in @column, which is the @property of a record */
static gboolean
parse (KhTaskColumn column, const char *words, const char **property, GValue *value, GError **error)
{
  KhTaskState state;
  int percent;

  if (column == KH_TASK_COLUMN_TOLD)
    {
      if (!kh_task_state_parse (words, &state, error))
        return FALSE;
      *property = "state";
      g_value_init (value, KH_TYPE_TASK_STATE);
      g_value_set_enum (value, (int) state);
    }
  else if (column == KH_TASK_COLUMN_PERCENT)
    {
      if (!parse_percent (words, &percent, error))
        return FALSE;
      *property = "percent";
      g_value_init (value, G_TYPE_INT);
      g_value_set_int (value, percent);
    }
  else
    {
      *property = "text";
      g_value_init (value, G_TYPE_STRING);
      g_value_set_string (value, words);
    }

  return TRUE;
}

gboolean
kh_progress_column_apply (KhTaskColumn column, KhStore *store, KhTaskTable *table, GPtrArray *tasks, const char *words, GError **error)
{
  g_autofree char *normal = NULL;
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (KhEdit) edit = NULL;
  const char *property;

  g_return_val_if_fail (kh_task_column_is_reported (column) && column != KH_TASK_COLUMN_EVIDENCE, FALSE);
  g_return_val_if_fail (tasks != NULL && tasks->len > 0, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);
  g_return_val_if_fail (kh_task_table_get_period (table) != NULL, FALSE);

  normal = g_strstrip (kh_text_normalize (words));
  if (!parse (column, normal, &property, &value, error))
    return FALSE;
  edit = kh_edit_begin (store, KH_NODE (kh_task_table_get_plan (table)), N_("Report progress"), error);
  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    kh_record_set (edit, tasks->pdata[i], kh_task_table_get_period (table), kh_task_table_get_today (table), property, &value);

  return kh_edit_commit (edit, error);
}
