/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Source paragraphs become a plan: the order of work and what its parts share. */
#include "recogniser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "recogniser-private.h"

/* Longer texts are sentences: no heading, no key of a table. */
#define MAX_HEADING_CHARS 220
/* So many findings of one rule are told apart; a text that repeats an oddity
 * more often is odd as a whole. What is unplaced is always told. */
#define MAX_FINDINGS_OF_RULE 100
#define UNPLACED_MESSAGE N_ ("These words of the imported text found no place in the plan: %s")

KhSourceParagraph *
kh_recogniser_get (KhRecogniser *self, guint i)
{
  return g_ptr_array_index (self->source->paragraphs, i);
}

const char *
kh_recogniser_get_text (KhRecogniser *self, guint i)
{
  return kh_recogniser_get (self, i)->text + self->labels[i].length;
}

static gboolean
is_short (const char *text)
{
  /* Counted only as far as needed: a text may be a megabyte long. */
  for (guint n = 0; *text != '\0'; text = g_utf8_next_char (text))
    if (++n > MAX_HEADING_CHARS)
      return FALSE;
  return TRUE;
}

char *
kh_recogniser_dup_key (KhRecogniser *self, guint i)
{
  const char *text = kh_recogniser_get_text (self, i);

  return is_short (text) ? kh_source_key (text) : g_strdup ("");
}

char *
kh_recogniser_dup_markup (KhRecogniser *self, guint i)
{
  const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);

  return kh_source_paragraph_dup_markup (paragraph, self->labels[i].length, strlen (paragraph->text));
}

/* Headings are bold and legal bases italic anyway. */
static gboolean
is_of_one_style (const KhSourceParagraph *paragraph, gsize start, gsize end)
{
  const KhSourceStyle *style = NULL;

  if (paragraph->styles == NULL || paragraph->styles->len != 1)
    return kh_source_paragraph_is_bold (paragraph);
  style = &g_array_index (paragraph->styles, KhSourceStyle, 0);
  return style->start <= start && style->end >= end;
}

char *
kh_recogniser_dup_heading (KhRecogniser *self, guint i)
{
  const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
  gsize start = self->labels[i].length;
  gsize end = strlen (paragraph->text);

  while (end > start && strchr (".:; ", paragraph->text[end - 1]) != NULL)
    end--;
  if (is_of_one_style (paragraph, start, end))
    {
      g_autofree char *plain = g_strndup (paragraph->text + start, end - start);

      return kh_markup_escape (plain);
    }
  return kh_source_paragraph_dup_markup (paragraph, start, end);
}

gboolean
kh_recogniser_ends_with (KhRecogniser *self, guint i, const char *marks)
{
  const char *text = kh_recogniser_get_text (self, i);
  gsize length = strlen (text);

  return length > 0 && strchr (marks, text[length - 1]) != NULL;
}

gboolean
kh_recogniser_is_heading_like (KhRecogniser *self, guint i)
{
  const char *text = kh_recogniser_get_text (self, i);

  return *text != '\0' && is_short (text) && !kh_recogniser_ends_with (self, i, ".;,!?");
}

guint
kh_recogniser_get_rank (KhRecogniser *self, guint i)
{
  return kh_label_rank (&self->labels[i]);
}

void
kh_recogniser_place (KhRecogniser *self, guint i)
{
  self->placed[i] = TRUE;
}

void
kh_recogniser_map (KhRecogniser *self, guint i, gpointer node)
{
  kh_reading_map (self->reading, self->readings[i], kh_node_get_uuid (KH_NODE (node)));
}

void
kh_recogniser_map_row (KhRecogniser *self, guint i, guint r, gpointer node)
{
  kh_reading_map (self->reading, self->readings[i] + r, kh_node_get_uuid (KH_NODE (node)));
}

void
kh_recogniser_identify (KhRecogniser *self, guint i, gpointer node)
{
  const char *uuid = kh_recogniser_get (self, i)->uuid;

  kh_recogniser_map (self, i, node);
  if (uuid != NULL && kh_node_get_derived_from (KH_NODE (node)) == NULL)
    kh_node_set_derived_from (KH_NODE (node), uuid);
}

void
kh_recogniser_find (KhRecogniser *self, const char *rule, KhSeverity severity, const char *text,
                    const char *message, guint line, gpointer node)
{
  gsize count = GPOINTER_TO_SIZE (g_hash_table_lookup (self->rule_counts, rule)) + 1;
  KhFinding *finding = NULL;

  g_hash_table_insert (self->rule_counts, (gpointer) rule, GSIZE_TO_POINTER (count));
  if (count > MAX_FINDINGS_OF_RULE && !g_str_has_prefix (rule, "import-unplaced"))
    return;
  finding = kh_source_add_finding (self->source, rule, severity, text, message, line);
  if (node != NULL)
    g_object_set (finding, "node", kh_node_get_uuid (KH_NODE (node)), NULL);
}

