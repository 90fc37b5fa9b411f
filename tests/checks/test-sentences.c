/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labelled sentences: what the rules find in them, what they miss and what
 * they find in vain; precision and recall of each rule. */
#include <string.h>

#include "checks.h"
#include "rules.h"
#include "sentences.h"

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

static KhPlan *
make_plan (KhUnit **lead)
{
  KhPlan *plan = kh_plan_new (YEAR);
  g_autoptr (KhAgency) agency = kh_agency_new ("Sở Mẫu");
  KhUnit *ended = kh_unit_new (KH_UNIT_DIVISION, "Phòng Tổng hợp");

  g_object_set (ended, "last-year", YEAR - 2, NULL);
  *lead = kh_unit_new (KH_UNIT_DIVISION, "Phòng Nghiệp vụ");
  kh_node_append_take (KH_NODE (agency), kh_unit_new (KH_UNIT_OFFICE, "Văn phòng Sở"));
  kh_node_append_take (KH_NODE (agency), *lead);
  kh_node_append_take (KH_NODE (agency), ended);
  kh_plan_set_agency (plan, agency);

  return plan;
}

static KhNode *
add_sentence (KhSection *section, const KhSentence *sentence, KhUnit *lead)
{
  KhItem *item;

  if (sentence->kind == KH_SENTENCE_HEADING)
    {
      KhSection *child = kh_section_new (KH_SECTION_FREE, sentence->text);

      kh_node_append_take (KH_NODE (section), child);
      kh_node_append_take (KH_NODE (child), kh_item_new (KH_ITEM_DASH, "Nội dung của phần này."));
      return KH_NODE (child);
    }
  item = kh_item_new (sentence->kind == KH_SENTENCE_TASK ? KH_ITEM_TASK : KH_ITEM_DASH, sentence->text);
  kh_node_append_take (KH_NODE (section), item);
  if (sentence->kind == KH_SENTENCE_TASK)
    {
      g_autoptr (KhDeadline) deadline = kh_deadline_parse (sentence->has_deadline ? "Quý II" : "");

      g_object_set (item, "product", sentence->has_product ? "Báo cáo" : NULL, "deadline", deadline, NULL);
      kh_task_set_lead (KH_TASK (item), sentence->has_lead ? lead : NULL);
    }

  return KH_NODE (item);
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
  if (label->words != NULL)
    {
      g_autofree char *words = NULL;

      g_assert_true (kh_finding_get_range (finding, &start, &end));
      words = g_strndup (sentence->text + start, end - start);
      g_assert_cmpstr (words, ==, label->words);
    }
}

static void
check_plan (Fixture *fixture, GPtrArray *sentences)
{
  KhUnit *lead;
  g_autoptr (KhPlan) plan = make_plan (&lead);
  KhSection *section = kh_section_new (KH_SECTION_FREE, "Nội dung");
  g_autoptr (GPtrArray) findings = NULL;

  kh_node_append_take (KH_NODE (plan), section);
  for (guint i = 0; i < sentences->len; i++)
    {
      KhSentence *sentence = sentences->pdata[i];

      sentence->node = add_sentence (section, sentence, lead);
    }
  findings = kh_checks_run (plan, fixture->tables, NULL);
  for (guint i = 0; i < findings->len; i++)
    for (guint j = 0; j < sentences->len; j++)
      {
        KhSentence *sentence = sentences->pdata[j];

        if (g_strcmp0 (kh_node_get_uuid (sentence->node), kh_finding_get_node (findings->pdata[i])) == 0)
          judge (fixture, sentence, findings->pdata[i]);
      }
  for (guint i = 0; i < sentences->len; i++)
    {
      const KhSentence *sentence = sentences->pdata[i];

      for (guint j = 0; j < sentence->labels->len; j++)
        {
          const KhLabel *label = sentence->labels->pdata[j];

          if (label->found)
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
  Fixture fixture = { scores, tables };
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

/* Each rule about words has a sentence that breaks it. */
static void
test_all_rules (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "checks", "sentences.txt", NULL);
  g_autoptr (GPtrArray) plans = kh_sentences_read (path);
  g_autoptr (GHashTable) labelled = g_hash_table_new (g_str_hash, g_str_equal);

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

      if (rule->family != KH_RULES_LANGUAGE && rule->family != KH_RULES_CITATION)
        continue;
      /* The dictionary is the system's, and no document of the program's list was repealed without a successor. */
      if (!g_hash_table_contains (labelled, rule->id) && !g_str_equal (rule->id, "language-spelling")
          && !g_str_equal (rule->id, "citation-repealed"))
        g_test_fail_printf ("No sentence breaks %s", rule->id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentences/scores", test_scores);
  g_test_add_func ("/sentences/all-rules", test_all_rules);

  return g_test_run ();
}
