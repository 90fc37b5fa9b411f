/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps that would overwrite what another program wrote. */
#include "conflict-private.h"
#include "edit-private.h"

static const GValue *
find_expected (KhEdit *self, KhNode *node, const char *property)
{
  for (guint i = 0; i < self->expected->len; i++)
    {
      const KhEditOld *expected = self->expected->pdata[i];

      if (expected->node == node && g_str_equal (expected->property, property))
        return &expected->value;
    }

  return NULL;
}

/* A field shows no text and an empty one alike. */
static gboolean
is_same (const GValue *a, const GValue *b)
{
  if (G_VALUE_HOLDS_STRING (a) && G_VALUE_HOLDS_STRING (b))
    {
      const char *text = g_value_get_string (a), *other = g_value_get_string (b);

      return g_str_equal (text != NULL ? text : "", other != NULL ? other : "");
    }

  return kh_mapping_is_equal (a, b);
}

gboolean
kh_edit_meets_conflict (KhEdit *self, KhNode *node, const char *property, const GValue *value)
{
  const GValue *base = find_expected (self, node, property);
  KhEditOld *present;
  gboolean meets;

  if (base == NULL)
    return FALSE;

  /* Beginning the edit has brought the model to what others wrote. */
  present = kh_edit_old_new (node, property, NULL);
  meets = !is_same (&present->value, base) && !is_same (&present->value, value);
  kh_edit_old_free (present);
  if (meets)
    g_ptr_array_add (self->conflicts, kh_conflict_new (self->store, self->root, node, property, self->label, base, value));

  return meets;
}

void
kh_edit_tell_conflicts (KhEdit *self)
{
  for (guint i = 0; i < self->conflicts->len; i++)
    {
      g_autoptr (GError) error = NULL;

      /* The choice is offered all the same. */
      if (!kh_conflict_keep (self->conflicts->pdata[i], &error))
        g_warning ("What was written here could not be entered in the journal: %s", error->message);
      kh_store_emit_conflict (self->store, self->conflicts->pdata[i]);
    }
  if (self->conflicts->len > 0)
    kh_store_emit_changed (self->store, self->root, FALSE);
}
