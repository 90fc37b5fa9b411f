/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How values are read from an entry and shown in it. */
#include <glib/gi18n.h>
#include <stdlib.h>

#include "date.h"
#include "deadline.h"
#include "entry-binding.h"
#include "numbers.h"
#include "text.h"

static gboolean
parse_text (const char *text, GValue *value, const char **problem)
{
  g_value_take_string (value, kh_text_normalize (text));
  return TRUE;
}

static char *
format_text (const GValue *value)
{
  const char *text = g_value_get_string (value);

  return g_strdup (text != NULL ? text : "");
}

const KhEntryKind kh_entry_kind_text = { parse_text, format_text };

static gboolean
parse_int (const char *text, int low, int high, GValue *value)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, low, high, &number, NULL))
    return FALSE;
  g_value_set_int (value, (int) number);
  return TRUE;
}

static gboolean
parse_year (const char *text, GValue *value, const char **problem)
{
  *problem = _("Not a year");
  return parse_int (text, 1945, 2200, value);
}

static char *
format_year (const GValue *value)
{
  return g_strdup_printf ("%d", g_value_get_int (value));
}

const KhEntryKind kh_entry_kind_year = { parse_year, format_year };

static gboolean
parse_count (const char *text, GValue *value, const char **problem)
{
  *problem = _("Not a number");
  return *text == '\0' || parse_int (text, 0, 999, value);
}

static char *
format_count (const GValue *value)
{
  int count = g_value_get_int (value);

  return count > 0 ? g_strdup_printf ("%d", count) : g_strdup ("");
}

const KhEntryKind kh_entry_kind_count = { parse_count, format_count };

static gboolean
parse_number (const char *text, GValue *value, const char **problem)
{
  double number;

  *problem = _("Not a number");
  if (!kh_number_parse (text, &number))
    return FALSE;
  g_value_set_double (value, number);
  return TRUE;
}

static char *
format_number (const GValue *value)
{
  return kh_number_format (g_value_get_double (value));
}

const KhEntryKind kh_entry_kind_number = { parse_number, format_number };

static gboolean
parse_date (const char *text, GValue *value, const char **problem)
{
  g_autofree char *iso = NULL;

  if (*text == '\0')
    {
      g_value_set_string (value, NULL);
      return TRUE;
    }
  *problem = _("Not a date, such as 12/01/2027");
  iso = kh_date_parse (text);
  if (iso == NULL)
    return FALSE;
  g_value_take_string (value, g_steal_pointer (&iso));
  return TRUE;
}

static char *
format_date (const GValue *value)
{
  char *text = kh_date_format_short (g_value_get_string (value));

  return text != NULL ? text : g_strdup ("");
}

const KhEntryKind kh_entry_kind_date = { parse_date, format_date };

static gboolean
parse_deadline (const char *text, GValue *value, const char **problem)
{
  g_value_take_boxed (value, kh_deadline_parse (text));
  return TRUE;
}

static char *
format_deadline (const GValue *value)
{
  const KhDeadline *deadline = g_value_get_boxed (value);

  return g_strdup (deadline != NULL ? kh_deadline_get_text (deadline) : "");
}

const KhEntryKind kh_entry_kind_deadline = { parse_deadline, format_deadline };
