/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of a report. */
#include "report-words.h"

#include <string.h>

#include "compose.h"


#define CLOSING_MARKS ";,.: "

/* The title goes on inside a sentence: it begins small, unless its first word is an abbreviation. */
static char *
dup_in_sentence (const char *title)
{
  const gunichar first = g_utf8_get_char (title);
  g_autoptr (GString) words = NULL;

  if (*title == '\0' || !g_unichar_isupper (first) || !g_unichar_islower (g_utf8_get_char (g_utf8_next_char (title))))
    return g_strdup (title);
  words = g_string_new (NULL);
  g_string_append_unichar (words, g_unichar_tolower (first));
  g_string_append (words, g_utf8_next_char (title));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
dup_trimmed (const char *text)
{
  char *words = kh_text_normalize (text != NULL ? text : "");

  g_strdelimit (words, "\n\t", ' ');
  for (gsize length = strlen (words); length > 0 && strchr (CLOSING_MARKS, words[length - 1]) != NULL; length--)
    words[length - 1] = '\0';
  return words;
}

char *
kh_report_words_dup_plain (const char *text)
{
  g_autofree char *words = dup_trimmed (text);

  return kh_markup_escape (words);
}

static gboolean
collect_cb (KhNode *node, gpointer user_data)
{
  GListModel *list = KH_IS_TARGET (node) ? kh_target_get_indicators (KH_TARGET (node)) : NULL;

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      KhIndicator *indicator = g_list_model_get_item (list, i);

      g_hash_table_insert (user_data, (gpointer) kh_node_get_uuid (KH_NODE (indicator)), indicator);
    }
  return TRUE;
}

/* Words of the plan point to its own indicators; elsewhere they say what those show. */
static char *
dup_resolved (KhReportWords *self, const char *markup)
{
  g_autoptr (GPtrArray) runs = kh_markup_parse (markup, NULL);
  KhRun *last;

  if (runs == NULL)
    return kh_report_words_dup_plain (markup);
  for (guint i = 0; i < runs->len; i++)
    {
      KhRun *run = runs->pdata[i];
      KhIndicator *indicator;

      if (run->kind != KH_RUN_IND)
        continue;
      indicator = g_hash_table_lookup (self->indicators, run->text);
      g_free (run->text);
      run->kind = KH_RUN_TEXT;
      run->text = indicator != NULL
                      ? kh_number_format_measure (kh_indicator_get_value (indicator), kh_indicator_get_unit (indicator))
                      : g_strdup ("");
    }
  last = runs->len > 0 ? runs->pdata[runs->len - 1] : NULL;
  if (last != NULL && last->kind == KH_RUN_TEXT)
    {
      g_autofree char *text = g_steal_pointer (&last->text);
      gsize length = strlen (text);

      while (length > 0 && strchr (CLOSING_MARKS, text[length - 1]) != NULL)
        length--;
      last->text = g_strndup (text, length);
    }
  return kh_markup_from_runs (runs);
}

char *
kh_report_words_dup_item (KhReportWords *self, KhItem *item)
{
  return dup_resolved (self, kh_item_get_text (item));
}

static void
set_value (KhReportWords *self, const char *name, char *markup)
{
  g_hash_table_insert (self->values, (gpointer) name, markup);
}

/* "Kế hoạch cải cách hành chính quý I năm 2027 của Sở Mẫu": the period stands where the title has the year. */
static char *
dup_plan_name (KhPlan *plan, const char *about, const char *period, int year)
{
  const char *type_name = kh_plan_get_type_name (plan);
  g_autofree char *type = kh_report_words_dup_plain (kh_text_is_blank (type_name != NULL ? type_name : "") ? "Kế hoạch" : type_name);
  g_autofree char *whole_year = g_strdup_printf ("năm %d", year);
  const char *found = g_strrstr (about, whole_year);

  if (found != NULL)
    return g_strdup_printf ("%s %.*s%s%s", type, (int) (found - about), about, period, found + strlen (whole_year));
  return g_strdup_printf ("%s%s%s %s", type, *about != '\0' ? " " : "", about, period);
}

