/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of a year: their codes, words and days. */
#include "report-period.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "schedule.h"
#include "text.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2200

/* Between the year and the number; a whole year has neither letter nor number. */
static const char letters[] = { [KH_PERIOD_MONTH] = 'M', [KH_PERIOD_QUARTER] = 'Q', [KH_PERIOD_HALF] = 'H' };

/* Returns: the number that all of @figures is, 0 if they are none */
static int
read_figures (const char *figures, gsize min, gsize max)
{
  const gsize length = strlen (figures);

  if (length < min || length > max || strspn (figures, "0123456789") != length)
    return 0;
  return (int) g_ascii_strtoll (figures, NULL, 10);
}

static gboolean
parse (const char *code, KhReportPeriod *period)
{
  const gsize n_figures = strspn (code, "0123456789");
  g_autofree char *year = g_strndup (code, n_figures);
  const char *rest = code + n_figures;

  period->year = read_figures (year, 4, 4);
  period->kind = KH_PERIOD_YEAR;
  period->index = 1;
  if (period->year < FIRST_YEAR || period->year > LAST_YEAR)
    return FALSE;
  if (*rest == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (*rest == letters[i])
      {
        period->kind = (KhPeriod) i;
        period->index = read_figures (rest + 1, i == KH_PERIOD_MONTH ? 2 : 1, i == KH_PERIOD_MONTH ? 2 : 1);
        return period->index >= 1 && period->index <= (int) kh_period_count (period->kind);
      }
  return FALSE;
}

gboolean
kh_report_period_parse (const char *code, KhReportPeriod *period, GError **error)
{
  KhReportPeriod parsed;

  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  if (!parse (code, &parsed))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is no period; write a month as 2027M03, a quarter as 2027Q1, a half-year as 2027H1, a year as 2027"),
                   code);
      return FALSE;
    }
  *period = parsed;
  return TRUE;
}

char *
kh_report_period_dup_code (const KhReportPeriod *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == KH_PERIOD_YEAR)
    return g_strdup_printf ("%d", self->year);
  return g_strdup_printf ("%d%c%0*d", self->year, letters[self->kind], self->kind == KH_PERIOD_MONTH ? 2 : 1, self->index);
}

char *
kh_report_period_dup_words (const KhReportPeriod *self)
{
  g_autofree char *roman = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case KH_PERIOD_MONTH:
      /* Zero before months 1 and 2 only, as in the dates of documents. */
      return g_strdup_printf ("tháng %0*d năm %d", self->index < 3 ? 2 : 1, self->index, self->year);
    case KH_PERIOD_QUARTER:
      roman = kh_text_roman ((guint) self->index);
      return g_strdup_printf ("quý %s năm %d", roman, self->year);
    case KH_PERIOD_HALF:
    case KH_PERIOD_YEAR:
    default:
      return kh_period_dup_name (self->kind, self->year, (guint) self->index);
    }
}

void
kh_report_period_get_range (const KhReportPeriod *self, GDate *first, GDate *last)
{
  g_return_if_fail (self != NULL);

  kh_period_get_range (self->kind, self->year, (guint) self->index, first, last);
}

gboolean
kh_report_period_contains (const KhReportPeriod *self, const KhReportPeriod *other)
{
  GDate first, last, other_first, other_last;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  kh_report_period_get_range (self, &first, &last);
  kh_report_period_get_range (other, &other_first, &other_last);
  return g_date_compare (&first, &other_first) <= 0 && g_date_compare (&last, &other_last) >= 0;
}

KhReportPeriod
kh_report_period_get_next (const KhReportPeriod *self)
{
  KhReportPeriod next = { 0 };

  g_return_val_if_fail (self != NULL, next);

  next = *self;
  if (++next.index > (int) kh_period_count (next.kind))
    {
      next.index = 1;
      next.year++;
    }
  return next;
}

GArray *
kh_report_period_list_of_year (int year)
{
  static const KhPeriod kinds[] = { KH_PERIOD_QUARTER, KH_PERIOD_HALF, KH_PERIOD_YEAR, KH_PERIOD_MONTH };
  GArray *periods = g_array_new (FALSE, FALSE, sizeof (KhReportPeriod));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (int n = 1; n <= (int) kh_period_count (kinds[i]); n++)
      {
        const KhReportPeriod period = { year, kinds[i], n };

        g_array_append_val (periods, period);
      }

  return periods;
}

int
kh_report_period_compare (const KhReportPeriod *a, const KhReportPeriod *b)
{
  GDate first_a, last_a, first_b, last_b;
  int order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  kh_report_period_get_range (a, &first_a, &last_a);
  kh_report_period_get_range (b, &first_b, &last_b);
  order = g_date_compare (&last_a, &last_b);
  return order != 0 ? order : g_date_compare (&first_b, &first_a);
}
