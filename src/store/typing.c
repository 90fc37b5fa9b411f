/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which journal entry the next edit may become part of. */
#include "typing.h"

/* Edits with the same merge key become one step if the pause is no longer. */
#define PAUSE_US (2 * G_USEC_PER_SEC)

typedef struct
{
  gint64 entry_id;
  char  *merge_key;
  gint64 time;
} Step;

struct _KhTyping
{
  GHashTable *steps; /* UUID of a root → Step */
  gint64    (*clock) (void);
};

static void
step_free (Step *step)
{
  g_free (step->merge_key);
  g_free (step);
}

KhTyping *
kh_typing_new (void)
{
  KhTyping *self = g_new (KhTyping, 1);

  self->steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) step_free);
  self->clock = g_get_monotonic_time;

  return self;
}

void
kh_typing_free (KhTyping *self)
{
  g_hash_table_unref (self->steps);
  g_free (self);
}

void
kh_typing_set_clock (KhTyping *self, gint64 (*clock) (void))
{
  self->clock = clock;
}

void
kh_typing_begin (KhTyping *self, KhNode *root, const char *merge_key, gint64 entry_id)
{
  Step *step;

  if (merge_key == NULL || entry_id == 0)
    {
      kh_typing_end (self, root);
      return;
    }

  step = g_new (Step, 1);
  step->entry_id = entry_id;
  step->merge_key = g_strdup (merge_key);
  step->time = self->clock ();
  g_hash_table_replace (self->steps, g_strdup (kh_node_get_uuid (root)), step);
}

void
kh_typing_end (KhTyping *self, KhNode *root)
{
  g_hash_table_remove (self->steps, kh_node_get_uuid (root));
}

gboolean
kh_typing_continues (KhTyping *self, KhNode *root, const char *merge_key, gint64 last_entry_id)
{
  const Step *step = g_hash_table_lookup (self->steps, kh_node_get_uuid (root));

  return merge_key != NULL && step != NULL && last_entry_id == step->entry_id
         && g_str_equal (merge_key, step->merge_key) && self->clock () - step->time <= PAUSE_US;
}