/* "cải cách hành chính năm 2027 của Sở Mẫu": whose plan it is, its number has said already. */
static char *
dup_about (const char *title, const char *issuer)
{
  g_autofree char *escaped = kh_markup_escape (issuer);
  g_autofree char *ending = g_strconcat (" của ", escaped, NULL);
  char *about = dup_in_sentence (title);

  if (*issuer != '\0' && g_str_has_suffix (about, ending))
    about[strlen (about) - strlen (ending)] = '\0';
  return about;
}

void
kh_report_words_init (KhReportWords *self, KhReportOutline *outline, KhPlan *plan, const KhReportPeriod *period)
{
  const KhReportPeriod next = kh_report_period_get_next (period);
  g_autofree char *words = kh_report_period_dup_words (period);
  g_autofree char *next_words = kh_report_period_dup_words (&next);
  g_autofree char *reference = kh_compose_reference (plan);
  g_autofree char *issuer = kh_compose_issuer (plan);
  g_autofree char *lines = NULL;
  g_autofree char *title = NULL;
  g_autofree char *in_sentence = NULL;

  self->outline = outline;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->indicators = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  kh_plan_visit (plan, collect_cb, self->indicators);

  lines = g_strdelimit (g_strdup (kh_plan_get_title (plan) != NULL ? kh_plan_get_title (plan) : ""), "\n", ' ');
  title = dup_resolved (self, lines);
  in_sentence = dup_in_sentence (title);
  set_value (self, "period", kh_markup_escape (words));
  set_value (self, "next", kh_markup_escape (next_words));
  set_value (self, "reference", kh_markup_escape (reference));
  set_value (self, "issuer", kh_markup_escape (issuer));
  set_value (self, "plan", dup_plan_name (plan, in_sentence, words, period->year));
  set_value (self, "about", dup_about (title, issuer));
}

void
kh_report_words_clear (KhReportWords *self)
{
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_clear_pointer (&self->indicators, g_hash_table_unref);
}

static char *
fill (KhReportWords *self, const char *text, va_list arguments)
{
  g_autoptr (GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);
  GString *markup = g_string_new (NULL);
  const char *name;

  while ((name = va_arg (arguments, const char *)) != NULL)
    g_hash_table_insert (own, (gpointer) name, (gpointer) va_arg (arguments, const char *));
  while (*text != '\0')
    {
      const char *close = *text == '{' ? strchr (text, '}') : NULL;
      const gsize plain = close == NULL ? MAX (strcspn (text, "{"), 1) : 0;
      g_autofree char *piece = close != NULL ? g_strndup (text + 1, (gsize) (close - text - 1)) : g_strndup (text, plain);

      if (close == NULL)
        {
          g_autofree char *escaped = kh_markup_escape (piece);

          g_string_append (markup, escaped);
          text += plain;
          continue;
        }
      if (g_hash_table_lookup_extended (own, piece, NULL, (gpointer *) &name)
          || g_hash_table_lookup_extended (self->values, piece, NULL, (gpointer *) &name))
        g_string_append (markup, name != NULL ? name : "");
      text = close + 1;
    }
  return g_string_free (markup, FALSE);
}

char *
kh_report_words_fill (KhReportWords *self, const char *text, ...)
{
  va_list arguments;
  char *markup;

  va_start (arguments, text);
  markup = fill (self, text, arguments);
  va_end (arguments);
  return markup;
}

char *
kh_report_words_say (KhReportWords *self, const char *phrase, ...)
{
  va_list arguments;
  char *markup;

  va_start (arguments, phrase);
  markup = fill (self, kh_report_outline_get_phrase (self->outline, phrase), arguments);
  va_end (arguments);
  return markup;
}
