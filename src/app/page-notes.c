/* SPDX-License-Identifier: GPL-3.0-or-later */
/* KhPageNotes: what a plan's pages give cause to say. */
#include "page-notes.h"

#include <glib/gi18n.h>

#include "background.h"
#include "checks.h"
#include "compose.h"
#include "layout.h"

/* A pause in the changes after which the pages are looked at: longer than the
 * preview's, which goes first. */
#define PAUSE_MS 1200

/* Invariant: at most one look is under way; a change cancels it and waits for the next pause. */
struct _KhPageNotes
{
  GObject parent_instance;

  KhStore *store;
  KhPlan *plan;
  GListStore *findings;
  char *font, *wanted_font;
  KhFitAdvice *advice; /* (nullable) */
  char *change;        /* the advice in words */
  GCancellable *looking;
  guint pause_source;
};

G_DEFINE_FINAL_TYPE (KhPageNotes, kh_page_notes, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a thread finds out. */
typedef struct
{
  KhFrames *frames;
  KhFitAdvice *advice;
  char *change;
  char *wanted_font;
} Look;

static void
look_free (Look *look)
{
  g_clear_object (&look->frames);
  g_clear_pointer (&look->advice, kh_fit_advice_free);
  g_free (look->change);
  g_free (look->wanted_font);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void
look_thread (GTask *task, gpointer source, gpointer document, GCancellable *cancellable)
{
  g_autoptr (Look) look = g_new0 (Look, 1);
  GError *error = NULL;
  g_autoptr (KhProfile) profile
      = kh_profile_load (kh_document_get_profile (document), kh_document_get_choices (document), &error);

  if (profile != NULL)
    look->frames = kh_layout_run (document, profile, cancellable, &error);
  if (look->frames != NULL)
    look->advice = kh_layout_suggest_fit (document, profile, look->frames, cancellable, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (look->advice != NULL)
    look->change = kh_fit_advice_dup_words (look->advice, profile);
  look->wanted_font = g_strdup (kh_profile_get_families (profile)[0]);
  g_task_return_pointer (task, g_steal_pointer (&look), (GDestroyNotify) look_free);
}

static void
take_look (KhPageNotes *self, Look *look)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  kh_checks_add_pages (findings, self->plan, NULL, look->frames);
  g_list_store_splice (self->findings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->findings)), findings->pdata,
                       findings->len);
  g_free (self->font);
  self->font = g_strdup (kh_frames_get_font (look->frames));
  g_free (self->wanted_font);
  self->wanted_font = g_steal_pointer (&look->wanted_font);
  g_clear_pointer (&self->advice, kh_fit_advice_free);
  self->advice = g_steal_pointer (&look->advice);
  g_free (self->change);
  self->change = g_steal_pointer (&look->change);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  KhPageNotes *self = KH_PAGE_NOTES (source);
  g_autoptr (Look) look = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Why there are no pages the preview says; and what was cancelled is looked at again. */
  if (look == NULL || self->plan == NULL || g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  g_clear_object (&self->looking);
  take_look (self, look);
}

static gboolean
pause_cb (gpointer user_data)
{
  KhPageNotes *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->pause_source = 0;
  self->looking = g_cancellable_new ();
  task = g_task_new (self, self->looking, looked_cb, NULL);
  g_task_set_source_tag (task, pause_cb);
  g_task_set_task_data (task, kh_compose_plan (self->plan), g_object_unref);
  kh_background_run (task, look_thread);
  return G_SOURCE_REMOVE;
}

static void
stop (KhPageNotes *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void
await_pause (KhPageNotes *self)
{
  stop (self);
  self->pause_source = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
changed_cb (KhPageNotes *self, KhNode *root)
{
  /* The plan's layout and citations are in part its body's. */
  if (root == KH_NODE (self->plan) || root == (KhNode *) kh_plan_get_agency (self->plan))
    await_pause (self);
}

static void
kh_page_notes_dispose (GObject *object)
{
  KhPageNotes *self = KH_PAGE_NOTES (object);

  stop (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (kh_page_notes_parent_class)->dispose (object);
}

static void
kh_page_notes_finalize (GObject *object)
{
  KhPageNotes *self = KH_PAGE_NOTES (object);

  g_free (self->font);
  g_free (self->wanted_font);
  g_free (self->change);
  g_clear_pointer (&self->advice, kh_fit_advice_free);

  G_OBJECT_CLASS (kh_page_notes_parent_class)->finalize (object);
}

static void
kh_page_notes_class_init (KhPageNotesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = kh_page_notes_dispose;
  object_class->finalize = kh_page_notes_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
kh_page_notes_init (KhPageNotes *self)
{
  self->findings = g_list_store_new (KH_TYPE_FINDING);
}

KhPageNotes *
kh_page_notes_new (KhStore *store, KhPlan *plan)
{
  KhPageNotes *self;

  g_return_val_if_fail (KH_IS_STORE (store), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  self = g_object_new (KH_TYPE_PAGE_NOTES, NULL);
  self->store = g_object_ref (store);
  self->plan = g_object_ref (plan);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  await_pause (self);
  return self;
}

GListModel *
kh_page_notes_get_findings (KhPageNotes *self)
{
  g_return_val_if_fail (KH_IS_PAGE_NOTES (self), NULL);

  return G_LIST_MODEL (self->findings);
}

char *
kh_page_notes_dup_font_words (KhPageNotes *self)
{
  g_return_val_if_fail (KH_IS_PAGE_NOTES (self), NULL);

  if (self->font == NULL)
    return NULL;
  if (g_strcmp0 (self->font, self->wanted_font) == 0)
    return g_strdup_printf (_("The file carries the font %s"), self->font);
  return g_strdup_printf (_("The file carries the font %s, because %s is not installed"), self->font,
                          self->wanted_font);
}

gboolean
kh_page_notes_has_advice (KhPageNotes *self)
{
  g_return_val_if_fail (KH_IS_PAGE_NOTES (self), FALSE);

  return self->advice != NULL;
}

char *
kh_page_notes_dup_advice_words (KhPageNotes *self)
{
  g_return_val_if_fail (KH_IS_PAGE_NOTES (self), NULL);
  g_return_val_if_fail (self->advice != NULL, NULL);

  return g_strdup_printf (ngettext ("The signature's page carries only %u line of text",
                                    "The signature's page carries only %u lines of text", self->advice->lines),
                          self->advice->lines);
}

const char *
kh_page_notes_get_advice_change (KhPageNotes *self)
{
  g_return_val_if_fail (KH_IS_PAGE_NOTES (self), NULL);

  return self->change;
}

char *
kh_page_notes_dup_advised (KhPageNotes *self)
{
  g_auto (GStrv) pairs = NULL;
  char *choices;

  g_return_val_if_fail (KH_IS_PAGE_NOTES (self), NULL);
  g_return_val_if_fail (self->advice != NULL, NULL);

  choices = g_strdup (kh_plan_get_choices (self->plan));
  pairs = g_strsplit (self->advice->choices, ";", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *value = strchr (pairs[i], '='), *with;

      if (value == NULL)
        continue;
      *value++ = '\0';
      with = kh_compose_set_choice (choices, pairs[i], value);
      g_free (choices);
      choices = with;
    }
  return choices;
}

guint
kh_page_notes_count (KhPageNotes *self)
{
  g_return_val_if_fail (KH_IS_PAGE_NOTES (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->findings)) + (self->advice != NULL ? 1 : 0);
}
