/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When something is due: parameters and words. */
#include "deadline.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

struct _KhDeadline
{
  gatomicrefcount ref_count;
  KhDeadlineKind kind;
  int year;
  int index;
  int day;
  char *text;
};

G_DEFINE_BOXED_TYPE (KhDeadline, kh_deadline, kh_deadline_ref, kh_deadline_unref)

static gboolean
is_in_range (KhDeadlineKind kind, int year, int index, int day)
{
  if (year != 0 && (year < 1900 || year > 2200))
    return FALSE;

  switch (kind)
    {
    case KH_DEADLINE_DAY:
      /* A leap year stands for the plan's own, which may be one. */
      return index >= 1 && index <= 12 && day >= 1 && day <= 31
             && g_date_valid_dmy ((GDateDay) day, (GDateMonth) index, (GDateYear) (year != 0 ? year : 2024));
    case KH_DEADLINE_MONTH:
      return index >= 1 && index <= 12;
    case KH_DEADLINE_QUARTER:
      return index >= 1 && index <= 4;
    case KH_DEADLINE_HALF:
      return index >= 1 && index <= 2;
    case KH_DEADLINE_RELATIVE:
      return day >= 1 && day <= 31 && index >= 0 && index <= 12;
    default:
      return TRUE;
    }
}

static char *
with_year (const char *words, const char *joint, int year)
{
  return year != 0 ? g_strdup_printf ("%s%s%d", words, joint, year) : g_strdup (words);
}

static char *
default_text (KhDeadlineKind kind, int year, int index, int day)
{
  static const char *const quarters[] = { "Quý I", "Quý II", "Quý III", "Quý IV" };
  g_autofree char *words = NULL;

  switch (kind)
    {
    case KH_DEADLINE_DAY:
      words = g_strdup_printf ("%02d/%0*d", day, index < 3 ? 2 : 1, index);
      return with_year (words, "/", year);
    case KH_DEADLINE_MONTH:
      words = g_strdup_printf ("Tháng %0*d", index < 3 ? 2 : 1, index);
      return with_year (words, "/", year);
    case KH_DEADLINE_QUARTER:
      return with_year (quarters[index - 1], "/", year);
    case KH_DEADLINE_HALF:
      return with_year (index == 1 ? "6 tháng đầu năm" : "6 tháng cuối năm", " ", year);
    case KH_DEADLINE_YEAR_END:
      return with_year ("Cuối năm", " ", year);
    case KH_DEADLINE_WHOLE_YEAR:
      return with_year ("Cả năm", " ", year);
    case KH_DEADLINE_EVERY_MONTH:
      return g_strdup ("Hằng tháng");
    case KH_DEADLINE_EVERY_QUARTER:
      return g_strdup ("Hằng quý");
    case KH_DEADLINE_RELATIVE:
      if (index == 0)
        return g_strdup_printf ("Trước ngày %02d của tháng cuối kỳ", day);
      return g_strdup_printf ("Trước ngày %02d của tháng thứ %d trong kỳ", day, index);
    default:
      return g_strdup ("");
    }
}

KhDeadline *
kh_deadline_new (KhDeadlineKind kind, int year, int index, int day, const char *text)
{
  KhDeadline *self = g_new0 (KhDeadline, 1);

  if (!is_in_range (kind, year, index, day))
    kind = KH_DEADLINE_FREE;
  if (kind == KH_DEADLINE_FREE || kind == KH_DEADLINE_NONE)
    year = index = day = 0;

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->year = year;
  self->index = index;
  self->day = day;
  self->text = text != NULL && *text != '\0' ? g_strdup (text) : default_text (kind, year, index, day);

  return self;
}

KhDeadline *
kh_deadline_ref (KhDeadline *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
kh_deadline_unref (KhDeadline *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->text);
  g_free (self);
}

gboolean
kh_deadline_equal (const KhDeadline *a, const KhDeadline *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;

  return a->kind == b->kind && a->year == b->year && a->index == b->index && a->day == b->day
         && g_str_equal (a->text, b->text);
}

/* Words to kinds. The patterns see folded text (no marks, lower case) and must
 * match all of it. A named group "index" may be Roman or Arabic. */
