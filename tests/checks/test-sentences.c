/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labelled sentences: what the rules find in them, what they miss and what
 * they find in vain; precision and recall of each rule. */
#include <string.h>

#include "checks.h"
#include "compose.h"
#include "layout.h"
#include "rules.h"
#include "sentence-plan.h"

#define YEAR 2027
#define LEAST_PRECISION 0.9
#define LEAST_RECALL 0.9

typedef struct
{
  guint n_right;  /* found and labelled */
  guint n_false;  /* found and not labelled */
  guint n_missed; /* labelled and not found */
} Score;

typedef struct
{
  GHashTable *scores; /* rule to Score */
  KhTables   *tables;
  KhSpelling *spelling;
} Fixture;

static Score *
get_score (Fixture *fixture, const char *rule)
{
  Score *score = g_hash_table_lookup (fixture->scores, rule);

  if (score == NULL)
    {
      score = g_new0 (Score, 1);
      g_hash_table_insert (fixture->scores, g_strdup (rule), score);
    }

  return score;
}

static KhLabel *
find_label (const KhSentence *sentence, KhFinding *finding)
{
  for (guint i = 0; i < sentence->labels->len; i++)
    {
      KhLabel *label = sentence->labels->pdata[i];

      if (!label->found && g_str_equal (label->rule, kh_finding_get_rule (finding))
          && g_strcmp0 (label->words, kh_finding_get_text (finding)) == 0)
        return label;
    }

  return NULL;
}

static void
judge (Fixture *fixture, const KhSentence *sentence, KhFinding *finding)
{
  KhLabel *label = find_label (sentence, finding);
  gsize start, end;

  if (label == NULL)
    {
      get_score (fixture, kh_finding_get_rule (finding))->n_false++;
      g_test_message ("False alarm: %s “%s” in: %s", kh_finding_get_rule (finding), kh_finding_get_text (finding),
                      sentence->text);
      return;
    }
  label->found = TRUE;
  get_score (fixture, label->rule)->n_right++;
  if (g_strcmp0 (kh_finding_get_fix (finding), label->fix) != 0)
    g_test_fail_printf ("%s would mend “%s” to “%s” in: %s", label->rule, label->words, kh_finding_get_fix (finding),
                        sentence->text);
  /* The words stand where the finding says. */
  if (label->words != NULL && sentence->kind != KH_SENTENCE_PLAN && kh_finding_get_range (finding, &start, &end))
    {
      g_autofree char *words = NULL;

      words = g_strndup (sentence->text + start, end - start);
      g_assert_cmpstr (words, ==, label->words);
    }
}

/* Returns: (nullable): the sentence that @finding is about; what is about no other is about the plan's, if there is one */
static const KhSentence *
find_sentence (GPtrArray *sentences, KhFinding *finding)
{
  const KhSentence *whole = NULL;

  for (guint i = 0; i < sentences->len; i++)
    {
      const KhSentence *sentence = sentences->pdata[i];

      if (sentence->kind == KH_SENTENCE_PLAN)
        whole = sentence;
      else if (g_strcmp0 (kh_node_get_uuid (sentence->node), kh_finding_get_node (finding)) == 0)
        return sentence;
    }

  return whole;
}

/* What only the pages show; laying out takes time, so only where a plan is looked at as a whole. */
static void
add_pages (Fixture *fixture, KhPlan *plan, GPtrArray *findings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KhDocument) document = kh_compose_plan (plan);
  g_autoptr (KhProfile) profile
    = kh_profile_load (kh_document_get_profile (document), kh_document_get_choices (document), &error);
  g_autoptr (KhFrames) frames = NULL;

  g_assert_no_error (error);
  frames = kh_layout_run (document, profile, NULL, &error);
  g_assert_no_error (error);
  kh_checks_add_pages (findings, plan, fixture->tables, frames);
}

