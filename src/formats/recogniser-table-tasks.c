/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of tasks and of targets' values, and what of them composing makes anew. */
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "recogniser-table.h"

/* The key that two ways of writing one task share. */
static char *
dup_key (const char *text)
{
  return kh_source_key (text);
}

static gboolean
collect_task (KhNode *node, gpointer user_data)
{
  GHashTable *keys = user_data;

  if (KH_IS_TASK (node))
    {
      g_autofree char *plain = kh_item_dup_plain (KH_ITEM (node));
      char *key = dup_key (plain);

      if (*key != '\0' && !g_hash_table_contains (keys, key))
        g_hash_table_insert (keys, key, node);
      else
        g_free (key);
    }
  return TRUE;
}

static KhTask *
find_task (KhRecogniser *recogniser, const char *text)
{
  g_autofree char *key = dup_key (text);

  if (recogniser->task_keys == NULL)
    {
      recogniser->task_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      kh_plan_visit (recogniser->plan, collect_task, recogniser->task_keys);
    }
  return g_hash_table_lookup (recogniser->task_keys, key);
}

static char *
dup_detail (const KhTableReader *self, guint r, int what)
{
  const KhSourceCell *cell = kh_table_find_column (self, r, what);
  char *value = NULL;
  gsize length;

  if (cell == NULL)
    return NULL;
  value = g_strdup (cell->text);
  length = strlen (value);
  while (length > 0 && strchr (";,. ", value[length - 1]) != NULL)
    value[--length] = '\0';
  if (length == 0)
    g_clear_pointer (&value, g_free);
  return value;
}

static void
set_details (KhTableReader *self, KhTask *task, guint r)
{
  const KhSourceRow *row = g_ptr_array_index (self->table->rows, r);
  char *values[KH_N_DETAILS] = { NULL };

  for (int detail = KH_DETAIL_NONE + 1; detail < KH_N_DETAILS; detail++)
    values[detail] = dup_detail (self, r, detail);
  kh_recogniser_map_row (self->recogniser, self->paragraph, r, task);
  kh_recogniser_set_details (self->recogniser, task, row->line, values);
  for (guint i = 0; i < KH_N_DETAILS; i++)
    g_free (values[i]);
}

/* The section of @heading among the task groups; @heading: (nullable) */
static KhSection *
open_group (KhTableReader *self, KhNode *parent, const char *heading)
{
  GListModel *sections = kh_node_get_children (parent, KH_TYPE_SECTION);
  g_autofree char *wanted = NULL;
  KhSection *section = NULL;

  if (sections == NULL)
    return NULL;
  wanted = kh_source_key (heading);
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (KhSection) found = g_list_model_get_item (sections, i);
      g_autofree char *plain
          = kh_markup_to_plain (kh_section_get_heading (found) != NULL ? kh_section_get_heading (found) : "");
      g_autofree char *key = kh_source_key (plain);

      if (strcmp (key, wanted) == 0)
        return found; /* its parent holds it */
    }
  section = kh_section_new (KH_IS_SECTION (parent)
                                    && kh_section_get_kind (KH_SECTION (parent)) == KH_SECTION_TASK_GROUPS
                                ? KH_SECTION_TASK_GROUP
                                : KH_SECTION_FREE,
                            heading);
  kh_node_append_take (parent, section);
  return section;
}

static void
start_group (KhTableReader *self, guint r, const KhSourceCell *words, KhNode *target)
{
  const char *text = words->markup;
  KhLabel label = kh_label_parse (words->text);
  g_autofree char *plain = NULL;
  g_autofree char *heading = NULL;

  /* "I. Cải cách thể chế" in one cell. */
  if (label.kind != KH_LABEL_NONE)
    text = plain = kh_markup_escape (words->text + label.length);
  heading = g_strdelimit (g_strdup (text), "\n", ' ');
  /* A table's group under a task group's heading is that group's own. */
  if (KH_IS_SECTION (target) && kh_section_get_kind (KH_SECTION (target)) == KH_SECTION_TASK_GROUP)
    return;
  self->group = open_group (self, target, heading);
  if (self->group != NULL)
    kh_recogniser_map_row (self->recogniser, self->paragraph, r, self->group);
}

