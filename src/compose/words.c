/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of a document. */
#include "words.h"

#include <math.h>

void
kh_words_init (KhWords *self, KhPlan *plan)
{
  self->plan = plan;
  self->indicators = NULL;
  self->mentioned = NULL;
}

void
kh_words_clear (KhWords *self)
{
  g_clear_pointer (&self->indicators, g_hash_table_unref);
  g_clear_pointer (&self->mentioned, g_hash_table_unref);
}

void
kh_words_begin_body (KhWords *self)
{
  if (self->mentioned == NULL)
    self->mentioned = g_hash_table_new (g_str_hash, g_str_equal);
}

gboolean
kh_words_is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static gboolean
collect_indicators (KhNode *node, gpointer user_data)
{
  GHashTable *indicators = user_data;

  if (KH_IS_TARGET (node))
    {
      GListModel *list = kh_target_get_indicators (KH_TARGET (node));

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          KhIndicator *indicator = g_list_model_get_item (list, i);
          g_hash_table_insert (indicators, (gpointer) kh_node_get_uuid (KH_NODE (indicator)), indicator);
        }
    }
  return TRUE;
}

/* A legal basis is a mention too: whoever reads on has read the document's full
 * name (decree 30/2020/NĐ-CP, appendix I, II.6.b, as we read it). */
static char *
dup_citation (KhWords *self, const char *uuid, KhWordsFlags flags)
{
  KhAgency *agency = kh_plan_get_agency (self->plan);
  KhLegalDocument *document = agency != NULL ? kh_agency_find_document (agency, uuid) : NULL;
  gboolean first;

  if (document == NULL)
    return g_strdup ("");

  first = self->mentioned != NULL
          && g_hash_table_add (self->mentioned, (gpointer) kh_node_get_uuid (KH_NODE (document)));
  if ((flags & KH_WORDS_BASIS) != 0)
    return kh_citation_format (document, KH_MENTION_BASIS);

  return kh_citation_format (document, first ? KH_MENTION_FIRST : KH_MENTION_LATER);
}

static char *
dup_reference (KhWords *self, const KhRun *run, KhWordsFlags flags)
{
  KhIndicator *indicator = NULL;

  if (run->kind == KH_RUN_CITE)
    return dup_citation (self, run->text, flags);
  if (self->indicators == NULL)
    {
      self->indicators = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
      kh_plan_visit (self->plan, collect_indicators, self->indicators);
    }
  indicator = g_hash_table_lookup (self->indicators, run->text);
  if (indicator == NULL)
    return g_strdup ("");
  return kh_number_format_measure (kh_indicator_get_value (indicator), kh_indicator_get_unit (indicator));
}

/* "30c/NQ-CP", "QĐ-TTg": what a writer of capitals must not touch, because some
 * abbreviations of the decree's appendix III hold small letters. */
static gboolean
is_symbol (const char *token)
{
  const char *dash = strchr (token, '-');

  while (*token == '(' || *token == '"')
    token++;
  if (g_ascii_isdigit (*token))
    return strchr (token, '/') != NULL;
  if (dash == NULL || dash - token < 2)
    return FALSE;
  for (guint i = 0; i < 2; i++, token = g_utf8_next_char (token))
    if (!g_unichar_isupper (g_utf8_get_char (token)))
      return FALSE;
  return TRUE;
}

char *
kh_words_upper (const char *text)
{
  GString *upper = g_string_new (NULL);
  const char *start = text;

  while (*start != '\0')
    {
      gsize length = strcspn (start, " \n");
      g_autofree char *token = g_strndup (start, length);
      g_autofree char *changed = is_symbol (token) ? NULL : kh_text_upper (token);

      g_string_append (upper, changed != NULL ? changed : token);
      start += length;
      if (*start != '\0')
        g_string_append_c (upper, *start++);
    }
  return g_string_free (upper, FALSE);
}

static gboolean
ends_with_space (GPtrArray *spans)
{
  const KhSpan *last = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;

  return last == NULL || g_str_has_suffix (last->text, " ");
}

