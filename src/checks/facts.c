/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts about passages. */
#include "facts.h"

static void
fact_clear (gpointer data)
{
  KhFact *fact = data;

  g_free (fact->key);
  g_free (fact->value);
}

GArray *
kh_facts_new (void)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (KhFact));

  g_array_set_clear_func (facts, fact_clear);

  return facts;
}

void
kh_facts_add (GArray *facts, KhFactKind kind, gsize start, gsize end, char *key, char *value)
{
  const KhFact fact = { kind, start, end, key, value };

  g_array_append_val (facts, fact);
}
