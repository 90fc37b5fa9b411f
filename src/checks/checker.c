/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checking again what has changed. */
#include "checker.h"

#include "families.h"

/* What a look at a passage gave, and all that it depended on. */
typedef struct
{
  KhPassages *passages; /* keeps looked.passage */
  KhLooked    looked;
} Kept;

struct _KhChecker
{
  GObject     parent_instance;
  KhTables   *tables;   /* nullable */
  KhSpelling *spelling; /* nullable */
  GMutex      mutex;    /* over what follows */
  GHashTable *kept;     /* "uuid property" to Kept */
  KhPassages *context;  /* nullable: whose year, names and units kept holds for */
};

G_DEFINE_FINAL_TYPE (KhChecker, kh_checker, G_TYPE_OBJECT)

static void
kept_free (Kept *self)
{
  kh_passages_unref (self->passages);
  g_ptr_array_unref (self->looked.findings);
  g_array_unref (self->looked.facts);
  g_free (self);
}

static void
kh_checker_finalize (GObject *object)
{
  KhChecker *self = KH_CHECKER (object);

  g_clear_pointer (&self->tables, kh_tables_unref);
  g_clear_object (&self->spelling);
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_clear_pointer (&self->context, kh_passages_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (kh_checker_parent_class)->finalize (object);
}

static void
kh_checker_class_init (KhCheckerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kh_checker_finalize;
}

static void
kh_checker_init (KhChecker *self)
{
  g_mutex_init (&self->mutex);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kept_free);
}

KhChecker *
kh_checker_new (KhTables *tables, KhSpelling *spelling)
{
  KhChecker *self = g_object_new (KH_TYPE_CHECKER, NULL);

  self->tables = tables != NULL ? kh_tables_ref (tables) : NULL;
  g_set_object (&self->spelling, spelling);

  return self;
}

static Kept *
look_at (KhChecker *self, KhPassages *passages, const KhPassage *passage, GPtrArray *unit_tokens)
{
  g_autoptr (GPtrArray) tokens = kh_tokens_new (passage->plain);
  Kept *kept = g_new (Kept, 1);
  KhLook look = {
    .passage = passage,
    .tokens = tokens,
    .context = passages,
    .unit_tokens = unit_tokens,
    .spelling = self->spelling,
    .report = { g_ptr_array_new_with_free_func (g_object_unref), self->tables },
    .facts = kh_facts_new (),
  };

  kh_look_at_marks (&look);
  kh_look_at_doubles (&look);
  kh_look_at_capitals (&look);
  kh_look_at_numbers (&look);
  kh_look_at_citations (&look);
  kh_look_at_terms (&look);
  kh_look_at_years (&look);
  kh_look_at_units (&look);
  kh_look_at_spelling (&look);

  kept->passages = kh_passages_ref (passages);
  kept->looked = (KhLooked) { passage, look.report.findings, look.facts };

  return kept;
}

static GPtrArray *
cut_units (KhPassages *passages)
{
  GPtrArray *units = kh_passages_get_units (passages);
  GPtrArray *cut = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < units->len; i++)
    {
      const KhUnitName *unit = units->pdata[i];

      g_ptr_array_add (cut, kh_tokens_new (unit->name != NULL ? unit->name : ""));
    }

  return cut;
}

/* Returns: (transfer full): what to look at anew, the key it is kept under */
static char *
dup_key (const KhPassage *passage)
{
  return g_strconcat (passage->uuid, " ", passage->property, NULL);
}