static void
add_text (GPtrArray *spans, const char *text, gboolean bold, gboolean italic, KhWordsFlags flags)
{
  g_autofree char *changed = (flags & KH_WORDS_UPPER) != 0 ? kh_words_upper (text) : g_strdup (text);

  if ((flags & KH_WORDS_LINES) == 0)
    g_strdelimit (changed, "\n\r\t", ' ');
  kh_spans_add (spans, changed, bold, italic);
}

void
kh_words_add (KhWords *self, GPtrArray *spans, const char *markup, KhWordsFlags flags)
{
  g_autoptr (GPtrArray) runs = NULL;
  gboolean is_gap = FALSE;

  if (markup == NULL || *markup == '\0')
    return;
  /* Most items hold no markup; a parser for each would be most of the work. */
  if (strpbrk (markup, "<&") == NULL)
    {
      add_text (spans, markup, FALSE, FALSE, flags);
      return;
    }

  runs = kh_markup_parse (markup, NULL);
  if (runs == NULL)
    {
      add_text (spans, markup, FALSE, FALSE, flags);
      return;
    }
  for (guint i = 0; i < runs->len; i++)
    {
      const KhRun *run = g_ptr_array_index (runs, i);
      g_autofree char *reference = run->kind != KH_RUN_TEXT ? dup_reference (self, run, flags) : NULL;
      const char *text = reference != NULL ? reference : run->text;

      /* A reference without words takes the space after it along. */
      if (is_gap && *text == ' ' && ends_with_space (spans))
        text++;
      is_gap = *text == '\0';
      add_text (spans, text, run->bold, run->italic, flags);
    }
}

char *
kh_words_trim (const char *text)
{
  char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  gsize length = strlen (trimmed);

  if (g_str_has_suffix (trimmed, "..."))
    return trimmed;
  while (length > 0 && strchr (";,.: \n\t", trimmed[length - 1]) != NULL)
    trimmed[--length] = '\0';
  return trimmed;
}

static void
cut_end (GPtrArray *spans, const char *marks)
{
  while (spans->len > 0)
    {
      KhSpan *last = g_ptr_array_index (spans, spans->len - 1);
      gsize length = strlen (last->text);

      while (length > 0 && strchr (marks, last->text[length - 1]) != NULL)
        length--;
      last->text[length] = '\0';
      if (length > 0)
        return;
      g_ptr_array_remove_index (spans, spans->len - 1);
    }
}

void
kh_spans_trim_end (GPtrArray *spans, const char *marks)
{
  g_autofree char *all = g_strconcat (" \n\t", marks, NULL);

  cut_end (spans, all);
}

static char *
dup_tail (GPtrArray *spans)
{
  GString *text = g_string_new (NULL);

  /* Closing marks are few: the last spans hold them all. */
  for (guint i = spans->len > 4 ? spans->len - 4 : 0; i < spans->len; i++)
    g_string_append (text, ((const KhSpan *) g_ptr_array_index (spans, i))->text);
  return g_string_free (text, FALSE);
}

static void
add_mark (GPtrArray *spans, const char *mark)
{
  const KhSpan *last = spans->len > 0 ? g_ptr_array_index (spans, spans->len - 1) : NULL;

  if (last != NULL)
    kh_spans_add (spans, mark, last->bold, last->italic);
}

void
kh_spans_close (GPtrArray *spans, const char *mark)
{
  g_autofree char *tail = NULL;

  kh_spans_trim_end (spans, ";,:");
  tail = dup_tail (spans);
  if (!g_str_has_suffix (tail, "..."))
    kh_spans_trim_end (spans, ";,:.");
  else if (strcmp (mark, ".") == 0)
    return;
  add_mark (spans, mark);
}

void
kh_spans_finish (GPtrArray *spans)
{
  g_autofree char *tail = NULL;
  gsize end = 0;

  kh_spans_trim_end (spans, ";,:");
  tail = dup_tail (spans);
  /* "./.", "/." or ".//." that somebody typed: the body ends only once. */
  end = strlen (tail);
  while (end > 0 && strchr ("./ ", tail[end - 1]) != NULL)
    end--;
  if (strchr (tail + end, '/') != NULL)
    kh_spans_trim_end (spans, ";,:./");
  else if (g_str_has_suffix (tail, "."))
    {
      add_mark (spans, "/.");
      return;
    }
  add_mark (spans, "./.");
}
