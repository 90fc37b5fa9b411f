/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhTaskTable: all tasks of a plan as rows of a table. */
#include "task-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "kinds.h"
#include "list-sync.h"
#include "plan-text.h"
#include "units.h"

#define NOBODY "00000" /* sort keys of the tasks that nobody leads, and of those without a deadline */
#define NEVER "0"

/* Invariant: counts are what the plan says; shown and what the groups hold are the
 * part that filter, search and unit leave. */
struct _KhTaskTable
{
  GObject parent_instance;

  KhPlan *plan;
  KhTaskCounts *counts;
  GHashTable *words; /* KhTask to its folded words; filled when somebody searches */
  guint n_shown;

  GListStore *roots; /* of KhTask or KhTaskGroup */
  GtkTreeListModel *rows;
  GHashTable *groups; /* sort key to KhTaskGroup, of the grouping at hand */

  KhReportPeriod period; /* of a table of progress */
  GDate today;
  KhStandings *standings; /* (nullable) */
  gboolean read_only;

  KhTaskGrouping grouping;
  KhTaskFilter filter;
  KhUnit *unit; /* (nullable) */
  char *search; /* folded, "" for none */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (KhTaskTable, kh_task_table, G_TYPE_OBJECT)

/* What the plan says. */

static void
read_plan (KhTaskTable *self)
{
  kh_task_counts_read (self->counts);
  g_hash_table_remove_all (self->words);
  if (self->standings != NULL)
    {
      kh_standings_free (self->standings);
      self->standings = kh_standings_new (self->plan, &self->period, &self->today);
    }
}

guint
kh_task_table_get_heap (KhTaskTable *self, KhTask *task)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), 0);
  g_return_val_if_fail (KH_IS_TASK (task), 0);

  return kh_task_counts_get_heap (self->counts, task);
}

/* What is shown. */

static const char *
get_words (KhTaskTable *self, KhTask *task)
{
  char *words = g_hash_table_lookup (self->words, task);
  g_autofree char *plain = NULL;
  g_autofree char *all = NULL;
  g_autofree char *support = NULL;
  KhSection *section;
  const char *parts[8];
  guint n = 0;

  if (words != NULL)
    return words;
  plain = kh_item_dup_plain (KH_ITEM (task));
  support = kh_units_dup_labels (kh_task_get_support (task));
  section = kh_item_get_section (KH_ITEM (task));
  parts[n++] = plain;
  parts[n++] = support;
  parts[n++] = kh_deadline_get_text (kh_task_get_deadline (task));
  parts[n++] = section != NULL && kh_section_get_heading (section) != NULL ? kh_section_get_heading (section) : "";
  parts[n++] = kh_task_get_product (task) != NULL ? kh_task_get_product (task) : "";
  parts[n++] = kh_task_get_budget (task) != NULL ? kh_task_get_budget (task) : "";
  parts[n++] = kh_task_get_lead (task) != NULL ? kh_unit_get_name (kh_task_get_lead (task)) : "";
  parts[n] = NULL;
  all = g_strjoinv ("\n", (char **) parts);
  words = kh_text_fold (all);
  g_hash_table_insert (self->words, task, words);

  return words;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || *text == '\0';
}

/* The filters follow the states in order. */
static gboolean
is_in_state (KhTaskTable *self, KhTask *task, KhTaskState state)
{
  const KhStanding *standing = kh_task_table_get_standing (self, task);

  return standing != NULL && standing->state == state;
}

