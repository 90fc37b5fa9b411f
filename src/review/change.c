/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One difference between two states of a plan. */
#include "change.h"

#include "change-private.h"
#include "word-diff.h"

struct _KhChange
{
  GObject parent_instance;

  KhChangeKind kind;
  KhNode *before;
  KhNode *after;
  const char *property; /* interned */
  char *before_text;
  char *after_text;
  char *before_place;
  char *after_place;
  GPtrArray *words; /* made when first asked for */
  GValue value;
  GPtrArray *units;
  GPtrArray *required;
  GPtrArray *dependents;
  char *author;
  char *date;
  char *reason;
  gboolean needs_look;
  gboolean conflict;
  gboolean applied;
  KhChangeState state;
};

G_DEFINE_FINAL_TYPE (KhChange, kh_change, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_PROPERTY,
  PROP_BEFORE_TEXT,
  PROP_AFTER_TEXT,
  PROP_PLACE,
  PROP_AUTHOR,
  PROP_DATE,
  PROP_REASON,
  PROP_NEEDS_LOOK,
  PROP_STATE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
kh_change_finalize (GObject *object)
{
  KhChange *self = KH_CHANGE (object);

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self->before_text);
  g_free (self->after_text);
  g_free (self->before_place);
  g_free (self->after_place);
  g_clear_pointer (&self->words, g_ptr_array_unref);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  if (G_IS_VALUE (&self->value))
    g_value_unset (&self->value);
  g_ptr_array_unref (self->required);
  g_ptr_array_unref (self->dependents);
  g_free (self->author);
  g_free (self->date);
  g_free (self->reason);

  G_OBJECT_CLASS (kh_change_parent_class)->finalize (object);
}

static void
kh_change_get_gproperty (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  KhChange *self = KH_CHANGE (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_int (value, (int) self->kind);
      break;
    case PROP_PROPERTY:
      g_value_set_string (value, self->property);
      break;
    case PROP_BEFORE_TEXT:
      g_value_set_string (value, self->before_text);
      break;
    case PROP_AFTER_TEXT:
      g_value_set_string (value, self->after_text);
      break;
    case PROP_PLACE:
      g_value_set_string (value, kh_change_get_place (self));
      break;
    case PROP_AUTHOR:
      g_value_set_string (value, self->author);
      break;
    case PROP_DATE:
      g_value_set_string (value, self->date);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_NEEDS_LOOK:
      g_value_set_boolean (value, self->needs_look);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kh_change_class_init (KhChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kh_change_finalize;
  object_class->get_property = kh_change_get_gproperty;

  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, KH_CHANGE_REMARKED, 0, flags);
  properties[PROP_PROPERTY] = g_param_spec_string ("property", NULL, NULL, NULL, flags);
  properties[PROP_BEFORE_TEXT] = g_param_spec_string ("before-text", NULL, NULL, NULL, flags);
  properties[PROP_AFTER_TEXT] = g_param_spec_string ("after-text", NULL, NULL, NULL, flags);
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);
  properties[PROP_AUTHOR] = g_param_spec_string ("author", NULL, NULL, NULL, flags);
  properties[PROP_DATE] = g_param_spec_string ("date", NULL, NULL, NULL, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  properties[PROP_NEEDS_LOOK] = g_param_spec_boolean ("needs-look", NULL, NULL, FALSE, flags);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, KH_CHANGE_BOTH, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kh_change_init (KhChange *self)
{
  self->required = g_ptr_array_new ();
  self->dependents = g_ptr_array_new ();
}

static char *
dup_place (KhNode *node)
{
  while (node != NULL)
    {
      const char *heading = KH_IS_SECTION (node) ? kh_section_get_heading (KH_SECTION (node)) : NULL;

      if (heading != NULL && *heading != '\0')
        return kh_markup_to_plain (heading);
      node = kh_node_get_parent (node);
    }

  return g_strdup ("");
}

KhChange *
kh_change_new (KhChangeKind kind, KhNode *before, KhNode *after, const char *property)
{
  KhChange *self = g_object_new (KH_TYPE_CHANGE, NULL);

  self->kind = kind;
  self->before = before != NULL ? g_object_ref (before) : NULL;
  self->after = after != NULL ? g_object_ref (after) : NULL;
  self->property = g_intern_string (property);
  /* Now: applying changes what the earlier plan says. */
  self->before_place = dup_place (before);
  self->after_place = dup_place (after);

  return self;
}

void
kh_change_set_before (KhChange *self, KhNode *before)
{
  g_set_object (&self->before, before);
}

void
kh_change_set_texts (KhChange *self, const char *before, const char *after)
{
  g_free (self->before_text);
  g_free (self->after_text);
  self->before_text = g_strdup (before);
  self->after_text = g_strdup (after);
}

void
kh_change_set_value (KhChange *self, const GValue *value)
{
  if (G_IS_VALUE (&self->value))
    g_value_unset (&self->value);
  g_value_init (&self->value, G_VALUE_TYPE (value));
  g_value_copy (value, &self->value);
}

const GValue *
kh_change_get_value (KhChange *self)
{
  return G_IS_VALUE (&self->value) ? &self->value : NULL;
}

void
kh_change_set_units (KhChange *self, GPtrArray *units)
{
  g_clear_pointer (&self->units, g_ptr_array_unref);
  self->units = g_ptr_array_ref (units);
}

GPtrArray *
kh_change_get_units (KhChange *self)
{
  return self->units;
}

void
kh_change_require (KhChange *self, KhChange *other)
{
  if (self == other || g_ptr_array_find (self->required, other, NULL))
    return;

  g_ptr_array_add (self->required, other);
  g_ptr_array_add (other->dependents, self);
}

GPtrArray *
kh_change_get_required (KhChange *self)
{
  return self->required;
}

GPtrArray *
kh_change_get_dependents (KhChange *self)
{
  return self->dependents;
}

void
kh_change_set_state (KhChange *self, KhChangeState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
kh_change_set_applied (KhChange *self)
{
  self->applied = TRUE;
}

KhChangeKind
kh_change_get_kind (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), 0);

  return self->kind;
}

KhNode *
kh_change_get_before (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->before;
}

KhNode *
kh_change_get_after (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->after;
}

const char *
kh_change_get_property (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->property;
}

const char *
kh_change_get_before_text (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->before_text;
}

const char *
kh_change_get_after_text (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->after_text;
}

const char *
kh_change_get_before_place (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->before_place;
}

const char *
kh_change_get_after_place (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->after_place;
}

const char *
kh_change_get_place (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->after != NULL ? self->after_place : self->before_place;
}

GPtrArray *
kh_change_get_words (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  if (self->words == NULL)
    self->words = kh_word_diff (self->before_text, self->after_text);

  return self->words;
}

const char *
kh_change_get_author (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->author;
}

const char *
kh_change_get_date (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->date;
}

const char *
kh_change_get_reason (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), NULL);

  return self->reason;
}

