/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhProofMaker: when a proof is made, and of what. */
#include "proof-maker.h"

#include "background.h"
#include "compose.h"
#include "layout-cache.h"

/* A pause in the changes after which the PDF is made. */
#define PAUSE_MS 350

/* Composing waits until the window has drawn what was typed. */
#define COMPOSE_PRIORITY (G_PRIORITY_HIGH_IDLE + 30)

/* Invariants: at most one sketch and one print are under way. dirty is set while
 * the newest sketch, made or under way, is older than the plan; a change during a
 * sketch is sketched when that one is through, so that steady typing is shown
 * step by step. A print is of one sketch, and of no use once there is a newer. */
struct _KhProofMaker
{
  GObject parent_instance;

  KhStore *store;
  KhPlan *plan;
  KhProofViewsFunc views;
  gpointer views_data;

  KhLayoutCache *cache;
  KhProfile *profile;
  char *profile_id;
  char *choices;

  KhProof *proof;
  GCancellable *sketching;
  GCancellable *printing;
  guint compose_source;
  guint pause_source;
  gboolean paused;
  gboolean dirty;

  KhNode *draft_node;
  const char *draft_property;
  GValue draft_value;
};

enum
{
  PROOF,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (KhProofMaker, kh_proof_maker, G_TYPE_OBJECT)

static void schedule (KhProofMaker *self);
static void print (KhProofMaker *self);

static void
clear_draft (KhProofMaker *self)
{
  if (self->draft_node != NULL)
    g_value_unset (&self->draft_value);
  g_clear_object (&self->draft_node);
}

static KhDocument *
compose (KhProofMaker *self)
{
  return self->draft_node != NULL
             ? kh_compose_draft (self->plan, self->draft_node, self->draft_property, &self->draft_value)
             : kh_compose_plan (self->plan);
}

/* Printing. */

static void
printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (KhProofMaker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProof) proof = kh_proof_print_finish (KH_PROOF (source), result, &error);

  g_clear_object (&self->printing);
  if (self->plan == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (KH_PROOF (source) != self->proof)
    {
      /* There is a newer one, whose pause may be over already. */
      if (self->pause_source == 0 && self->sketching == NULL)
        print (self);
      return;
    }
  if (proof == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_set_object (&self->proof, proof);
  g_signal_emit (self, signals[PROOF], 0, proof);
}

static void
print (KhProofMaker *self)
{
  g_autoptr (GArray) views = NULL;

  if (self->paused || self->proof == NULL || kh_proof_is_printed (self->proof))
    return;
  self->printing = g_cancellable_new ();
  views = self->views (self->views_data);
  kh_proof_print_async (self->proof, views, self->printing, printed_cb, g_object_ref (self));
}

static gboolean
pause_cb (gpointer user_data)
{
  KhProofMaker *self = user_data;

  self->pause_source = 0;
  /* Writing a PDF cannot be broken off: a second one at once would only slow both. */
  if (self->printing == NULL && self->sketching == NULL)
    print (self);
  return G_SOURCE_REMOVE;
}

static void
await_pause (KhProofMaker *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_timeout_add (PAUSE_MS, pause_cb, self);
}

/* Sketching. */

typedef struct
{
  KhDocument *document;
  KhProof *previous;
  GArray *views;
} SketchJob;

static void
sketch_job_free (SketchJob *job)
{
  g_clear_object (&job->document);
  g_clear_object (&job->previous);
  g_clear_pointer (&job->views, g_array_unref);
  g_free (job);
}

/* The cache is of use only to the very same profile. Only one sketch at a time
 * is made, so nobody else touches these fields. */
static gboolean
load_profile (KhProofMaker *self, KhDocument *document, GError **error)
{
  const char *id = kh_document_get_profile (document);
  const char *choices = kh_document_get_choices (document);
  KhProfile *profile;

  if (self->profile != NULL && g_strcmp0 (id, self->profile_id) == 0 && g_strcmp0 (choices, self->choices) == 0)
    return TRUE;
  profile = kh_profile_load (id, choices, error);
  if (profile == NULL)
    return FALSE;
  g_clear_object (&self->profile);
  g_free (self->profile_id);
  g_free (self->choices);
  self->profile = profile;
  self->profile_id = g_strdup (id);
  self->choices = g_strdup (choices);
  return TRUE;
}

static void
sketch_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  KhProofMaker *self = source;
  SketchJob *job = task_data;
  g_autoptr (KhFrames) frames = NULL;
  GError *error = NULL;

  if (load_profile (self, job->document, &error))
    frames = kh_layout_cache_run (self->cache, job->document, self->profile, cancellable, &error);
  if (frames == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, kh_proof_new_sketch (job->document, frames, job->previous, job->views),
                           g_object_unref);
}

static void
sketched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KhProofMaker *self = KH_PROOF_MAKER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (KhProof) proof = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&self->sketching);
  if (self->plan == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->dirty)
    schedule (self);
  if (proof == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_set_object (&self->proof, proof);
  await_pause (self);
  g_signal_emit (self, signals[PROOF], 0, proof);
}

