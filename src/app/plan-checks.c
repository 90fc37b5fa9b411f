/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking a plan while it is edited. */
#include "plan-checks.h"

#include <string.h>

#include "application.h"
#include "background.h"
#include "checker.h"
#include "list-sync.h"

/* Invariant: job is set while a thread looks at the words; again says that the
 * plan has changed since it began; idle is set while a look is to begin. */
struct _KhPlanChecks
{
  GObject parent_instance;

  KhStore *store;
  KhPlan *plan;
  KhSpeller *speller; /* NULL without an application */
  KhChecker *checker; /* NULL until rule data were read */
  GListStore *findings;
  GListStore *ignored;
  GHashTable *about; /* UUID to GPtrArray of KhFinding */
  GCancellable *job;
  gboolean again;
  guint idle;
  char *problem;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhPlanChecks, kh_plan_checks, G_TYPE_OBJECT)

static void schedule (KhPlanChecks *self);

/* Lists. */

static char *
dup_key (KhFinding *finding)
{
  gsize start, end;

  kh_finding_get_range (finding, &start, &end);

  return g_strdup_printf ("%s %s %s %" G_GSIZE_FORMAT " %s %s", kh_finding_get_rule (finding), kh_finding_get_node (finding),
                          kh_finding_get_property (finding), start, kh_finding_get_text (finding), kh_finding_get_fix (finding));
}

/* What was found before is the same object again, so that what shows it stays. */
static void
reuse (KhPlanChecks *self, GPtrArray *findings)
{
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++)
    {
      KhFinding *finding = g_list_model_get_item (G_LIST_MODEL (self->findings), i);

      g_hash_table_insert (old, dup_key (finding), finding);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *key = dup_key (findings->pdata[i]);
      KhFinding *same = g_hash_table_lookup (old, key);

      if (same != NULL && same != findings->pdata[i])
        {
          g_object_unref (findings->pdata[i]);
          findings->pdata[i] = g_object_ref (same);
        }
    }
}

static void
index_findings (KhPlanChecks *self, GPtrArray *findings)
{
  g_hash_table_remove_all (self->about);
  for (guint i = 0; i < findings->len; i++)
    {
      const char *uuid = kh_finding_get_node (findings->pdata[i]);
      GPtrArray *about = uuid != NULL ? g_hash_table_lookup (self->about, uuid) : NULL;

      if (uuid == NULL)
        continue;
      if (about == NULL)
        {
          about = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->about, g_strdup (uuid), about);
        }
      g_ptr_array_add (about, g_object_ref (findings->pdata[i]));
    }
}

/* @said: what the rules say, which this takes */
static void
publish (KhPlanChecks *self, GPtrArray *said)
{
  GListModel *kept = kh_plan_get_findings (self->plan);
  g_autoptr (GPtrArray) ignored = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (kept); i++)
    {
      KhFinding *finding = g_list_model_get_item (kept, i);

      g_ptr_array_add (kh_finding_get_reason (finding) != NULL ? ignored : all, finding);
    }
  kh_checks_drop_ignored (said, self->plan);
  kh_checks_sort (said, self->plan);
  g_ptr_array_extend_and_steal (all, said);
  reuse (self, all);
  index_findings (self, all);
  kh_list_sync (self->ignored, ignored);
  kh_list_sync (self->findings, all);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The look in the thread. */

typedef struct
{
  KhPassages *passages;
  KhChecker  *checker; /* made by the thread the first time */
  KhSpelling *spelling;
} Job;

static void
job_free (Job *job)
{
  kh_passages_unref (job->passages);
  g_clear_object (&job->checker);
  g_clear_object (&job->spelling);
  g_free (job);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GPtrArray *findings;

  if (job->checker == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KhTables) tables = kh_tables_load (&error);

      if (tables == NULL)
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
      job->checker = kh_checker_new (tables, job->spelling);
    }
  findings = kh_checker_read (job->checker, job->passages, cancellable);
  if (findings == NULL)
    {
      g_task_return_error_if_cancelled (task);
      return;
    }
  g_task_return_pointer (task, findings, (GDestroyNotify) g_ptr_array_unref);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  KhPlanChecks *self = KH_PLAN_CHECKS (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->job);
  g_clear_pointer (&self->problem, g_free);
  if (error != NULL)
    {
      self->problem = g_strdup (error->message);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  g_set_object (&self->checker, job->checker);
  if (self->again)
    {
      /* What was found is of words that are others now; the next look is quick. */
      self->again = FALSE;
      schedule (self);
      return;
    }
  g_ptr_array_extend_and_steal (findings, kh_checker_judge (self->checker, self->plan));
  publish (self, g_steal_pointer (&findings));
}

static gboolean
start_cb (gpointer data)
{
  KhPlanChecks *self = data;
  g_autoptr (GTask) task = NULL;
  Job *job;

  self->idle = 0;
  self->job = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->passages = kh_passages_new (self->plan);
  g_set_object (&job->checker, self->checker);
  if (self->speller != NULL)
    g_set_object (&job->spelling, kh_speller_get_spelling (self->speller));
  task = g_task_new (self, self->job, looked_cb, NULL);
  g_task_set_source_tag (task, start_cb);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  kh_background_run (task, look_thread);

  return G_SOURCE_REMOVE;
}

static void
schedule (KhPlanChecks *self)
{
  if (self->job != NULL)
    self->again = TRUE;
  else if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_LOW, start_cb, self, NULL);
}