void
kh_recogniser_unplaced (KhRecogniser *self, guint i, const char *text)
{
  kh_recogniser_place (self, i);
  kh_reading_add_unplaced (self->reading, self->readings[i], text);
  kh_recogniser_find (self, "import-unplaced", KH_SEVERITY_WARNING, text,
                      UNPLACED_MESSAGE,
                      kh_recogniser_get (self, i)->line, NULL);
}

void
kh_recogniser_unplaced_row (KhRecogniser *self, guint i, guint r, const char *rule, const char *words,
                            const char *message)
{
  const KhSourceRow *row = g_ptr_array_index (kh_recogniser_get (self, i)->table->rows, r);

  kh_reading_add_unplaced (self->reading, self->readings[i] + r, words);
  kh_recogniser_find (self, rule, KH_SEVERITY_WARNING, words, message, row->line, NULL);
}

void
kh_recogniser_check_number (KhRecogniser *self, guint i, guint expected, gpointer node)
{
  const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);
  g_autofree char *mark = NULL;

  if (self->labels[i].number == 0 || self->labels[i].number == expected)
    return;
  mark = paragraph->mark != NULL ? g_strdup (paragraph->mark)
                                 : g_strndup (paragraph->text, self->labels[i].mark_length);
  kh_recogniser_find (self, "import-numbering", KH_SEVERITY_WARNING, mark,
                      N_ ("The number %s does not follow the one before it; the program numbers anew."),
                      paragraph->line, node);
}

gboolean
kh_recogniser_refuse (KhRecogniser *self, char *sentence, GError **error)
{
  g_free (self->refusal);
  self->refusal = sentence;
  if (!self->any_type)
    g_set_error_literal (error, KH_READER_ERROR, KH_READER_ERROR_NO_PLAN, sentence);
  return self->any_type;
}

static void
read_labels (KhRecogniser *self)
{
  self->labels = g_new0 (KhLabel, self->n + 1);
  self->ranks = g_new0 (guint8, self->n + 1);
  self->placed = g_new0 (guint8, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    {
      const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);

      self->labels[i] = kh_label_parse (paragraph->mark != NULL ? paragraph->mark : paragraph->text);
      if (paragraph->mark != NULL)
        self->labels[i].length = self->labels[i].mark_length = 0;
    }
}

/* Takes the mark that ends a document's body off its last sentence. */
static void
strip_end_mark (KhRecogniser *self, guint start, guint end)
{
  KhSourceParagraph *last = NULL;
  gsize length, kept;

  if (start >= end)
    return;
  last = kh_recogniser_get (self, end - 1);
  length = strlen (last->text);
  for (kept = length; kept > 0 && strchr ("./ ", last->text[kept - 1]) != NULL;)
    kept--;
  if (strchr (last->text + kept, '/') == NULL)
    {
      kh_recogniser_find (self, "import-missing-end-mark", KH_SEVERITY_HINT, "./.",
                          N_ ("The text did not end with “./.”; the program adds it."), last->last_line,
                          NULL);
      return;
    }
  /* What is left is a sentence, and sentences end with a full stop. */
  if (kept > 0 && last->text[kept] == '.')
    kept++;
  if (kept < self->labels[end - 1].length)
    kept = 0;
  kh_source_paragraph_truncate (last, kept);
  if (*last->text == '\0')
    {
      self->labels[end - 1] = kh_label_parse ("");
      kh_recogniser_place (self, end - 1);
    }
}

static void
name_unplaced_table (KhRecogniser *self, guint i)
{
  GPtrArray *rows = kh_recogniser_get (self, i)->table->rows;

  kh_recogniser_place (self, i);
  for (guint r = 0; r < rows->len; r++)
    {
      g_autofree char *words = kh_source_row_dup_text (g_ptr_array_index (rows, r));

      if (*words != '\0')
        kh_recogniser_unplaced_row (self, i, r, "import-unplaced", words, UNPLACED_MESSAGE);
    }
}

static void
name_unplaced (KhRecogniser *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);

      if (!self->placed[i] && paragraph->table != NULL)
        name_unplaced_table (self, i);
      else if (!self->placed[i] && !(paragraph->mark == NULL && kh_source_is_blank_rule (paragraph->text)))
        kh_recogniser_unplaced (self, i, paragraph->text);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return kh_finding_get_line (*(KhFinding *const *) a) - kh_finding_get_line (*(KhFinding *const *) b);
}