static const struct
{
  KhDeadlineKind kind;
  int index;
  const char *pattern;
} forms[] = {
  { KH_DEADLINE_RELATIVE, 0,
    "truoc ngay (?<d>[0-9]{1,2}) (?:cua )?thang cuoi(?: cua)?(?: moi)?(?: quy| ky)?(?: bao cao)?" },
  { KH_DEADLINE_RELATIVE, 1, "truoc ngay (?<d>[0-9]{1,2}) (?:hang|moi) thang" },
  { KH_DEADLINE_DAY, 0,
    "(?:truoc |den )?(?:het )?(?:ngay )?(?<d>[0-9]{1,2}) ?[-/.] ?(?<m>[0-9]{1,2})(?: ?[-/.] "
    "?(?<y>[0-9]{4}))?" },
  { KH_DEADLINE_DAY, 0,
    "(?:truoc |den )?(?:het )?ngay (?<d>[0-9]{1,2}) thang (?<m>[0-9]{1,2})(?: nam (?<y>[0-9]{4}))?" },
  { KH_DEADLINE_QUARTER, 0,
    "(?:trong |het |cuoi )?quy (?<q>iv|i{1,3}|[1-4])(?:(?: ?[-/] ?| nam | )(?<y>[0-9]{4}))?" },
  { KH_DEADLINE_HALF, 1, "(?:trong )?(?:6|sau) thang dau nam(?: (?<y>[0-9]{4}))?" },
  { KH_DEADLINE_HALF, 2, "(?:trong )?(?:6|sau) thang cuoi nam(?: (?<y>[0-9]{4}))?" },
  { KH_DEADLINE_MONTH, 0, "(?:trong |het )?thang (?<m>[0-9]{1,2})(?:(?: ?[-/] ?| nam )(?<y>[0-9]{4}))?" },
  { KH_DEADLINE_EVERY_MONTH, 0, "(?:dinh ky )?(?:hang|moi) thang" },
  { KH_DEADLINE_EVERY_QUARTER, 0, "(?:dinh ky )?(?:hang|moi) quy" },
  { KH_DEADLINE_YEAR_END, 0, "(?:truoc |het )?cuoi nam(?: (?<y>[0-9]{4}))?" },
  { KH_DEADLINE_YEAR_END, 0, "het nam(?: (?<y>[0-9]{4}))?" },
  { KH_DEADLINE_WHOLE_YEAR, 0,
    "(?:thuong xuyen|ca nam|trong nam|suot nam|hang nam|thuong xuyen,? (?:trong|ca) nam)(?: "
    "(?<y>[0-9]{4}))?" },
  { KH_DEADLINE_WHOLE_YEAR, 0, "(?:trong )?nam (?<y>[0-9]{4})" },
};

static int
fetch_number (GMatchInfo *match, const char *name)
{
  g_autofree char *text = g_match_info_fetch_named (match, name);

  return text != NULL ? atoi (text) : 0;
}

static int
fetch_quarter (GMatchInfo *match)
{
  g_autofree char *text = g_match_info_fetch_named (match, "q");
  g_autofree char *upper = NULL;

  if (text == NULL)
    return 0;
  if (g_ascii_isdigit (*text))
    return atoi (text);

  upper = g_ascii_strup (text, -1);
  return (int) kh_text_parse_roman (upper);
}

/* Compiled when first wanted: a long document has thousands of deadlines. */
static GRegex *
get_form (guint i)
{
  static gsize regexes[G_N_ELEMENTS (forms)];

  if (g_once_init_enter (&regexes[i]))
    {
      g_autofree char *pattern = g_strdup_printf ("^%s$", forms[i].pattern);

      g_once_init_leave (&regexes[i], (gsize) g_regex_new (pattern, G_REGEX_DUPNAMES | G_REGEX_OPTIMIZE,
                                                           G_REGEX_MATCH_DEFAULT, NULL));
    }
  return (GRegex *) regexes[i];
}