static gboolean
is_shown (KhTaskTable *self, KhTask *task)
{
  if (self->unit != NULL && !kh_task_involves (task, self->unit))
    return FALSE;
  switch (self->filter)
    {
    case KH_TASK_FILTER_NO_LEAD:
      if (kh_task_get_lead (task) != NULL)
        return FALSE;
      break;
    case KH_TASK_FILTER_NO_DEADLINE:
      if (kh_deadline_get_kind (kh_task_get_deadline (task)) != KH_DEADLINE_NONE)
        return FALSE;
      break;
    case KH_TASK_FILTER_NO_PRODUCT:
      if (!is_blank (kh_task_get_product (task)))
        return FALSE;
      break;
    case KH_TASK_FILTER_HEAP:
      if (kh_task_table_get_heap (self, task) == 0)
        return FALSE;
      break;
    case KH_TASK_FILTER_NOT_STARTED:
    case KH_TASK_FILTER_UNDER_WAY:
    case KH_TASK_FILTER_DONE:
    case KH_TASK_FILTER_LATE:
    case KH_TASK_FILTER_DROPPED:
      if (!is_in_state (self, task, (KhTaskState) (self->filter - KH_TASK_FILTER_NOT_STARTED)))
        return FALSE;
      break;
    case KH_TASK_FILTER_UNREPORTED:
      if (self->standings == NULL || kh_standing_find_record (task, &self->period) != NULL)
        return FALSE;
      break;
    case KH_TASK_FILTER_ALL:
    default:
      break;
    }

  return *self->search == '\0' || strstr (get_words (self, task), self->search) != NULL;
}

/* Whether groups without a task are shown too. */
static gboolean
shows_all (KhTaskTable *self)
{
  return self->unit == NULL && self->filter == KH_TASK_FILTER_ALL && *self->search == '\0';
}

static char *
dup_unit_key (KhTaskTable *self, KhUnit *unit)
{
  for (guint i = 0; unit != NULL && i < self->counts->loads->len; i++)
    if (((KhUnitLoad *) self->counts->loads->pdata[i])->unit == unit)
      return g_strdup_printf ("%05u %s", i + 1, kh_node_get_uuid (KH_NODE (unit)));

  return g_strdup (NOBODY); /* they come first */
}

static char *
dup_month_title (const GDate *due)
{
  /* Translators: month and year */
  return g_strdup_printf (_("%02d/%04d"), (int) g_date_get_month (due), (int) g_date_get_year (due));
}

/* Returns: (transfer full): the key of the group of @task, and its @title (transfer full) */
static char *
dup_key (KhTaskTable *self, KhTask *task, char **title)
{
  KhSection *section;
  GDate due;

  switch (self->grouping)
    {
    case KH_TASK_GROUPING_UNIT:
      *title = g_strdup (kh_task_get_lead (task) != NULL ? kh_unit_get_name (kh_task_get_lead (task)) : _("No lead unit"));
      return dup_unit_key (self, kh_task_get_lead (task));
    case KH_TASK_GROUPING_DEADLINE:
      if (kh_task_counts_get_due (self->counts, task, &due))
        {
          *title = dup_month_title (&due);
          return g_strdup_printf ("%04d-%02d", (int) g_date_get_year (&due), (int) g_date_get_month (&due));
        }
      if (kh_deadline_get_kind (kh_task_get_deadline (task)) == KH_DEADLINE_NONE)
        {
          *title = g_strdup (_("No deadline"));
          return g_strdup (NEVER);
        }
      *title = g_strdup (_("Without a day"));
      return g_strdup ("9");
    case KH_TASK_GROUPING_SECTION:
    case KH_TASK_GROUPING_NONE:
    default:
      section = kh_item_get_section (KH_ITEM (task));
      *title = section != NULL && kh_section_get_heading (section) != NULL ? kh_plan_text_heading (kh_section_get_heading (section))
                                                                           : g_strdup ("");
      return g_strdup (section != NULL ? kh_node_get_uuid (KH_NODE (section)) : "");
    }
}

typedef struct
{
  GHashTable *members; /* KhTaskGroup to GPtrArray of KhTask */
  GPtrArray  *order; /* of KhTaskGroup, as they first come */
} Grouped;

