/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers as people write them in Vietnamese. */
#include "numbers.h"

#include <math.h>
#include <string.h>

gboolean
kh_number_parse (const char *text, double *value)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  g_autoptr (GString) ascii = g_string_new (NULL);
  gboolean comma = strchr (clean, ',') != NULL;
  const char *last_point = strrchr (clean, '.');
  gboolean thousands;
  char *end = NULL;

  *value = NAN;
  if (*clean == '\0')
    return TRUE;
  /* "1.250" is one thousand two hundred and fifty, "12.5" is not. */
  thousands = last_point != NULL
              && (comma || strchr (clean, '.') != last_point || (strlen (last_point) == 4 && *clean != '0'));
  for (const char *c = clean; *c != '\0'; c++)
    {
      if (*c == ' ' || (*c == '.' && thousands))
        continue;
      g_string_append_c (ascii, *c == ',' ? '.' : *c);
    }
  for (const char *c = ascii->str; *c != '\0'; c++)
    if (!g_ascii_isdigit (*c) && *c != '.' && *c != '-')
      return FALSE;
  *value = g_ascii_strtod (ascii->str, &end);
  if (end == ascii->str || *end != '\0')
    {
      *value = NAN;
      return FALSE;
    }
  return TRUE;
}

char *
kh_number_format (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    return g_strdup ("");
  g_ascii_formatd (buffer, sizeof buffer, "%.10g", value);
  return g_strdelimit (g_strdup (buffer), ".", ',');
}

char *
kh_number_format_exact (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *point = NULL;

  if (!isfinite (value))
    return g_strdup ("");
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_formatd (buffer, sizeof buffer, "%.17g", value);
  point = strchr (buffer, '.');
  if (point != NULL)
    *point = ',';
  return g_strdup (buffer);
}

char *
kh_number_format_measure (double value, const char *unit)
{
  g_autofree char *number = kh_number_format_exact (value);

  if (*number == '\0' || unit == NULL || unit[strspn (unit, " \t\n\v\f\r")] == '\0')
    return g_steal_pointer (&number);
  /* "%" is written tight, words are not (OFFICIAL-FORMAT section 6, numbers). */
  return g_strconcat (number, g_str_has_prefix (unit, "%") ? "" : " ", unit, NULL);
}

const char *
kh_number_format_comparator (KhComparator comparator)
{
  switch (comparator)
    {
    case KH_COMPARATOR_EQ:
      return "=";
    case KH_COMPARATOR_GE:
      return "≥";
    case KH_COMPARATOR_LE:
      return "≤";
    case KH_COMPARATOR_GT:
      return ">";
    case KH_COMPARATOR_LT:
      return "<";
    case KH_COMPARATOR_NONE:
    default:
      return "";
    }
}

char *
kh_number_format_indicator (KhIndicator *indicator)
{
  const char *comparator = kh_number_format_comparator (kh_indicator_get_comparator (indicator));
  g_autofree char *number = kh_number_format (kh_indicator_get_value (indicator));
  const char *unit = kh_indicator_get_unit (indicator);
  gboolean tight = g_strcmp0 (unit, "%") == 0;

  if (unit == NULL)
    unit = "";
  return g_strdup_printf ("%s%s%s%s%s", comparator, *comparator != '\0' ? " " : "",
                          *number != '\0' ? number : "…", *unit != '\0' && !tight ? " " : "", unit);
}
