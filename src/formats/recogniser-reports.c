/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deadlines of reports in sentences. */
#include <string.h>

#include "recogniser-private.h"

#define MAX_REPORTS 16
#define MAX_REPORT_BYTES 8000

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
  fold = kh_text_fold_chars (text);
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