/* Moves the findings to the plan, in the order of the text. */
static void
give_findings (KhRecogniser *self)
{
  GPtrArray *findings = self->source->findings;

  /* A merge sort, so findings of one line keep their order. */
  g_ptr_array_sort (findings, compare_lines);
  for (guint i = 0; i < findings->len; i++)
    kh_node_append (KH_NODE (self->plan), g_ptr_array_index (findings, i));
}

static gboolean
read_all (KhRecogniser *self, int year, GError **error)
{
  guint body = 0, end = self->n, tail;
  gboolean found = FALSE;

  if (!kh_recogniser_read_head (self, year, &body, error))
    return FALSE;
  tail = kh_recogniser_find_tail (self, body, &end);
  strip_end_mark (self, body, tail);
  kh_recogniser_rank_headings (self, body, tail);
  kh_recogniser_rank_headings (self, end, self->n);
  for (guint i = body; i < tail && !found; i++)
    found = self->ranks[i] >= KH_RANK_PART;
  if (!found && self->refusal == NULL
      && !kh_recogniser_refuse (self,
                                g_strdup (self->any_type
                                              ? _ ("The text has none of the headings of a plan, such as “II. MỤC TIÊU”.")
                                              : _ ("The text has none of the headings of a plan, such as “II. MỤC TIÊU”. "
                                                   "Choose a file that holds a plan.")),
                                error))
    return FALSE;

  kh_recogniser_infer_agency (self, body, tail);
  kh_recogniser_read_body (self, body, tail);
  kh_recogniser_read_tail (self, tail, end);
  kh_recogniser_read_body (self, end, self->n);
  kh_recogniser_link_tasks (self);
  kh_recogniser_drop_composed (self);
  if (self->refusal != NULL)
    kh_recogniser_keep_parts (self);
  name_unplaced (self);
  give_findings (self);
  return TRUE;
}

/* Before the recogniser changes the paragraphs. */
static void
keep_text (KhRecogniser *self)
{
  self->reading = kh_reading_new ();
  self->readings = g_new0 (guint, self->n + 1);
  for (guint i = 0; i < self->n; i++)
    {
      const KhSourceParagraph *paragraph = kh_recogniser_get (self, i);

      self->readings[i] = kh_reading_get_n_paragraphs (self->reading);
      if (paragraph->table == NULL)
        kh_reading_add (self->reading, paragraph->text, paragraph->mark, paragraph->line, paragraph->last_line);
      for (guint r = 0; paragraph->table != NULL && r < paragraph->table->rows->len; r++)
        {
          const KhSourceRow *row = g_ptr_array_index (paragraph->table->rows, r);
          g_autofree char *words = kh_source_row_dup_text (row);

          kh_reading_add (self->reading, words, NULL, row->line, row->last_line);
        }
    }
}

static void
open_recogniser (KhRecogniser *self, KhSource *source, int year)
{
  g_autoptr (KhAgency) agency = kh_agency_new (NULL);

  self->source = source;
  self->n = source->paragraphs->len;
  keep_text (self);
  self->plan = kh_plan_new (year);
  self->agency = agency; /* the plan holds it */
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) kh_task_units_free);
  self->rule_counts = g_hash_table_new (g_str_hash, g_str_equal);
  self->section_label = KH_LABEL_ROMAN;
  read_labels (self);
  kh_plan_set_agency (self->plan, agency);
}

static void
close_recogniser (KhRecogniser *self)
{
  kh_reading_set_refusal (self->reading, self->refusal);
  g_free (self->refusal);
  kh_reading_give (self->reading, self->plan);
  g_free (self->readings);
  g_free (self->labels);
  g_free (self->ranks);
  g_free (self->placed);
  g_hash_table_unref (self->units);
  g_clear_pointer (&self->task_keys, g_hash_table_unref);
  g_ptr_array_unref (self->tasks);
  g_hash_table_unref (self->rule_counts);
  kh_source_free (self->source);
}

KhPlan *
kh_recogniser_read (KhSource *source, int year, KhReaderFlags flags, GError **error)
{
  KhRecogniser self = { .any_type = (flags & KH_READER_ANY_TYPE) != 0 };
  g_autoptr (KhPlan) plan = NULL;
  gboolean done;

  g_return_val_if_fail (source != NULL, NULL);

  open_recogniser (&self, source, year);
  plan = self.plan;
  done = read_all (&self, year, error);
  close_recogniser (&self);
  return done ? g_steal_pointer (&plan) : NULL;
}

KhPlan *
kh_recogniser_read_sheet (KhSource *source, int year)
{
  KhRecogniser self = { 0 };

  g_return_val_if_fail (source != NULL && source->paragraphs->len == 1, NULL);

  open_recogniser (&self, source, year);
  kh_recogniser_read_rows (&self, year);
  kh_recogniser_link_tasks (&self);
  give_findings (&self);
  close_recogniser (&self);
  return self.plan;
}
