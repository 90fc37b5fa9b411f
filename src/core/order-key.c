/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fractional order keys.
 *
 * A key is an integer part and a fraction. The integer's first letter says how
 * many digits follow: 'a' one, 'b' two and so on, and 'Z' one, 'Y' two for the
 * integers below zero; so appending a million rows keeps keys at five letters.
 * The fraction never ends in '0', so that there is always room below it. */
#include "order-key.h"

#include <string.h>

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
#define BASE 62

static int
digit_value (char c)
{
  const char *found = c != '\0' ? strchr (digits, c) : NULL;

  return found != NULL ? (int) (found - digits) : -1;
}

/* Length of the integer part, 0 if @key was not made here. */
static gsize
integer_length (const char *key)
{
  gsize length;

  if (key[0] >= 'a' && key[0] <= 'z')
    length = key[0] - 'a' + 2;
  else if (key[0] >= 'A' && key[0] <= 'Z')
    length = 'Z' - key[0] + 2;
  else
    return 0;

  for (gsize i = 0; key[i] != '\0'; i++)
    if (digit_value (key[i]) < 0)
      return 0;

  return strlen (key) >= length ? length : 0;
}

/* The integer after (or with @step -1 before) the first @length letters of
 * @key; NULL at the end of the range. */
static char *
step_integer (const char *key, gsize length, int step)
{
  GString *next = g_string_new_len (key, length);
  const int wrap_from = step > 0 ? BASE - 1 : 0;
  const char wrap_to = digits[step > 0 ? 0 : BASE - 1];
  gsize i = length;

  while (--i > 0)
    {
      int value = digit_value (next->str[i]);

      if (value != wrap_from)
        {
          next->str[i] = digits[value + step];
          return g_string_free (next, FALSE);
        }
      next->str[i] = wrap_to;
    }

  if (key[0] == (step > 0 ? 'z' : 'A'))
    {
      g_string_free (next, TRUE);
      return NULL;
    }
  if (key[0] == (step > 0 ? 'Z' : 'a'))
    {
      g_string_free (next, TRUE);
      return g_strdup (step > 0 ? "a0" : "Zz");
    }

  next->str[0] += step;
  if ((step > 0) == (next->str[0] >= 'a'))
    g_string_append_c (next, wrap_to);
  else
    g_string_truncate (next, next->len - 1);

  return g_string_free (next, FALSE);
}

/* A fraction between @low and @high; @high NULL is one. */
static char *
middle (const char *low, const char *high)
{
  GString *result = g_string_new (NULL);

  for (;;)
    {
      int from = *low != '\0' ? digit_value (*low) : 0;
      int to = high != NULL && *high != '\0' ? digit_value (*high) : BASE;

      if (to - from > 1)
        {
          g_string_append_c (result, digits[(from + to) / 2]);
          return g_string_free (result, FALSE);
        }

      g_string_append_c (result, digits[from]);
      if (*low != '\0')
        low++;
      if (to == from && high != NULL)
        high++;
      else
        high = NULL;
    }
}

static char *
extend (const char *key, gsize length, const char *low, const char *high)
{
  g_autofree char *integer = g_strndup (key, length);
  g_autofree char *fraction = middle (low, high);

  return g_strconcat (integer, fraction, NULL);
}

static char *
key_after (const char *before)
{
  gsize length = integer_length (before);
  char *next;

  if (length == 0)
    return g_strconcat (before, "V", NULL);

  next = step_integer (before, length, 1);

  return next != NULL ? next : extend (before, length, before + length, NULL);
}

static char *
key_before (const char *after)
{
  gsize length = integer_length (after);
  char *previous;

  if (length == 0)
    return g_strdup ("A");
  if (after[length] != '\0')
    return g_strndup (after, length);

  previous = step_integer (after, length, -1);

  return previous != NULL ? previous : g_strdup ("A");
}

char *
kh_order_key_between (const char *before, const char *after)
{
  gsize length_before, length_after;

  if (before == NULL && after == NULL)
    return g_strdup ("a0");
  if (before == NULL)
    return key_before (after);
  if (after == NULL)
    return key_after (before);

  length_before = integer_length (before);
  length_after = integer_length (after);
  if (strcmp (before, after) >= 0 || length_before == 0 || length_after == 0)
    return g_strconcat (before, "V", NULL);

  if (length_before == length_after && strncmp (before, after, length_before) == 0)
    return extend (before, length_before, before + length_before, after + length_after);

  g_autofree char *next = step_integer (before, length_before, 1);

  if (next != NULL && strcmp (next, after) < 0)
    return g_steal_pointer (&next);

  return extend (before, length_before, before + length_before, NULL);
}