/* A row that names no task: its words are told, but not a number alone. */
static void
tell_row (const KhTableReader *self, guint r)
{
  const KhSourceRow *row = g_ptr_array_index (self->table->rows, r);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const KhSourceCell *cell = g_ptr_array_index (row->cells, i);

      if (*cell->text != '\0' && !cell->merged && !(i < self->n_columns && self->columns[i] == KH_COLUMN_STT))
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", cell->text);
    }
  if (words->len > 0)
    kh_recogniser_unplaced_row (self->recogniser, self->paragraph, r, "import-unplaced-row", words->str,
                                N_ ("This row of an imported table names no task and found no place in the plan: %s"));
}

static void
read_task_rows (KhTableReader *self, KhNode *target)
{
  KhRecogniser *recogniser = self->recogniser;

  for (guint r = self->first; r < self->table->rows->len; r++)
    {
      const KhSourceCell *group = kh_table_find_group (self, r);
      const KhSourceCell *words = kh_table_find_column (self, r, KH_COLUMN_TASK);
      KhTask *task = NULL;
      KhNode *parent = NULL;

      if (group != NULL && (words == NULL || words == group || group->columns > 1))
        {
          start_group (self, r, group, target);
          continue;
        }
      if (words == NULL)
        {
          tell_row (self, r);
          continue;
        }
      if ((group = kh_table_find_column (self, r, KH_COLUMN_GROUP)) != NULL)
        start_group (self, r, group, target);
      task = recogniser->in_appendix ? find_task (recogniser, words->text) : NULL;
      if (task != NULL)
        self->n_matched++;
      else
        {
          KhLabel label = kh_label_parse (words->text);
          g_autofree char *plain = label.kind == KH_LABEL_DASH || label.kind == KH_LABEL_PLUS
                                       ? kh_markup_escape (words->text + label.length)
                                       : NULL;
          g_autofree char *markup
              = g_strdelimit (g_strdup (plain != NULL ? plain : words->markup), "\n", ' ');

          task = KH_TASK (kh_item_new (KH_ITEM_TASK, markup));
          if (words->uuid != NULL)
            kh_node_set_derived_from (KH_NODE (task), words->uuid);
          parent = self->group != NULL ? KH_NODE (self->group) : target;
          kh_node_append_take (parent, task);
          self->n_new++;
        }
      set_details (self, task, r);
    }
}

static gboolean
stop_at_task (KhNode *node, gpointer found)
{
  if (KH_IS_TASK (node))
    *(gboolean *) found = TRUE;
  return !*(gboolean *) found;
}

/* How many rows are tasks that the plan has already. */
static guint
count_known (KhTableReader *self)
{
  guint known = 0;

  for (guint r = self->first; r < self->table->rows->len; r++)
    {
      const KhSourceCell *words
          = kh_table_find_group (self, r) == NULL ? kh_table_find_column (self, r, KH_COLUMN_TASK) : NULL;

      if (words != NULL && find_task (self->recogniser, words->text) != NULL)
        known++;
    }
  return known;
}

static void
add_choice (KhPlan *plan, const char *choice)
{
  const char *before = kh_plan_get_choices (plan);
  g_autofree char *choices
      = before != NULL && *before != '\0' ? g_strconcat (before, ";", choice, NULL) : g_strdup (choice);

  g_object_set (plan, "choices", choices, NULL);
}