/* What is gone from the plan is forgotten with the old table. */
static gboolean
look_at_all (KhChecker *self, KhPassages *passages, GPtrArray *looks, GCancellable *cancellable)
{
  g_autoptr (GHashTable) old = NULL;
  g_autoptr (GPtrArray) unit_tokens = cut_units (passages);

  if (self->context != NULL && !kh_passages_same_context (self->context, passages))
    g_hash_table_remove_all (self->kept);
  g_clear_pointer (&self->context, kh_passages_unref);
  self->context = kh_passages_ref (passages);
  old = g_steal_pointer (&self->kept);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) kept_free);

  for (guint i = 0; i < kh_passages_get_n (passages); i++)
    {
      const KhPassage *passage = kh_passages_get (passages, i);
      g_autofree char *key = dup_key (passage);
      g_autofree char *old_key = NULL;
      Kept *kept = NULL;

      if (g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (g_hash_table_steal_extended (old, key, (gpointer *) &old_key, (gpointer *) &kept)
          && !kh_passage_equal (kept->looked.passage, passage))
        g_clear_pointer (&kept, kept_free);
      if (kept == NULL)
        kept = look_at (self, passages, passage, unit_tokens);
      g_ptr_array_add (looks, &kept->looked);
      g_hash_table_insert (self->kept, g_steal_pointer (&key), kept);
    }

  return TRUE;
}

GPtrArray *
kh_checker_read (KhChecker *self, KhPassages *passages, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) looks = g_ptr_array_new ();
  g_autoptr (GMutexLocker) locker = NULL;
  KhReport report = { findings, NULL };

  g_return_val_if_fail (KH_IS_CHECKER (self), NULL);
  g_return_val_if_fail (passages != NULL, NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (!look_at_all (self, passages, looks, cancellable))
    return NULL;

  for (guint i = 0; i < looks->len; i++)
    {
      const KhLooked *looked = looks->pdata[i];

      for (guint j = 0; j < looked->findings->len; j++)
        g_ptr_array_add (findings, g_object_ref (looked->findings->pdata[j]));
    }
  report.tables = self->tables;
  kh_compare_spellings (&report, looks);
  kh_compare_numbers (&report, looks);
  kh_compare_mentions (&report, looks);

  return g_steal_pointer (&findings);
}

GPtrArray *
kh_checker_judge (KhChecker *self, KhPlan *plan)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  KhReport report = { findings, NULL };

  g_return_val_if_fail (KH_IS_CHECKER (self), NULL);
  g_return_val_if_fail (KH_IS_PLAN (plan), NULL);

  report.tables = self->tables;
  kh_checks_add_format (&report, plan);
  kh_checks_add_content (&report, plan);

  return g_steal_pointer (&findings);
}

void
kh_checker_forget (KhChecker *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (KH_IS_CHECKER (self));

  locker = g_mutex_locker_new (&self->mutex);
  g_hash_table_remove_all (self->kept);
}

/* Reading order. */

typedef struct
{
  GHashTable *places; /* uuid to position + 1 */
  guint       n;
} Places;

static gboolean
note_place_cb (KhNode *node, gpointer data)
{
  Places *places = data;

  g_hash_table_insert (places->places, (gpointer) kh_node_get_uuid (node), GUINT_TO_POINTER (++places->n));

  return TRUE;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  KhFinding *const *first = a;
  KhFinding *const *second = b;
  GHashTable *places = data;
  const char *first_node = kh_finding_get_node (*first);
  const char *second_node = kh_finding_get_node (*second);
  const guint first_place = first_node != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, first_node)) : 0;
  const guint second_place = second_node != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, second_node)) : 0;
  gsize first_start, second_start, end;

  if (first_place != second_place)
    return first_place < second_place ? -1 : 1;
  kh_finding_get_range (*first, &first_start, &end);
  kh_finding_get_range (*second, &second_start, &end);

  return first_start < second_start ? -1 : first_start > second_start;
}

void
kh_checks_sort (GPtrArray *findings, KhPlan *plan)
{
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  Places places = { table, 0 };

  g_return_if_fail (findings != NULL);
  g_return_if_fail (KH_IS_PLAN (plan));

  kh_plan_visit (plan, note_place_cb, &places);
  g_ptr_array_sort_with_data (findings, compare_cb, table);
}