static GPtrArray *
get_members (KhTaskTable *self, Grouped *grouped, const char *key, const char *title)
{
  KhTaskGroup *group = g_hash_table_lookup (self->groups, key);
  GPtrArray *members;

  if (group == NULL)
    {
      group = kh_task_group_new (key, title);
      g_hash_table_insert (self->groups, g_strdup (key), group);
    }
  kh_task_group_set_title (group, title);
  members = g_hash_table_lookup (grouped->members, group);
  if (members == NULL)
    {
      members = g_ptr_array_new ();
      g_hash_table_insert (grouped->members, group, members);
      g_ptr_array_add (grouped->order, group);
    }

  return members;
}

static int
compare_groups_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (kh_task_group_get_sort_key (*(KhTaskGroup *const *) a), kh_task_group_get_sort_key (*(KhTaskGroup *const *) b));
}

static int
compare_due_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  return kh_deadline_compare (kh_task_get_deadline (*(KhTask *const *) a), kh_task_get_deadline (*(KhTask *const *) b),
                              kh_plan_get_year (((KhTaskTable *) data)->plan));
}

static void
show_groups (KhTaskTable *self, GPtrArray *shown)
{
  g_autoptr (GHashTable) members = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  Grouped grouped = { members, order };

  for (guint i = 0; self->grouping == KH_TASK_GROUPING_UNIT && shows_all (self) && i < self->counts->loads->len; i++)
    {
      KhUnit *unit = ((const KhUnitLoad *) self->counts->loads->pdata[i])->unit;
      g_autofree char *key = dup_unit_key (self, unit);

      get_members (self, &grouped, key, kh_unit_get_name (unit));
    }
  for (guint i = 0; i < shown->len; i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *key = dup_key (self, shown->pdata[i], &title);

      g_ptr_array_add (get_members (self, &grouped, key, title), shown->pdata[i]);
    }
  /* Sections stay in reading order. */
  if (self->grouping != KH_TASK_GROUPING_SECTION)
    g_ptr_array_sort (order, compare_groups_cb);
  for (guint i = 0; i < order->len; i++)
    {
      KhTaskGroup *group = order->pdata[i];
      GPtrArray *tasks = g_hash_table_lookup (members, group);

      if (self->grouping == KH_TASK_GROUPING_DEADLINE)
        g_ptr_array_sort_with_data (tasks, compare_due_cb, self);
      kh_task_group_set_wanting (group, tasks->len == 0 || g_str_equal (kh_task_group_get_sort_key (group), NOBODY)
                                          || g_str_equal (kh_task_group_get_sort_key (group), NEVER));
      kh_list_sync (kh_task_group_get_tasks (group), tasks);
    }
  kh_list_sync (self->roots, order);
}

static void
show (KhTaskTable *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_sized_new (self->counts->tasks->len);

  for (guint i = 0; i < self->counts->tasks->len; i++)
    if (is_shown (self, self->counts->tasks->pdata[i]))
      g_ptr_array_add (shown, self->counts->tasks->pdata[i]);
  self->n_shown = shown->len;
  if (self->grouping == KH_TASK_GROUPING_NONE)
    kh_list_sync (self->roots, shown);
  else
    show_groups (self, shown);
  g_signal_emit (self, changed_signal, 0);
}

static void
store_changed_cb (KhTaskTable *self, KhNode *root)
{
  if (root != KH_NODE (self->plan) && root != (KhNode *) kh_plan_get_agency (self->plan))
    return;
  read_plan (self);
  show (self);
}

static GListModel *
create_children_cb (gpointer item, gpointer data)
{
  return KH_IS_TASK_GROUP (item) ? g_object_ref (G_LIST_MODEL (kh_task_group_get_tasks (item))) : NULL;
}

/* GObject. */

static void
kh_task_table_finalize (GObject *object)
{
  KhTaskTable *self = KH_TASK_TABLE (object);

  g_clear_object (&self->rows);
  g_clear_object (&self->plan);
  g_clear_object (&self->unit);
  g_clear_pointer (&self->standings, kh_standings_free);
  kh_task_counts_free (self->counts);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->groups);
  g_free (self->search);

  G_OBJECT_CLASS (kh_task_table_parent_class)->finalize (object);
}