static gboolean
compose_cb (gpointer user_data)
{
  KhProofMaker *self = user_data;
  g_autoptr (GTask) task = NULL;
  SketchJob *job;

  self->compose_source = 0;
  self->dirty = FALSE;
  job = g_new0 (SketchJob, 1);
  job->document = compose (self);
  if (self->proof != NULL)
    job->previous = g_object_ref (self->proof);
  job->views = self->views (self->views_data);

  self->sketching = g_cancellable_new ();
  task = g_task_new (self, self->sketching, sketched_cb, NULL);
  g_task_set_source_tag (task, compose_cb);
  g_task_set_task_data (task, job, (GDestroyNotify) sketch_job_free);
  kh_background_run (task, sketch_thread);
  return G_SOURCE_REMOVE;
}

static void
schedule (KhProofMaker *self)
{
  self->dirty = TRUE;
  if (self->paused || self->sketching != NULL || self->compose_source != 0)
    return;
  self->compose_source = g_idle_add_full (COMPOSE_PRIORITY, compose_cb, self, NULL);
}

static void
changed_cb (KhProofMaker *self, KhNode *root)
{
  /* The register that citations are printed from is the agency's. */
  if (root != KH_NODE (self->plan) && root != (KhNode *) kh_plan_get_agency (self->plan))
    return;
  clear_draft (self);
  schedule (self);
}

static void
stop (KhProofMaker *self)
{
  g_clear_handle_id (&self->compose_source, g_source_remove);
  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_cancellable_cancel (self->sketching);
  g_cancellable_cancel (self->printing);
}

static void
kh_proof_maker_dispose (GObject *object)
{
  KhProofMaker *self = KH_PROOF_MAKER (object);

  stop (self);
  clear_draft (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_clear_object (&self->proof);

  G_OBJECT_CLASS (kh_proof_maker_parent_class)->dispose (object);
}

static void
kh_proof_maker_finalize (GObject *object)
{
  KhProofMaker *self = KH_PROOF_MAKER (object);

  g_clear_object (&self->sketching);
  g_clear_object (&self->printing);
  g_clear_object (&self->cache);
  g_clear_object (&self->profile);
  g_free (self->profile_id);
  g_free (self->choices);

  G_OBJECT_CLASS (kh_proof_maker_parent_class)->finalize (object);
}

static void
kh_proof_maker_class_init (KhProofMakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kh_proof_maker_dispose;
  object_class->finalize = kh_proof_maker_finalize;

  signals[PROOF] = g_signal_new ("proof", KH_TYPE_PROOF_MAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, KH_TYPE_PROOF);
  signals[FAILED] = g_signal_new ("failed", KH_TYPE_PROOF_MAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_ERROR);
}

static void
kh_proof_maker_init (KhProofMaker *self)
{
  self->cache = kh_layout_cache_new ();
  self->paused = TRUE;
}

KhProofMaker *
kh_proof_maker_new (KhStore *store, KhPlan *plan, KhProofViewsFunc views, gpointer data)
{
  KhProofMaker *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);
  g_return_val_if_fail (views != NULL, NULL);

  self = g_object_new (KH_TYPE_PROOF_MAKER, NULL);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  self->views = views;
  self->views_data = data;
  self->dirty = TRUE;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
kh_proof_maker_set_paused (KhProofMaker *self, gboolean paused)
{
  g_return_if_fail (KH_IS_PROOF_MAKER (self));

  self->paused = paused;
  if (paused)
    {
      self->dirty |= self->compose_source != 0;
      g_clear_handle_id (&self->compose_source, g_source_remove);
      g_clear_handle_id (&self->pause_source, g_source_remove);
    }
  else if (self->dirty)
    schedule (self);
  else
    await_pause (self);
}

void
kh_proof_maker_set_draft (KhProofMaker *self, KhNode *node, const char *property, const GValue *value)
{
  g_return_if_fail (KH_IS_PROOF_MAKER (self));
  g_return_if_fail (node == NULL || KH_IS_NODE (node));
  g_return_if_fail (node == NULL || (property != NULL && G_IS_VALUE (value)));

  clear_draft (self);
  if (node != NULL)
    {
      self->draft_node = g_object_ref (node);
      self->draft_property = g_intern_string (property);
      g_value_init (&self->draft_value, G_VALUE_TYPE (value));
      g_value_copy (value, &self->draft_value);
    }
  schedule (self);
}

gboolean
kh_proof_maker_is_current (KhProofMaker *self)
{
  g_return_val_if_fail (KH_IS_PROOF_MAKER (self), FALSE);

  return !self->dirty && self->sketching == NULL && self->proof != NULL;
}
