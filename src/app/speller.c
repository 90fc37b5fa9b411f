/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's one dictionary. */
#include "speller.h"

#include "background.h"

struct _KhSpeller
{
  GObject        parent_instance;
  KhSpelling    *spelling; /* NULL until it is read, and without a dictionary */
  gboolean       enabled;
  gboolean       looked;   /* whether it is known if there is a dictionary */
  GSimpleAction *action;   /* NULL until somebody asked for it */
  GActionMap    *actions;  /* not owned: outlives us */
  GCancellable  *cancellable;
};

enum
{
  PROP_0,
  PROP_SPELLING,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (KhSpeller, kh_speller, G_TYPE_OBJECT)

/* Rule data that a user's file spoils is told of by the checks; words can do without. */
static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhTables) tables = kh_tables_load (&error);

  if (tables == NULL)
    g_message ("Words are checked without rule data: %s", error->message);
  g_task_return_pointer (task, kh_spelling_new (NULL, tables), g_object_unref);
}

static void
update_actions (KhSpeller *self)
{
  const gboolean available = self->spelling != NULL;

  if (self->action == NULL)
    return;
  g_simple_action_set_enabled (self->action, available);
  g_simple_action_set_state (self->action, g_variant_new_boolean (self->enabled && available));
  if (self->looked && !available)
    {
      g_autoptr (GSimpleAction) missing = g_simple_action_new ("no-dictionary", NULL);

      g_simple_action_set_enabled (missing, FALSE);
      g_action_map_add_action (self->actions, G_ACTION (missing));
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  KhSpeller *self = KH_SPELLER (source);
  g_autoptr (KhSpelling) spelling = g_task_propagate_pointer (G_TASK (result), NULL);

  if (spelling == NULL)
    return;
  self->looked = TRUE;
  if (kh_spelling_is_available (spelling))
    self->spelling = g_steal_pointer (&spelling);
  update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPELLING]);
}

static void
kh_speller_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SPELLING:
      g_value_set_object (value, kh_speller_get_spelling (KH_SPELLER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
kh_speller_dispose (GObject *object)
{
  KhSpeller *self = KH_SPELLER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->spelling);
  g_clear_object (&self->action);

  G_OBJECT_CLASS (kh_speller_parent_class)->dispose (object);
}

static void
kh_speller_class_init (KhSpellerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = kh_speller_get_property;
  object_class->dispose = kh_speller_dispose;
  props[PROP_SPELLING] = g_param_spec_object ("spelling", NULL, NULL, KH_TYPE_SPELLING, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
kh_speller_init (KhSpeller *self)
{
  self->cancellable = g_cancellable_new ();
}

KhSpeller *
kh_speller_new (gboolean enabled)
{
  KhSpeller *self = g_object_new (KH_TYPE_SPELLER, NULL);
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);

  self->enabled = enabled;
  g_task_set_priority (task, G_PRIORITY_LOW);
  kh_background_run (task, read_thread);

  return self;
}

KhSpelling *
kh_speller_get_spelling (KhSpeller *self)
{
  g_return_val_if_fail (KH_IS_SPELLER (self), NULL);

  return self->enabled ? self->spelling : NULL;
}

gboolean
kh_speller_get_enabled (KhSpeller *self)
{
  g_return_val_if_fail (KH_IS_SPELLER (self), FALSE);

  return self->enabled;
}

static void
change_state_cb (KhSpeller *self, GVariant *state)
{
  self->enabled = g_variant_get_boolean (state);
  g_simple_action_set_state (self->action, state);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPELLING]);
}

void
kh_speller_add_actions (KhSpeller *self, GActionMap *actions)
{
  g_return_if_fail (KH_IS_SPELLER (self));
  g_return_if_fail (G_IS_ACTION_MAP (actions));
  g_return_if_fail (self->action == NULL);

  self->actions = actions;
  self->action = g_simple_action_new_stateful ("check-spelling", NULL, g_variant_new_boolean (FALSE));
  g_signal_connect_object (self->action, "change-state", G_CALLBACK (change_state_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (actions, G_ACTION (self->action));
  update_actions (self);
}