static void
check_plan (Fixture *fixture, GPtrArray *sentences)
{
  g_autoptr (KhPlan) plan = kh_sentence_plan_new (sentences, YEAR);
  g_autoptr (GPtrArray) findings = kh_checks_run (plan, fixture->tables, fixture->spelling);

  if (((const KhSentence *) sentences->pdata[0])->kind == KH_SENTENCE_PLAN)
    add_pages (fixture, plan, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      const KhSentence *sentence = find_sentence (sentences, findings->pdata[i]);

      if (sentence != NULL)
        judge (fixture, sentence, findings->pdata[i]);
    }
  for (guint i = 0; i < sentences->len; i++)
    {
      const KhSentence *sentence = sentences->pdata[i];

      for (guint j = 0; j < sentence->labels->len; j++)
        {
          const KhLabel *label = sentence->labels->pdata[j];

          /* The dictionary is the system's. */
          if (label->found || (g_str_equal (label->rule, "language-spelling") && !kh_spelling_is_available (fixture->spelling)))
            continue;
          get_score (fixture, label->rule)->n_missed++;
          g_test_message ("Missed: %s “%s” in: %s", label->rule, label->words, sentence->text);
        }
    }
}

static double
share (guint part, guint rest)
{
  return part + rest > 0 ? (double) part / (part + rest) : 1;
}

static void
test_scores (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "checks", "sentences.txt", NULL);
  g_autoptr (GPtrArray) plans = kh_sentences_read (path);
  g_autoptr (GHashTable) scores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (KhTables) tables = kh_tables_load (&error);
  g_autoptr (KhSpelling) spelling = kh_spelling_new (NULL, tables);
  Fixture fixture = { scores, tables, spelling };
  guint n_sentences = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < plans->len; i++)
    {
      GPtrArray *sentences = plans->pdata[i];

      n_sentences += sentences->len;
      check_plan (&fixture, sentences);
    }
  g_assert_cmpuint (n_sentences, >=, 150);

  g_test_message ("%-32s %9s %9s %6s %6s %6s", "rule", "precision", "recall", "right", "false", "missed");
  for (guint i = 0; kh_rules_get (i) != NULL; i++)
    {
      const KhRule *rule = kh_rules_get (i);
      const Score *score = g_hash_table_lookup (scores, rule->id);
      KhSeverity severity = rule->severity;

      if (score == NULL)
        continue;
      g_test_message ("%-32s %9.2f %9.2f %6u %6u %6u", rule->id, share (score->n_right, score->n_false),
                      share (score->n_right, score->n_missed), score->n_right, score->n_false, score->n_missed);
      if (kh_tables_get_rule (tables, rule->id, &severity))
        {
          if (share (score->n_right, score->n_false) < LEAST_PRECISION)
            g_test_fail_printf ("%s is on and right too seldom", rule->id);
          if (share (score->n_right, score->n_missed) < LEAST_RECALL)
            g_test_fail_printf ("%s misses too much", rule->id);
        }
    }
}

/* Each rule that is on unless the user turns it off has a sentence that breaks it. */
static void
test_all_rules (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "checks", "sentences.txt", NULL);
  g_autoptr (GPtrArray) plans = kh_sentences_read (path);
  g_autoptr (GHashTable) labelled = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (KhTables) tables = kh_tables_load (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < plans->len; i++)
    {
      GPtrArray *sentences = plans->pdata[i];

      for (guint j = 0; j < sentences->len; j++)
        {
          const KhSentence *sentence = sentences->pdata[j];

          for (guint k = 0; k < sentence->labels->len; k++)
            g_hash_table_add (labelled, ((KhLabel *) sentence->labels->pdata[k])->rule);
        }
    }
  for (guint i = 0; kh_rules_get (i) != NULL; i++)
    {
      const KhRule *rule = kh_rules_get (i);
      KhSeverity severity = rule->severity;

      if (kh_tables_get_rule (tables, rule->id, &severity) && !g_hash_table_contains (labelled, rule->id))
        g_test_fail_printf ("No sentence breaks %s", rule->id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  kh_layout_prepare ();
  g_test_add_func ("/sentences/scores", test_scores);
  g_test_add_func ("/sentences/all-rules", test_all_rules);

  return g_test_run ();
}
