/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain properties from a table. */
#include "fields.h"

#include <math.h>
#include <string.h>

#include "deadline.h"

typedef struct
{
  const KhField *fields;
  guint n_fields;
} KhFieldTable;

static GQuark
table_quark (void)
{
  return g_quark_from_static_string ("kh-field-table");
}

static const KhField *
lookup_field (GParamSpec *pspec, guint id)
{
  const KhFieldTable *table = g_type_get_qdata (pspec->owner_type, table_quark ());

  g_assert (table != NULL && id >= 1 && id <= table->n_fields);

  return &table->fields[id - 1];
}

static gboolean
assign_string (char **slot, const GValue *value, gboolean keep_empty)
{
  const char *text = g_value_get_string (value);

  if (keep_empty)
    text = text != NULL ? text : "";
  else if (text != NULL && *text == '\0')
    text = NULL;

  if (g_strcmp0 (*slot, text) == 0)
    return FALSE;

  char *old = *slot;

  *slot = g_strdup (text);
  g_free (old);
  return TRUE;
}

static gboolean
assign_int (int *slot, int value)
{
  if (*slot == value)
    return FALSE;

  *slot = value;
  return TRUE;
}

static gboolean
assign_double (double *slot, double value)
{
  if (*slot == value || (isnan (*slot) && isnan (value)))
    return FALSE;

  *slot = value;
  return TRUE;
}

static gboolean
assign_deadline (KhDeadline **slot, KhDeadline *deadline)
{
  g_autoptr (KhDeadline) wanted
      = deadline != NULL ? kh_deadline_ref (deadline) : kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL);

  if (kh_deadline_equal (*slot, wanted))
    return FALSE;

  g_clear_pointer (slot, kh_deadline_unref);
  *slot = g_steal_pointer (&wanted);
  return TRUE;
}

static void
set_field (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  const KhField *field = lookup_field (pspec, id);
  gpointer slot = G_STRUCT_MEMBER_P (object, field->offset);
  gboolean changed = FALSE;

  switch (field->type)
    {
    case KH_FIELD_STRING:
      changed = assign_string (slot, value, FALSE);
      break;
    case KH_FIELD_TEXT:
      changed = assign_string (slot, value, TRUE);
      break;
    case KH_FIELD_INT:
      changed = assign_int (slot, g_value_get_int (value));
      break;
    case KH_FIELD_BOOLEAN:
      changed = assign_int (slot, g_value_get_boolean (value));
      break;
    case KH_FIELD_DOUBLE:
      changed = assign_double (slot, g_value_get_double (value));
      break;
    case KH_FIELD_ENUM:
      changed = assign_int (slot, G_VALUE_HOLDS_FLAGS (value) ? (int) g_value_get_flags (value)
                                                              : g_value_get_enum (value));
      break;
    case KH_FIELD_DEADLINE:
      changed = assign_deadline (slot, g_value_get_boxed (value));
      break;
    default:
      g_assert_not_reached ();
    }

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
get_field (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const KhField *field = lookup_field (pspec, id);
  gpointer slot = G_STRUCT_MEMBER_P (object, field->offset);

  switch (field->type)
    {
    case KH_FIELD_STRING:
    case KH_FIELD_TEXT:
      g_value_set_string (value, *(char **) slot);
      break;
    case KH_FIELD_INT:
      g_value_set_int (value, *(int *) slot);
      break;
    case KH_FIELD_BOOLEAN:
      g_value_set_boolean (value, *(int *) slot);
      break;
    case KH_FIELD_DOUBLE:
      g_value_set_double (value, *(double *) slot);
      break;
    case KH_FIELD_ENUM:
      if (G_VALUE_HOLDS_FLAGS (value))
        g_value_set_flags (value, (guint) * (int *) slot);
      else
        g_value_set_enum (value, *(int *) slot);
      break;
    case KH_FIELD_DEADLINE:
      g_value_set_boxed (value, *(gpointer *) slot);
      break;
    default:
      g_assert_not_reached ();
    }
}

static GParamSpec *
new_pspec (const KhField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GType type = field->value_type != NULL ? field->value_type () : G_TYPE_INVALID;

  if (field->construct_only)
    flags |= G_PARAM_CONSTRUCT_ONLY;

  switch (field->type)
    {
    case KH_FIELD_STRING:
    case KH_FIELD_TEXT:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case KH_FIELD_INT:
      return g_param_spec_int (field->name, NULL, NULL, G_MININT, G_MAXINT, field->absent, flags);
    case KH_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
    case KH_FIELD_DOUBLE:
      return g_param_spec_double (field->name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                  flags | G_PARAM_LAX_VALIDATION);
    case KH_FIELD_ENUM:
      if (G_TYPE_IS_FLAGS (type))
        return g_param_spec_flags (field->name, NULL, NULL, type, 0, flags);
      return g_param_spec_enum (field->name, NULL, NULL, type, 0, flags);
    case KH_FIELD_DEADLINE:
      return g_param_spec_boxed (field->name, NULL, NULL, KH_TYPE_DEADLINE, flags);
    default:
      g_assert_not_reached ();
    }
}

void
kh_fields_install (GObjectClass *klass, const KhField *fields, guint n_fields)
{
  KhFieldTable *table = g_new (KhFieldTable, 1);

  table->fields = fields;
  table->n_fields = n_fields;
  g_type_set_qdata (G_TYPE_FROM_CLASS (klass), table_quark (), table);

  klass->set_property = set_field;
  klass->get_property = get_field;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (klass, i + 1, new_pspec (&fields[i]));
}

static void
clear_field (GObject *object, const KhField *field)
{
  gpointer *slot = G_STRUCT_MEMBER_P (object, field->offset);

  if (field->type == KH_FIELD_STRING || field->type == KH_FIELD_TEXT)
    {
      g_clear_pointer ((char **) slot, g_free);
    }
  else if (field->type == KH_FIELD_DEADLINE)
    {
      g_clear_pointer ((KhDeadline **) slot, kh_deadline_unref);
    }
}

void
kh_fields_clear (GObject *object)
{
  for (GType type = G_OBJECT_TYPE (object); type != G_TYPE_OBJECT; type = g_type_parent (type))
    {
      const KhFieldTable *table = g_type_get_qdata (type, table_quark ());

      for (guint i = 0; table != NULL && i < table->n_fields; i++)
        clear_field (object, &table->fields[i]);
    }
}