/* Removes the sentences by which the body refers to a table that composing writes anew. */
static void
drop_reference (KhPlan *plan, KhSectionKind kind, const char *start)
{
  KhSection *section = kh_plan_find_section (plan, kind);
  GListModel *items = section != NULL ? kh_section_get_items (section) : NULL;

  for (guint i = items != NULL ? g_list_model_get_n_items (items) : 0; i > 0; i--)
    {
      g_autoptr (KhItem) item = g_list_model_get_item (items, i - 1);
      GListModel *below = kh_item_get_items (item);
      g_autofree char *plain = kh_item_dup_plain (item);
      g_autofree char *key = kh_source_key (plain);

      if (kh_vocabulary_has_prefix (key, start))
        kh_node_remove (KH_NODE (item));
      /* After a list it may have been taken for more words on the last item. */
      for (guint j = g_list_model_get_n_items (below); j > 0; j--)
        {
          g_autoptr (KhItem) inner = g_list_model_get_item (below, j - 1);
          g_autofree char *inner_plain = kh_item_dup_plain (inner);
          g_autofree char *inner_key = kh_source_key (inner_plain);

          if (kh_vocabulary_has_prefix (inner_key, start))
            kh_node_remove (KH_NODE (inner));
        }
    }
}

/* An appendix that held nothing but the table is composed anew by @choice. */
static void
drop_appendix (KhTableReader *self, const char *choice)
{
  KhSection *section = KH_IS_SECTION (self->parent) ? KH_SECTION (self->parent) : NULL;

  if (section == NULL || kh_section_get_kind (section) != KH_SECTION_APPENDIX)
    return;
  if (g_list_model_get_n_items (kh_section_get_items (section)) > 0
      || g_list_model_get_n_items (kh_section_get_sections (section)) > 0)
    return;
  add_choice (self->recogniser->plan, choice);
  /* The section stays in its list until the reading is done: others may still add to it. */
  g_object_set_data (G_OBJECT (section), "kh-composed-anew", GINT_TO_POINTER (1));
}

void
kh_recogniser_drop_composed (KhRecogniser *self)
{
  GListModel *sections = kh_plan_get_sections (self->plan);

  for (guint i = g_list_model_get_n_items (sections); i > 0; i--)
    {
      g_autoptr (KhSection) section = g_list_model_get_item (sections, i - 1);

      if (g_object_get_data (G_OBJECT (section), "kh-composed-anew") != NULL
          && g_list_model_get_n_items (kh_section_get_items (section)) == 0
          && g_list_model_get_n_items (kh_section_get_sections (section)) == 0)
        kh_node_remove (KH_NODE (section));
    }
}

void
kh_table_read_tasks (KhTableReader *self)
{
  KhRecogniser *recogniser = self->recogniser;
  KhSection *groups = kh_plan_find_section (recogniser->plan, KH_SECTION_TASK_GROUPS);
  gboolean has_tasks = FALSE;

  if (!recogniser->in_appendix)
    {
      read_task_rows (self, self->parent);
      return;
    }
  kh_plan_visit (recogniser->plan, stop_at_task, &has_tasks);
  /* The table of a plan whose text only names the groups holds its tasks; one
   * that says of known tasks who does them adds to them; any other is its own. */
  if (groups != NULL && (!has_tasks || count_known (self) > 0))
    {
      read_task_rows (self, KH_NODE (groups));
      drop_reference (recogniser->plan, KH_SECTION_TASK_GROUPS,
                      "phan cong va thoi gian thuc hien tung nhiem vu duoc quy dinh");
      drop_appendix (self, "task-details=appendix");
    }
  else
    read_task_rows (self, self->parent);
}

static gboolean
collect_target (KhNode *node, gpointer user_data)
{
  GHashTable *keys = user_data;

  if (KH_IS_TARGET (node))
    {
      g_autofree char *plain = kh_item_dup_plain (KH_ITEM (node));
      char *key = dup_key (plain);

      if (*key != '\0' && !g_hash_table_contains (keys, key))
        g_hash_table_insert (keys, key, node);
      else
        g_free (key);
    }
  return TRUE;
}