static void
store_changed_cb (KhPlanChecks *self, KhNode *root)
{
  if (root == KH_NODE (self->plan) || root == (KhNode *) kh_plan_get_agency (self->plan))
    schedule (self);
}

static void
words_added_cb (KhPlanChecks *self)
{
  if (self->checker != NULL)
    kh_checker_forget (self->checker);
  schedule (self);
}

static void
speller_changed_cb (KhPlanChecks *self)
{
  KhSpelling *spelling = kh_speller_get_spelling (self->speller);

  if (spelling != NULL)
    {
      g_signal_handlers_disconnect_by_func (spelling, words_added_cb, self);
      g_signal_connect_object (spelling, "changed", G_CALLBACK (words_added_cb), self, G_CONNECT_SWAPPED);
    }
  kh_plan_checks_reload (self);
}

/* GObject. */

static GQuark
checks_quark (void)
{
  return g_quark_from_static_string ("kh-plan-checks");
}

static void
kh_plan_checks_dispose (GObject *object)
{
  KhPlanChecks *self = KH_PLAN_CHECKS (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->job);
  g_clear_object (&self->job);
  if (self->plan != NULL)
    g_object_set_qdata (G_OBJECT (self->plan), checks_quark (), NULL);
  g_clear_object (&self->checker);
  g_clear_object (&self->speller);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (kh_plan_checks_parent_class)->dispose (object);
}

static void
kh_plan_checks_finalize (GObject *object)
{
  KhPlanChecks *self = KH_PLAN_CHECKS (object);

  g_clear_object (&self->findings);
  g_clear_object (&self->ignored);
  g_clear_pointer (&self->about, g_hash_table_unref);
  g_free (self->problem);

  G_OBJECT_CLASS (kh_plan_checks_parent_class)->finalize (object);
}

static void
kh_plan_checks_class_init (KhPlanChecksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kh_plan_checks_dispose;
  object_class->finalize = kh_plan_checks_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
kh_plan_checks_init (KhPlanChecks *self)
{
  self->findings = g_list_store_new (KH_TYPE_FINDING);
  self->ignored = g_list_store_new (KH_TYPE_FINDING);
  self->about = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

KhPlanChecks *
kh_plan_checks_of (KhStore *store, KhPlan *plan)
{
  GApplication *application = g_application_get_default ();
  KhPlanChecks *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_object_get_qdata (G_OBJECT (plan), checks_quark ());
  if (self != NULL)
    return g_object_ref (self);

  self = g_object_new (KH_TYPE_PLAN_CHECKS, NULL);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  /* Not owned: who shows findings keeps the object, and the plan must not. */
  g_object_set_qdata (G_OBJECT (plan), checks_quark (), self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  if (KH_IS_APPLICATION (application) && kh_application_get_speller (KH_APPLICATION (application)) != NULL)
    {
      self->speller = g_object_ref (kh_application_get_speller (KH_APPLICATION (application)));
      g_signal_connect_object (self->speller, "notify::spelling", G_CALLBACK (speller_changed_cb), self, G_CONNECT_SWAPPED);
      speller_changed_cb (self);
    }
  schedule (self);

  return self;
}

GListModel *
kh_plan_checks_get_findings (KhPlanChecks *self)
{
  g_return_val_if_fail (KH_IS_PLAN_CHECKS (self), NULL);

  return G_LIST_MODEL (self->findings);
}

GListModel *
kh_plan_checks_get_ignored (KhPlanChecks *self)
{
  g_return_val_if_fail (KH_IS_PLAN_CHECKS (self), NULL);

  return G_LIST_MODEL (self->ignored);
}

GPtrArray *
kh_plan_checks_list_about (KhPlanChecks *self, const char *uuid, const char *property)
{
  GPtrArray *list = g_ptr_array_new ();
  GPtrArray *about;

  g_return_val_if_fail (KH_IS_PLAN_CHECKS (self), list);
  g_return_val_if_fail (uuid != NULL, list);

  about = g_hash_table_lookup (self->about, uuid);
  for (guint i = 0; about != NULL && i < about->len; i++)
    if (property == NULL || g_strcmp0 (kh_finding_get_property (about->pdata[i]), property) == 0)
      g_ptr_array_add (list, about->pdata[i]);

  return list;
}

const char *
kh_plan_checks_get_problem (KhPlanChecks *self)
{
  g_return_val_if_fail (KH_IS_PLAN_CHECKS (self), NULL);

  return self->problem;
}

gboolean
kh_plan_checks_is_current (KhPlanChecks *self)
{
  g_return_val_if_fail (KH_IS_PLAN_CHECKS (self), FALSE);

  return self->job == NULL && self->idle == 0;
}

GPtrArray *
kh_plan_checks_run (KhPlanChecks *self)
{
  g_autoptr (KhPassages) passages = NULL;
  GPtrArray *findings;

  g_return_val_if_fail (KH_IS_PLAN_CHECKS (self), NULL);

  if (self->checker == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  passages = kh_passages_new (self->plan);
  findings = kh_checker_judge (self->checker, self->plan);
  g_ptr_array_extend_and_steal (findings, kh_checker_read (self->checker, passages, NULL));
  kh_checks_drop_ignored (findings, self->plan);

  return findings;
}

void
kh_plan_checks_reload (KhPlanChecks *self)
{
  g_return_if_fail (KH_IS_PLAN_CHECKS (self));

  /* The look that is under way goes by the old rules. */
  g_cancellable_cancel (self->job);
  g_clear_object (&self->job);
  self->again = FALSE;
  g_clear_object (&self->checker);
  schedule (self);
}
