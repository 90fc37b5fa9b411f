/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods in the language of the window. */
#include "period-text.h"

#include <glib/gi18n.h>

char *
kh_period_text (const KhReportPeriod *period)
{
  static const char *const quarters[] = { N_("First quarter of %d"), N_("Second quarter of %d"), N_("Third quarter of %d"),
                                          N_("Fourth quarter of %d") };
  static const char *const months[]
      = { N_("January %d"), N_("February %d"), N_("March %d"),     N_("April %d"),   N_("May %d"),      N_("June %d"),
          N_("July %d"),    N_("August %d"),   N_("September %d"), N_("October %d"), N_("November %d"), N_("December %d") };
  g_autofree char *year = NULL;
  g_autoptr (GString) words = NULL;
  const char *format;

  g_return_val_if_fail (period != NULL, NULL);

  switch (period->kind)
    {
    case KH_PERIOD_MONTH:
      format = gettext (months[period->index - 1]);
      break;
    case KH_PERIOD_QUARTER:
      format = gettext (quarters[period->index - 1]);
      break;
    case KH_PERIOD_HALF:
      format = period->index == 1 ? _("First half of %d") : _("Second half of %d");
      break;
    case KH_PERIOD_YEAR:
    default:
      format = _("The year %d");
      break;
    }
  /* Chosen at run time, so that the compiler could not check a format. */
  year = g_strdup_printf ("%d", period->year);
  words = g_string_new (format);
  g_string_replace (words, "%d", year, 1);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