static void
kh_task_table_class_init (KhTaskTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_task_table_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
kh_task_table_init (KhTaskTable *self)
{
  self->words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->search = g_strdup ("");
  self->roots = g_list_store_new (G_TYPE_OBJECT);
  self->rows = gtk_tree_list_model_new (G_LIST_MODEL (self->roots), FALSE, TRUE, create_children_cb, NULL, NULL);
}

KhTaskTable *
kh_task_table_new (KhStore *store, KhPlan *plan)
{
  KhTaskTable *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_object_new (KH_TYPE_TASK_TABLE, NULL);
  self->plan = g_object_ref (plan);
  self->counts = kh_task_counts_new (plan);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  read_plan (self);
  show (self);

  return self;
}

GListModel *
kh_task_table_get_rows (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), NULL);

  return G_LIST_MODEL (self->rows);
}

void
kh_task_table_set_grouping (KhTaskTable *self, KhTaskGrouping grouping)
{
  g_return_if_fail (KH_IS_TASK_TABLE (self));

  if (self->grouping == grouping)
    return;
  self->grouping = grouping;
  /* Rows of one grouping are none of another. */
  g_list_store_remove_all (self->roots);
  g_hash_table_remove_all (self->groups);
  show (self);
}

void
kh_task_table_set_filter (KhTaskTable *self, KhTaskFilter filter)
{
  g_return_if_fail (KH_IS_TASK_TABLE (self));

  if (self->filter == filter)
    return;
  self->filter = filter;
  show (self);
}

void
kh_task_table_set_search (KhTaskTable *self, const char *words)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (KH_IS_TASK_TABLE (self));
  g_return_if_fail (words != NULL);

  folded = g_strstrip (kh_text_fold (words));
  if (g_str_equal (folded, self->search))
    return;
  g_free (self->search);
  self->search = g_steal_pointer (&folded);
  show (self);
}

void
kh_task_table_set_unit (KhTaskTable *self, KhUnit *unit)
{
  g_return_if_fail (KH_IS_TASK_TABLE (self));

  if (g_set_object (&self->unit, unit))
    show (self);
}

void
kh_task_table_set_period (KhTaskTable *self, const KhReportPeriod *period, const GDate *today, gboolean read_only)
{
  g_return_if_fail (KH_IS_TASK_TABLE (self));
  g_return_if_fail (period != NULL);
  g_return_if_fail (today != NULL && g_date_valid (today));

  self->period = *period;
  self->today = *today;
  self->read_only = read_only;
  g_clear_pointer (&self->standings, kh_standings_free);
  self->standings = kh_standings_new (self->plan, &self->period, &self->today);
  show (self);
}

const KhReportPeriod *
kh_task_table_get_period (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), NULL);

  return self->standings != NULL ? &self->period : NULL;
}

const GDate *
kh_task_table_get_today (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), NULL);

  return &self->today;
}

gboolean
kh_task_table_get_read_only (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), TRUE);

  return self->read_only;
}

KhStandings *
kh_task_table_get_standings (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), NULL);

  return self->standings;
}

const KhStanding *
kh_task_table_get_standing (KhTaskTable *self, KhTask *task)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), NULL);
  g_return_val_if_fail (KH_IS_TASK (task), NULL);

  return self->standings != NULL ? kh_standings_get (self->standings, task) : NULL;
}

KhPlan *
kh_task_table_get_plan (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), NULL);

  return self->plan;
}

guint
kh_task_table_get_n_tasks (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), 0);

  return self->counts->tasks->len;
}

guint
kh_task_table_get_n_shown (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), 0);

  return self->n_shown;
}

guint
kh_task_table_get_n_without_lead (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), 0);

  return self->counts->n_without_lead;
}

GPtrArray *
kh_task_table_list_loads (KhTaskTable *self)
{
  g_return_val_if_fail (KH_IS_TASK_TABLE (self), NULL);

  return self->counts->loads;
}
