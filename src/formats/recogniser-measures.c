/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be measured in sentences: indicators of targets, deadlines of reports. */
#include <math.h>
#include <string.h>

#include "recogniser-private.h"

#define MAX_INDICATORS 64
#define MAX_REPORTS 16
#define MAX_REPORT_BYTES 8000
/* Words that qualify a number stand this close before it. */
#define REACH 60

/* Folded. The first row that fits counts. */
static const struct
{
  const char *words;
  KhComparator comparator;
} comparators[] = {
  { "khong duoi", KH_COMPARATOR_GE },
  { "khong thap hon", KH_COMPARATOR_GE },
  { "khong it hon", KH_COMPARATOR_GE },
  { "toi thieu", KH_COMPARATOR_GE },
  { "it nhat", KH_COMPARATOR_GE },
  { "tren", KH_COMPARATOR_GT },
  { "khong vuot qua", KH_COMPARATOR_LE },
  { "khong qua", KH_COMPARATOR_LE },
  { "khong cao hon", KH_COMPARATOR_LE },
  { "toi da", KH_COMPARATOR_LE },
  { "nhieu nhat", KH_COMPARATOR_LE },
  { "duoi", KH_COMPARATOR_LT },
  { "thap hon", KH_COMPARATOR_LT },
  { "nho hon", KH_COMPARATOR_LT },
  { "it hon", KH_COMPARATOR_LT },
  { "hon", KH_COMPARATOR_GT },
  { "vuot", KH_COMPARATOR_GT },
  { "≥", KH_COMPARATOR_GE },
  { ">=", KH_COMPARATOR_GE },
  { "≤", KH_COMPARATOR_LE },
  { "<=", KH_COMPARATOR_LE },
  { ">", KH_COMPARATOR_GT },
  { "<", KH_COMPARATOR_LT },
};

/* Words between a comparator and its number. */
static const char *const fillers[]
    = { "dat", "muc", "tu", "la", "co", "phai", "bang", "duoc", "them", "ty le", "ti le" };

static gboolean
ends_with_word (const char *text, gsize length, const char *word)
{
  gsize n = strlen (word);

  return length >= n && strncmp (text + length - n, word, n) == 0
         && (length == n || !g_ascii_isalnum (text[length - n - 1]) || !g_ascii_isalnum (*word));
}

static gsize
trim_end (const char *text, gsize length)
{
  while (length > 0 && text[length - 1] == ' ')
    length--;
  return length;
}

static KhComparator
find_comparator (const char *fold, gsize start, const char *after)
{
  gsize from = start > REACH ? start - REACH : 0;
  const char *before = fold + from;
  gsize length = trim_end (before, start - from);
  gboolean again = TRUE;

  while (*after == ' ')
    after++;
  if (g_str_has_prefix (after, "tro len"))
    return KH_COMPARATOR_GE;
  if (g_str_has_prefix (after, "tro xuong"))
    return KH_COMPARATOR_LE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (comparators); i++)
        if (ends_with_word (before, length, comparators[i].words))
          return comparators[i].comparator;
      for (guint i = 0; i < G_N_ELEMENTS (fillers) && !again; i++)
        if (ends_with_word (before, length, fillers[i]))
          {
            length = trim_end (before, length - strlen (fillers[i]));
            again = TRUE;
          }
    }
  return KH_COMPARATOR_EQ;
}

/* Vietnamese figures: a comma before decimals, points between thousands; a
 * single point before one or two digits is a decimal one all the same. */
static double
parse_figure (const char *start, gsize length)
{
  g_autofree char *text = g_strndup (start, length);
  char *comma = strchr (text, ',');
  char *point = strrchr (text, '.');

  if (comma != NULL)
    {
      *comma = '.';
      if (strchr (comma + 1, ',') != NULL || strchr (comma + 1, '.') != NULL)
        return NAN;
    }
  if (point != NULL && (comma != NULL || strlen (point + 1) == 3))
    {
      GString *digits = g_string_new (NULL);

      for (const char *p = text; *p != '\0'; p++)
        if (*p != '.' || p == comma)
          g_string_append_c (digits, *p);
      g_free (text);
      text = g_string_free (digits, FALSE);
    }
  return g_ascii_strtod (text, NULL);
}

/* Where the figure that ends at @end begins; @end if there is none. */
static gsize
find_figure (const char *fold, gsize end)
{
  gsize start = end;

  while (start > 0 && end - start < 16
         && (g_ascii_isdigit (fold[start - 1]) || strchr (".,", fold[start - 1]) != NULL))
    start--;
  while (start < end && !g_ascii_isdigit (fold[start]))
    start++;
  return start;
}

static KhIndicator *
add_indicator (KhTarget *target, KhComparator comparator, const char *fold, gsize start, gsize end)
{
  double value = parse_figure (fold + start, end - start);
  KhIndicator *indicator = NULL;

  if (!isfinite (value))
    return NULL;
  indicator = kh_indicator_new (comparator, value, "%");
  kh_node_append_take (KH_NODE (target), indicator);
  return indicator;
}

/* The end of a figure joined to the one at @start by a dash: "80 - 90%"; 0 if there is none. */
static gsize
find_range_start (const char *fold, gsize start)
{
  static const char *const dashes[] = { "-", "–", "—" };
  gsize end = trim_end (fold, start);

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (ends_with_word (fold, end, dashes[i]))
      {
        end = trim_end (fold, end - strlen (dashes[i]));
        return find_figure (fold, end) < end ? end : 0;
      }
  return 0;
}

