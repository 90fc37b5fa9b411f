/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a deadline's words mean. */
#include "deadline-words.h"

#include <glib/gi18n.h>

#include "date.h"

static char *
format_day (const GDate *date)
{
  g_autofree char *iso = kh_date_to_iso (date);

  return kh_date_format_short (iso);
}

char *
kh_deadline_explain (const KhDeadline *deadline, int plan_year)
{
  GDate from, to;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  switch (kh_deadline_get_kind (deadline))
    {
    case KH_DEADLINE_NONE:
      return g_strdup ("");
    case KH_DEADLINE_EVERY_MONTH:
      return g_strdup (_("Each month of the year"));
    case KH_DEADLINE_EVERY_QUARTER:
      return g_strdup (_("Each quarter of the year"));
    default:
      break;
    }
  if (!kh_deadline_get_range (deadline, plan_year, &from, &to))
    return g_strdup (_("No date can be computed from these words; they print as they are."));
  first = format_day (&from);
  last = format_day (&to);
  if (g_date_compare (&from, &to) == 0 || kh_deadline_get_kind (deadline) == KH_DEADLINE_DAY)
    /* Translators: %s is a day. */
    return g_strdup_printf (_("Due on %s"), last);
  /* Translators: both are days. */
  return g_strdup_printf (_("From %s to %s"), first, last);
}

char *
kh_deadline_explain_report (const KhDeadline *deadline, KhPeriod period, int plan_year)
{
  g_autoptr (GString) days = g_string_new (NULL);

  for (guint i = 1; i <= kh_period_count (period); i++)
    {
      GDate due;
      g_autofree char *day = NULL;

      if (!kh_deadline_get_due_in_period (deadline, period, plan_year, (int) i, &due))
        continue;
      day = format_day (&due);
      g_string_append_printf (days, "%s%s", days->len > 0 ? ", " : "", day);
    }
  if (days->len == 0)
    return kh_deadline_get_kind (deadline) == KH_DEADLINE_NONE
               ? g_strdup ("")
               : g_strdup (_("No date can be computed from these words; they print as they are."));
  /* Translators: %s is a list of days. */
  return g_strdup_printf (_("Due on %s at the latest"), days->str);
}