/* "≥ 97,5": comparator and value. Returns: NaN for none */
static double
parse_value (const char *text, KhComparator *comparator)
{
  static const struct
  {
    const char *sign;
    KhComparator comparator;
  } signs[] = {
    { "≥", KH_COMPARATOR_GE }, { "≤", KH_COMPARATOR_LE }, { ">", KH_COMPARATOR_GT }, { "<", KH_COMPARATOR_LT }
  };
  g_autofree char *number = NULL;
  char *end = NULL;
  double value;

  *comparator = KH_COMPARATOR_EQ;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i].sign))
      {
        *comparator = signs[i].comparator;
        text += strlen (signs[i].sign);
        break;
      }
  number = g_strstrip (g_strdelimit (g_strdup (text), ",", '.'));
  if (*number == '\0')
    return NAN;
  value = g_ascii_strtod (number, &end);
  return *end == '\0' && isfinite (value) ? value : NAN;
}

static void
set_indicator (KhTableReader *self, KhTarget *target, guint index, guint r)
{
  GListModel *indicators = kh_target_get_indicators (target);
  const KhSourceCell *measure = kh_table_find_column (self, r, KH_COLUMN_MEASURE);
  const KhSourceCell *goal = kh_table_find_column (self, r, KH_COLUMN_GOAL);
  const KhSourceCell *baseline = kh_table_find_column (self, r, KH_COLUMN_BASELINE);
  g_autoptr (KhIndicator) indicator = g_list_model_get_item (indicators, index);
  KhComparator comparator = KH_COMPARATOR_EQ;
  double value = goal != NULL ? parse_value (goal->text, &comparator) : NAN;

  kh_recogniser_map_row (self->recogniser, self->paragraph, r, target);
  if (measure == NULL && goal == NULL && baseline == NULL)
    return;
  if (indicator == NULL)
    {
      indicator = kh_indicator_new (comparator, value, measure != NULL ? measure->text : NULL);
      kh_node_append (KH_NODE (target), KH_NODE (indicator));
    }
  else
    {
      if (!isnan (value) && value != kh_indicator_get_value (indicator))
        g_object_set (indicator, "value", value, "comparator", comparator, NULL);
      if (measure != NULL)
        g_object_set (indicator, "unit", measure->text, NULL);
    }
  if (baseline != NULL)
    {
      KhComparator ignored = KH_COMPARATOR_EQ;

      g_object_set (indicator, "baseline", parse_value (baseline->text, &ignored), NULL);
    }
}

void
kh_table_add_targets (KhTableReader *self)
{
  KhTarget *target = NULL;
  guint index = 0;

  for (guint r = self->first; r < self->table->rows->len; r++)
    {
      const KhSourceCell *words = kh_table_find_column (self, r, KH_COLUMN_TARGET);

      if (words != NULL)
        {
          g_autofree char *markup = g_strdelimit (g_strdup (words->markup), "\n", ' ');

          target = KH_TARGET (kh_item_new (KH_ITEM_TARGET, markup));
          kh_node_append_take (self->parent, target);
          index = 0;
        }
      if (target != NULL)
        set_indicator (self, target, index++, r);
      else
        tell_row (self, r);
    }
}

gboolean
kh_table_read_targets (KhTableReader *self)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  KhTarget *target = NULL;
  guint index = 0;

  kh_plan_visit (self->recogniser->plan, collect_target, keys);
  for (guint r = self->first; r < self->table->rows->len; r++)
    {
      const KhSourceCell *words = kh_table_find_column (self, r, KH_COLUMN_TARGET);
      g_autofree char *key = words != NULL ? dup_key (words->text) : NULL;

      if (key != NULL && !g_hash_table_contains (keys, key))
        return FALSE;
    }
  for (guint r = self->first; r < self->table->rows->len; r++)
    {
      const KhSourceCell *words = kh_table_find_column (self, r, KH_COLUMN_TARGET);
      g_autofree char *key = words != NULL ? dup_key (words->text) : NULL;

      if (key != NULL)
        {
          target = g_hash_table_lookup (keys, key);
          index = 0;
        }
      if (target != NULL)
        set_indicator (self, target, index++, r);
    }
  drop_reference (self->recogniser->plan, KH_SECTION_TARGETS, "gia tri cua tung chi tieu duoc neu");
  drop_appendix (self, "target-table=yes");
  return TRUE;
}
