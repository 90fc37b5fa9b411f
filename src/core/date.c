/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as the decree writes them. */
#include "date.h"

#include <stdlib.h>
#include <time.h>

static gboolean
set_date (GDate *date, int year, int month, int day)
{
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

gboolean
kh_date_parse_iso (const char *text, GDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  if (text == NULL
      || !g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", text, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT))
    return FALSE;

  return set_date (date, atoi (text), atoi (text + 5), atoi (text + 8));
}

char *
kh_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

char *
kh_date_format_long (const char *iso)
{
  GDate date;

  if (!kh_date_parse_iso (iso, &date))
    return NULL;

  return g_strdup_printf ("ngày %02d tháng %0*d năm %d", g_date_get_day (&date),
                          g_date_get_month (&date) < 3 ? 2 : 1, g_date_get_month (&date),
                          g_date_get_year (&date));
}

char *
kh_date_format_short (const char *iso)
{
  GDate date;

  if (!kh_date_parse_iso (iso, &date))
    return NULL;

  return g_strdup_printf ("%02d/%0*d/%d", g_date_get_day (&date), g_date_get_month (&date) < 3 ? 2 : 1,
                          g_date_get_month (&date), g_date_get_year (&date));
}

void
kh_date_get_today (GDate *today)
{
  g_return_if_fail (today != NULL);

  g_date_clear (today, 1);
  g_date_set_time_t (today, time (NULL));
}

static int
fetch_number (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL ? atoi (text) : 0;
}

char *
kh_date_parse (const char *text)
{
  static const char *const patterns[] = {
    "^\\s*(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})\\s*$",
    "^\\s*(?:ngày\\s+)?(?<d>[0-9]{1,2})\\s*[-/.]\\s*(?<m>[0-9]{1,2})\\s*[-/.]\\s*(?<y>[0-9]{4})\\s*$",
    "^\\s*(?:ngày\\s+)?(?<d>[0-9]{1,2})\\s+tháng\\s+(?<m>[0-9]{1,2})\\s+năm\\s+(?<y>[0-9]{4})\\s*$",
  };

  g_return_val_if_fail (text != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (patterns[i], G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      GDate date;

      if (g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match)
          && set_date (&date, fetch_number (match, "y"), fetch_number (match, "m"),
                       fetch_number (match, "d")))
        return kh_date_to_iso (&date);
    }

  return NULL;
}