void
kh_recogniser_read_indicators (KhTarget *target, const char *text)
{
  g_autofree char *fold = kh_source_fold (text);
  KhIndicator *last = NULL;
  gsize last_end = 0;
  guint n = 0;

  for (const char *p = strchr (fold, '%'); p != NULL && n < MAX_INDICATORS; p = strchr (p + 1, '%'))
    {
      gsize end = trim_end (fold, p - fold);
      gsize start = find_figure (fold, end);
      gsize low_end = start < end ? find_range_start (fold, start) : 0;
      KhComparator comparator = KH_COMPARATOR_EQ;

      if (start == end)
        continue;
      if (low_end > last_end)
        {
          add_indicator (target, KH_COMPARATOR_GE, fold, find_figure (fold, low_end), low_end);
          comparator = KH_COMPARATOR_LE;
          n++;
        }
      else if (last != NULL && start - last_end < 12
               && (ends_with_word (fold, trim_end (fold, start), "den")
                   || ends_with_word (fold, trim_end (fold, start), "-")))
        {
          g_object_set (last, "comparator", KH_COMPARATOR_GE, NULL);
          comparator = KH_COMPARATOR_LE;
        }
      else
        comparator = find_comparator (fold, start, p + 1);
      last = add_indicator (target, comparator, fold, start, end);
      last_end = p + 1 - fold;
      n++;
    }
}

/* Folded words that name a reporting period. */
static const struct
{
  const char *words;
  KhPeriod period;
} periods[] = {
  { "6 thang", KH_PERIOD_HALF },      { "06 thang", KH_PERIOD_HALF }, { "sau thang", KH_PERIOD_HALF },
  { "nua nam", KH_PERIOD_HALF },      { "quy", KH_PERIOD_QUARTER },   { "bao cao nam", KH_PERIOD_YEAR },
  { "hang nam", KH_PERIOD_YEAR },     { "ca nam", KH_PERIOD_YEAR },   { "tong ket nam", KH_PERIOD_YEAR },
  { "ket thuc nam", KH_PERIOD_YEAR }, { "cuoi nam", KH_PERIOD_YEAR }, { "bao cao thang", KH_PERIOD_MONTH },
  { "hang thang", KH_PERIOD_MONTH },
};

/* The last period named in [start, end) of @fold. */
static gboolean
find_period (const char *fold, gsize start, gsize end, KhPeriod *period)
{
  gsize best = 0;
  gboolean found = FALSE;

  for (gsize i = start; i < end; i++)
    for (guint j = 0; j < G_N_ELEMENTS (periods); j++)
      {
        gsize length = strlen (periods[j].words);

        if (i + length <= end && strncmp (fold + i, periods[j].words, length) == 0
            && (i == 0 || !g_ascii_isalnum (fold[i - 1])) && !g_ascii_isalnum (fold[i + length])
            && (!found || i >= best))
          {
            best = i;
            found = TRUE;
            *period = periods[j].period;
          }
      }
  return found;
}

/* Returns: (transfer full) (nullable): what the words mean, with as few of the last words left out as needed
 */
static KhDeadline *
parse_deadline (const char *words, const char *day)
{
  g_autofree char *shorter = g_strconcat ("trước ", day, NULL);

  for (guint tries = 0; tries < 5; tries++)
    {
      g_autoptr (KhDeadline) deadline = kh_deadline_parse (shorter);
      char *space = strrchr (shorter, ' ');

      if (kh_deadline_get_kind (deadline) == KH_DEADLINE_DAY
          || kh_deadline_get_kind (deadline) == KH_DEADLINE_RELATIVE)
        return kh_deadline_new (kh_deadline_get_kind (deadline), kh_deadline_get_year (deadline),
                                kh_deadline_get_index (deadline), kh_deadline_get_day (deadline), words);
      if (space == NULL)
        break;
      *space = '\0';
    }
  return NULL;
}

/* Where the words "trước ngày", "chậm nhất ngày" begin at or after @from; @day gets where "ngày" is. */
static const char *
find_before_day (const char *from, const char **day)
{
  static const char *const words[]
      = { "truoc ngay ", "cham nhat ngay ", "cham nhat la ngay ", "cham nhat vao ngay " };
  const char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (from, words[i]);

      if (found != NULL && (first == NULL || found < first))
        {
          first = found;
          *day = found + strlen (words[i]) - strlen ("ngay ");
        }
    }
  return first;
}

void
kh_recogniser_read_reports (KhDuty *duty, const char *text)
{
  g_autofree char *fold = NULL;
  gsize from = 0;
  const char *day = NULL;

  if (strlen (text) > MAX_REPORT_BYTES)
    return;
  fold = kh_source_fold (text);
  if (strstr (fold, "bao cao") == NULL)
    return;

  guint n = 0;

  for (const char *p = find_before_day (fold, &day); p != NULL && n < MAX_REPORTS;
       p = find_before_day (day + 1, &day))
    {
      const char *end = day + strcspn (day, ",;()");
      glong start_char = g_utf8_pointer_to_offset (fold, p);
      g_autofree char *words = g_utf8_substring (text, start_char, g_utf8_pointer_to_offset (fold, end));
      g_autofree char *day_words = g_utf8_substring (text, g_utf8_pointer_to_offset (fold, day),
                                                     g_utf8_pointer_to_offset (fold, end));
      KhPeriod period = KH_PERIOD_YEAR;
      g_autoptr (KhDeadline) deadline = NULL;

      g_strchomp (words);
      if (g_str_has_suffix (words, "."))
        words[strlen (words) - 1] = '\0';
      deadline = parse_deadline (words, day_words);
      if (deadline != NULL
          && (find_period (fold, from, p - fold, &period)
              || find_period (fold, day - fold, end - fold, &period)))
        {
          kh_node_append_take (KH_NODE (duty), kh_reporting_new (period, deadline));
          n++;
        }
      from = end - fold;
    }
}
