/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From findings to what mends them. */
#include "fix.h"

#include <string.h>

static void
fix_free (KhFix *self)
{
  g_free (self->property);
  g_free (self->value);
  g_free (self);
}

/* Which properties hold inline markup and not plain text */
static gboolean
is_markup (KhNode *node, const char *property)
{
  return (KH_IS_ITEM (node) && g_str_equal (property, "text")) || g_str_equal (property, "heading")
         || (KH_IS_PLAN (node) && g_str_equal (property, "title"));
}

/* Returns: (transfer full) (nullable): @value with the finding's words mended, %NULL if they are not there */
static char *
mend (const char *value, gboolean markup, KhFinding *finding)
{
  g_autofree char *plain = markup ? kh_markup_to_plain (value) : g_strdup (value);
  const char *words = kh_finding_get_text (finding);
  const char *fix = kh_finding_get_fix (finding);
  gsize start, end;

  if (!kh_finding_get_range (finding, &start, &end) || end > strlen (plain) || words == NULL
      || strlen (words) != end - start || strncmp (plain + start, words, end - start) != 0)
    return NULL;
  if (markup)
    return kh_markup_replace (value, start, end, fix);

  return g_strdup_printf ("%.*s%s%s", (int) start, plain, fix, plain + end);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  gsize first, second, end;

  kh_finding_get_range (*(KhFinding *const *) a, &first, &end);
  kh_finding_get_range (*(KhFinding *const *) b, &second, &end);

  return first < second ? -1 : first > second;
}

/* Those that overlap an earlier one are left out; the last come first, so that
 * what is mended does not move what is still to be. */
static GPtrArray *
choose (GPtrArray *findings)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (findings, NULL, NULL);
  GPtrArray *chosen = g_ptr_array_new ();
  gsize free_from = 0;

  g_ptr_array_sort (sorted, compare_cb);
  for (guint i = 0; i < sorted->len; i++)
    {
      gsize start, end;

      kh_finding_get_range (sorted->pdata[i], &start, &end);
      if (i > 0 && start < free_from)
        continue;
      g_ptr_array_insert (chosen, 0, sorted->pdata[i]);
      free_from = end;
    }

  return chosen;
}

/* Returns: (transfer full) (nullable): what becomes of @property of @node */
static KhFix *
fix_new (KhNode *node, const char *property, GPtrArray *findings)
{
  const gboolean markup = is_markup (node, property);
  g_autoptr (GPtrArray) chosen = choose (findings);
  g_autofree char *value = NULL;
  guint n_mended = 0;
  KhFix *fix;

  g_object_get (node, property, &value, NULL);
  if (value == NULL)
    return NULL;
  for (guint i = 0; i < chosen->len; i++)
    {
      char *mended = mend (value, markup, chosen->pdata[i]);

      if (mended == NULL)
        continue;
      g_free (value);
      value = mended;
      n_mended++;
    }
  if (n_mended == 0)
    return NULL;

  fix = g_new (KhFix, 1);
  fix->node = node;
  fix->property = g_strdup (property);
  fix->value = g_steal_pointer (&value);
  fix->n_findings = n_mended;

  return fix;
}

GPtrArray *
kh_fixes_new (KhPlan *plan, GPtrArray *findings)
{
  /* "uuid property" to the findings about it, in the order in which each first came */
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *fixes = g_ptr_array_new_with_free_func ((GDestroyNotify) fix_free);

  g_return_val_if_fail (KH_IS_PLAN (plan), fixes);
  g_return_val_if_fail (findings != NULL, fixes);

  for (guint i = 0; i < findings->len; i++)
    {
      KhFinding *finding = findings->pdata[i];
      g_autofree char *key = NULL;
      GPtrArray *group;

      if (kh_finding_get_fix (finding) == NULL || kh_finding_get_property (finding) == NULL
          || kh_finding_get_node (finding) == NULL)
        continue;
      key = g_strconcat (kh_finding_get_node (finding), " ", kh_finding_get_property (finding), NULL);
      group = g_hash_table_lookup (groups, key);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, g_steal_pointer (&key), group);
          g_ptr_array_add (order, group);
        }
      g_ptr_array_add (group, finding);
    }
  for (guint i = 0; i < order->len; i++)
    {
      GPtrArray *group = order->pdata[i];
      const char *uuid = kh_finding_get_node (group->pdata[0]);
      KhNode *node = g_str_equal (uuid, kh_node_get_uuid (KH_NODE (plan))) ? KH_NODE (plan) : kh_plan_find_node (plan, uuid);
      KhFix *fix = node != NULL ? fix_new (node, kh_finding_get_property (group->pdata[0]), group) : NULL;

      if (fix != NULL)
        g_ptr_array_add (fixes, fix);
    }

  return fixes;
}
