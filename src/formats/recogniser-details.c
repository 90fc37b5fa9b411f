/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Details of tasks: "Đơn vị chủ trì: …; sản phẩm: …; thời gian hoàn thành: …." under a task. */
#include <glib/gi18n.h>
#include <string.h>

#include "recogniser-private.h"

/* A line of details, and the name of one, are no longer than this. */
#define MAX_DETAILS_BYTES 4000
#define MAX_NAME_BYTES 60

struct _KhTaskUnits
{
  KhTask *task;
  char *lead;
  char *support;
  guint line;
};

void
kh_task_units_free (KhTaskUnits *units)
{
  g_object_unref (units->task);
  g_free (units->lead);
  g_free (units->support);
  g_free (units);
}

/* The field whose name ends at @colon; @start gets where the name begins. */
static KhDetail
find_name (const char *text, const char *colon, const char **start)
{
  const char *p = colon;
  g_autofree char *name = NULL;
  g_autofree char *key = NULL;

  while (p > text && colon - p < MAX_NAME_BYTES && strchr (";.,", p[-1]) == NULL)
    p--;
  if (p > text && colon - p >= MAX_NAME_BYTES)
    return KH_DETAIL_NONE;
  *start = p;
  name = g_strndup (p, colon - p);
  key = kh_source_key (name);
  if (p > text && p[-1] == ',')
    {
      /* "Cơ quan, đơn vị chủ trì": the comma belongs to the name. */
      const char *before = p - 1;
      g_autofree char *longer = NULL;
      g_autofree char *longer_key = NULL;

      while (before > text && colon - before < MAX_NAME_BYTES && strchr (";.,", before[-1]) == NULL)
        before--;
      longer = g_strndup (before, colon - before);
      longer_key = kh_source_key (longer);
      if (kh_vocabulary_find_detail (longer_key) != KH_DETAIL_NONE)
        {
          *start = before;
          return kh_vocabulary_find_detail (longer_key);
        }
    }
  return kh_vocabulary_find_detail (key);
}

static char *
trim_value (const char *start, const char *end)
{
  g_autofree char *value = g_strndup (start, end - start);
  gsize length;

  g_strstrip (value);
  length = strlen (value);
  if (g_str_has_suffix (value, "..."))
    return g_steal_pointer (&value);
  while (length > 0 && strchr (";,. ", value[length - 1]) != NULL)
    value[--length] = '\0';
  return g_steal_pointer (&value);
}

/* Parts @text at the names of fields. Returns: whether it begins with one and names none twice. */
static gboolean
split_fields (const char *text, char *values[KH_N_DETAILS])
{
  KhDetail current = KH_DETAIL_NONE;
  const char *value = NULL;

  for (const char *colon = strchr (text, ':'); colon != NULL; colon = strchr (colon + 1, ':'))
    {
      const char *start = NULL;
      KhDetail found = find_name (text, colon, &start);

      if (found == KH_DETAIL_NONE)
        {
          if (current == KH_DETAIL_NONE)
            return FALSE;
          continue;
        }
      if (current == KH_DETAIL_NONE && start != text)
        return FALSE;
      if (values[found] != NULL || found == current)
        return FALSE;
      if (current != KH_DETAIL_NONE)
        values[current] = trim_value (value, start);
      current = found;
      value = colon + 1;
    }
  if (current != KH_DETAIL_NONE)
    values[current] = trim_value (value, text + strlen (text));
  return current != KH_DETAIL_NONE;
}

static gboolean
is_taken (KhRecogniser *self, KhTask *task, char *values[KH_N_DETAILS])
{
  const KhTaskUnits *last
      = self->tasks->len > 0 ? g_ptr_array_index (self->tasks, self->tasks->len - 1) : NULL;

  if (last != NULL && last->task != task)
    last = NULL;
  return (values[KH_DETAIL_LEAD] != NULL && last != NULL && last->lead != NULL)
         || (values[KH_DETAIL_SUPPORT] != NULL && last != NULL && last->support != NULL)
         || (values[KH_DETAIL_PRODUCT] != NULL && kh_task_get_product (task) != NULL)
         || (values[KH_DETAIL_DEADLINE] != NULL
             && kh_deadline_get_kind (kh_task_get_deadline (task)) != KH_DEADLINE_NONE)
         || (values[KH_DETAIL_BUDGET] != NULL && kh_task_get_budget (task) != NULL)
         || (values[KH_DETAIL_BUDGET_SOURCE] != NULL && kh_task_get_budget_source (task) != NULL)
         || (values[KH_DETAIL_NOTE] != NULL && kh_task_get_note (task) != NULL);
}