KhDeadline *
kh_deadline_parse (const char *text)
{
  g_autofree char *normal = NULL, *folded = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  normal = kh_text_normalize (text);
  if (*normal == '\0')
    return kh_deadline_new (KH_DEADLINE_NONE, 0, 0, 0, NULL);

  folded = kh_text_fold (normal);
  length = strlen (folded);
  while (length > 0 && strchr (".;,", folded[length - 1]) != NULL)
    folded[--length] = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GMatchInfo) match = NULL;
      int index = forms[i].index;

      if (!g_regex_match (get_form (i), folded, G_REGEX_MATCH_DEFAULT, &match))
        continue;

      if (forms[i].kind == KH_DEADLINE_QUARTER)
        index = fetch_quarter (match);
      else if (forms[i].kind == KH_DEADLINE_DAY || forms[i].kind == KH_DEADLINE_MONTH)
        index = fetch_number (match, "m");

      return kh_deadline_new (forms[i].kind, fetch_number (match, "y"), index, fetch_number (match, "d"),
                              normal);
    }

  return kh_deadline_new (KH_DEADLINE_FREE, 0, 0, 0, normal);
}

KhDeadlineKind
kh_deadline_get_kind (const KhDeadline *self)
{
  g_return_val_if_fail (self != NULL, KH_DEADLINE_NONE);

  return self->kind;
}

int
kh_deadline_get_year (const KhDeadline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->year;
}

int
kh_deadline_get_index (const KhDeadline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->index;
}

int
kh_deadline_get_day (const KhDeadline *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->day;
}

const char *
kh_deadline_get_text (const KhDeadline *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->text;
}

static void
set_months (GDate *from, GDate *to, int year, int first, int last)
{
  g_date_clear (from, 1);
  g_date_clear (to, 1);
  g_date_set_dmy (from, 1, (GDateMonth) first, (GDateYear) year);
  g_date_set_dmy (to, g_date_get_days_in_month ((GDateMonth) last, (GDateYear) year), (GDateMonth) last,
                  (GDateYear) year);
}

gboolean
kh_deadline_get_range (const KhDeadline *self, int plan_year, GDate *from, GDate *to)
{
  int year;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (from != NULL && to != NULL, FALSE);

  year = self->year != 0 ? self->year : plan_year;
  if (year < 1900 || year > 2200)
    return FALSE;

  switch (self->kind)
    {
    case KH_DEADLINE_DAY:
      if (!g_date_valid_dmy ((GDateDay) self->day, (GDateMonth) self->index, (GDateYear) year))
        return FALSE;
      g_date_clear (from, 1);
      g_date_set_dmy (from, (GDateDay) self->day, (GDateMonth) self->index, (GDateYear) year);
      *to = *from;
      return TRUE;
    case KH_DEADLINE_MONTH:
      set_months (from, to, year, self->index, self->index);
      return TRUE;
    case KH_DEADLINE_QUARTER:
      set_months (from, to, year, self->index * 3 - 2, self->index * 3);
      return TRUE;
    case KH_DEADLINE_HALF:
      set_months (from, to, year, self->index * 6 - 5, self->index * 6);
      return TRUE;
    case KH_DEADLINE_YEAR_END:
      set_months (from, to, year, 12, 12);
      return TRUE;
    case KH_DEADLINE_WHOLE_YEAR:
    case KH_DEADLINE_EVERY_MONTH:
    case KH_DEADLINE_EVERY_QUARTER:
      set_months (from, to, year, 1, 12);
      return TRUE;
    default:
      return FALSE;
    }
}

static int
months_in_period (KhPeriod period)
{
  switch (period)
    {
    case KH_PERIOD_MONTH:
      return 1;
    case KH_PERIOD_QUARTER:
      return 3;
    case KH_PERIOD_HALF:
      return 6;
    default:
      return 12;
    }
}

gboolean
kh_deadline_get_due_in_period (const KhDeadline *self, KhPeriod period, int plan_year, int n, GDate *due)
{
  const int length = months_in_period (period);
  GDate from;
  int month, last_day;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (due != NULL, FALSE);

  if (n < 1 || n > 12 / length || plan_year < 1900 || plan_year > 2200)
    return FALSE;
  if (self->kind != KH_DEADLINE_RELATIVE)
    return kh_deadline_get_range (self, plan_year, &from, due);
  if (self->index > length)
    return FALSE;

  month = (n - 1) * length + (self->index == 0 ? length : self->index);
  last_day = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) plan_year);
  g_date_clear (due, 1);
  g_date_set_dmy (due, (GDateDay) MIN (self->day, last_day), (GDateMonth) month, (GDateYear) plan_year);
  return TRUE;
}