static void
assign (char **slot, const char *value)
{
  char *copy = g_strdup (value); /* it may be the slot's own */

  g_free (*slot);
  *slot = copy;
}

void
kh_change_set_origin (KhChange *self, const char *author, const char *date, const char *reason)
{
  g_return_if_fail (KH_IS_CHANGE (self));

  assign (&self->author, author);
  assign (&self->date, date);
  assign (&self->reason, reason);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}

gboolean
kh_change_get_needs_look (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), FALSE);

  return self->needs_look;
}

void
kh_change_set_needs_look (KhChange *self, gboolean needs_look)
{
  g_return_if_fail (KH_IS_CHANGE (self));

  if (self->needs_look == !!needs_look)
    return;

  self->needs_look = !!needs_look;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEEDS_LOOK]);
}

KhChangeState
kh_change_get_state (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), KH_CHANGE_OPEN);

  return self->state;
}

gboolean
kh_change_is_applied (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), FALSE);

  return self->applied;
}

gboolean
kh_change_get_conflict (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), FALSE);

  return self->conflict;
}

void
kh_change_set_conflict (KhChange *self, gboolean conflict)
{
  g_return_if_fail (KH_IS_CHANGE (self));

  self->conflict = conflict;
}

gboolean
kh_change_can_keep_both (KhChange *self)
{
  g_return_val_if_fail (KH_IS_CHANGE (self), FALSE);

  if (!self->conflict || self->kind != KH_CHANGE_CHANGED || !(KH_IS_ITEM (self->before) || KH_IS_REPORTING (self->before))
      || g_str_equal (self->property, "kind"))
    return FALSE;
  if (self->before_text == NULL || *self->before_text == '\0' || self->after_text == NULL || *self->after_text == '\0')
    return FALSE;

  return self->units != NULL || G_VALUE_HOLDS_STRING (&self->value) || G_VALUE_HOLDS (&self->value, KH_TYPE_DEADLINE);
}