/* "50 triệu đồng (ngân sách nhà nước)": an amount and where it comes from. */
static void
set_budget (KhTask *task, char *value)
{
  char *open = g_str_has_suffix (value, ")") ? strrchr (value, '(') : NULL;

  if (open != NULL && open > value + 1 && open[-1] == ' ')
    {
      value[strlen (value) - 1] = '\0';
      g_object_set (task, "budget-source", open + 1, NULL);
      open[-1] = '\0';
    }
  g_object_set (task, "budget", value, NULL);
}

static void
add_units (KhRecogniser *self, KhTask *task, guint line, char *values[KH_N_DETAILS])
{
  KhTaskUnits *last = self->tasks->len > 0 ? g_ptr_array_index (self->tasks, self->tasks->len - 1) : NULL;

  if (values[KH_DETAIL_LEAD] == NULL && values[KH_DETAIL_SUPPORT] == NULL)
    return;
  if (last == NULL || last->task != task)
    {
      last = g_new0 (KhTaskUnits, 1);
      last->task = g_object_ref (task);
      last->line = line;
      g_ptr_array_add (self->tasks, last);
    }
  if (values[KH_DETAIL_LEAD] != NULL)
    last->lead = g_steal_pointer (&values[KH_DETAIL_LEAD]);
  if (values[KH_DETAIL_SUPPORT] != NULL)
    last->support = g_steal_pointer (&values[KH_DETAIL_SUPPORT]);
}

void
kh_recogniser_set_details (KhRecogniser *self, KhTask *task, guint line, char *values[KH_N_DETAILS])
{
  if (values[KH_DETAIL_PRODUCT] != NULL)
    g_object_set (task, "product", values[KH_DETAIL_PRODUCT], NULL);
  if (values[KH_DETAIL_DEADLINE] != NULL)
    {
      g_autoptr (KhDeadline) deadline = kh_deadline_parse (values[KH_DETAIL_DEADLINE]);

      g_object_set (task, "deadline", deadline, NULL);
    }
  if (values[KH_DETAIL_BUDGET] != NULL)
    set_budget (task, values[KH_DETAIL_BUDGET]);
  if (values[KH_DETAIL_BUDGET_SOURCE] != NULL)
    g_object_set (task, "budget-source", values[KH_DETAIL_BUDGET_SOURCE], NULL);
  if (values[KH_DETAIL_NOTE] != NULL)
    g_object_set (task, "note", values[KH_DETAIL_NOTE], NULL);
  add_units (self, task, line, values);
}

gboolean
kh_recogniser_read_details (KhRecogniser *self, KhTask *task, guint i)
{
  const char *text = kh_recogniser_get_text (self, i);
  KhLabelKind label = self->labels[i].kind;
  char *values[KH_N_DETAILS] = { NULL };
  g_autofree char *inner = NULL;
  gboolean done;

  if ((label != KH_LABEL_NONE && label != KH_LABEL_DASH && label != KH_LABEL_PLUS)
      || strlen (text) > MAX_DETAILS_BYTES)
    return FALSE;
  if (*text == '(' && kh_recogniser_ends_with (self, i, ")"))
    text = inner = g_strndup (text + 1, strlen (text) - 2);

  done = split_fields (text, values) && !is_taken (self, task, values);
  if (done)
    {
      kh_recogniser_map (self, i, task);
      kh_recogniser_set_details (self, task, kh_recogniser_get (self, i)->line, values);
    }
  for (guint j = 0; j < KH_N_DETAILS; j++)
    g_free (values[j]);
  return done;
}

void
kh_recogniser_link_tasks (KhRecogniser *self)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      const KhTaskUnits *found = g_ptr_array_index (self->tasks, i);
      g_autoptr (GPtrArray) leads = kh_recogniser_find_units (self, found->lead != NULL ? found->lead : "");
      g_autoptr (GPtrArray) support
          = kh_recogniser_find_units (self, found->support != NULL ? found->support : "");

      if (leads->len > 0)
        kh_task_set_lead (found->task, g_ptr_array_index (leads, 0));
      if (leads->len > 1)
        {
          kh_recogniser_find (
              self, "import-several-leads", KH_SEVERITY_WARNING, found->lead,
              N_ ("A task has one lead unit; of “%s” the first leads and the others support."), found->line,
              found->task);
          for (guint j = leads->len - 1; j > 0; j--)
            if (!g_ptr_array_find (support, g_ptr_array_index (leads, j), NULL))
              g_ptr_array_insert (support, 0, g_ptr_array_index (leads, j));
        }
      kh_task_set_support (found->task, support);
    }
}
