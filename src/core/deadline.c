/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When something is due: parameters and words. */
#include "deadline.h"


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

/* What has no day stands last, the blank before the words. */
static int
rank_without_day (const KhDeadline *self)
{
  if (self->kind == KH_DEADLINE_NONE)
    return 2;

  return self->kind == KH_DEADLINE_RELATIVE ? 0 : 1;
}

int
kh_deadline_compare (const KhDeadline *a, const KhDeadline *b, int plan_year)
{
  GDate a_from, a_to, b_from, b_to;
  gboolean a_dated, b_dated;
  int order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  a_dated = kh_deadline_get_range (a, plan_year, &a_from, &a_to);
  b_dated = kh_deadline_get_range (b, plan_year, &b_from, &b_to);
  if (a_dated != b_dated)
    return a_dated ? -1 : 1;
  if (!a_dated)
    return rank_without_day (a) - rank_without_day (b);

  /* Of two that end on one day the shorter one is the more pressing. */
  order = g_date_compare (&a_to, &b_to);
  return order != 0 ? order : g_date_compare (&b_from, &a_from);
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

guint
kh_period_count (KhPeriod period)
{
  switch (period)
    {
    case KH_PERIOD_MONTH:
      return 12;
    case KH_PERIOD_QUARTER:
      return 4;
    case KH_PERIOD_HALF:
      return 2;
    case KH_PERIOD_YEAR:
    default:
      return 1;
    }
}

gboolean
kh_deadline_get_due_in_period (const KhDeadline *self, KhPeriod period, int plan_year, int n, GDate *due)
{
  const int length = 12 / (int) kh_period_count (period);
  gboolean is_every;
  GDate from;
  int month, last_day;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (due != NULL, FALSE);

  /* "Hằng quý" of each quarter is the quarter's end. */
  is_every = self->kind == KH_DEADLINE_EVERY_MONTH || self->kind == KH_DEADLINE_EVERY_QUARTER;

  if (n < 1 || n > 12 / length || plan_year < 1900 || plan_year > 2200)
    return FALSE;
  if (self->kind != KH_DEADLINE_RELATIVE && !is_every)
    return kh_deadline_get_range (self, plan_year, &from, due);
  if (self->index > length)
    return FALSE;

  month = (n - 1) * length + (self->index == 0 ? length : self->index);
  last_day = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) plan_year);
  g_date_clear (due, 1);
  g_date_set_dmy (due, (GDateDay) (is_every ? last_day : MIN (self->day, last_day)), (GDateMonth) month, (GDateYear) plan_year);
  return TRUE;
}
